"""One table of a text while its columns are being learnt: scores for all its divisions into
cells."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from normalizers.letters.signs import DASHES
from normalizers.titles.word_classes import classify_word
from pipeline.plain_text.column_widths import compute_needed_width, fit_widths, infer_title_widths
from pipeline.plain_text.column_words import ColumnWords, LearntOdds
from pipeline.plain_text.forward_backward import (
    LOG_ZERO,
    Array,
    LatticeScores,
    run_forward_backward,
)
from pipeline.plain_text.parameters import CueWeights
from pipeline.plain_text.regions import TableText
from pipeline.plain_text.segment_lattice import LatticeNode, build_lattice
from pipeline.plain_text.transitions import ITEM_NUMBER, ColumnStates

MIN_BLANK_LINE_SHARE = 0.05
"""Blank lines separate cells if more than this share of the lines has one before it."""


class TableState(NamedTuple):
    """A table's columns after a round of learning: their widths in letters, how often each word is
    in each, and the total score of all divisions (a logarithm)."""

    column_widths: Array
    counts: dict[str | None, Array]
    log_total: float


class TableModel:
    """A table while its columns are being learnt."""

    def __init__(
        self,
        table_text: TableText,
        stem_numbers: dict[str, int],
        spaced_ends: bool,
        weights: CueWeights,
    ) -> None:
        self.table_text = table_text
        self.columns = ColumnStates(
            table_text.header.parsed_header.kind, table_text.header.parsed_header.keys, weights
        )
        self.lattice = build_lattice(
            table_text.lines, [index for index, _ in table_text.repeated_headers]
        )
        self.column_words = ColumnWords(self.lattice, self.columns, stem_numbers)
        self.title_widths = infer_title_widths(table_text.header.titles)
        self.unknown_widths = np.full(self.columns.count, np.nan)
        nodes, edges = self.lattice.nodes, self.column_words.edges
        line_ends = [node for node in nodes if not node.inside_line]
        blanks_separate = sum(
            node.blank_lines > 0 for node in line_ends
        ) > MIN_BLANK_LINE_SHARE * len(line_ends)
        self.transition_scores = np.array(
            [
                self.columns.score_transitions(node, blanks_separate=blanks_separate)
                for node in nodes
            ]
        )
        node_scores = np.array(
            [
                self.columns.score_continuations(
                    node, spaced_ends=spaced_ends, blanks_separate=blanks_separate
                )
                for node in nodes
            ]
        )
        self.start_nodes = np.array([edge.start for edge in edges])
        self.end_nodes = np.array([edge.end for edge in edges])
        self.text_widths = np.array([edge.width for edge in edges])
        self.needed_widths = np.array(
            [compute_needed_width(edge.text, nodes[edge.end].word_after) for edge in edges]
        )
        self.continue_scores = node_scores[self.end_nodes]
        has_open_bracket = np.array([edge.text.count("(") > edge.text.count(")") for edge in edges])
        self.continue_scores[:, : self.columns.subheading_state] += (
            weights.continues_bracket * has_open_bracket[:, None]
        )
        is_intended = np.array([_is_intended_end(nodes[edge.end]) for edge in edges])
        costs = np.where(self.columns.is_prose, weights.fill_prose, weights.fill_other)
        self.early_break_costs = (
            costs[None, :] * np.where(is_intended, weights.fill_weak, 1.0)[:, None]
        )

    def learn_columns(self, learnt_odds: LearntOdds, widths: Array) -> TableState:
        """Scores the divisions by what is known so far, and learns from them."""
        result = run_forward_backward(self.score_paths(learnt_odds, widths))
        shares = self._sum_column_states(result.edge_probabilities)
        continue_shares = self._sum_column_states(result.continue_probabilities)
        titles = self.table_text.header.titles
        new_widths = fit_widths(
            titles, self.text_widths, shares, self.needed_widths, continue_shares
        )
        return TableState(
            new_widths, self.column_words.count_stems(result.edge_probabilities), result.log_total
        )

    def score_paths(self, learnt_odds: LearntOdds, widths: Array) -> LatticeScores:
        """The scores of all divisions."""
        weights, subheading_state = self.columns.weights, self.columns.subheading_state
        temper = weights.temper
        emissions = self.column_words.score_emissions(learnt_odds, widths, self.text_widths)
        continuations = self.continue_scores.copy()
        next_word_fits = self.needed_widths[:, None] < weights.fitting_share * widths[None, :]
        continuations[:, :subheading_state] -= np.tile(
            np.where(next_word_fits, self.early_break_costs, 0.0), 2
        )
        return LatticeScores(
            self.start_nodes,
            self.end_nodes,
            temper * emissions,
            np.maximum(temper * continuations, LOG_ZERO),
            np.maximum(temper * self.transition_scores, LOG_ZERO),
            np.maximum(temper * self.columns.score_table_start(), LOG_ZERO),
            temper * self.columns.score_table_end(),
        )

    def _sum_column_states(self, shares: Array) -> Array:
        count = self.columns.count
        return shares[:, :count] + shares[:, count : 2 * count]


def _is_intended_end(node: LatticeNode) -> bool:
    """Whether the author may have ended a line at a node on purpose, although there was room."""
    return (
        node.word_before[-1:] in ":;.,"
        or node.word_after[:1] in f"{DASHES}√"
        or ITEM_NUMBER.fullmatch(node.word_after) is not None
        or classify_word(node.word_after) in ("month", "time", "year")
    )

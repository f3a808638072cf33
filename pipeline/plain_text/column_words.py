"""Which words the columns of a plan hold: partly known for their kind, partly learnt from the plan
itself.

A piece of a line speaks for a column by the classes of its words, and by how much more often its
words were found there than elsewhere (naive Bayes; the words of all columns are the prior).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct
from scipy.sparse import csr_matrix

from normalizers.dates.council_sessions import is_time_only, parse_session
from normalizers.titles.column_titles import NUMBER_KEY, SectionKind
from normalizers.titles.section_marks import parse_section_mark
from normalizers.titles.word_classes import classify_word, to_stem
from pipeline.plain_text.forward_backward import Array
from pipeline.plain_text.parameters import ANY_COLUMN, WORD_CLASS_ODDS, CueWeights
from pipeline.plain_text.segment_lattice import LatticeEdge, SegmentLattice
from pipeline.plain_text.transitions import ITEM_NUMBER, ColumnStates

_WORD_CLASSES = tuple(WORD_CLASS_ODDS)

IMPOSSIBLE_SCORE = -30.0

DUE_NUMBER_SCORE, NOT_A_NUMBER_SCORE = 4.0, -3.0
"""Scores for a number that is the next one to be an item's number, and for what looks like an
item's number to be something else.
"""

TIME_SUBHEADING_SCORE, STRATEGY_SUBHEADING_SCORE = 6.0, -3.0
"""That a month is a subheading, in a table without a column of deadlines; that any line is, in a
table of several levels."""

NUMBERED_SUBHEADING_SCORE = 5.0
"""That a line which is numbered as a section's title is a subheading."""

SESSION_SUBHEADING_SCORE, SESSION_IN_CELL_SCORE, SUBHEADING_WORD_SCORE = 8.0, -5.0, -0.5
"""Scores for a line that names a session to be a subheading, or to be in a cell; and for each word
of any other subheading."""


class LearntOdds(Struct, frozen=True):
    """Column key → how much each stem, by its number, speaks for the column (log odds)."""

    odds: dict[str | None, Array]


NOTHING_LEARNT = LearntOdds({})


class ColumnWords:
    """The words of a lattice's edges, and how much they speak for each column."""

    def __init__(
        self, lattice: SegmentLattice, columns: ColumnStates, stem_numbers: dict[str, int]
    ) -> None:
        """Numbers the stems that are not yet in `stem_numbers`."""
        self.edges = [edge for edges in lattice.edges_into for edge in edges]
        self._columns = columns
        edge_indices, word_stems, class_numbers = [], [], []
        for index, edge in enumerate(self.edges):
            for word in edge.text.split():
                edge_indices.append(index)
                word_stems.append(stem_numbers.setdefault(to_stem(word), len(stem_numbers)))
                class_name = classify_word(word)
                class_numbers.append(
                    _WORD_CLASSES.index(class_name) if class_name else len(_WORD_CLASSES)
                )
        ones = np.ones(len(edge_indices))
        self._stem_counts = csr_matrix(
            (ones, (edge_indices, word_stems)), shape=(len(self.edges), max(word_stems) + 1)
        )
        counts = csr_matrix(
            (ones, (edge_indices, class_numbers)), shape=(len(self.edges), len(_WORD_CLASSES) + 1)
        )
        self._prior_scores = self._score_word_classes(counts) + self._score_item_numbers(lattice)
        self._subheading_scores = self._score_subheadings(lattice)

    def _score_word_classes(self, counts: csr_matrix) -> Array:
        limit = self._columns.weights.max_class_odds
        odds = np.zeros((len(_WORD_CLASSES) + 1, self._columns.count))
        for row, class_name in enumerate(_WORD_CLASSES):
            class_odds = WORD_CLASS_ODDS[class_name]
            odds[row] = [
                class_odds.get(key or ANY_COLUMN, class_odds.get(ANY_COLUMN, 0.0))
                for key in self._columns.keys
            ]
        scores: Array = np.clip(np.asarray(counts @ odds), -limit, limit)
        return scores

    def _score_item_numbers(self, lattice: SegmentLattice) -> Array:
        """Only item numbers stand in the column of numbers, and they stand nowhere else."""
        scores = np.zeros((len(self.edges), self._columns.count))
        if NUMBER_KEY not in self._columns.keys:
            return scores
        column = self._columns.keys.index(NUMBER_KEY)
        others = [k for k in range(self._columns.count) if k != column]
        due_lines = _find_due_lines(self.edges, lattice)
        for index, edge in enumerate(self.edges):
            scores[index, column] = IMPOSSIBLE_SCORE
            if lattice.nodes[edge.start].inside_line:
                continue
            number = ITEM_NUMBER.fullmatch(edge.text)
            if number:
                scores[index, column] = DUE_NUMBER_SCORE if edge.line in due_lines else 0.0
                scores[index, others] += NOT_A_NUMBER_SCORE
            elif edge.line in due_lines:
                scores[index, others] += NOT_A_NUMBER_SCORE
        return scores

    def _score_subheadings(self, lattice: SegmentLattice) -> Array:
        kind, has_deadlines = self._columns.kind, "deadline" in self._columns.keys
        scores = np.full(len(self.edges), 2 * IMPOSSIBLE_SCORE)
        for index, edge in enumerate(self.edges):
            if lattice.nodes[edge.start].inside_line or lattice.nodes[edge.end].inside_line:
                continue
            mark = parse_section_mark(edge.text)
            if not has_deadlines and is_time_only(edge.text):
                scores[index] = TIME_SUBHEADING_SCORE
            elif mark is not None and (mark.has_word or mark.style == "roman"):
                scores[index] = NUMBERED_SUBHEADING_SCORE
            elif kind is not SectionKind.COUNCIL:
                scores[index] = SUBHEADING_WORD_SCORE * len(edge.text.split())
                if kind is SectionKind.STRATEGY:
                    scores[index] += STRATEGY_SUBHEADING_SCORE
            elif _names_session(edge.text):
                scores[index] = SESSION_SUBHEADING_SCORE
                self._prior_scores[index] += SESSION_IN_CELL_SCORE
        return scores

    def score_emissions(self, learnt_odds: LearntOdds, widths: Array, text_widths: Array) -> Array:
        """The score of each edge in each state."""
        columns, weights = self._columns, self._columns.weights
        scores = self._prior_scores.copy()
        for column, key in enumerate(columns.keys):
            if key in learnt_odds.odds and key != NUMBER_KEY:
                scores[:, column] += np.asarray(
                    self._stem_counts @ learnt_odds.odds[key][: self._stem_counts.shape[1]]
                )
        overflow = np.nan_to_num(
            text_widths[:, None] / widths[None, :] - 1 - weights.width_tolerance
        )
        scores -= np.minimum(np.maximum(overflow, 0) * weights.too_wide, weights.max_too_wide)
        if np.isfinite(widths).all():
            scores -= weights.narrowness * np.log(widths / widths.mean())
        return np.concatenate([scores, scores, self._subheading_scores[:, None]], axis=1)

    def count_stems(self, shares: Array) -> dict[str | None, Array]:
        """How often each stem is in each column, given the probability of each edge in each
        state."""
        counts: dict[str | None, Array] = {}
        count = self._columns.count
        for column, key in enumerate(self._columns.keys):
            counts[key] = np.asarray(
                self._stem_counts.T @ (shares[:, column] + shares[:, count + column])
            )
        return counts


def learn_odds(
    counts: Iterable[dict[str | None, Array]], stem_count: int, weights: CueWeights
) -> LearntOdds:
    """The odds of the stems, computed from how often each is in each column of some tables."""
    totals: dict[str | None, Array] = {}
    for table_counts in counts:
        for key, count in table_counts.items():
            sums = totals.setdefault(key, np.zeros(stem_count))
            sums[: len(count)] += count
    overall_counts = sum(totals.values(), np.full(stem_count, 0.5))
    overall_shares = overall_counts / overall_counts.sum()
    return LearntOdds(
        {
            key: weights.learnt_factor
            * np.log(
                (count + weights.prior_words * overall_shares)
                / (count.sum() + weights.prior_words)
                / overall_shares
            )
            for key, count in totals.items()
        }
    )


def _find_due_lines(edges: Sequence[LatticeEdge], lattice: SegmentLattice) -> frozenset[int]:
    """The lines that begin with the next number after the last one, or with 1."""
    due_lines = set()
    last_number = 0
    for edge in edges:
        number = ITEM_NUMBER.fullmatch(edge.text)
        if (
            number
            and not lattice.nodes[edge.start].inside_line
            and int(number[1]) in (last_number + 1, 1)
        ):
            last_number = int(number[1])
            due_lines.add(edge.line)
    return frozenset(due_lines)


def _names_session(text: str) -> bool:
    # Any year will do: only the number and the month are asked for.
    found = parse_session(text, "2000-01")
    return found.number is not None and found.month is not None

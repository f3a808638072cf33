"""Divides all tables of a plain-text plan into cells together, so that they teach each other.

What the columns hold and how wide they are is not known beforehand. It is learnt in rounds from the
most probable divisions so far (expectation–maximisation, Dempster et al. 1977). This may end in a
local optimum, so it starts in two ways, and for each table the better result is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from pipeline.plain_text.column_words import NOTHING_LEARNT, LearntOdds, learn_odds
from pipeline.plain_text.forward_backward import (
    Array,
    LatticeScores,
    PathStep,
    Posterior,
    run_forward_backward,
    run_viterbi,
)
from pipeline.plain_text.parameters import CUE_WEIGHTS, CueWeights
from pipeline.plain_text.regions import TableText
from pipeline.plain_text.segment_lattice import LatticeEdge, SegmentLattice
from pipeline.plain_text.table_model import TableModel, TableState
from pipeline.plain_text.transitions import ColumnStates

START_ROUNDS, FINAL_ROUNDS = 5, 2
"""The number of rounds from each start, and after the best was chosen; more rounds change
little."""

RoundCallback = Callable[[int, int], None]
"""Takes the number of rounds done, and of all rounds."""


def ignore_round(_done: int, _total: int) -> None:
    """Does nothing: nobody wants to know."""


class ScoredPosterior(NamedTuple):
    """The scores of all paths through a table, and the probabilities that follow from them."""

    scores: LatticeScores
    posterior: Posterior


class TableSegmentation(Struct, frozen=True):
    """A table divided into cells.

    `edges` are the pieces of its lines, `best_path` the best path through them. `learnt_result` has
    the scores and probabilities with what was learnt from this plan, `prior_result` those with
    prior knowledge only, since learnt odds confirm themselves. `column_widths` are in letters.
    """

    table_text: TableText
    columns: ColumnStates
    lattice: SegmentLattice
    edges: tuple[LatticeEdge, ...]
    best_path: tuple[PathStep, ...]
    learnt_result: ScoredPosterior
    prior_result: ScoredPosterior
    column_widths: Array


def segment_tables(
    table_texts: Sequence[TableText],
    *,
    spaced_ends: bool,
    counts_elsewhere: Mapping[str, Mapping[str, int]],
    on_round: RoundCallback = ignore_round,
    weights: CueWeights = CUE_WEIGHTS,
) -> list[TableSegmentation]:
    """Divides the tables of a plan into cells; each has at least one line.

    `spaced_ends`: lines end with a space unless a word goes on. `counts_elsewhere`: column → stem →
    how often it is there in other plans. `on_round` is called after each round.
    """
    stem_numbers: dict[str, int] = {}
    table_models = [TableModel(body, stem_numbers, spaced_ends, weights) for body in table_texts]
    return (
        _EmTraining(
            table_models, stem_numbers, counts_elsewhere, on_round, weights
        ).train_and_segment()
        if table_models
        else []
    )


class _EmTraining:
    """Learns from all tables of a plan together."""

    def __init__(
        self,
        tables: Sequence[TableModel],
        stem_numbers: dict[str, int],
        counts_elsewhere: Mapping[str, Mapping[str, int]],
        on_round: RoundCallback,
        weights: CueWeights,
    ) -> None:
        self._tables, self._stem_numbers, self._weights = tables, stem_numbers, weights
        self._on_round, self._rounds_done = on_round, 0
        stems = {stem for counts in counts_elsewhere.values() for stem in counts}
        for stem in sorted(stems):
            stem_numbers.setdefault(stem, len(stem_numbers))
        self._counts_elsewhere: dict[str | None, Array] = {
            key: np.array([float(counts.get(stem, 0)) for stem in stem_numbers])
            for key, counts in counts_elsewhere.items()
        }

    def train_and_segment(self) -> list[TableSegmentation]:
        """The most probable division of each table."""
        start_widths = [
            [table.title_widths for table in self._tables],
            [table.unknown_widths for table in self._tables],
        ]
        trained_starts = [
            self._run_em(widths, self._learn_odds(()), START_ROUNDS) for widths in start_widths
        ]
        best_states = [
            max(states, key=lambda state: state.log_total)
            for states in zip(*trained_starts, strict=True)
        ]
        best_states = self._run_em(
            [state.column_widths for state in best_states],
            self._learn_odds(best_states),
            FINAL_ROUNDS,
        )
        learnt_odds = self._learn_odds(best_states)
        return [
            _build_segmentation(table, learnt_odds, self._learn_odds(()), state.column_widths)
            for table, state in zip(self._tables, best_states, strict=True)
        ]

    def _run_em(
        self, widths: Sequence[Array], learnt_odds: LearntOdds, rounds: int
    ) -> list[TableState]:
        states: list[TableState] = []
        for _ in range(rounds):
            pairs = zip(self._tables, widths, strict=True)
            states = [table.learn_columns(learnt_odds, wide) for table, wide in pairs]
            widths = [state.column_widths for state in states]
            learnt_odds = self._learn_odds(states)
            self._rounds_done += 1
            self._on_round(self._rounds_done, 2 * START_ROUNDS + FINAL_ROUNDS)
        return states

    def _learn_odds(self, states: Iterable[TableState]) -> LearntOdds:
        """The odds from the tables in these states and from other plans; without states from other
        plans alone."""
        counts = [state.counts for state in states]
        if self._counts_elsewhere:
            counts.append(self._counts_elsewhere)
        return (
            learn_odds(counts, len(self._stem_numbers), self._weights) if counts else NOTHING_LEARNT
        )


def _build_segmentation(
    table: TableModel, learnt_odds: LearntOdds, prior_odds: LearntOdds, widths: Array
) -> TableSegmentation:
    learnt_scores, prior_scores = (
        table.score_paths(learnt, widths) for learnt in (learnt_odds, prior_odds)
    )
    return TableSegmentation(
        table.table_text,
        table.columns,
        table.lattice,
        tuple(table.column_words.edges),
        tuple(run_viterbi(learnt_scores)),
        ScoredPosterior(learnt_scores, run_forward_backward(learnt_scores)),
        ScoredPosterior(prior_scores, run_forward_backward(prior_scores)),
        widths,
    )

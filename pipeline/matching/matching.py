"""Items of two years → the pairing that is best as a whole.

Every item of one year is compared with every item of the other by all columns, weighted by the kind
of their sections; years in a text make no difference. The pairing has the greatest sum of what each
pair scores above the threshold (the assignment problem, scipy's `linear_sum_assignment`), so that
two middling pairs never displace a good one. A doubtful pair says what else it could be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from normalizers.wording.year_blind_words import remove_years
from pipeline.matching.compared_items import PlanEntry, get_column_weights
from pipeline.matching.similarity import FloatMatrix, TextSimilarity, compare_texts

MIN_SIMILARITY = 0.6
"""Items less alike than this are not the same: one was dropped, the other is new."""

MIN_ACTION_SIMILARITY = 0.4
"""Items whose actions are less alike than this are different, however alike the rest is."""

MIN_SURE_SIMILARITY = 0.75
"""A pair less alike than this is doubtful."""

NEARLY_SAME_SIMILARITY = 0.97
"""A pair this much alike is never doubtful."""

MAX_RUNNER_UP_LOSS = 0.05
"""A pair is doubtful if another pairing loses less than this per pair."""

SAME_POSITION_BONUS = 0.004
"""Added for standing at the same place in the plan; it decides between items of the same
wording."""


class ItemMatch(Struct, frozen=True):
    """Two items that are the same; `similarities` are by column, `runner_up` is what else the old
    one could be."""

    old: PlanEntry
    new: PlanEntry
    score: float
    similarities: Mapping[str, float]
    doubtful: bool
    runner_up: PlanEntry | None
    runner_up_score: float | None


class NearestItem(Struct, frozen=True):
    """The item of the other year that is most like an unpaired one, and its score."""

    entry: PlanEntry
    score: float


class ItemPairing(Struct, frozen=True):
    """The pairs, in the old plan's order, and the nearest item to each that has no partner."""

    matches: tuple[ItemMatch, ...]
    nearest: Mapping[str, NearestItem]


def pair_items(
    old: Sequence[PlanEntry], new: Sequence[PlanEntry], *, across_kinds: bool = False
) -> ItemPairing:
    """Pairs the items of sections of one kind, or, with `across_kinds`, only items of different
    kinds.

    Either side may be empty.
    """
    if not old or not new:
        return ItemPairing((), {})
    similarities, scores = _score_pairs(old, new)
    # Gains below zero are cut off: to leave two items alone must never cost anything.
    gains = np.where(
        similarities["action"].to_matrix() >= MIN_ACTION_SIMILARITY, scores - MIN_SIMILARITY, 0
    ).clip(min=0)
    if across_kinds:
        kinds = (np.array([entry.kind for entry in entries]) for entries in (old, new))
        gains[np.equal.outer(*kinds)] = 0
    position_bonus = SAME_POSITION_BONUS * (
        1
        - np.abs(
            _compute_relative_positions(old)[:, None] - _compute_relative_positions(new)[None, :]
        )
    )
    rows, columns = linear_sum_assignment(
        # The bonus only chooses between pairs; it makes none.
        np.where(gains > 0, gains + position_bonus, 0),
        maximize=True,
    )
    is_paired = gains[rows, columns] > 0
    assignment = _SolvedAssignment(
        old, new, similarities, scores, rows[is_paired], columns[is_paired]
    )
    return ItemPairing(assignment.list_matches(), assignment.find_nearest())


class _SolvedAssignment(Struct, frozen=True):
    """The solved assignment: `old[rows[k]]` is `new[columns[k]]`; `scores` has a value for every
    two items."""

    old: Sequence[PlanEntry]
    new: Sequence[PlanEntry]
    similarities: Mapping[str, TextSimilarity]
    scores: FloatMatrix
    rows: NDArray[np.intp]
    columns: NDArray[np.intp]

    def list_matches(self) -> tuple[ItemMatch, ...]:
        """The pairs, in the old plan's order."""
        return tuple(
            self._build_match(int(o), int(n)) for o, n in zip(self.rows, self.columns, strict=True)
        )

    def _build_match(self, old_index: int, new_index: int) -> ItemMatch:
        """A pair, and the runner-up: the partner of the old item in the next best pairing.

        If the runner-up has a partner, the two old items would swap partners; the loss is then what
        the swap costs for each of the two. Longer cycles of swaps are not considered.
        """
        scores, score = self.scores, float(self.scores[old_index, new_index])
        loss = score - scores[old_index]
        partner_loss = scores[self.rows, self.columns] - scores[self.rows, new_index]
        loss[self.columns] = (loss[self.columns] + partner_loss) / 2
        loss[new_index] = np.inf
        runner_up = int(np.argmin(loss)) if len(self.new) > 1 else None
        is_close = (
            runner_up is not None
            and bool(loss[runner_up] < MAX_RUNNER_UP_LOSS)
            and score < NEARLY_SAME_SIMILARITY
        )
        return ItemMatch(
            self.old[old_index],
            self.new[new_index],
            score,
            {
                column: alike.get_score(old_index, new_index)
                for column, alike in self.similarities.items()
            },
            doubtful=score < MIN_SURE_SIMILARITY or is_close,
            runner_up=None if runner_up is None else self.new[runner_up],
            runner_up_score=None if runner_up is None else float(scores[old_index, runner_up]),
        )

    def find_nearest(self) -> dict[str, NearestItem]:
        """The nearest item of the other year, by the id of each item without a partner."""
        nearest_by_id = {}
        for index in sorted(set(range(len(self.old))) - set(self.rows.tolist())):
            best = int(self.scores[index].argmax())
            nearest_by_id[self.old[index].item_id] = NearestItem(
                self.new[best], float(self.scores[index, best])
            )
        for index in sorted(set(range(len(self.new))) - set(self.columns.tolist())):
            best = int(self.scores[:, index].argmax())
            nearest_by_id[self.new[index].item_id] = NearestItem(
                self.old[best], float(self.scores[best, index])
            )
        return nearest_by_id


def _score_pairs(
    old: Sequence[PlanEntry], new: Sequence[PlanEntry]
) -> tuple[dict[str, TextSimilarity], FloatMatrix]:
    """How alike every two items are, by column and in total.

    A column that is empty in both items does not count; one that is empty in one of them counts
    half, against the pair.
    """
    similarities: dict[str, TextSimilarity] = {}
    total = np.zeros((len(old), len(new)), dtype=np.float32)
    weights = np.zeros_like(total)
    kinds = frozenset(entry.kind for entry in (*old, *new))
    for column, weight in get_column_weights(kinds).items():
        old_texts = [remove_years(entry.get_text(column)) for entry in old]
        new_texts = [remove_years(entry.get_text(column)) for entry in new]
        if column != "action" and not any(old_texts) and not any(new_texts):
            continue
        similarities[column] = compare_texts(old_texts, new_texts)
        printed = (
            np.array(list(map(bool, old_texts)))[:, None],
            np.array(list(map(bool, new_texts)))[None, :],
        )
        pair_weights = weight * (printed[0].astype(np.float32) + printed[1]) / 2
        total += similarities[column].to_matrix() * np.where(
            printed[0] & printed[1], pair_weights, 0
        )
        weights += pair_weights
    return similarities, np.divide(total, np.maximum(weights, 1e-9), dtype=np.float32)


def _compute_relative_positions(entries: Sequence[PlanEntry]) -> FloatMatrix:
    """Where each item stands among all, from 0 to 1."""
    return np.linspace(0, 1, len(entries), dtype=np.float32)

"""Items of two years → the pairing that is best as a whole.

Every item is compared with every item of the same kind of section by all its columns, weighted; the
years in a text make no difference. The pairing is the one with the greatest sum of what each pair
has above the threshold (the Hungarian problem, scipy's `linear_sum_assignment`), so that two
middling pairs never push out one that fits. A pair that is not certain says what else it could be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from normalizers.wording.year_blind_words import without_years
from pipeline.compare.entries import WEIGHTS, Entry
from pipeline.compare.similarity import Alike, Matrix, alike

LEAST = 0.6
"""Items less alike than this are not the same: one was dropped, the other is new."""

LEAST_ACTION = 0.4
"""However alike the rest is, actions that share less than this are two."""

SURE = 0.75
"""A pair less alike than this is doubtful."""

NEARLY_SAME = 0.97
"""A pair this much alike is never doubtful."""

CLOSE = 0.05
"""A pair is doubtful if another pairing is as good but for this much a pair."""

IN_PLACE = 0.004
"""What standing at the same place of the plan is worth: it decides between items of one wording."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two items that are one; `likes` by column, `rival` what the old one could be as well."""

    old: Entry
    new: Entry
    score: float
    likes: Mapping[str, float]
    doubtful: bool
    rival: Entry | None
    rival_score: float | None


@dataclass(frozen=True, slots=True)
class Nearest:
    """The item of the other year that an unpaired one is most like, and how much."""

    entry: Entry
    score: float


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs, in the old plan's order, and the nearest item to each that has no partner."""

    matches: tuple[Match, ...]
    nearest: Mapping[str, Nearest]


def matched(old: Sequence[Entry], new: Sequence[Entry]) -> Matching:
    """Pair the items of one kind of section; either side may be empty."""
    if not old or not new:
        return Matching((), {})
    likes, scores = _scores(old, new)
    gains = np.where(likes["action"].whole() >= LEAST_ACTION, scores - LEAST, 0).clip(min=0)
    in_place = IN_PLACE * (1 - np.abs(_places(old)[:, None] - _places(new)[None, :]))
    rows, columns = linear_sum_assignment(np.where(gains > 0, gains + in_place, 0), maximize=True)
    paired = gains[rows, columns] > 0
    pairing = _Pairing(old, new, likes, scores, rows[paired], columns[paired])
    return Matching(pairing.matches(), pairing.nearest())


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Item `old[rows[k]]` is item `new[columns[k]]`; `scores` are of every two items."""

    old: Sequence[Entry]
    new: Sequence[Entry]
    likes: Mapping[str, Alike]
    scores: Matrix
    rows: NDArray[np.intp]
    columns: NDArray[np.intp]

    def matches(self) -> tuple[Match, ...]:
        """The pairs, in the old plan's order."""
        return tuple(
            self._match(int(o), int(n)) for o, n in zip(self.rows, self.columns, strict=True)
        )

    def _match(self, o: int, n: int) -> Match:
        """The pair with its rival: what the old item would be with in the next best pairing.

        To be with an item that has a partner means that the two old items change partners (longer
        rings of changes are not looked at); the loss is what that costs, for each of the two.
        """
        scores, score = self.scores, float(self.scores[o, n])
        loss = score - scores[o]
        kept = scores[self.rows, self.columns] - scores[self.rows, n]
        loss[self.columns] = (loss[self.columns] + kept) / 2
        loss[n] = np.inf
        rival = int(np.argmin(loss)) if len(self.new) > 1 else None
        is_close = rival is not None and bool(loss[rival] < CLOSE) and score < NEARLY_SAME
        return Match(
            self.old[o],
            self.new[n],
            score,
            {column: alike.at(o, n) for column, alike in self.likes.items()},
            doubtful=score < SURE or is_close,
            rival=None if rival is None else self.new[rival],
            rival_score=None if rival is None else float(scores[o, rival]),
        )

    def nearest(self) -> dict[str, Nearest]:
        """By the id of each item without a partner."""
        found = {}
        for at in sorted(set(range(len(self.old))) - set(self.rows.tolist())):
            best = int(self.scores[at].argmax())
            found[self.old[at].item_id] = Nearest(self.new[best], float(self.scores[at, best]))
        for at in sorted(set(range(len(self.new))) - set(self.columns.tolist())):
            best = int(self.scores[:, at].argmax())
            found[self.new[at].item_id] = Nearest(self.old[best], float(self.scores[best, at]))
        return found


def _scores(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[dict[str, Alike], Matrix]:
    """How alike every two items are, by column and in all.

    A column that is empty in both says nothing; one that is empty in one counts half against it.
    """
    likes: dict[str, Alike] = {}
    total = np.zeros((len(old), len(new)), dtype=np.float32)
    weights = np.zeros_like(total)
    for column, weight in WEIGHTS[old[0].kind].items():
        then = [without_years(entry.text(column)) for entry in old]
        now = [without_years(entry.text(column)) for entry in new]
        likes[column] = alike(then, now)
        printed = np.array(list(map(bool, then)))[:, None], np.array(list(map(bool, now)))[None, :]
        counted = weight * (printed[0].astype(np.float32) + printed[1]) / 2
        total += likes[column].whole() * np.where(printed[0] & printed[1], counted, 0)
        weights += counted
    return likes, np.divide(total, np.maximum(weights, 1e-9), dtype=np.float32)


def _places(entries: Sequence[Entry]) -> Matrix:
    """Where each item stands among all, from 0 to 1."""
    return np.linspace(0, 1, len(entries), dtype=np.float32)

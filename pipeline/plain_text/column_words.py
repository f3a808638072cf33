"""What the columns of a plan hold: known of their kind beforehand, and learnt from its own words.

A piece of a line speaks for a column by the classes of its words, and by how much more often its
words were found there than elsewhere (naive Bayes; the words of all columns are the prior).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from normalizers.dates.council_sessions import session
from normalizers.titles.column_titles import NUMBER, Kind
from normalizers.titles.word_classes import stem, word_class
from pipeline.plain_text.forward_backward import Array
from pipeline.plain_text.parameters import ANY, ODDS, Weights
from pipeline.plain_text.segment_lattice import Edge, Lattice
from pipeline.plain_text.transitions import ITEM_NUMBER, Columns

_CLASSES = tuple(ODDS)

IMPOSSIBLE = -30.0

DUE, NO_NUMBER = 4.0, -3.0
"""That a number which is due is an item's; that what is, or begins with, an item's number is none.
"""

SESSION, NO_SESSION, ACROSS = 8.0, -5.0, -0.5
"""That a line which names a session is a subheading, or is not; of each word of another one."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """How much each word, by the number of its stem, speaks for each column, by its key."""

    odds: dict[str | None, Array]


NOTHING = Learnt({})


class Contents:
    """The words of a lattice's edges, and what they say of the columns."""

    def __init__(self, lattice: Lattice, columns: Columns, words: dict[str, int]) -> None:
        """Numbers the stems that are new in `words`."""
        self.edges = [edge for edges in lattice.into for edge in edges]
        self._columns = columns
        at, stems, classes = [], [], []
        for index, edge in enumerate(self.edges):
            for word in edge.text.split():
                at.append(index)
                stems.append(words.setdefault(stem(word), len(words)))
                named = word_class(word)
                classes.append(_CLASSES.index(named) if named else len(_CLASSES))
        ones = np.ones(len(at))
        self._stems = csr_matrix((ones, (at, stems)), shape=(len(self.edges), max(stems) + 1))
        counts = csr_matrix((ones, (at, classes)), shape=(len(self.edges), len(_CLASSES) + 1))
        self._known = self._from_classes(counts) + self._from_numbers(lattice)
        self._across = self._subheadings(lattice)

    def _from_classes(self, counts: csr_matrix) -> Array:
        limit = self._columns.weights.classes
        odds = np.zeros((len(_CLASSES) + 1, self._columns.count))
        for row, named in enumerate(_CLASSES):
            known = ODDS[named]
            odds[row] = [known.get(key or ANY, known.get(ANY, 0.0)) for key in self._columns.keys]
        said: Array = np.clip(np.asarray(counts @ odds), -limit, limit)
        return said

    def _from_numbers(self, lattice: Lattice) -> Array:
        """The numbers of items stand in a column of their own, and nothing else does."""
        out = np.zeros((len(self.edges), self._columns.count))
        if NUMBER not in self._columns.keys:
            return out
        column = self._columns.keys.index(NUMBER)
        others = [k for k in range(self._columns.count) if k != column]
        due = _numbers_due(self.edges, lattice)
        for index, edge in enumerate(self.edges):
            out[index, column] = IMPOSSIBLE
            if lattice.nodes[edge.start].inside:
                continue
            number = ITEM_NUMBER.fullmatch(edge.text)
            if number:
                out[index, column] = DUE if edge.line in due else 0.0
                out[index, others] += NO_NUMBER
            elif edge.line in due:
                out[index, others] += NO_NUMBER
        return out

    def _subheadings(self, lattice: Lattice) -> Array:
        kind = self._columns.kind
        out = np.full(len(self.edges), 2 * IMPOSSIBLE)
        if kind is Kind.STRATEGY:
            return out
        for index, edge in enumerate(self.edges):
            if lattice.nodes[edge.start].inside or lattice.nodes[edge.end].inside:
                continue
            if kind is Kind.LANGUAGE:
                out[index] = ACROSS * len(edge.text.split())
            elif _is_session(edge.text):
                out[index] = SESSION
                self._known[index] += NO_SESSION
        return out

    def worth(self, learnt: Learnt, widths: Array, breadths: Array) -> Array:
        """What each edge is worth in each state."""
        columns, weights = self._columns, self._columns.weights
        out = self._known.copy()
        for column, key in enumerate(columns.keys):
            if key in learnt.odds and key != NUMBER:
                out[:, column] += np.asarray(self._stems @ learnt.odds[key][: self._stems.shape[1]])
        over = np.nan_to_num(breadths[:, None] / widths[None, :] - 1 - weights.tolerance)
        out -= np.minimum(np.maximum(over, 0) * weights.too_wide, weights.widest)
        if np.isfinite(widths).all():
            out -= weights.narrow * np.log(widths / widths.mean())
        return np.concatenate([out, out, self._across[:, None]], axis=1)

    def counted(self, shares: Array) -> dict[str | None, Array]:
        """How often each stem is in each column, given the share of each edge in each state."""
        found: dict[str | None, Array] = {}
        count = self._columns.count
        for column, key in enumerate(self._columns.keys):
            found[key] = np.asarray(self._stems.T @ (shares[:, column] + shares[:, count + column]))
        return found


def learnt(counts: Iterable[dict[str | None, Array]], words: int, weights: Weights) -> Learnt:
    """What so many words say, from how often each is in each column of some tables."""
    total: dict[str | None, Array] = {}
    for found in counts:
        for key, count in found.items():
            sums = total.setdefault(key, np.zeros(words))
            sums[: len(count)] += count
    everywhere = sum(total.values(), np.full(words, 0.5))
    usual = everywhere / everywhere.sum()
    return Learnt(
        {
            key: weights.learnt
            * np.log((count + weights.prior * usual) / (count.sum() + weights.prior) / usual)
            for key, count in total.items()
        }
    )


def _numbers_due(edges: Sequence[Edge], lattice: Lattice) -> frozenset[int]:
    """The lines that begin with the number which follows the last one, or with 1."""
    due = set()
    last = 0
    for edge in edges:
        number = ITEM_NUMBER.fullmatch(edge.text)
        if number and not lattice.nodes[edge.start].inside and int(number[1]) in (last + 1, 1):
            last = int(number[1])
            due.add(edge.line)
    return frozenset(due)


def _is_session(text: str) -> bool:
    found = session(text, "2000-01")
    return found.number is not None and found.month is not None

"""How alike texts are: every one of a list with every one of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from scipy import sparse

Matrix = NDArray[np.float32]

COMMON = 0.25
"""Texts with a smaller cosine are told apart without looking closer."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Likeness from 0 to 1 of distinct texts, and which of them each entry has."""

    distinct: Matrix
    old: NDArray[np.intp]
    new: NDArray[np.intp]

    def at(self, old: int, new: int) -> float:
        """The likeness of an old and a new entry."""
        return float(self.distinct[self.old[old], self.new[new]])

    def whole(self) -> Matrix:
        """The likeness of every old entry (a row each) with every new one (a column each)."""
        return self.distinct[np.ix_(self.old, self.new)]


def alike(old: Sequence[str], new: Sequence[str]) -> Alike:
    """Compare texts (folded, words parted by spaces) in two ways, and take the mean.

    The cosine of their letter triples, weighted by rarity (TF-IDF), sees past other endings and
    another order, and gives little for what half of the plan's items say. The edit between their
    letters (rapidfuzz's ratio) sees order and small errors; it costs more, so that only texts with
    some rare triples in common are compared by it.
    """
    then, now = (list(dict.fromkeys(texts)) for texts in (old, new))
    both = rare_triples([*then, *now])
    length = np.sqrt(both.multiply(both).sum(axis=1))
    unit = sparse.diags_array(1 / np.where(length, length, 1)) @ both
    cosine = (unit[: len(then)] @ unit[len(then) :].T).toarray()
    rows, columns = np.nonzero(cosine >= COMMON)
    edits = process.cpdist(
        [then[at] for at in rows.tolist()],
        [now[at] for at in columns.tolist()],
        scorer=fuzz.ratio,
        dtype=np.float32,
        workers=-1,
    )
    distinct = cosine.astype(np.float32) / 2
    distinct[rows, columns] += edits / 200
    places = [{text: place for place, text in enumerate(texts)} for texts in (then, now)]
    for text in places[0].keys() & places[1].keys():
        distinct[places[0][text], places[1][text]] = 1
    return Alike(
        distinct,
        np.array([places[0][text] for text in old], dtype=np.intp),
        np.array([places[1][text] for text in new], dtype=np.intp),
    )


def rare_triples(texts: Sequence[str]) -> sparse.csr_array:
    """A row a text, a column a triple of letters within a word: how rare it is times how often.

    Weights are TF-IDF, the count damped by its logarithm.
    """
    known: dict[str, int] = {}
    of_word: dict[str, list[int]] = {}
    found: list[int] = []
    ends = [0]
    for text in texts:
        for word in text.split():
            if word not in of_word:
                of_word[word] = [known.setdefault(part, len(known)) for part in _triples(word)]
            found += of_word[word]
        ends.append(len(found))
    counts = sparse.csr_array(
        (np.ones(len(found), dtype=np.float32), np.array(found, dtype=np.int32), np.array(ends)),
        shape=(len(texts), len(known)),
    )
    counts.sum_duplicates()
    having = np.bincount(counts.indices, minlength=len(known))
    rarity = np.log((1 + len(texts)) / (1 + having)) + 1
    counts.data = ((1 + np.log(counts.data)) * rarity[counts.indices]).astype(np.float32)
    return counts


def _triples(word: str) -> list[str]:
    spaced = f" {word} "
    return [spaced[at : at + 3] for at in range(len(word))]

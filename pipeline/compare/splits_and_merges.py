"""Items that were left alone, or badly paired → one that became several, several that became one.

An item was split when the actions of two or more items of the other year lie within its own, each
adds to what the others say, and together they say nearly all of it. Merging is the same, the years
changed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from normalizers.wording.year_blind_words import without_years
from pipeline.compare.entries import Entry
from pipeline.compare.similarity import rare_triples

WITHIN = 0.75
"""How much of a part's action must lie within the whole's."""

TOGETHER = 0.75
"""How much of the whole's action the parts must say together."""

ADDS = 0.15
"""How much of the whole's action each part must say that the others do not."""

FEWEST_WORDS = 3
"""A part with fewer words lies within too much."""


@dataclass(frozen=True, slots=True)
class Split:
    """One item and the items of the other year that it is, in the plan's order."""

    whole: Entry
    parts: tuple[Entry, ...]
    said: float


def splits(
    wholes: Sequence[Entry], others: Sequence[Entry], partner: Mapping[str, str]
) -> list[Split]:
    """The items of one year that are several of the other year; an item is in one at most.

    `partner` gives the other year's item that a whole is paired with, by their ids. Parts are
    items without a partner, and the whole's own partner, which must be one of them if there is one.
    """
    taken = set(partner.values())
    single = np.array([entry.item_id not in taken for entry in others], dtype=bool)
    if not single.any():
        return []
    texts = [without_years(entry.action) for entry in (*wholes, *others)]
    triples = rare_triples(texts)
    whole, other = triples[: len(wholes)], triples[len(wholes) :]
    said = other.sum(axis=1)
    within = ((whole > 0).astype(np.float32) @ other.T).toarray() / np.where(said > 0, said, np.inf)
    long = np.array([len(text.split()) >= FEWEST_WORDS for text in texts[len(wholes) :]])
    could = (within >= WITHIN) & long
    places = {entry.item_id: at for at, entry in enumerate(others)}
    found = []
    for at in np.flatnonzero((could & single).any(axis=1)).tolist():
        free = single.copy()
        own = partner.get(wholes[at].item_id)
        if own is not None:
            free[places[own]] = True
        parts = np.flatnonzero(could[at] & free)
        if len(parts) > 1:
            chosen, share = _parts(whole[[at]], other[parts])
            keeps = own is None or places[own] in parts[chosen]
            if keeps and len(chosen) > 1 and share >= TOGETHER:
                found.append(Split(wholes[at], tuple(others[parts[k]] for k in chosen), share))
    return _apart(found)


def _parts(whole: sparse.csr_array, parts: sparse.csr_array) -> tuple[list[int], float]:
    """The parts that each add to the others, and how much of the whole they say together."""
    weights = whole.toarray()[0]
    says = parts.toarray() > 0
    chosen = list(range(len(says)))
    while len(chosen) > 1:
        alone = [weights[says[k] & (says[chosen].sum(axis=0) == 1)].sum() for k in chosen]
        least = int(np.argmin(alone))
        if alone[least] >= ADDS * weights.sum():
            break
        del chosen[least]
    return chosen, float(weights[says[chosen].any(axis=0)].sum() / weights.sum())


def _apart(found: Sequence[Split]) -> list[Split]:
    """No item twice: what is said most completely comes first."""
    used: set[str] = set()
    kept = []
    for split in sorted(found, key=lambda split: -split.said):
        ids = {part.item_id for part in split.parts}
        if not ids & used:
            used |= ids
            kept.append(split)
    return kept

"""Which items became several, and which several became one.

An item was split if the actions of two or more items of the other year are contained in its own,
each adds something to the others, and together they say nearly all of it. Merging is the same with
the years exchanged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from scipy import sparse

from normalizers.wording.year_blind_words import remove_years
from pipeline.matching.compared_items import PlanEntry
from pipeline.matching.similarity import weigh_rare_triples

MIN_PART_WITHIN_WHOLE = 0.75
"""The share of a part's action that must be contained in the whole's."""

MIN_WHOLE_COVERED = 0.75
"""The share of the whole's action that the parts must say together."""

MIN_ADDED_SHARE = 0.15
"""The share of the whole's action that each part must say and the others do not."""

MIN_PART_WORDS = 3
"""A part with fewer words would be contained in too many items."""


class ItemSplit(Struct, frozen=True):
    """One item and the items of the other year that it corresponds to, in the plan's order;
    `coverage` is how much of it they say."""

    whole: PlanEntry
    parts: tuple[PlanEntry, ...]
    coverage: float


def find_splits(
    wholes: Sequence[PlanEntry], others: Sequence[PlanEntry], partner_ids: Mapping[str, str]
) -> list[ItemSplit]:
    """The items of one year that are several items of the other; no item is in two splits.

    `partner_ids` maps the id of a whole to that of its partner in the other year. Parts are items
    without a partner, and the whole's own partner, which must be among them if there is one.
    """
    paired_ids = set(partner_ids.values())
    is_unpaired = np.array([entry.item_id not in paired_ids for entry in others], dtype=bool)
    if not is_unpaired.any():
        return []
    texts = [remove_years(entry.action) for entry in (*wholes, *others)]
    triples = weigh_rare_triples(texts)
    whole_triples, other_triples = triples[: len(wholes)], triples[len(wholes) :]
    other_weights = other_triples.sum(axis=1)
    share_within = ((whole_triples > 0).astype(np.float32) @ other_triples.T).toarray() / np.where(
        other_weights > 0, other_weights, np.inf
    )
    is_long_enough = np.array(
        [len(text.split()) >= MIN_PART_WORDS for text in texts[len(wholes) :]]
    )
    is_candidate = (share_within >= MIN_PART_WITHIN_WHOLE) & is_long_enough
    other_index = {entry.item_id: index for index, entry in enumerate(others)}
    candidates = []
    for index in np.flatnonzero((is_candidate & is_unpaired).any(axis=1)).tolist():
        is_free = is_unpaired.copy()
        own_partner = partner_ids.get(wholes[index].item_id)
        if own_partner is not None:
            is_free[other_index[own_partner]] = True
        part_indices = np.flatnonzero(is_candidate[index] & is_free)
        if len(part_indices) > 1:
            chosen, coverage = _choose_parts(whole_triples[[index]], other_triples[part_indices])
            keeps_partner = own_partner is None or other_index[own_partner] in part_indices[chosen]
            if keeps_partner and len(chosen) > 1 and coverage >= MIN_WHOLE_COVERED:
                candidates.append(
                    ItemSplit(
                        wholes[index], tuple(others[part_indices[k]] for k in chosen), coverage
                    )
                )
    return _drop_overlapping(candidates)


def _choose_parts(whole: sparse.csr_array, parts: sparse.csr_array) -> tuple[list[int], float]:
    """The parts that each add to the others, and the share of the whole that they say together."""
    weights = whole.toarray()[0]
    has_triple = parts.toarray() > 0
    said_times = has_triple.sum(axis=0)
    chosen = list(range(len(has_triple)))
    while len(chosen) > 1:
        said_once = np.where(said_times == 1, weights, 0)
        added_weights = has_triple[chosen] @ said_once
        weakest = int(np.argmin(added_weights))
        if added_weights[weakest] >= MIN_ADDED_SHARE * weights.sum():
            break
        said_times -= has_triple[chosen[weakest]]
        del chosen[weakest]
    return chosen, float(weights[has_triple[chosen].any(axis=0)].sum() / weights.sum())


def _drop_overlapping(candidates: Sequence[ItemSplit]) -> list[ItemSplit]:
    """Drops splits so that no item is in two; the most complete ones stay."""
    used_ids: set[str] = set()
    disjoint = []
    for split in sorted(candidates, key=lambda split: -split.coverage):
        ids = {part.item_id for part in split.parts}
        if not ids & used_ids:
            used_ids |= ids
            disjoint.append(split)
    return disjoint

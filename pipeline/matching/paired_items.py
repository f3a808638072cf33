"""Items of two years → which are the same, which were split or merged, which are left over."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from pipeline.matching.compared_items import PlanEntry
from pipeline.matching.matching import ItemPairing, pair_items
from pipeline.matching.splits_and_merges import ItemSplit, find_splits


class PairedItems(Struct, frozen=True):
    """The result of pairing: pairs, splits, merges, and the items that are in none of these."""

    matching: ItemPairing
    splits: tuple[ItemSplit, ...]
    merges: tuple[ItemSplit, ...]
    unlinked_old: tuple[PlanEntry, ...]
    unlinked_new: tuple[PlanEntry, ...]


def pair_kind(old: Sequence[PlanEntry], new: Sequence[PlanEntry], kind: str) -> PairedItems:
    """Pairs the items of all sections of one kind."""
    old_items, new_items = ([one for one in entries if one.kind == kind] for entries in (old, new))
    return _pair_entries(old_items, new_items)


def pair_left_over(groups: Sequence[PairedItems]) -> PairedItems:
    """Pairs the items that have no partner in sections of their own kind.

    A section may be of another kind in another year: one more column can change it.
    """
    return _pair_entries(
        [entry for group in groups for entry in group.unlinked_old],
        [entry for group in groups for entry in group.unlinked_new],
        across_kinds=True,
    )


def _pair_entries(
    old_items: Sequence[PlanEntry], new_items: Sequence[PlanEntry], *, across_kinds: bool = False
) -> PairedItems:
    matching = pair_items(old_items, new_items, across_kinds=across_kinds)
    partner_ids = {match.old.item_id: match.new.item_id for match in matching.matches}
    reverse_partner_ids = {new: old for old, new in partner_ids.items()}
    splits = find_splits(old_items, new_items, partner_ids)
    used_ids = {entry.item_id for split in splits for entry in (split.whole, *split.parts)}
    merges = [
        split
        for split in find_splits(new_items, old_items, reverse_partner_ids)
        if not used_ids & {split.whole.item_id, *(part.item_id for part in split.parts)}
    ]
    used_ids |= {entry.item_id for split in merges for entry in (split.whole, *split.parts)}
    used_ids |= partner_ids.keys() | reverse_partner_ids.keys()
    return PairedItems(
        matching,
        tuple(splits),
        tuple(merges),
        tuple(entry for entry in old_items if entry.item_id not in used_ids),
        tuple(entry for entry in new_items if entry.item_id not in used_ids),
    )

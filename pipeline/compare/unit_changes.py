"""A comparison → one line for each unit: its items and money before and after, by its id over all
years.

An item of several units counts for each of them, and so does its money.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from normalizers.commonest import pick_commonest
from pipeline.compare.comparison import YearComparison
from pipeline.compare.section_summary import compute_total_kgs
from pipeline.matching.compared_items import PlanEntry


class UnitChange(Struct, frozen=True):
    """A unit, with its items and their sums before and after; a sum is None where none is
    printed."""

    unit_id: str
    name: str
    items_before: int
    items_after: int
    money_before: Decimal | None
    money_after: Decimal | None


def list_unit_changes(
    comparison: YearComparison, names: Mapping[str, str] | None = None
) -> list[UnitChange]:
    """The units of both years; the one with the most items now comes first.

    `names` has the name to show by id; a unit not in it is shown as printed most often.
    """
    before = _group_by_unit(comparison.old.entries)
    after = _group_by_unit(comparison.new.entries)
    printed = _count_names([*comparison.old.entries, *comparison.new.entries])
    changes = [
        UnitChange(
            unit_id,
            (names or {}).get(unit_id) or pick_commonest(counts),
            len(before.get(unit_id, ())),
            len(after.get(unit_id, ())),
            compute_total_kgs(before.get(unit_id, ())),
            compute_total_kgs(after.get(unit_id, ())),
        )
        for unit_id, counts in printed.items()
    ]
    return sorted(changes, key=lambda one: (-one.items_after, -one.items_before, one.unit_id))


def _group_by_unit(entries: Sequence[PlanEntry]) -> dict[str, list[PlanEntry]]:
    groups: dict[str, list[PlanEntry]] = {}
    for entry in entries:
        for unit_id in dict.fromkeys(party.unit_id for party in entry.parties if party.unit_id):
            groups.setdefault(unit_id, []).append(entry)
    return groups


def _count_names(entries: Sequence[PlanEntry]) -> dict[str, Counter[str]]:
    names: dict[str, Counter[str]] = {}
    for entry in entries:
        for party in entry.parties:
            if party.unit_id:
                names.setdefault(party.unit_id, Counter())[party.unit] += 1
    return names

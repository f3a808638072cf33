"""A comparison → a line a section: how much changed, what it costs, who answers for how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.compare.changes import TYPED_WORD_COLUMN, WORD_COMPARED_COLUMNS, ChangeKind
from pipeline.compare.comparison import PublishedYear, YearComparison
from pipeline.matching.compared_items import PlanEntry


@dataclass(frozen=True, slots=True)
class OfficeWorkload:
    """An office or unit: its key, its first print, and its items before and after."""

    office: str
    party: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class SectionSummary:
    """One section of both years; a number is None where a year has no such section.

    `columns_added` and `columns_dropped` are those in which it prints something in one year only.
    """

    old_number: str | None
    new_number: str | None
    title: str
    items_before: int
    items_after: int
    kind_counts: Counter[ChangeKind]
    doubtful_count: int
    money_before: Decimal | None
    money_after: Decimal | None
    offices: tuple[OfficeWorkload, ...]
    columns_added: tuple[str, ...] = ()
    columns_dropped: tuple[str, ...] = ()


def iter_section_summaries(comparison: YearComparison) -> Iterator[SectionSummary]:
    """A summary for each section of the new plan in order, then the dropped ones."""
    old_columns, new_columns = (
        year.list_printed_columns() for year in (comparison.old, comparison.new)
    )
    for old, new in comparison.sections:
        before, after = (
            _list_section_entries(comparison.old, old),
            _list_section_entries(comparison.new, new),
        )
        changes = [
            change
            for change in comparison.changes
            if (change.new and change.new.section == new)
            or (change.new is None and change.old and change.old.section == old)
        ]
        titles = comparison.new.sections if new else comparison.old.sections
        yield SectionSummary(
            old,
            new,
            titles[new or old or ""],
            len(before),
            len(after),
            Counter(kind for change in changes for kind in change.kinds),
            sum(change.evidence.doubtful for change in changes),
            compute_total_kgs(before),
            compute_total_kgs(after),
            count_items_by_office(before, after),
            *(
                _list_missing_columns(one, other) if before and after else ()
                for one, other in (
                    (old_columns.get(old or "", ()), new_columns.get(new or "", ())),
                    (new_columns.get(new or "", ()), old_columns.get(old or "", ())),
                )
            ),
        )


def _list_missing_columns(columns: Collection[str], others: Collection[str]) -> tuple[str, ...]:
    """The columns of `others` that `columns` lacks, if items are not compared by them then."""
    return tuple(
        name
        for name in WORD_COMPARED_COLUMNS
        if name in others and name not in columns and name != TYPED_WORD_COLUMN
    )


def _list_section_entries(year: PublishedYear, section: str | None) -> list[PlanEntry]:
    return [entry for entry in year.entries if entry.section == section]


def compute_total_kgs(entries: Sequence[PlanEntry]) -> Decimal | None:
    """The sums of some items, each printed amount once, in KGS; None if there is none."""
    sums = {a.group: a.kgs for entry in entries for a in entry.amounts if a.kgs is not None}
    return sum(sums.values(), Decimal(0)) if sums else None


def count_items_by_office(
    before: Sequence[PlanEntry], after: Sequence[PlanEntry]
) -> tuple[OfficeWorkload, ...]:
    """Who answers for how many items; who has most now comes first."""
    items_before, items_after = (
        Counter(office for entry in entries for office in {p.office for p in entry.parties})
        for entries in (before, after)
    )
    printed_names = {
        party.office: party.printed
        for entry in (*reversed(before), *reversed(after))
        for party in reversed(entry.parties)
    }
    workloads = [
        OfficeWorkload(key, name, items_before[key], items_after[key])
        for key, name in printed_names.items()
    ]
    return tuple(sorted(workloads, key=lambda one: (-one.after, -one.before, one.office)))

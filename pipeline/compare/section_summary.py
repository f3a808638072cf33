"""A comparison → one line for each section: how much changed, what it costs, who answers for how
much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from normalizers.amounts.printed_sums import add_printed_sums
from pipeline.compare.changes import TYPED_WORD_COLUMN, WORD_COMPARED_COLUMNS, ChangeKind
from pipeline.compare.comparison import PublishedYear, YearComparison
from pipeline.matching.compared_items import PlanEntry


class OfficeWorkload(Struct, frozen=True):
    """An office or unit: the key by which it is compared, its name as first printed, and the number
    of its items before and after."""

    office: str
    party: str
    before: int
    after: int


class SectionSummary(Struct, frozen=True):
    """One section of both years; its number is None for a year that does not have it.

    `columns_added` and `columns_dropped` are columns in which it prints something in only one year.
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
    """The columns of `others` that are not in `columns`. Items are not compared by these, so the
    summary names them."""
    return tuple(
        name
        for name in WORD_COMPARED_COLUMNS
        if name in others and name not in columns and name != TYPED_WORD_COLUMN
    )


def _list_section_entries(year: PublishedYear, section: str | None) -> list[PlanEntry]:
    return [entry for entry in year.entries if entry.section == section]


def compute_total_kgs(entries: Sequence[PlanEntry]) -> Decimal | None:
    """The money of some items in KGS, each printed amount counted once; None if there is none."""
    return add_printed_sums((one.group, one.kgs) for entry in entries for one in entry.amounts)


def count_items_by_office(
    before: Sequence[PlanEntry], after: Sequence[PlanEntry]
) -> tuple[OfficeWorkload, ...]:
    """How many items each office answers for; the one with the most items now comes first."""
    items_before, items_after = (
        Counter(office for entry in entries for office in {p.office for p in entry.parties})
        for entries in (before, after)
    )
    printed_names = {
        party.office: party.printed
        # Read backwards, so that the first print of the new year is set last and stays.
        for entry in (*reversed(before), *reversed(after))
        for party in reversed(entry.parties)
    }
    workloads = [
        OfficeWorkload(key, name, items_before[key], items_after[key])
        for key, name in printed_names.items()
    ]
    return tuple(sorted(workloads, key=lambda one: (-one.after, -one.before, one.office)))

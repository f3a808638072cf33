"""A comparison → a line a section: how much changed, what it costs, who answers for how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.compare.changes import Kind
from pipeline.compare.comparison import Comparison, Year
from pipeline.compare.entries import Entry


@dataclass(frozen=True, slots=True)
class Office:
    """An office or unit: its key, its first print, and its items before and after."""

    office: str
    party: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class SectionSummary:
    """One section of both years; a number is None where a year has no such section."""

    old: str | None
    new: str | None
    title: str
    items_before: int
    items_after: int
    kinds: Counter[Kind]
    doubtful: int
    money_before: Decimal | None
    money_after: Decimal | None
    offices: tuple[Office, ...]


def section_summaries(comparison: Comparison) -> Iterator[SectionSummary]:
    """A summary for each section of the new plan in order, then the dropped ones."""
    for old, new in comparison.sections:
        before, after = _entries(comparison.old, old), _entries(comparison.new, new)
        rows = [
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
            Counter(kind for change in rows for kind in change.kinds),
            sum(change.evidence.doubtful for change in rows),
            money(before),
            money(after),
            offices(before, after),
        )


def _entries(year: Year, section: str | None) -> list[Entry]:
    return [entry for entry in year.entries if entry.section == section]


def money(entries: Sequence[Entry]) -> Decimal | None:
    """The sums of some items, each printed amount once, in KGS; None if there is none."""
    sums = {a.group: a.kgs for entry in entries for a in entry.amounts if a.kgs is not None}
    return sum(sums.values(), Decimal(0)) if sums else None


def offices(before: Sequence[Entry], after: Sequence[Entry]) -> tuple[Office, ...]:
    """Who answers for how many items; who has most now comes first."""
    then, now = (
        Counter(office for entry in entries for office in {p.office for p in entry.parties})
        for entries in (before, after)
    )
    printed = {
        party.office: party.printed
        for entry in (*reversed(before), *reversed(after))
        for party in reversed(entry.parties)
    }
    found = [Office(key, name, then[key], now[key]) for key, name in printed.items()]
    return tuple(sorted(found, key=lambda one: (-one.after, -one.before, one.office)))

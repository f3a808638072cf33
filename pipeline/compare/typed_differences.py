"""A typed column before and after → what changed in it; None where it means the same.

The meaning of a column counts, not its wording: `АИ боюнча проректор` for `АИ б-ча проректор`, `1
млн сом` for `1000 миң сом` or `декабрь 2025-ж.` for `2025-ж. декабрь` are no change. Where the
meaning could not be read, the words are compared.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct
from rapidfuzz import fuzz

from normalizers.dates.period_days import to_calendar_year
from normalizers.dates.periods import parse_period
from normalizers.wording.year_blind_words import find_numbers, is_same_but_for_years, remove_years
from pipeline.matching.compared_items import EntryAmount, EntryDeadline, EntryParty, PlanEntry

LOOSE_DEADLINE_KINDS = {"months", "recurring", "by_plan", "none"}
"""Kinds of deadline of which the first and last day do not say everything; their words are compared
too."""

MIN_INDICATOR_SIMILARITY = 0.5
"""An indicator less similar than this is another indicator, not another wording."""


class DeadlineChange(Struct, frozen=True):
    """By how many days the last and the first day of a deadline moved within the year (later is
    positive).

    None where one of the years has no such day.
    """

    days_later: int | None
    start_days_later: int | None


DayMover = Callable[[date], date]
"""Takes a day of the old plan to the same day in the new plan's period."""


def make_day_mover(old_period: str, new_period: str) -> DayMover:
    """Makes the function that moves days from one period to another; both are given by their
    labels.

    Between periods of one kind a day moves by the years between them. Between an academic year and
    a calendar year it moves to that calendar year in which its month lies in the new period.
    """
    old, new = parse_period(old_period), parse_period(new_period)
    if old.kind == new.kind or "years" in (old.kind, new.kind):
        years_between = new.start.year - old.start.year
        return lambda day: _set_year(day, day.year + years_between)
    return lambda day: _set_year(day, to_calendar_year(day.month, new_period))


def compare_deadlines(
    old: EntryDeadline, new: EntryDeadline, years_between: int, move_day: DayMover
) -> DeadlineChange | None:
    """How a deadline moved; None if not. A move by just the years between the plans is no
    change."""
    days_later, start_days_later = (
        _count_days_later(then, now, move_day)
        for then, now in ((old.end, new.end), (old.start, new.start))
    )
    if days_later is None:
        is_same = old.end == new.end and old.kind == new.kind
    else:
        is_same = days_later == 0 and start_days_later in (0, None)
    if is_same and LOOSE_DEADLINE_KINDS & {old.kind, new.kind}:
        is_same = is_same_but_for_years(old.printed, new.printed, years_between)
    return None if is_same else DeadlineChange(days_later, start_days_later)


def _count_days_later(old_day: date | None, new_day: date | None, move_day: DayMover) -> int | None:
    return (new_day - move_day(old_day)).days if old_day and new_day else None


def _set_year(day: date, year: int) -> date:
    """The same day of another year; the last day of a month stays the last."""
    last_day = monthrange(year, day.month)[1]
    was_last = day.day == monthrange(day.year, day.month)[1]
    return day.replace(year=year, day=last_day if was_last else min(day.day, last_day))


class IndicatorChange(Struct, frozen=True):
    """An indicator's number before and after; `percent` is the change, None if the units differ."""

    before: float | None
    after: float | None
    percent: float | None


def compare_indicators(
    old: PlanEntry, new: PlanEntry, years_between: int
) -> IndicatorChange | None:
    """How an indicator changed: in its number or unit, or because it is another indicator; None if
    it did not."""
    old_text, new_text = old.get_text("indicator_text"), new.get_text("indicator_text")
    if old.indicator_value == new.indicator_value and is_same_but_for_years(
        old.indicator_unit, new.indicator_unit, years_between
    ):
        if is_same_but_for_years(old_text, new_text, years_between):
            return None
        similarity = fuzz.ratio(remove_years(old_text), remove_years(new_text)) / 100
        if (
            find_numbers(old_text) == find_numbers(new_text)
            and similarity >= MIN_INDICATOR_SIMILARITY
        ):
            return None
    percent = None
    if (
        old.indicator_value
        and new.indicator_value is not None
        and is_same_but_for_years(old.indicator_unit, new.indicator_unit, years_between)
    ):
        percent = round((new.indicator_value - old.indicator_value) / old.indicator_value * 100, 1)
    return IndicatorChange(old.indicator_value, new.indicator_value, percent)


class PartyChange(Struct, frozen=True):
    """Who answers no longer, and who answers now, as printed."""

    removed: tuple[str, ...]
    added: tuple[str, ...]


def compare_parties(old: PlanEntry, new: PlanEntry, years_between: int) -> PartyChange | None:
    """Who came and who went; None if nobody. An office is the same however it is worded."""
    if old.parties or new.parties:
        old_offices, new_offices = _index_by_office(old.parties), _index_by_office(new.parties)
        removed = tuple(old_offices[key] for key in old_offices if key not in new_offices)
        added = tuple(new_offices[key] for key in new_offices if key not in old_offices)
        return PartyChange(removed, added) if removed or added else None
    old_text, new_text = old.get_text("responsible"), new.get_text("responsible")
    if is_same_but_for_years(old_text, new_text, years_between):
        return None
    return PartyChange(*((text,) if text else () for text in (old_text, new_text)))


def _index_by_office(parties: Sequence[EntryParty]) -> dict[tuple[str, str], str]:
    return {(party.office, party.person): party.printed for party in parties}


class FundingChange(Struct, frozen=True):
    """The money before and after, in KGS; None where no sum is printed."""

    before: Decimal | None
    after: Decimal | None

    @property
    def difference(self) -> Decimal:
        """By how much more or less."""
        return (self.after or Decimal(0)) - (self.before or Decimal(0))


def compare_funding(old: PlanEntry, new: PlanEntry, years_between: int) -> FundingChange | None:
    """How the money changed, in its sums or in who pays; None if not.

    If no amount is known, the words are compared.
    """
    is_same = _count_amounts(old.amounts) == _count_amounts(new.amounts)
    all_amounts = (*old.amounts, *new.amounts)
    if is_same and all(one.kgs is None and one.amount is None for one in all_amounts):
        is_same = is_same_but_for_years(
            old.get_text("funding"), new.get_text("funding"), years_between
        )
    return None if is_same else FundingChange(old.compute_kgs(), new.compute_kgs())


def _count_amounts(amounts: Sequence[EntryAmount]) -> Counter[tuple[object, ...]]:
    return Counter((one.kgs, one.amount, one.currency, one.source) for one in amounts)

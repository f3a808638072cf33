"""Words of time that belong together → the days they name.

Months without a printed year (`year_assignment`) lie in the plan's period (`periods`).

| print | days |
| --- | --- |
| `15.09–20.10.2025`, `5-октябрдан 10-ноябрга чейин` | from the first to the last |
| `2026-жылдын I жана II кварталы`, `2026-жылдын 1-жарым жылдыгы` | the months of both |
| `15-сентябрдан баштап`, `с 1 октября` | to the end of the academic year |
| `III квартал` (of either year), `чейрек` without a year (of school, or of the calendar) | none |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from normalizers.dates.day_lists import is_ablative
from normalizers.dates.period_days import (
    SeveralYearsError,
    academic_year_bounds,
    first_day,
    last_day,
    period_bounds,
    to_calendar_year,
)
from normalizers.dates.periods import parse_period
from normalizers.dates.time_expressions import TimeExpression, TimeKind
from normalizers.dates.year_assignment import DATED_KINDS, assign_years

DatedKind = Literal["date", "range", "month", "months", "year", "academic_year"]
"""The kinds of deadline that have days."""

_RANGE_CONNECTOR = re.compile(r"\W*-\W*|.*(?:[ндт][аеоө]н|баштап|тартып)\W*|.*\b(?:до|по)\b.*")
"""Words or signs between two times that make them the ends of a span."""

_OPEN_AHEAD = re.compile(r"(?<!\w)(?:с|со|начиная\s+с)\s*$")
_OPEN_BEHIND = re.compile(r"\W*(?:баштап|тартып|башталат)(?!\w)|\W*$")


class DateRange(Struct, frozen=True):
    """The days from `start` to `end`; `continues_to_next` if a span goes on from here.

    `is_yearless`: they lie in each of the period's years, and stand for those of its first.
    """

    kind: DatedKind
    start: date
    end: date
    continues_to_next: bool = False
    is_yearless: bool = False


class ResolvedDates(Struct, frozen=True):
    """The days that a chain of words of time names, in printed order, and the words that name
    none."""

    ranges: tuple[DateRange, ...]
    unread: tuple[TimeExpression, ...]


def resolve_dates(
    expressions: Sequence[TimeExpression], plain: str, academic_year: str
) -> ResolvedDates:
    """The days that a chain of words of time, from the folded text `plain`, names."""
    dated, academic_year = assign_years(expressions, plain, academic_year)
    ranges: list[DateRange] = []
    unread: list[TimeExpression] = []
    for index, expression in enumerate(dated):
        try:
            date_range = _resolve_in_period(expression, academic_year)
        except ValueError:  # no such day, or one of two years
            unread.append(expression)
            continue
        if date_range is None:
            continue
        following = dated[index + 1] if index + 1 < len(dated) else None
        is_span = following is not None and _is_span(expression, following, plain)
        if ranges and ranges[-1].continues_to_next:
            end_expressions = dated[index - 1], expression
            ranges[-1], date_range = _order_ends(
                ranges[-1], date_range, end_expressions, academic_year
            )
        ranges.append(replace(date_range, continues_to_next=is_span))
    if ranges and dated[-1].kind in DATED_KINDS and _is_open(dated[-1], expressions, plain):
        year_end = period_bounds(academic_year)[1]
        end = max(year_end, ranges[-1].end)
        ranges[-1] = replace(ranges[-1], kind="range", end=end)
    return ResolvedDates(tuple(ranges), tuple(unread))


def _resolve_in_period(expression: TimeExpression, period: str) -> DateRange | None:
    """The days of one expression; if each year of the period has them, those of its first year."""
    try:
        return _resolve_expression(expression, period)
    except SeveralYearsError:
        date_range = _resolve_expression(expression, str(parse_period(period).start.year))
        return replace(date_range, is_yearless=True) if date_range else None


def _resolve_expression(expression: TimeExpression, academic_year: str) -> DateRange | None:
    """The days of one expression, None if it has none. Raises `ValueError` if they are not
    certain."""
    if expression.kind in DATED_KINDS:
        return _resolve_within_year(expression, academic_year)
    year = expression.year
    if expression.kind in (TimeKind.WITHIN_YEAR, TimeKind.ACADEMIC_YEAR):
        period_kind = parse_period(academic_year).kind
        if year or period_kind == "academic_year":
            return DateRange("academic_year", *academic_year_bounds(year or int(academic_year[:4])))
        if period_kind == "years":
            raise SeveralYearsError("each year of a programme")
        return DateRange("year", *period_bounds(academic_year))
    if expression.kind in (TimeKind.YEAR, TimeKind.YEAR_SPAN):
        kind: DatedKind = "year" if expression.kind is TimeKind.YEAR else "range"
        return DateRange(kind, date(year, 1, 1), date(expression.end_year or year, 12, 31))
    return None


def _resolve_within_year(expression: TimeExpression, academic_year: str) -> DateRange:
    if expression.is_unsure:
        raise ValueError("its days are not sure")
    if expression.kind is TimeKind.QUARTER:
        return _resolve_quarters(expression, academic_year)
    year = expression.year or to_calendar_year(expression.month, academic_year)
    if not expression.days:
        return DateRange(
            "month", first_day(year, expression.month), last_day(year, expression.month)
        )
    dates = [date(year, expression.month, day) for day in expression.days]
    return DateRange("range" if len(dates) > 1 else "date", dates[0], dates[-1])


def _resolve_quarters(expression: TimeExpression, academic_year: str) -> DateRange:
    is_of_studies = parse_period(academic_year).kind == "academic_year"
    if not expression.year and is_of_studies and "чейр" in expression.plain:
        raise ValueError("a quarter of the school's year or of the calendar's")
    if expression.year and [*expression.numbers] != sorted(expression.numbers):
        raise ValueError("quarters of two years")
    starts, ends = [], []
    for quarter in expression.numbers:
        first, last = 3 * quarter - 2, 3 * quarter
        year = expression.year or to_calendar_year(first, academic_year)
        if not expression.year and year != to_calendar_year(last, academic_year):
            raise ValueError("a quarter of two academic years")
        starts.append(first_day(year, first))
        ends.append(last_day(year, last))
    return DateRange("months", min(starts), max(ends))


def _is_open(expression: TimeExpression, expressions: Sequence[TimeExpression], plain: str) -> bool:
    """Whether something goes on from the last days of a chain: “from 1 October”."""
    behind = _OPEN_BEHIND.match(plain, expression.end)
    if behind and is_ablative(expression):
        return True
    dated = [one for one in expressions if one.kind in DATED_KINDS]
    ahead = plain[: expression.start]
    return len(dated) == 1 and len(expression.days) < 2 and bool(_OPEN_AHEAD.search(ahead))


def _is_span(expression: TimeExpression, following: TimeExpression, plain: str) -> bool:
    """Whether a token and the next are the ends of a span of time."""
    gap = plain[expression.end : following.start]
    between = expression.plain[-4:] + gap
    return bool(
        _RANGE_CONNECTOR.fullmatch(gap)
        or re.search(r"[ндт][аеоө]н\W*(?:\d{4}\W*\w*\W*)?$", between)
    )


def _order_ends(
    first: DateRange,
    last: DateRange,
    expressions: tuple[TimeExpression, TimeExpression],
    academic_year: str,
) -> tuple[DateRange, DateRange]:
    """The ends of a span in order, where the year of one of them is not printed.

    If one year is printed for both ends, the later end is put a year later or the earlier one a
    year earlier, whichever stays inside the academic year. Two printed years stay as they are.
    """
    first_expression, last_expression = expressions
    years_printed = (
        first_expression.kind is TimeKind.DATE
        or last_expression.kind is TimeKind.DATE
        or first_expression.year != last_expression.year
    )
    if first.start <= last.end or years_printed:
        return first, last
    year_start, year_end = period_bounds(academic_year)
    later_last = _shift_by_years(last, 1)
    is_inside = year_start <= first.start and later_last.end <= year_end
    return (
        (first, later_last)
        if first_expression.year and is_inside
        else (_shift_by_years(first, -1), last)
    )


def _shift_by_years(date_range: DateRange, years: int) -> DateRange:
    """The same days of another year, the last of February for one that it does not have."""
    start, end = (
        date(year, day.month, min(day.day, last_day(year, day.month).day))
        for day in (date_range.start, date_range.end)
        for year in (day.year + years,)
    )
    return replace(date_range, start=start, end=end)

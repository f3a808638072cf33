"""The days of months, academic years and periods, and in which year of a period a month lies.

Periods are given by their labels, see `normalizers.dates.periods`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from normalizers.dates.periods import parse_period

FIRST_ACADEMIC_MONTH = 9


class SeveralYearsError(ValueError):
    """A month without a year lies in several years of the period."""


def to_calendar_year(month: int, period: str) -> int:
    """The calendar year in which a month of a period lies.

    Raises `SeveralYearsError` if the period has that month in several years.
    """
    _, kind, start, end = parse_period(period)
    if kind == "years":
        raise SeveralYearsError(f"month {month} is one of several from {start.year} to {end.year}")
    if kind == "calendar_year":
        return start.year
    return start.year if month >= FIRST_ACADEMIC_MONTH else end.year


def first_day(year: int, month: int) -> date:
    """The first day of a month."""
    return date(year, month, 1)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def academic_year_bounds(first_year: int) -> tuple[date, date]:
    """The first and the last day of the academic year that begins in a calendar year."""
    return first_day(first_year, FIRST_ACADEMIC_MONTH), last_day(
        first_year + 1, FIRST_ACADEMIC_MONTH - 1
    )


def period_bounds(period: str) -> tuple[date, date]:
    """The first and the last day of a period."""
    _, _, start, end = parse_period(period)
    return start, end

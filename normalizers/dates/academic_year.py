"""The months as Kyrgyz and Russian name them, and the academic year: 1 September to 31 August."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTH_STEMS = {
    "январ": 1,
    "феврал": 2,
    "март": 3,
    "апрел": 4,
    "май": 5,
    "июн": 6,
    "июл": 7,
    "август": 8,
    "сентябр": 9,
    "октябр": 10,
    "ноябр": 11,
    "декабр": 12,
}
"""The beginnings of the months' names; Kyrgyz and Russian share them."""

FIRST_ACADEMIC_MONTH = 9


def to_calendar_year(month: int, academic_year: str) -> int:
    """The calendar year in which a month of an academic year (`2025-26`) lies."""
    first = int(academic_year[:4])
    return first if month >= FIRST_ACADEMIC_MONTH else first + 1


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

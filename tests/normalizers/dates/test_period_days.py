"""Months and days lie in their academic year."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from normalizers.dates.period_days import academic_year_bounds, last_day, to_calendar_year


@given(st.integers(1, 12), st.integers(2000, 2099))
def test_every_month_lies_in_its_academic_year(month: int, first: int) -> None:
    year = to_calendar_year(month, f"{first}-{(first + 1) % 100:02}")
    opening, closing = academic_year_bounds(first)
    assert opening <= date(year, month, 1) <= last_day(year, month) <= closing

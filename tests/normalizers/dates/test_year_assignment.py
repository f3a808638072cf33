"""Which year a month of a chain of words of time is in."""

from __future__ import annotations

import pytest

from normalizers.dates.time_search import find_time_expressions
from normalizers.dates.time_text import fold_time_text
from normalizers.dates.year_assignment import DATED_KINDS, assign_years


@pytest.mark.parametrize(
    ("text", "years", "period"),
    [
        ("2025-ж. ноябрь-декабрь", [2025, 2025], "2024-25"),
        ("декабрь 2025-ж., март 2026-ж.", [2025, 2026], "2024-25"),
        ("октябрь", [0], "2024-25"),
        ("2026-27-окуу жылынын октябрь айы", [0], "2026-27"),
    ],
)
def test_years_of_months(text: str, years: list[int], period: str) -> None:
    plain = fold_time_text(text)
    found = find_time_expressions(plain, time_only=True)
    chain, found_period = assign_years(found, plain, "2024-25")
    assert [one.year or 0 for one in chain if one.kind in DATED_KINDS] == years
    assert found_period == period

"""The unit that a title gives for the sums below it."""

from __future__ import annotations

import pytest

from normalizers.amounts.currencies import find_unit_multiplier


@pytest.mark.parametrize(
    ("title", "unit"),
    [("сумма (тыс. сом)", 1000), ("көлөмү, млн сом", 10**6), ("сумма, сом", 1), ("булагы", None)],
)
def test_units_of_titles(title: str, unit: int | None) -> None:
    assert find_unit_multiplier(title) == unit

"""The unit of a column's sums, by its title."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalizers.amounts.currencies import SumUnit
from normalizers.titles.unit_titles import parse_unit


@pytest.mark.parametrize(
    ("title", "unit"),
    [("Суммасы (миң сом)", 1000), ("Сумма, тыс. сом", 1000), ("млн сом", 10**6), ("сом", 1)],
)
def test_units(title: str, unit: int) -> None:
    assert parse_unit(title) == SumUnit(Decimal(unit))
    assert parse_unit("Каржылоо булагы") is None


def test_a_currency_of_a_title_is_a_unit_too() -> None:
    assert parse_unit("Бюджет, тыс. USD") == SumUnit(Decimal(1000), "USD")

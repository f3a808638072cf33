"""Months by name, and by the Roman numerals that keyboards without Latin letters make."""

from __future__ import annotations

import pytest

from normalizers.dates.month_names import find_month, parse_roman


@pytest.mark.parametrize(
    ("word", "month"),
    [("октябрында", 10), ("мая", 5), ("майда", 5), ("декан", None)],
)
def test_months(word: str, month: int | None) -> None:
    assert find_month(word) == month


@pytest.mark.parametrize(
    ("text", "number"),
    [("iv", 4), ("іх", 9), ("хii", 12), ("п", 2), ("ш", 3), ("1у", 4), ("xiii", None), ("", None)],
)
def test_roman(text: str, number: int | None) -> None:
    assert parse_roman(text) == number

"""Numbers in digits as plans print them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalizers.letters.numbers import is_ambiguous_number, parse_decimal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 500 000", "1500000"),
        ("1 500", "1500"),
        ("4067,3", "4067.3"),
        ("1.500.000,25", "1500000.25"),
        ("1,500,000.25", "1500000.25"),
        ("1.5", "1.5"),
        ("٣", None),
        ("5 00", None),
        ("", None),
    ],
)
def test_numbers(text: str, value: str | None) -> None:
    assert parse_decimal(text) == (Decimal(value) if value else None)


def test_three_digits_behind_one_point_may_be_either() -> None:
    assert (
        is_ambiguous_number("1.500")
        and not is_ambiguous_number("1.50")
        and not is_ambiguous_number("0.500")
    )

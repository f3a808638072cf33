"""Sums of money in a text: every one that can be written reads back."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from normalizers.amounts.money import find_amounts

MULTIPLIERS = {"сом": 1, "миң сом": 1000, "млн. сом": 10**6, "млрд сом": 10**9}


@given(
    st.integers(1, 999_999), st.sampled_from(sorted(MULTIPLIERS)), st.sampled_from(["{}", "{:,}"])
)
def test_every_whole_sum_reads_back(number: int, words: str, style: str) -> None:
    text = f"{style.format(number).replace(',', ' ')} {words}"
    assert [amount.value for amount in find_amounts(text)] == [number * MULTIPLIERS[words]]


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_every_decimal_reads_back(number: Decimal) -> None:
    text = f"{number:.2f} сом".replace(".", ",")
    assert [amount.value for amount in find_amounts(text)] == [number]

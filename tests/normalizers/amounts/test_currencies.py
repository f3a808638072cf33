"""The currency that a title gives for the sums below it."""

from __future__ import annotations

import pytest

from normalizers.amounts.currencies import SumUnit, find_foreign_currency


@pytest.mark.parametrize(
    ("title", "currency"),
    [("бюджет, usd", "USD"), ("сумма (тыс. долл. сша)", "USD"), ("көлөмү, евро", "EUR")],
)
def test_the_currency_of_a_title(title: str, currency: str) -> None:
    assert find_foreign_currency(title) == SumUnit(currency=currency)


@pytest.mark.parametrize("title", ["сумма, сом", "сумма (сом / usd)", "usd, eur", "булагы"])
def test_no_currency_or_several(title: str) -> None:
    assert find_foreign_currency(title) is None


def test_a_currency_that_is_not_published_is_none() -> None:
    assert find_foreign_currency("сумма, £") == SumUnit(currency=None)

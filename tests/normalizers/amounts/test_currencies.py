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


@pytest.mark.parametrize(
    "title",
    [
        "сумма, сом",
        "булагы",
        "евробиримдик",
        "евросоюз, бюджет",
        "рубрика",
        "моделирование",
        "сумка",
    ],
)
def test_no_currency_but_som(title: str) -> None:
    assert find_foreign_currency(title) is None


@pytest.mark.parametrize("title", ["сумма (сом / usd)", "usd, eur", "тыс. руб/сом", "kgs (usd)"])
def test_which_of_several_currencies_is_not_certain(title: str) -> None:
    assert find_foreign_currency(title) == SumUnit(currency=None)


@pytest.mark.parametrize("word", ["руб.", "руб", "рублей", "рублях", "рубль", "рублдин", "₽"])
def test_forms_of_the_rouble(word: str) -> None:
    assert find_foreign_currency(f"сумма, {word}") == SumUnit(currency="RUB")


def test_a_currency_that_is_not_published_is_none() -> None:
    assert find_foreign_currency("сумма, £") == SumUnit(currency=None)

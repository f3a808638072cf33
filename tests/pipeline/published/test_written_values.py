"""Values as people read them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.published.written_values import (
    disarm_formula,
    format_cell,
    format_kgs,
    format_thousands,
)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (None, "–"),
        (Decimal(0), "0"),
        (Decimal("1234567.50"), "1 234 568"),
        (Decimal(-1200), "−1 200"),
    ],
)
def test_a_sum_has_its_thousands_apart(amount: Decimal | None, text: str) -> None:
    assert format_kgs(amount) == text


def test_a_difference_shows_its_sign() -> None:
    assert format_thousands(Decimal(1500), spec="+") == "+1 500"


def test_a_list_is_one_text() -> None:
    assert format_cell(["а", "б"]) == "а; б"
    assert (
        format_cell([{"title": "Зал", "text": "№ 3"}, {"title": None, "text": "б"}])
        == "Зал: № 3; б"
    )
    assert format_cell(5) == 5


@pytest.mark.parametrize("text", ["=1+1", "+7", "-x", "@a", "\ta"])
def test_a_formula_is_text(text: str) -> None:
    assert disarm_formula(text) == f"'{text}"


@pytest.mark.parametrize("value", ["а=1", "", None, -5])
def test_what_is_no_formula_stays(value: object) -> None:
    assert disarm_formula(value) == value

"""A row is a total if it says so and holds sums beside that; a year or a date is no sum."""

from __future__ import annotations

import pytest

from pipeline.outline.total_rows import are_texts_of_total, find_total


@pytest.mark.parametrize(
    "texts",
    [
        ["Бардыгы", "1500 мың сом"],
        ["Бардыгы:", "1,5 млрд сом"],
        ["Жалпы суммасы", "120 000"],
        ["Итого по разделу III", "300 тысяч сом"],
        ["Всего", "12 миллионов"],
    ],
)
def test_totals(texts: list[str]) -> None:
    assert are_texts_of_total(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ["Бардыгы", "2026"],
        ["барлыгы 20 мектеп", "15.03.2026"],
        ["Всего по плану провести 5 проверок", "1-4"],
        ["всего 12 школ", "2026"],
        ["Общая", "1–4"],
    ],
)
def test_rows_that_say_when(texts: list[str]) -> None:
    assert find_total(texts, may_be_named=True) is None

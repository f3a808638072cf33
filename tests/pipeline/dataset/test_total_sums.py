"""Rows of totals are no items, and are held against what they add up."""

from __future__ import annotations

import pytest

from tests.support.event_plans import TITLE, doubts
from tests.support.made_plans import Ruled, made_dataset


@pytest.mark.parametrize(
    ("sums", "said"), [(("25,5", "100", "125,5"), []), (("25,5", "100", "90"), ["total_differs"])]
)
def test_a_row_of_totals_is_no_item_and_is_added_up(sums: tuple[str, ...], said: list[str]) -> None:
    header = ("№", "Иш-чаралар", "Жооптуу", "Суммасы (миң сом)", "Булагы")
    rows = [(str(i), f"иш {i}", "Декан", amount, "бюджет") for i, amount in enumerate(sums[:2], 1)]
    found = made_dataset(TITLE, Ruled([header, *rows, ("", "Бардыгы:", "", sums[2], "")]))
    assert [one["funding"] for one in found.sections[0].rows] == ["25,5 – бюджет", "100 – бюджет"]
    assert [str(one["amount_kgs"]) for one in found.funding] == ["25500.00", "100000.00"]
    assert {one["source"] for one in found.funding} == {"бюджет"}
    assert [cell["text"] for cell in found.cells if cell["row_kind"] == "total"][1] == "Бардыгы:"
    assert doubts(found) == said

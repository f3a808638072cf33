"""Items that do not fit together."""

from __future__ import annotations

from tests.support.made_plans import Ruled, finding, made_dataset
from tests.support.plan_parts import (
    COUNCIL_TITLE,
)


def test_items_printed_twice_and_numbers_out_of_order_are_findings() -> None:
    council = Ruled(
        [
            ("№", "Маселенин аталышы", "Жооптуулар"),
            ("Сентябрь. 1- отурум", "<", "<"),
            ("3.", "Иш планын бекитүү", "Ректор"),
            ("4.", "Иш планын бекитүү", "Ректор"),
        ]
    )
    data = made_dataset(COUNCIL_TITLE, council)
    assert finding(data, "item_order")["item_id"] == "2025-26/1/1"
    assert finding(data, "item_duplicate")["item_id"] == "2025-26/1/2"


def test_an_office_written_nearly_like_another_is_a_finding() -> None:
    usual, rare = "Окуу-усулдук башкармалыгы", "Окуу-услдук башкармалыгы"
    council = Ruled(
        [
            ("№", "Маселенин аталышы", "Жооптуулар"),
            ("Сентябрь. 1- отурум", "<", "<"),
            ("1.", "Иш планын бекитүү", usual),
            ("2.", "Кабыл алуунун жыйынтыгы", rare),
            ("3.", "Отчётту угуу", usual),
        ]
    )
    found = finding(made_dataset(COUNCIL_TITLE, council), "office_variant")
    assert (found["item_id"], usual in str(found["message"])) == ("2025-26/1/2", True)

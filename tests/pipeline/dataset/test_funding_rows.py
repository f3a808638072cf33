"""Funding cells → rows of sums."""

from __future__ import annotations

from tests.support.made_plans import made_dataset
from tests.support.plan_parts import (
    COUNCIL,
    COUNCIL_TITLE,
)
from tests.support.strategy_rows import ROW, strategy


def test_a_merged_sum_is_one_group() -> None:
    data = made_dataset(
        COUNCIL_TITLE,
        COUNCIL,
        *strategy(
            (*ROW, "2 ББП", "Ректор", "3 млн сом – КМТУ"),
            ("^", "Сурамжылоо", "Анкета", "Отчёт", "1 отчёт", "Декан", "^"),
            ("^", "Талдоо", "Тест", "Отчёт", "1 отчёт", "Декан", "3 млн сом – КМТУ"),
        ),
    )
    groups = [(row["item_id"], row["group_id"]) for row in data.funding]
    assert groups == [
        ("2025-26/2.1/1", "2025-26/2.1/1/1"),
        ("2025-26/2.1/2", "2025-26/2.1/1/1"),
        ("2025-26/2.1/3", "2025-26/2.1/3/1"),
    ]

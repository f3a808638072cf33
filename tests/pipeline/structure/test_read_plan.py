"""What is no plan is refused in one line."""

from __future__ import annotations

import pytest

from extractors.errors import NotAPlan
from tests.support.made_plans import Ruled, Text, made_dataset


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        (
            "2025-26-окуу жылынын жадыбалы",
            [("Күнү", "Убактысы", "Сабак", "Окутуучу"), ("Дүйшөмбү", "8:00", "Физика", "Асанов")],
        ),
        (
            "Смета расходов на 2026 год",
            [("№", "Наименование", "Количество", "Цена"), ("1", "Бумага", "10", "100")],
        ),
        (
            "Прайс-лист на 2026 год",
            [("№", "Наименование товара", "Срок поставки", "Цена"), ("1", "Бумага", "май", "100")],
        ),
    ],
)
def test_what_is_no_plan_is_said_in_one_line(title: str, rows: list[tuple[str, ...]]) -> None:
    with pytest.raises(NotAPlan, match="no table of a work plan") as failure:
        made_dataset(Text(title), Ruled(rows))
    assert "\n" not in str(failure.value)


def test_a_plan_needs_a_section() -> None:
    with pytest.raises(NotAPlan, match=r"^made\.pdf: no table of a work plan was found in 1 page"):
        made_dataset(Text("2025-26-окуу жылына"), Ruled([("күн", "саат"), ("12", "14")]))

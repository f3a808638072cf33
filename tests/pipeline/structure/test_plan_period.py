"""The period of a plan, as its titles say it, or else its text."""

from __future__ import annotations

import pytest

from extractors.errors import NotAPlan
from tests.support.event_plans import HEADER, row
from tests.support.made_plans import Ruled, Text, finding, made_dataset
from tests.support.plan_frame import BEGIN, LIST
from tests.support.plan_parts import (
    strategy,
)


def test_two_periods_in_one_file_are_not_guessed() -> None:
    items = [
        item
        for number, year in enumerate(("2024-25", "2025-26"), 1)
        for item in (
            Text(f"{number}. {year}-окуу жылына иш план"),
            Ruled([HEADER, row("1", f"{number}")]),
        )
    ]
    with pytest.raises(NotAPlan, match=r"several periods .*2024-25, 2025-26.*--period"):
        made_dataset(*items)


def test_a_period_that_other_titles_do_not_name_is_told() -> None:
    items = [
        item
        for number, year in enumerate(("2025-26", "2025-26", "2024-25"), 1)
        for item in (
            Text(f"{number}. {year}-окуу жылына иш план"),
            Ruled([HEADER, row("1", f"{number}")]),
        )
    ]
    found = made_dataset(*items)
    assert found.academic_year == "2025-26"
    assert finding(found, "period_doubtful")["detail"] == "2024-25"


def test_a_programme_of_several_years() -> None:
    rows = [("Милдет", "Иш-чара", "Мөөнөтү", "Жооптуу"), ("Сапат", "а өткөрүү", "май", "Декан")]
    found = made_dataset(Text("2024–2028-жылдарга өнүгүү программасы"), Ruled(rows))
    assert (found.academic_year, found.sections[0].kind) == ("2024-2028", "strategy")
    assert found.sections[0].rows[0]["deadline_start"] is None
    assert finding(found, "deadline_yearless")["detail"] == "deadline: май"


def test_a_plan_needs_a_year() -> None:
    with pytest.raises(NotAPlan, match=r"^made\.pdf: no period is printed in it.*--period 2026"):
        made_dataset(Text("2.1. ЖЫЛДЫК ИШ ПЛАНЫ"), strategy("а"), *LIST)


def test_the_year_in_a_title_weighs_more_than_years_in_the_text() -> None:
    plans = Text("Эскертүү: 2023-24-окуу жылы, 2023-2024-окуу жылы, 2023/24 окуу жылы")
    assert made_dataset(*BEGIN, plans, *LIST).academic_year == "2025-26"


def test_a_year_that_stands_only_in_cells() -> None:
    found = made_dataset(Text("2.1. ИШ ПЛАН"), strategy("2024-25-окуу жылы"), *LIST)
    assert found.academic_year == "2024-25"

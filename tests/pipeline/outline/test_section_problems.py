"""Numbers of sections that are left out."""

from __future__ import annotations

import pytest

from pipeline.outline.section_problems import find_numbering_gaps
from tests.support.made_plans import Ruled, Text, made_dataset

TABLE = Ruled([("№", "Иш-чара", "Жооптуулар"), ("1", "Окуу өткөрүү", "Декан")])


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [(("1", "2", "3"), []), (("1", "3"), ["2"]), (("I", "II", "IV"), ["III"]), (("2",), ["1"])],
)
def test_gaps_are_told_in_the_plans_own_numbering(
    numbers: tuple[str, ...], missing: list[str]
) -> None:
    parts = [item for number in numbers for item in (Text(f"{number}. ОКУУ ИШТЕРИ"), TABLE)]
    found = made_dataset(Text("2025-2026-окуу жылына карата\nИШ ПЛАНЫ"), *parts)
    told = [one["message"] for one in found.findings if one["code"] == "section_missing"]
    assert told == [f"There is no section {number}" for number in missing]


def test_no_sections_have_no_gaps() -> None:
    assert list(find_numbering_gaps([])) == []

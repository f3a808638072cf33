"""Short forms that the text above a plan's tables defines."""

from __future__ import annotations

from tests.support.made_plans import Ruled, Text, made_dataset

ROWS = [
    ("№", "Мероприятия", "Сроки", "Ответственный"),
    ("1", "Проведение заседаний ПС", "сентябрь", "Секретарь ПС"),
]
TITLE = "ПЛАН РАБОТЫ\nна 2025-2026 учебный год"
PROSE = "План составлен по решению педагогического совета (далее – ПС) и отчёта за год."


def test_a_short_form_that_prose_defines_is_that_wherever_it_stands() -> None:
    found = made_dataset(Text(TITLE), Text(PROSE), Ruled(ROWS))
    names = [(row["abbreviation"], row["expansion"], row["origin"]) for row in found.glossary]
    assert names == [("ПС", "педагогический совет", "inline")]
    assert {row["status"] for row in found.abbreviations} == {"inline"}
    assert found.glossary[0]["page"] == 1


def test_prose_right_below_the_plans_title_is_not_of_it() -> None:
    found = made_dataset(Text(f"{TITLE}\n{PROSE}"), Ruled(ROWS))
    assert [row["abbreviation"] for row in found.glossary] == ["ПС"]

"""The rows of both plans are those of the transcription: all of them, in order, word for word."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.support import gold

each_section = pytest.mark.parametrize(("year", "section"), gold.SECTIONS)
MONTHS = ("Сентябрь", "Октябрь", "Ноябрь", "Декабрь", "Январь", "Февраль", "Март", "Апрель")
MONTHS += ("Май", "Июнь", "Июль", "Август")


@each_section
def test_rows_and_texts(year: str, section: str, published: Path) -> None:
    expected = gold.rows(year, section)
    found = gold.table(published, year, f"sections/{section}")
    assert len(found) == len(expected)
    for position, (row, wanted) in enumerate(zip(found, expected, strict=True), 1):
        assert {key: row[key] for key in wanted} == wanted, f"row {position}"


@each_section
def test_titles(year: str, section: str, published: Path) -> None:
    title = gold.printed(year, section)["title"]
    found = gold.table(published, year, f"sections/{section}")
    assert {row["section_title"] for row in found} == {title}


@pytest.mark.parametrize("year", ["2024-25", "2025-26"])
def test_glossary(year: str, published: Path) -> None:
    found = [
        {key: row[key] for key in ("abbreviation", "expansion")}
        for row in gold.table(published, year, "glossary")
        if row["origin"] == "glossary"
    ]
    assert found == gold.glossary(year)


@pytest.mark.parametrize("year", ["2024-25", "2025-26"])
def test_senses_of_an_abbreviation_count_from_one(year: str, published: Path) -> None:
    entries = gold.table(published, year, "glossary")
    senses: dict[str, list[int]] = {}
    for row in entries:
        senses.setdefault(row["abbreviation"], []).append(row["sense"])
    assert all(found == list(range(1, len(found) + 1)) for found in senses.values())
    assert len({row["page"] for row in entries if row["origin"] == "glossary"}) <= 2


@pytest.mark.parametrize("year", ["2024-25", "2025-26"])
def test_sessions_of_the_council(year: str, published: Path) -> None:
    first = int(year[:4])
    wanted: list[tuple[int, date]] = []
    for row in gold.texts(year, "1"):
        if isinstance(row, str):
            name, number = re.findall(r"\w+", row)[:2]
            month = MONTHS.index(name)
            start = date(first, month + 9, 1) if month < 4 else date(first + 1, month - 3, 1)
            announced = (int(number), start)
        else:
            wanted.append(announced)
    found = gold.table(published, year, "sections/1")
    assert [(row["session_no"], row["session_month"]) for row in found] == wanted
    assert all(row["deadline"] for row in found)


@pytest.mark.parametrize("year", ["2024-25", "2025-26"])
def test_subsections_of_the_language_plan(year: str, published: Path) -> None:
    wanted: list[str] = []
    for row in gold.texts(year, "3"):
        if isinstance(row, str):
            heading = " ".join(row.split())
        else:
            wanted.append(heading)
    found = gold.table(published, year, "sections/3")
    assert [row["subsection"] for row in found] == wanted

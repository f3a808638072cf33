"""What titles say: the section's number, the academic year, and where the abbreviations begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.titles.section_titles import (
    count_academic_years,
    is_glossary_title,
    parse_section_number,
)


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("2.3. «АДАМ РЕСУРСТАРЫН ЧЫҢДОО»", "2.3"),
        ("2.1. “САПАТТУУ БИЛИМ БЕРҮҮ»", "2.1"),
        ("1. И.РАЗЗАКОВ АТЫНДАГЫ КМТУнун", "1"),
        ("2.КМТУнун 2023-2028 жылдарга", "2"),
        ("3) Тил саясаты", "3"),
        ("  2.8 Өнүгүү", "2.8"),
        ("10.2.1. Иш", "10.2.1"),
    ],
)
def test_numbers_of_sections(title: str, number: str) -> None:
    assert parse_section_number(title) == number


@pytest.mark.parametrize(
    "text",
    ["", "ИШ ПЛАН", "Бөлүм 2.1", "2.3", "12", "2023-2028-жылдар", "2025-26-окуу жылы", "№ 1"],
)
def test_what_begins_with_no_section_number(text: str) -> None:
    assert parse_section_number(text) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("КЕҢЕШТИН 2025-26-ОКУУ ЖЫЛЫНА ИШ ПЛАНЫ", "2025-26"),
        ("2025-2026-окуу жылына", "2025-26"),
        ("2025 – 2026 окуу жылы", "2025-26"),
        ("2024/2025 учебный год", "2024-25"),
        ("2099-00-окуу жылы", "2099-00"),
    ],
)
def test_academic_years(text: str, year: str) -> None:
    assert list(count_academic_years([text])) == [year]


@pytest.mark.parametrize(
    "text", ["2023-2028 жылдарга", "2025", "12025-26", "2025-268", "2025-25", "25-26", "1925-26"]
)
def test_spans_that_are_no_academic_year(text: str) -> None:
    assert not count_academic_years([text])


def test_a_year_of_study_weighs_more_than_a_span() -> None:
    years = count_academic_years(["2024-2025", "2024-25", "2025-26-окуу жылына"])
    assert years == {"2025-26": 3, "2024-25": 2}


@pytest.mark.parametrize(
    "title",
    [
        "КЫСКАРТЫЛГАН СӨЗДӨРДҮН ТИЗМЕСИ",
        "Кыскартылган сөздөр",
        "Кыскартылган аталыштар",
        "КЫСКАРТУУЛАР",
        "СПИСОК СОКРАЩЕНИЙ",
        "Аббревиатуралар",
        "Kыскартуулар",
    ],
)
def test_titles_of_the_list_of_abbreviations(title: str) -> None:
    assert is_glossary_title(title)


@pytest.mark.parametrize("title", ["", "ИШ ПЛАНЫ", "Кыскача мазмуну", "Сөздөрдүн тизмеси"])
def test_other_titles(title: str) -> None:
    assert not is_glossary_title(title)


@given(st.text() | st.text("20-–/56 .)окуу"))
def test_any_text_is_taken(text: str) -> None:
    number = parse_section_number(text)
    assert number is None or text.lstrip().startswith(number)
    for year in count_academic_years([text]):
        assert (int(year[:4]) + 1) % 100 == int(year[5:])
    is_glossary_title(text)

"""Titles that are months or parts of the year, and others."""

from __future__ import annotations

import pytest

from normalizers.titles.mark_titles import parse_mark_title
from normalizers.titles.title_reading import STOREY_BREAK


@pytest.mark.parametrize("title", ["I", "ІІІ", "II кв.", "1-чейрек", "сен.", "Декабрь", "Айлар\n3"])
def test_titles_of_marks(title: str) -> None:
    assert parse_mark_title(title) == title.rsplit("\n", maxsplit=1)[-1]


@pytest.mark.parametrize("title", ["Деканы", "Мартабалуу", "3", "Срок", "IV бөлүм", "Айлар"])
def test_other_titles_are_none_of_marks(title: str) -> None:
    assert parse_mark_title(title) is None


@pytest.mark.parametrize(
    ("above", "own", "mark"),
    [
        ("", "V", "V"),
        ("Мөөнөтү", "XII", "XII"),
        ("2026-жыл", "IX", "IX"),
        ("Чейрек", "II", "II"),
        ("План", "II", "II"),
        ("Класстар", "II", None),
        ("Класстар", "V", None),
        ("Баллы", "V", None),
    ],
)
def test_roman_numbers_are_marks_where_they_may_count_time(
    above: str, own: str, mark: str | None
) -> None:
    assert parse_mark_title(f"{above}{STOREY_BREAK}{own}" if above else own) == mark

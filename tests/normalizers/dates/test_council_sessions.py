"""Subheadings of the council's agenda name the month and the number of a session."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.dates.council_sessions import CouncilSession, parse_session
from normalizers.dates.month_names import MONTH_STEMS


@pytest.mark.parametrize(
    ("heading", "number", "month", "start"),
    [
        ("Сентябрь. 1- отурум", 1, "Сентябрь", date(2025, 9, 1)),
        ("Октябрь.  2- отурум", 2, "Октябрь", date(2025, 10, 1)),
        ("Декабрь. 4-отурум", 4, "Декабрь", date(2025, 12, 1)),
        ("Январь 5 – отурум", 5, "Январь", date(2026, 1, 1)),
        ("Июнь, 10-жыйын", 10, "Июнь", date(2026, 6, 1)),
        ("Июль. 11-отурум", 11, "Июль", date(2026, 7, 1)),
        ("Заседание № 3: 3 заседание, март", 3, "март", date(2026, 3, 1)),
        ("МАЙ. 9-ОТУРУМ", 9, "МАЙ", date(2026, 5, 1)),
        ("Мaй. 9-отурум", 9, "Мaй", date(2026, 5, 1)),
    ],
)
def test_sessions(heading: str, number: int, month: str, start: date) -> None:
    assert parse_session(heading, "2025-26") == CouncilSession(number, month, start)


@pytest.mark.parametrize(("stem", "month"), sorted(MONTH_STEMS.items()))
def test_a_month_lies_in_the_academic_year(stem: str, month: int) -> None:
    start = parse_session(f"{stem.title()} 1-отурум", "2025-26").start
    assert start == date(2025 if month >= 9 else 2026, month, 1)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Март", (None, date(2026, 3, 1))),
        ("5- отурум", (5, None)),
        ("Кезексиз отурум", (None, None)),
        ("2025-26-окуу жылы, ноябрь, 3-отурум", (3, date(2025, 11, 1))),
        ("", (None, None)),
    ],
)
def test_what_is_not_said_is_not_guessed(
    heading: str, expected: tuple[int | None, date | None]
) -> None:
    found = parse_session(heading, "2025-26")
    assert (found.number, found.start) == expected


def test_the_turn_of_the_century() -> None:
    assert parse_session("Май. 9-отурум", "2099-00").start == date(2100, 5, 1)


@given(st.text() | st.text("майртсен 0123-.отурум"))
def test_any_text_is_taken(text: str) -> None:
    found = parse_session(text, "2025-26")
    assert (found.month is None) >= (found.start is None)
    if found.start is not None:
        assert date(2025, 9, 1) <= found.start <= date(2026, 8, 31)


@pytest.mark.parametrize(
    ("text", "month", "start"),
    [
        ("№ 1 отурум. Август, 2025-жыл", "Август, 2025-жыл", date(2025, 8, 1)),
        ("Заседание 2 (октябрь 2026 г.)", "октябрь 2026 г.", date(2026, 10, 1)),
        ("2026-жылдын августу, 9-отурум", "2026-жылдын августу", date(2026, 8, 1)),
        ("1-отурум, сентябрь 2025-2026-окуу жылы", "сентябрь", date(2025, 9, 1)),
    ],
)
def test_the_year_that_is_printed_beside_a_month_counts(text: str, month: str, start: date) -> None:
    found = parse_session(text, "2025-26")
    assert (found.month, found.start) == (month, start)

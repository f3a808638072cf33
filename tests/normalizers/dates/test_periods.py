"""The period of a plan: what texts name, and the days that its label stands for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.dates.deadlines import parse_deadline
from normalizers.dates.period_days import SeveralYearsError, to_calendar_year
from normalizers.dates.periods import choose_period, count_periods, parse_period


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2025-26-окуу жылына карата иш планы", "2025-26"),
        ("План работы на 2025/2026 учебный год", "2025-26"),
        ("2026-жылга карата иш планы", "2026"),
        ("2027-календардык жылга", "2027"),
        ("2028-жыл үчүн ЖЫЛДЫК ИШ ПЛАНЫ", "2028"),
        ("2026-жылдагы спорттук иш-чаралардын планы", "2026"),
        ("2026-жылы аткарылуучу иштердин планы", "2026"),
        ("План мероприятий на 2026 год", "2026"),
        ("2024–2028-жылдарга өнүгүү программасы", "2024-2028"),
        ("Программа на 2027–2030 годы", "2027-2030"),
        ("2024-жылдан 2028-жылга чейинки программа", "2024-2028"),
        ("2023-2028-жылдарга стратегияны ишке ашыруунун 2025-26-окуу жылына планы", "2025-26"),
        ("2024-2028-жылдарга программанын 2026-жылга иш планы", "2026"),
        ("План мероприятий на 2022 календарный", "2022"),
        ("на первое полугодие 2026 года", "2026"),
        ("на 3-й квартал 2026 г.", "2026"),
        ("на октябрь – декабрь 2025 года", "2025"),
        ("на март месяц 2026 года", "2026"),
        ("на второе полугодие 2025-2026 учебного года", "2025-26"),
        ("2026-жылдын биринчи жарым жылдыгына карата", "2026"),
        ("2026-жылдын II чейрегине иш-чаралар", "2026"),
        ("2026-жылдын 1-кварталы үчүн", "2026"),
        ("2026-ж. март айына", "2026"),
    ],
)
def test_the_finest_period_that_is_named(text: str, label: str) -> None:
    assert choose_period(count_periods([text])) == [label]


@pytest.mark.parametrize(
    "text",
    [
        "«___» _________ 2025-жыл",
        "2025-жылдын 28-августундагы № 1 протокол",
        "12.09.2025",
        "от 15 января 2026 года",
        "на 15 марта 2026 года",
        "2026-жылдын 15-мартына чейин",
        "2026-жылдын март айына чейин",
        "2050",
        "",
    ],
)
def test_dates_are_no_periods(text: str) -> None:
    assert not count_periods([text])


def test_two_periods_named_as_often_are_both_given() -> None:
    texts = ["2024-25-окуу жылына план", "2025-26-окуу жылына план"]
    assert choose_period(count_periods(texts)) == ["2024-25", "2025-26"]
    assert choose_period(count_periods([*texts, texts[1]])) == ["2025-26"]


@pytest.mark.parametrize(
    ("label", "kind", "start", "end"),
    [
        ("2025-26", "academic_year", date(2025, 9, 1), date(2026, 8, 31)),
        ("2099-00", "academic_year", date(2099, 9, 1), date(2100, 8, 31)),
        ("2026", "calendar_year", date(2026, 1, 1), date(2026, 12, 31)),
        ("2024-2028", "years", date(2024, 1, 1), date(2028, 12, 31)),
    ],
)
def test_days_of_a_label(label: str, kind: str, start: date, end: date) -> None:
    assert parse_period(label) == (label, kind, start, end)


@pytest.mark.parametrize("label", ["", "26", "2025-27", "2028-2024", "2024-2090", "2026-жыл"])
def test_what_is_no_label(label: str) -> None:
    with pytest.raises(ValueError, match=r"no period|no academic year"):
        parse_period(label)


@given(st.integers(1, 12), st.integers(2001, 2090))
def test_a_month_lies_in_its_period(month: int, year: int) -> None:
    for label in (f"{year}-{(year + 1) % 100:02d}", f"{year}"):
        _, _, start, end = parse_period(label)
        assert start <= date(to_calendar_year(month, label), month, 1) <= end
    with pytest.raises(SeveralYearsError):
        to_calendar_year(month, f"{year}-{year + 3}")


@pytest.mark.parametrize(
    ("text", "kind"), [("май", "month"), ("5-майга чейин", "date"), ("жыл ичинде", "year")]
)
def test_what_each_year_of_a_programme_has_keeps_its_kind(text: str, kind: str) -> None:
    found = parse_deadline(text, "2024-2028")
    assert (found.kind, found.start, found.end) == (kind, None, None)
    assert [doubt.code for doubt in found.doubts] == ["deadline_yearless"]


def test_a_calendar_year_from_its_first_to_its_last_day() -> None:
    found = parse_deadline("жыл ичинде", "2026")
    assert (found.kind, found.start, found.end) == ("year", date(2026, 1, 1), date(2026, 12, 31))
    assert parse_deadline("октябрь", "2026").start == date(2026, 10, 1)


@given(st.text() | st.text("20-–/56 .)окужылган"))
def test_any_text_is_taken(text: str) -> None:
    for label in count_periods([text]):
        assert parse_period(label).label == label

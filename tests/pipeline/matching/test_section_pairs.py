"""Which section of one year is which of the other."""

from __future__ import annotations

from pipeline.compare.comparison import compare_two_years
from tests.support.made_years import ACTIONS, NEW, OLD, step, year
from tests.support.titled_sections import CARE, STUDY, kinds, section, titled_year


def test_sections_that_changed_their_numbers() -> None:
    science = [step(action, task="Илим") for action in ACTIONS[:3]]
    sport = [step(action, task="Спорт") for action in ACTIONS[3:]]
    comparison = compare_two_years(
        year(OLD, s2_1=science, s2_2=sport), year(NEW, s2_1=sport, s2_2=science)
    )
    assert set(comparison.sections) == {("2.1", "2.2"), ("2.2", "2.1")}
    assert {change.kinds for change in comparison.changes} == {("same",)}


def test_sections_are_known_by_what_they_hold_not_by_number() -> None:
    one, other = (section("events", "event", some) for some in (ACTIONS[:3], ACTIONS[3:]))
    comparison = compare_two_years(
        titled_year(OLD, ("I", STUDY, one), ("II", CARE, other)),
        titled_year(NEW, ("I", CARE, other), ("II", STUDY, one)),
    )
    assert comparison.sections == [("II", "I"), ("I", "II")]
    assert kinds(comparison) == [("same",)] * 6


def test_sections_without_a_common_item_are_one_by_their_titles() -> None:
    comparison = compare_two_years(
        titled_year(OLD, ("s1", STUDY, section("events", "event", ACTIONS[:2]))),
        titled_year(
            NEW,
            ("s1", CARE, section("events", "event", ACTIONS[2:4])),
            ("s2", STUDY, section("events", "event", ACTIONS[4:])),
        ),
    )
    assert comparison.sections == [(None, "s1"), ("s1", "s2")]


def test_one_number_and_another_title_is_another_section() -> None:
    comparison = compare_two_years(
        titled_year(OLD, ("1", STUDY, section("events", "event", ACTIONS[:2]))),
        titled_year(NEW, ("1", CARE, section("events", "event", ACTIONS[2:4]))),
    )
    assert comparison.sections == [(None, "1"), ("1", None)]


def test_a_section_of_another_kind_is_still_the_same() -> None:
    comparison = compare_two_years(
        titled_year(OLD, ("2", STUDY, section("events", "event", ACTIONS))),
        titled_year(
            NEW, ("2", STUDY, section("strategy", "step", ACTIONS, task="Сапат", measure="План"))
        ),
    )
    assert comparison.sections == [("2", "2")]
    assert kinds(comparison) == [("same",)] * len(ACTIONS)

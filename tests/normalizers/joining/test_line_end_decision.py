"""A hyphen at a line's end goes where it only marks a break and stays where it belongs."""

from __future__ import annotations

import pytest

from normalizers.joining.join_lines import LineEnd, LineEndDecision, LineHabits
from tests.support.printed_cells import joined_cell, text

PLAN = (
    "жогорку окуу жай",
    "өзүн өзү баалоо",
    "методикалык кеңеш",
    "санарип технологиялар",
    "окуу жылына иш план",
)


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("жо-", "горку", "жогорку"),
        ("өзүн-", "өзү", "өзүн-өзү"),
        ("окуу-", "методикалык", "окуу-методикалык"),
        ("IT-", "технологиялар", "IT-технологиялар"),
        ("2025-", "2026", "2025-2026"),
        ("2025-2026-", "окуу", "2025-2026-окуу"),
        ("Кыргыз-", "Түрк", "Кыргыз-Түрк"),
    ],
)
def test_what_the_words_of_a_plan_prove(upper: str, lower: str, whole: str) -> None:
    assert text(upper, lower, words=PLAN, letters=12) == whole


def test_the_whole_word_elsewhere_in_another_case_is_proof() -> None:
    assert text("Жо-", "горку", words=["ЖОГОРКУ"], letters=12) == "Жогорку"


def test_the_compound_elsewhere_keeps_its_hyphen() -> None:
    assert text("пландоо-", "отчеттуулук", words=["пландоо-отчеттуулук"]) == "пландоо-отчеттуулук"


def test_a_hyphen_inside_a_longer_line() -> None:
    whole = text("биздин жо-", "горку жай", words=PLAN, letters=14)
    assert whole == "биздин жогорку жай"


def test_several_breaks_in_one_cell() -> None:
    lines = ("жо-", "горку өзүн-", "өзү баалоо")
    assert text(*lines, words=PLAN, letters=12) == "жогорку өзүн-өзү баалоо"


@pytest.mark.parametrize(
    ("hyphen", "whole"), [("\N{SOFT HYPHEN}", "жогорку"), ("\N{NON-BREAKING HYPHEN}", "жо-горку")]
)
def test_a_hyphen_that_says_what_it_is_needs_no_evidence(hyphen: str, whole: str) -> None:
    assert text(f"жо{hyphen}", "горку", letters=12) == whole


def test_a_dash_between_spaces_stays_between_spaces() -> None:
    assert text("экономика -", "соода", letters=14) == "экономика - соода"
    assert text("- биринчи", "- экинчи", letters=14) == "- биринчи - экинчи"


def test_a_hyphen_before_a_mark_is_no_break() -> None:
    assert text("2025-", "(жаз)", letters=12) == "2025- (жаз)"


def test_a_printed_space_after_the_hyphen_decides() -> None:
    assert text("жо-", "горку", words=PLAN, letters=12, spaced=True) == "жо- горку"


def test_the_habit_of_the_producer_decides_where_words_do_not() -> None:
    cell = ("эле-", "ктрондук")
    breaks = joined_cell(*cell, letters=12, habits=LineHabits(hyphen_log_odds=6.0))
    never = joined_cell(*cell, letters=12, habits=LineHabits(hyphen_log_odds=-6.0))
    assert (breaks.text, never.text) == ("электрондук", "эле-ктрондук")


def test_every_decision_is_explained() -> None:
    (join,) = joined_cell("жо-", "горку", words=["жогорку"], letters=12).decisions
    assert (join.left, join.right, join.line_end) == ("жо-", "горку", LineEnd.SOFT_HYPHEN)
    assert "“жогорку” stands whole elsewhere" in join.reasons
    assert str(join).startswith("жо-|горку: hyphen dropped (+")


def test_a_decision_is_doubtful_when_its_signs_balance() -> None:
    (sure,) = joined_cell("жо-", "горку", words=["жогорку"], letters=12).decisions
    assert not sure.is_doubtful
    assert all(LineEndDecision("а-", "б", sure.line_end, s, ()).is_doubtful for s in (-0.5, 0.5))


def test_a_hyphen_that_begins_a_line_is_a_compounds_or_a_lists() -> None:
    words = ["материалдык-техникалык база"]
    assert text("Материалдык", "-техникалык", words=words) == "Материалдык-техникалык"
    assert text("Материалдык", "-отчёт", words=words) == "Материалдык -отчёт"
    assert text("Материалдык:", "-техникалык", words=words) == "Материалдык: -техникалык"

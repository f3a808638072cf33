"""A word wider than its cell is broken where the line is full; two words are never run together."""

from __future__ import annotations

import pytest

from normalizers.joining.join_lines import LineEnd, LineHabits, PrintedLine, join_lines
from normalizers.joining.vocabulary import build_vocabulary
from tests.support.printed_cells import joined_cell, text

PLAN = (
    "университеттик кеңештин сапаты",
    "күтүлгөн натыйжалар",
    "билим берүү программасын даярдоо",
    "өзү баалоо кеңештин сапатын көтөрүү",
)


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("Санариптештирү", "ү", "Санариптештирүү"),
        ("Сертификатта", "р", "Сертификаттар"),
        ("университе", "ттик", "университеттик"),
        ("Көрсөткүч/күтү", "лгөн", "Көрсөткүч/күтүлгөн"),
    ],
)
def test_words_broken_in_a_narrow_cell(upper: str, lower: str, whole: str) -> None:
    assert text(upper, lower, words=PLAN) == whole


@pytest.mark.parametrize(("upper", "lower"), [("Санариптештирү", "ү"), ("университе", "ттик")])
def test_a_line_with_room_ends_a_word(upper: str, lower: str) -> None:
    assert text(upper, lower, words=PLAN, letters=40) == f"{upper} {lower}"


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("кеңештин", "сапатын"),
        ("билим", "берүү"),
        ("өзү", "баалоо"),
        ("программасын", "даярдоо"),
        ("Ректор", "Декан"),
        ("2025", "2026"),
    ],
)
def test_halves_that_are_words_stay_two(upper: str, lower: str) -> None:
    assert text(upper, lower, words=PLAN) == f"{upper} {lower}"


def test_a_capital_begins_a_word_unless_all_are_capitals() -> None:
    assert text("университе", "Ттик", words=PLAN) == "университе Ттик"
    assert text("УНИВЕРСИТЕ", "ТТИК", words=PLAN) == "УНИВЕРСИТЕТТИК"


def test_only_a_word_alone_on_its_line_may_be_broken() -> None:
    assert text("бул университе", "ттик", words=PLAN) == "бул университе ттик"


def test_lines_go_on_after_the_broken_word() -> None:
    lines = ("университе", "ттик кеңеш", "чечими")
    assert text(*lines, words=PLAN, letters=10) == "университеттик кеңеш чечими"


def test_a_word_broken_twice() -> None:
    lines = ("Көрсөткүч", "/күтүлгө", "н")
    assert text(*lines, words=PLAN).endswith("күтүлгөн")


@pytest.mark.parametrize(
    ("upper", "lower"), [("https://www.", "kstu.kg"), ("www.kstu.", "kg"), ("jardam@kstu.", "kg")]
)
def test_web_addresses_are_whole(upper: str, lower: str) -> None:
    assert text(upper, lower) == upper + lower


@pytest.mark.parametrize("mark", [")", ",", "»", ";", "”", "."])
def test_a_closing_mark_belongs_to_the_line_above(mark: str) -> None:
    assert text("сапатын", f"{mark} анан", letters=30) == f"сапатын{mark} анан"


def test_an_opening_mark_does_not() -> None:
    assert text("сапатын", "(анан)", letters=30) == "сапатын (анан)"


@pytest.mark.parametrize("line", ["Санариптештирү", "Сертификатта"])
def test_a_printed_space_ends_a_word_even_in_a_full_line(line: str) -> None:
    assert text(line, "ү", spaced=True) == f"{line} ү"


def test_a_slash_goes_as_slashes_go_elsewhere() -> None:
    cell = ("институт/", "факультет")
    attached = joined_cell(*cell, letters=20, habits=LineHabits(slash_log_odds=3.0))
    parted = joined_cell(*cell, letters=20, habits=LineHabits(slash_log_odds=-3.0))
    assert (attached.text, parted.text) == ("институт/факультет", "институт/ факультет")
    assert [join.line_end for join in attached.decisions] == [LineEnd.MID_WORD]


def test_a_slashed_pair_seen_elsewhere_is_proof() -> None:
    cell = joined_cell("институт/", "факультет", words=["Институт/Факультет"], letters=20)
    assert cell.text == "институт/факультет"


def test_where_spaces_are_printed_a_line_without_one_ends_inside_a_word() -> None:
    cell = ("санарип", "теш")
    assert joined_cell(*cell, letters=8).text == "санарип теш"
    joins = joined_cell(*cell, letters=8, habits=LineHabits(prints_end_spaces=True)).decisions
    assert any("no space is printed" in reason for join in joins for reason in join.reasons)


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("экзамендер", "ине", "экзамендерине"),
        ("журналдар", "дын", "журналдардын"),
        ("антикоррупционн", "ому", "антикоррупционному"),
    ],
)
def test_an_ending_that_is_no_word_is_the_rest_of_one(upper: str, lower: str, whole: str) -> None:
    assert text(upper, lower, words=PLAN, letters=len(upper)) == whole


@pytest.mark.parametrize("lower", ["дагы", "дары", "на", "суда"])
def test_a_word_that_looks_like_an_ending_is_a_word(lower: str) -> None:
    assert text("экзамендер", lower, words=PLAN, letters=10) == f"экзамендер {lower}"


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Руководство", "им"),
        ("контролирует", "ими"),
        ("директорлор", "его"),
        ("аткаруучулар", "нан"),
        ("Окуучуларга", "сын"),
        ("Бишкектеги", "тон"),
        ("чогултулган", "дан"),
        ("башкармалыктар", "дин"),
        ("мекемелер", "ун"),
    ],
)
@pytest.mark.parametrize("free", [0.5, 6.0])
@pytest.mark.parametrize("spaced", [True, False])
def test_words_like_endings_or_of_other_vowels_stay_words(
    upper: str, lower: str, free: float, spaced: bool
) -> None:
    lines = [PrintedLine(upper, 60.0 - free, free), PrintedLine(lower, 15.0, 45.0)]
    found = join_lines(lines, build_vocabulary([]), LineHabits(prints_end_spaces=spaced)).text
    assert found == f"{upper} {lower}"


def test_no_space_where_one_had_room_is_the_middle_of_a_word() -> None:
    lines = [PrintedLine("толтурулу", 54.0, 8.0), PrintedLine("шун", 18.0, 44.0)]
    spaced = LineHabits(prints_end_spaces=True)
    assert join_lines(lines, build_vocabulary([]), spaced).text == "толтурулушун"
    narrow = [lines[0]._replace(free_width=1.0), lines[1]._replace(free_width=37.0)]
    assert join_lines(narrow, build_vocabulary([]), spaced).text == "толтурулу шун"

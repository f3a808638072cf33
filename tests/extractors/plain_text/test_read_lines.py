"""The lines of a bare text: nothing is lost but white space, and what it told is noted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import UnreadableText
from extractors.plain_text.read_lines import PlainText, PlainTextLine, read_lines
from extractors.plain_text.text_encoding import decode_text
from tests.support.repository import TEST_DATA

DUMP = (TEST_DATA / "text/2025-26.txt").read_bytes()
SPACES = "\t\n\v\f\r \x85\xa0\u1680\u2003\u2028\u2029\u202f\u205f\u3000"


def read(text: str) -> PlainText:
    return read_lines(text.encode(), "plan.txt")


def seen(text: str, *fields: str) -> list[tuple[object, ...]]:
    return [tuple(getattr(line, field) for field in fields) for line in read(text).lines]


def test_all_that_is_told_of_a_line() -> None:
    assert read("Ректор, \n\n\t Окуу  жылы\n").lines == (
        PlainTextLine(1, 1, "Ректор,", 0, 0, True, True),
        PlainTextLine(3, 1, "Окуу жылы", 1, 2, False, False),
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\x85", "\u2028", "\u2029"])
def test_ends_of_lines(end: str) -> None:
    found = seen(f"а{end}{end}б {end}в", "number", "text", "blank_lines_before", "space_after")
    assert found == [(1, "а", 0, False), (3, "б", 1, True), (4, "в", 0, False)]


def test_white_space_of_every_kind_is_one_space() -> None:
    assert seen("\u3000а\xa0\u2003б\tв\u202f\n", "text", "indent", "space_after") == [
        ("а б в", 1, True)
    ]


@pytest.mark.parametrize("sign", ["\xad", "\u200b", "\u200d", "\ufeff", "\u0306", "\ue000"])
def test_signs_that_are_not_seen_stay(sign: str) -> None:
    found = read(f"а{sign}б\n{sign}\n")
    assert [line.text for line in found.lines] == [f"а{sign}б", sign]
    assert found.char_count == 4


def test_letters_stay_as_they_are_composed() -> None:
    assert seen("и\u0306 й", "text") == [("и\u0306 й",)]


def test_pages_begin_at_form_feeds() -> None:
    text = "а\n\fб\n в\n\n\f\n г\fд\n\f\n"
    assert seen(text, "number", "page", "text", "blank_lines_before", "may_begin_page") == [
        (1, 1, "а", 0, True),
        (2, 2, "б", 0, True),
        (3, 2, "в", 0, False),
        (6, 3, "г", 2, True),
        (6, 4, "д", 0, True),
    ]
    assert read(text).page_count == 4


def test_an_indent_is_counted_from_the_form_feed() -> None:
    assert seen("  \f а", "indent", "page") == [(1, 2)]


def test_without_form_feeds_a_page_may_begin_at_one_space() -> None:
    text = "а\n б\n\n в\n  г\n\xa0д\n е"
    assert [line for (line, may) in seen(text, "text", "may_begin_page") if may] == ["а", "б", "е"]


@pytest.mark.parametrize(("text", "habit"), [("а \nб \nв", True), ("а \nб", False)])
def test_the_habit_of_spaces_at_ends(text: str, habit: bool) -> None:
    assert read(text).spaced_ends is habit


def test_a_dump_of_a_plan() -> None:
    found = read_lines(DUMP, "2025-26.txt")
    may = {line.number for line in found.lines if line.may_begin_page}
    assert (len(found.lines), found.page_count, found.char_count) == (3119, 1, 48548)
    assert found.spaced_ends
    assert not found.guessed
    assert {1, 285, 469, 653, 4739} < may
    assert len(may) == 35
    assert found.lines[0].text == "1. И.РАЗЗАКОВ АТЫНДАГЫ КМТУнун"
    file = DUMP.decode().split("\n")
    assert all(" ".join(file[one.number - 1].split()) == one.text for one in found.lines)


LETTERS = st.characters(exclude_categories=["Cs", "Cc"])
TEXTS = st.text(st.one_of(LETTERS, st.sampled_from(SPACES))).filter(str.strip)


@given(TEXTS, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_nothing_vanishes_but_white_space(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    found = read_lines(data, "plan.txt")
    kept = "".join("".join(line.text.split()) for line in found.lines)
    assert kept == "".join(decode_text(data).text.split()) == "".join(text.split())
    assert found.char_count == len(kept)
    numbers = [line.number for line in found.lines]
    assert numbers == sorted(numbers)
    assert found.page_count == found.lines[-1].page <= 1 + text.count("\f")
    assert all(line.text == " ".join(line.text.split()) != "" for line in found.lines)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert read_lines(data, "plan.txt").lines
    except UnreadableText as error:
        assert str(error).startswith("plan.txt")
        assert "\n" not in str(error)

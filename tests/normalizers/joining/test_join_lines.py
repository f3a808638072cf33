"""Joined text is clean, loses no letter, and takes any lines at all."""

from __future__ import annotations

from unicodedata import category, is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.joining.join_lines import LineHabits, PrintedLine, clean_text, join_lines
from tests.support.printed_cells import joined_cell, text, words_of

WORDS = words_of(["жогорку окуу жай"], ["өзүн-өзү баалоо"], ["институт/факультет"])
HYPHENS = "-‐‑\N{SOFT HYPHEN}"
KYRGYZ = st.text("абежогрктуөүңАБ -‐\N{SOFT HYPHEN}/.,)»1a@\n\t", max_size=12)
SIZES = st.floats(-10, 1000)
LINES = st.lists(
    st.builds(PrintedLine, KYRGYZ | st.text(max_size=12), SIZES, SIZES, st.booleans()), max_size=6
)
HABITS = st.builds(LineHabits, st.floats(-9, 9), st.booleans(), st.floats(-9, 9))


def solid(text: str) -> str:
    """A text without white space, control characters and hyphens, composed."""
    bare = "".join(c for c in text if c not in HYPHENS and category(c) not in {"Cc", "Zl", "Zp"})
    return normalize("NFC", "".join(bare.split()))


@given(LINES, HABITS)
def test_any_lines_give_a_clean_text(lines: list[PrintedLine], habits: LineHabits) -> None:
    found = join_lines(lines, WORDS, habits)
    assert found.text == " ".join(found.text.split())
    assert is_normalized("NFC", found.text)
    assert not any(category(char) == "Cc" for char in found.text)


@given(LINES, HABITS)
def test_letters_are_those_of_the_lines_in_order(
    lines: list[PrintedLine], habits: LineHabits
) -> None:
    assert solid(join_lines(lines, WORDS, habits).text) == solid(
        "".join(line.text for line in lines)
    )


@given(LINES, HABITS)
def test_hyphens_go_only_at_line_ends(lines: list[PrintedLine], habits: LineHabits) -> None:
    found = join_lines(lines, WORDS, habits)
    printed = [clean_text(line.text) for line in lines]
    ends = sum(line[-1] in HYPHENS for line in printed if line)
    lost = sum(line.count(h) for line in printed for h in HYPHENS) - sum(
        found.text.count(h) for h in HYPHENS
    )
    assert 0 <= lost <= ends


@given(LINES, HABITS)
def test_the_same_lines_give_the_same_text(lines: list[PrintedLine], habits: LineHabits) -> None:
    assert join_lines(lines, WORDS, habits) == join_lines(list(lines), WORDS, habits)


@given(st.text())
def test_a_single_line_stays_as_it_is(line: str) -> None:
    once = join_lines([PrintedLine(line, 10.0, 5.0)], WORDS).text
    assert join_lines([PrintedLine(once, 10.0, 5.0)], WORDS).text == once == clean_text(line)


@given(st.text())
def test_clean_text_stays_clean(line: str) -> None:
    once = clean_text(line)
    assert clean_text(once) == once
    assert is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("и\u0306лим", "йлим"),
        ("окуу   жай", "окуу жай"),
        (" \t окуу\u00a0жай\n", "окуу жай"),
        ("окуу\x00жай\x07", "окуу жай"),
        ("окуу\u2028жай", "окуу жай"),
        ("жо\u00adгорку", "жогорку"),
        ("\u00ad окуу", "окуу"),
        ("окуу \u00ad жай", "окуу жай"),
        ("и\u00ad\u0306лим", "йлим"),
        ("", ""),
        (" ", ""),
    ],
)
def test_what_clean_does(printed: str, whole: str) -> None:
    assert clean_text(printed) == whole
    assert text(printed) == whole


def test_no_lines_give_no_text() -> None:
    assert join_lines([], WORDS).text == ""


def test_blank_lines_leave_no_trace() -> None:
    found = joined_cell("окуу", " ", "", "жай", letters=30)
    assert (found.text, found.decisions) == ("окуу жай", ())

"""Pieces of one word in several fonts are one word."""

from __future__ import annotations

import pytest

from extractors.records.page_marks import RulingLine, Word
from extractors.words.merge_fragments import merge_word_fragments
from extractors.words.wide_letters import join_wide_letters


def test_pieces_on_both_sides_of_a_line_are_two_words() -> None:
    left, right = (
        Word(60, 100, 89.9, 110, "left", text_run=1),
        Word(90.1, 100, 120, 110, "right", text_run=2),
    )
    assert [word.text for word in merge_word_fragments([left, right], [])] == ["leftright"]
    rule = RulingLine(90, 50, 150)
    assert [word.text for word in merge_word_fragments([left, right], [rule])] == ["left", "right"]
    elsewhere = [RulingLine(90, 150, 200), RulingLine(300, 50, 150)]
    assert [word.text for word in merge_word_fragments([left, right], elsewhere)] == ["leftright"]


@pytest.mark.parametrize(
    "other",
    [
        Word(95, 100, 120, 110, "far", text_run=2),
        Word(90, 112, 120, 122, "lower", text_run=2),
        Word(90, 100, 120, 110, "same run", text_run=1),
        Word(90, 100, 120, 110, "upright", rotation=90, text_run=2),
    ],
    ids=lambda word: word.text,
)
def test_what_does_not_touch_is_not_joined(other: Word) -> None:
    words = [Word(60, 100, 90, 110, "left", text_run=1), other]
    assert merge_word_fragments(words, []) == words


def test_a_joined_word_encloses_its_pieces() -> None:
    pieces = [
        Word(60, 100, 70, 110, "a", text_run=1),
        Word(70, 99, 75, 109, "b", text_run=2),
        Word(75, 100, 90, 111, "c", text_run=3, space_after=True),
    ]
    (word,) = merge_word_fragments(list(reversed(pieces)), [])
    assert word[:5] == (60, 99, 90, 111, "abc")
    assert word.space_after


def test_the_space_behind_a_word_is_printed_with_either_font() -> None:
    pieces = [
        Word(60, 100, 90, 110, "Жергиликт", text_run=1, space_after=True),
        Word(90, 100, 100, 110, "үү", text_run=2),
    ]
    (word,) = merge_word_fragments(pieces, [])
    assert word.space_after


def test_letters_of_another_font_are_no_letters_set_wide() -> None:
    """`бүтүрүүчү`: its ү are of a run of their own, each alone between those of the other."""
    words = [
        Word(60 + 6 * place, 100, 66 + 6 * place, 110, sign, text_run=1 + (sign == "ү"))
        for place, sign in enumerate("бүтүрүчү")
    ]
    in_runs = sorted(words, key=lambda word: word.text_run)
    assert [word.text for word in join_wide_letters(merge_word_fragments(in_runs, []))] == [
        "бүтүрүчү"
    ]

"""Latin letters in Cyrillic words are folded for comparison, and Latin words left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.letters.confusables import aligned, folded


@pytest.mark.parametrize(
    ("printed", "compared"),
    [
        ("Kафедра", "кафедра"),
        ("Мaй", "май"),
        ("кeңeш", "кеңеш"),
        ("МАСЕЛЕ", "маселе"),
        ("ѳнүгүү", "өнүгүү"),
        ("жаӊы", "жаңы"),
        ("и\u0306лим", "йлим"),
    ],
)
def test_words_with_a_cyrillic_letter(printed: str, compared: str) -> None:
    assert folded(printed) == compared


@pytest.mark.parametrize("word", ["Eduroam", "COPE", "HTTP", "2025"])
def test_words_without_one_stay_latin(word: str) -> None:
    assert folded(word) == word.casefold()
    assert folded(word).isascii()


def test_each_word_is_judged_for_itself() -> None:
    assert folded("COPE Kафедра") == "cope кафедра"


def test_spaces_are_single() -> None:
    assert folded("  окуу \n жай ") == "окуу жай"


@given(st.text() | st.text("aсeоХХXцңA b"))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folded(text)
    assert folded(once) == once


@pytest.mark.parametrize("printed", ["TИД", "KМТУ", "Mарт", "HОЯБРЬ", "жаӊы cом", "COPE Kафедра"])
def test_letter_by_letter_is_the_same_folding(printed: str) -> None:
    assert aligned(printed) == folded(printed)


@given(st.text() | st.text("aсeоİХXцңA bTИ"))
def test_every_place_stays_letter_by_letter(text: str) -> None:
    assert len(aligned(text)) == len(text)

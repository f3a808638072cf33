"""Latin letters in Cyrillic words are folded for comparison, and Latin words left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.letters.confusables import fold_confusables, fold_keeping_length


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
    assert fold_confusables(printed) == compared


@pytest.mark.parametrize("word", ["Eduroam", "COPE", "HTTP", "2025"])
def test_words_without_one_stay_latin(word: str) -> None:
    assert fold_confusables(word) == word.casefold()
    assert fold_confusables(word).isascii()


def test_each_word_is_judged_for_itself() -> None:
    assert fold_confusables("COPE Kафедра") == "cope кафедра"


def test_spaces_are_single() -> None:
    assert fold_confusables("  окуу \n жай ") == "окуу жай"


@given(st.text() | st.text("aсeоХХXцңA b"))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold_confusables(text)
    assert fold_confusables(once) == once


@pytest.mark.parametrize("printed", ["TИД", "KМТУ", "Mарт", "HОЯБРЬ", "жаӊы cом", "COPE Kафедра"])
def test_letter_by_letter_is_the_same_folding(printed: str) -> None:
    assert fold_keeping_length(printed) == fold_confusables(printed)


@given(st.text() | st.text("aсeоİХXцңA bTИ"))
def test_every_place_stays_letter_by_letter(text: str) -> None:
    assert len(fold_keeping_length(text)) == len(text)

"""Endings of Kyrgyz nouns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.letters.kyrgyz_endings import is_ending, is_plural, remove_genitive


@pytest.mark.parametrize("ending", ["", "нун", "да", "га", "лар", "лардын", "су", "сынын", "дагы"])
def test_chains_of_endings(ending: str) -> None:
    assert is_ending(ending)


@pytest.mark.parametrize("letters", ["тест", "чы", "лык", "нунда", "ааа"])
def test_letters_that_are_no_ending(letters: str) -> None:
    assert not is_ending(letters)


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("институттардын", "институттар"),
        ("ПжКБнын", "ПжКБ"),
        ("мектептин", "мектеп"),
        ("кафедрасынын", "кафедрасы"),
        ("сапатын", None),  # what is done, not of what: `сапатын камсыздоо`
        ("милдетин", None),
        ("үчүн", None),
    ],
)
def test_the_genitive_goes(word: str, wanted: str | None) -> None:
    assert remove_genitive(word) == wanted


def test_plurals() -> None:
    assert is_plural("кафедралары") and is_plural("мектептердин")
    assert not is_plural("кафедрасы") and not is_plural("борбордун")


@given(st.text())
def test_a_genitive_is_the_end_of_its_word(word: str) -> None:
    bare = remove_genitive(word)
    assert bare is None or (word.startswith(bare) and len(word) == len(bare) + 3)

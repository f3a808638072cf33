"""Endings of Kyrgyz nouns."""

from __future__ import annotations

import pytest

from normalizers.endings import is_ending, is_plural, without_genitive
from normalizers.office_words import is_unit_name, noun


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
        ("үчүн", None),
    ],
)
def test_the_genitive_goes(word: str, wanted: str | None) -> None:
    assert without_genitive(word) == wanted


def test_plurals() -> None:
    assert is_plural("кафедралары") and is_plural("мектептердин")
    assert not is_plural("кафедрасы") and not is_plural("борбордун")


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("директорлору", "директор"),
        ("Башчысы", "башчы"),
        ("жетекчичси", "жетекчи"),  # a slip of the pen
        ("директора", "директор"),
        ("начальники", "начальник"),
        ("кафедрасынын", "кафедра"),
        ("мектебинин", "мектеб"),
        ("башкаруу", None),
        ("окутуу", None),
        ("тили", None),
    ],
)
def test_nouns_of_offices_and_units(word: str, lemma: str | None) -> None:
    found = noun(word)
    assert (found.lemma if found else None) == lemma


def test_names_of_units() -> None:
    assert is_unit_name("адам ресурстарын башкаруу/башкармалыгы")
    assert not is_unit_name("эл аралык байланыштар")
    assert not is_unit_name("")

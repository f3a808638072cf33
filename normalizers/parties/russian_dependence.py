"""Russian words that depend on the one before them: `декан факультета`, `проректор по УР`."""

from __future__ import annotations

import re

from normalizers.office_words.lexicon import PREPOSITIONS
from normalizers.office_words.office_nouns import PartyNoun
from normalizers.parties.tokens import PartyWord

_GENITIVE = re.compile(r"[а-яё]{3,}(?:[бвгджзклмнпрстфх]а|ов|ций)")
"""A word in small letters with the form of a Russian genitive."""


def is_dependent_word(last: PartyWord, word: PartyWord) -> bool:
    """Whether a Russian word depends on the one before it."""
    if word.features.plain in PREPOSITIONS or last.features.plain in PREPOSITIONS:
        return True
    last_noun = last.noun
    if last_noun is None or last_noun.is_genitive or word.is_person or word.features.is_bracket:
        return False
    if word.features.is_russian_oblique or _is_genitive_behind_office(last_noun, word):
        return True
    if _is_field_behind_office(last_noun, word):
        return True
    word_noun = word.noun
    if word.separator == "break" and word_noun is not None and not word_noun.is_oblique:
        return False  # another name: `учебный отдел`, `деканаты` a line below
    is_kyrgyz = word_noun is not None and (
        word_noun.is_possessed or (word_noun.is_office and word_noun.ending not in ("а", "я"))
    )
    return (
        last_noun.is_russian_stem
        and not is_kyrgyz
        and (last_noun.is_office or not word.features.is_capital)
    )


def _is_field_behind_office(office: PartyNoun, word: PartyWord) -> bool:
    """Whether a word in small letters with the form of a genitive, or a number, says what an office
    is of: `координатор проекта`, `кураторы 1-2 курсов`."""
    if not office.is_office or word.separator != "" or word.noun or word.features.agent:
        return False
    is_russian = office.ending in ("", "ы", "и")
    is_number = not any(char.isalpha() for char in word.text)
    return is_russian and (
        (is_number and office.ending != "") or _GENITIVE.fullmatch(word.text) is not None
    )


def _is_genitive_behind_office(office: PartyNoun, word: PartyWord) -> bool:
    """Whether ы or и is the genitive of a Russian unit, as one office stands before it: `куратор
    группы`."""
    unit = word.noun
    if unit is None or unit.is_office or not unit.is_russian_stem or unit.lemma[-1] not in "ая":
        return False
    is_one_office = office.is_office and office.ending == "" and word.separator == ""
    return is_one_office and unit.ending in ("ы", "и") and not word.features.is_capital

"""The nouns of offices (ректор, башчы) and of units (кафедра, бөлүм), Kyrgyz and Russian.

A word is known by its beginning; what follows must be an ending. Letters that a Russian keyboard
lacks may be typed as their neighbours (`болуму`), and long words forgive a slip (`директолору`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from normalizers.letters.confusables import fold_confusables, type_in_russian
from normalizers.letters.kyrgyz_endings import is_ending
from normalizers.office_words.lexicon import (
    OFFICE_SPELLINGS,
    OFFICES,
    RANK_PREFIXES,
    RUSSIAN_OFFICES,
    RUSSIAN_UNITS,
    SHORTENED_OFFICES,
    UNITS,
)

_NO_NOUNS = re.compile("жооптуу|башкы|(?:энергет|педагог|аналит|техн|электр|сантехн|механ)ика.*")
"""Words that look like one of the nouns, but are adjectives or names of sciences."""

_MIN_SLIP_LETTERS = 8
"""In words of at least so many letters a slip is forgiven."""

_MIN_OFFICE_STEM_LETTERS, _MIN_UNIT_STEM_LETTERS = 5, 7
"""The fewest letters of a stem, of an office and of a unit, in which a slip is forgiven."""

_RUSSIAN_ENDING = re.compile(
    r"(?:[аяуюеиыьй]|ов|[ео]й|[еоая]м|[ая]ми|[ая]х|[иы][йхм]|[иы]ми|[иыо]е|[ео]го|ая)?"
)
_OBLIQUE_ENDING = re.compile(r"ов|[ео]й|ев|[еоая]м|[ая]ми|[ая]х|[ео]го|[иы]х")
_FEMININE_ENDINGS = frozenset(("", "й", "ей", "ой", "ам", "ям", "ами", "ями", "ах", "ях"))
_PLURAL_IN_A = ("ректор", "профессор", "инспектор", "редактор", "тренер")
"""Offices whose Russian plural ends in а: `директора`."""

_VOICED_CONSONANTS = {"к": "г", "п": "б"}
"""What the last letter of a stem becomes before a vowel: башкармалык, башкармалыгы."""

_PLURAL = "[лдт][аеоө]р"
_IS_PLURAL = re.compile(_PLURAL)
_IS_GENITIVE = re.compile(r".*[ндт][ыиуү]н")
_IS_POSSESSIVE = re.compile(f"(?:{_PLURAL})?с?[ыиуү]")
_IS_POSSESSED = re.compile(f"(?:{_PLURAL})?с?[ыиуү](?:н.*)?")


class PartyNoun(NamedTuple):
    """A word for an office or a unit: its lemma, and its ending.

    `is_russian_stem`: Kyrgyz does not use the word.
    """

    lemma: str
    is_office: bool
    ending: str
    is_russian_stem: bool = False

    @property
    def is_genitive(self) -> bool:
        """Whether it is in the genitive, of something that follows: `бөлүмүнүн`."""
        return _IS_GENITIVE.fullmatch(self.ending) is not None

    @property
    def is_possessive(self) -> bool:
        """Whether it is the end of a name: `кафедрасы`, `директорлору`."""
        return self._can_be_kyrgyz and _IS_POSSESSIVE.fullmatch(self.ending) is not None

    @property
    def is_possessed(self) -> bool:
        """Whether it belongs to what stands before it, in any case: `комитетинин`."""
        return self._can_be_kyrgyz and _IS_POSSESSED.fullmatch(self.ending) is not None

    @property
    def is_plural(self) -> bool:
        """Whether it names several. `ы` or `и` alone is a plural only of a Russian word."""
        if _IS_PLURAL.match(self.ending):
            return True
        is_russian = self.is_russian_stem or self.lemma.endswith(_PLURAL_IN_A)
        if self.ending == "а" and self.lemma[-1] == "а":
            return False
        return is_russian and self.ending in ("а", "ы", "и", "ие", "ые") and not self.is_oblique

    @property
    def can_be_plural(self) -> bool:
        """Whether it names several if it is Russian: `деканы`, `кафедры`."""
        return self.is_plural or self.ending in ("ы", "и")

    @property
    def is_oblique(self) -> bool:
        """Whether it is Russian and in a case that depends on a word before it: `институтов`."""
        if self.is_russian_stem and not self.is_office and self.lemma[-1] in "аяе":
            return self.ending in _FEMININE_ENDINGS or (
                self.lemma[-1] == "е" and self.ending == "я"
            )
        if self.ending == "а":
            is_feminine = self.is_russian_stem and self.lemma[-1] == "а"
            return not is_feminine and not self.lemma.endswith(_PLURAL_IN_A)
        return _OBLIQUE_ENDING.fullmatch(self.ending) is not None or (
            self.lemma[-1] == "ь" and self.ending == "я"
        )

    @property
    def is_nominative_russian(self) -> bool:
        """Whether it is Russian, and a name by itself: `библиотека`, `руководители`."""
        return self.is_russian_stem and not self.is_oblique

    @property
    def is_bare(self) -> bool:
        """Whether nothing but a plural ending follows."""
        return self.ending == "" or _IS_PLURAL.fullmatch(self.ending) is not None

    @property
    def _can_be_kyrgyz(self) -> bool:
        return not self.is_russian_stem or _IS_PLURAL.match(self.ending) is not None


class _NounStem(NamedTuple):
    letters: str
    lemma: str
    is_office: bool
    is_russian: bool


def _build_stems() -> dict[str, list[_NounStem]]:
    """The stems by their first two letters, long ones first."""
    stems_by_start: dict[str, list[_NounStem]] = defaultdict(list)

    def add(words: Iterable[tuple[str, str]], *, is_office: bool, is_russian: bool) -> None:
        for letters, lemma in words:
            plain = type_in_russian(letters)
            stems_by_start[plain[:2]].append(_NounStem(plain, lemma, is_office, is_russian))
            if plain[-1] in _VOICED_CONSONANTS and not is_russian:
                soft = plain[:-1] + _VOICED_CONSONANTS[plain[-1]]
                stems_by_start[plain[:2]].append(_NounStem(soft, lemma, is_office, is_russian))

    add(zip(OFFICES, OFFICES, strict=True), is_office=True, is_russian=False)
    add(OFFICE_SPELLINGS.items(), is_office=True, is_russian=False)
    add(zip(UNITS, UNITS, strict=True), is_office=False, is_russian=False)
    add(RUSSIAN_OFFICES.items(), is_office=True, is_russian=True)
    add(RUSSIAN_UNITS.items(), is_office=False, is_russian=True)
    return {
        key: sorted(stems, key=lambda one: -len(one.letters))
        for key, stems in stems_by_start.items()
    }


_STEMS_BY_START = _build_stems()


def _list_slip_stems() -> dict[str, list[_NounStem]]:
    """The stems in which a slip is forgiven, by their first letter.

    Not those in учу: verbs have nearly the same forms (окутуунун, окутуучунун).
    """
    stems_by_letter: dict[str, list[_NounStem]] = defaultdict(list)
    for stems in _STEMS_BY_START.values():
        for stem in stems:
            min_letters = _MIN_OFFICE_STEM_LETTERS if stem.is_office else _MIN_UNIT_STEM_LETTERS
            if len(stem.letters) >= min_letters and not stem.letters.endswith("учу"):
                stems_by_letter[stem.letters[0]].append(stem)
    return dict(stems_by_letter)


_SLIP_STEMS_BY_LETTER = _list_slip_stems()


@lru_cache(maxsize=4096)
def find_noun(word: str) -> PartyNoun | None:
    """The office or unit that a word is, in any case, None if it is neither.

    The last part of a compound counts: `ИТ-департаменти`. With a prefix of rank it is another
    office: `вице-ректор`.
    """
    plain = fold_confusables(word).strip("«»“”„\"'(),:;!?")
    if plain[-1:] == "." and (lemma := SHORTENED_OFFICES.get(plain[:-1])):
        return PartyNoun(lemma, True, "")
    plain = plain.strip(".")
    if _NO_NOUNS.fullmatch(plain):
        return None
    prefix, _, last_part = plain.rpartition("-")
    last_noun = _find_by_stem(plain) or _find_by_stem(last_part) if prefix else _find_by_stem(plain)
    if last_noun and last_noun.is_office and prefix in RANK_PREFIXES:
        return last_noun._replace(lemma=f"{prefix}-{last_noun.lemma}")
    return last_noun or _find_with_slip(plain)


def _find_by_stem(word: str) -> PartyNoun | None:
    """The noun whose stem a word begins with, an ending behind it."""
    plain = type_in_russian(word)
    for stem in _STEMS_BY_START.get(plain[:2], ()):
        ending = word[len(stem.letters) :]
        if plain.startswith(stem.letters) and (
            is_ending(ending) or _RUSSIAN_ENDING.fullmatch(ending)
        ):
            return PartyNoun(stem.lemma, stem.is_office, ending, stem.is_russian)
    return None


def _find_with_slip(word: str) -> PartyNoun | None:
    """A long word with one slip of the pen in its stem or ending: `жетекчичси`, `директолору`."""
    if len(word) < _MIN_SLIP_LETTERS:
        return None
    plain = type_in_russian(word)
    for stem in _SLIP_STEMS_BY_LETTER.get(plain[0], ()):
        letters = stem.letters
        for length in (len(letters), len(letters) + 1, len(letters) - 1):
            ending = word[length:]
            is_near = OSA.distance(plain[:length], letters, score_cutoff=1) <= 1
            if is_near and is_ending(ending):
                return PartyNoun(stem.lemma, stem.is_office, ending, stem.is_russian)
    return None


def is_unit_name(expansion: str) -> bool:
    """Whether an expansion names a unit: `маалыматтык технологиялар департаменти`."""
    words = re.split(r"[\s/]+", expansion.strip())
    last_noun = find_noun(words[-1]) if words[-1] else None
    return last_noun is not None and not last_noun.is_office

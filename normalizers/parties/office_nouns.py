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

from normalizers.letters.confusables import KEYBOARD, folded
from normalizers.letters.kyrgyz_endings import is_ending
from normalizers.parties.lexicon import OFFICES, RUSSIAN_OFFICES, RUSSIAN_UNITS, SPELLINGS, UNITS

_NO_NOUNS = re.compile("жооптуу|башкы|энергетика.*")
"""Words that look like one of the nouns: they say of something what it is, or are a science."""

_SLIP = 8
"""Words of so many letters forgive a slip."""

_SHORTEST_OFFICE, _SHORTEST_UNIT = 5, 7
"""Letters of the stems in which a slip is forgiven."""

_RUSSIAN = re.compile(
    r"(?:[аяуюеиыьй]|ов|[ео]й|[еоая]м|[ая]ми|[ая]х|[иы][йхм]|[иы]ми|[иыо]е|[ео]го|ая)?"
)
_OBLIQUE = re.compile(r"ов|[ео]й|ев|[еоая]м|[ая]ми|[ая]х|[ео]го|[иы]х")
_FEMININE = frozenset(("", "й", "ей", "ой", "ам", "ям", "ами", "ями", "ах", "ях"))
_IN_A = ("ректор", "профессор", "инспектор", "редактор", "тренер")
"""Offices whose Russian plural ends in а: `директора`."""

_HARDENED = {"к": "г", "п": "б"}
"""What the last letter of a stem becomes before a vowel: башкармалык, башкармалыгы."""

_PLURAL = "[лдт][аеоө]р"
_IS_PLURAL = re.compile(_PLURAL)
_IS_GENITIVE = re.compile(r".*[ндт][ыиуү]н")
_IS_POSSESSIVE = re.compile(f"(?:{_PLURAL})?с?[ыиуү]")
_IS_POSSESSED = re.compile(f"(?:{_PLURAL})?с?[ыиуү](?:н.*)?")


class Noun(NamedTuple):
    """A word as an office or a unit: its lemma, and what its ending says of it.

    `is_russian_stem`: Kyrgyz does not use the word.
    """

    lemma: str
    is_office: bool
    ending: str
    is_russian_stem: bool = False

    @property
    def is_genitive(self) -> bool:
        """Whether it is of something that follows: `бөлүмүнүн`."""
        return _IS_GENITIVE.fullmatch(self.ending) is not None

    @property
    def is_possessive(self) -> bool:
        """Whether it is the end of a name: `кафедрасы`, `директорлору`."""
        return self._may_be_kyrgyz and _IS_POSSESSIVE.fullmatch(self.ending) is not None

    @property
    def is_possessed(self) -> bool:
        """Whether it belongs to what stands before it, in any case: `комитетинин`."""
        return self._may_be_kyrgyz and _IS_POSSESSED.fullmatch(self.ending) is not None

    @property
    def is_plural(self) -> bool:
        """Whether it names several; by `ы` or `и` alone only for a Russian word."""
        if _IS_PLURAL.match(self.ending):
            return True
        russian = self.is_russian_stem or self.lemma.endswith(_IN_A)
        return russian and self.ending in ("а", "ы", "и", "ие", "ые") and not self.is_oblique

    @property
    def may_be_several(self) -> bool:
        """Whether it names several if it is Russian: `деканы`, `кафедры`."""
        return self.is_plural or self.ending in ("ы", "и")

    @property
    def is_oblique(self) -> bool:
        """Whether it is Russian and in a case that something before it asks for: `институтов`."""
        if self.is_russian_stem and not self.is_office and self.lemma[-1] in "аяе":
            return self.ending in _FEMININE or (self.lemma[-1] == "е" and self.ending == "я")
        if self.ending == "а":
            return not self.lemma.endswith(_IN_A)
        return _OBLIQUE.fullmatch(self.ending) is not None or (
            self.lemma[-1] == "ь" and self.ending == "я"
        )

    @property
    def is_bare(self) -> bool:
        """Whether nothing but a plural ending follows."""
        return self.ending == "" or _IS_PLURAL.fullmatch(self.ending) is not None

    @property
    def _may_be_kyrgyz(self) -> bool:
        return not self.is_russian_stem or _IS_PLURAL.match(self.ending) is not None


class _Stem(NamedTuple):
    letters: str
    lemma: str
    is_office: bool
    is_russian: bool


def _stems() -> dict[str, list[_Stem]]:
    """The stems by their first two letters, long ones first."""
    table: dict[str, list[_Stem]] = defaultdict(list)

    def add(words: Iterable[tuple[str, str]], *, is_office: bool, is_russian: bool) -> None:
        for letters, lemma in words:
            plain = letters.translate(KEYBOARD)
            table[plain[:2]].append(_Stem(plain, lemma, is_office, is_russian))
            if plain[-1] in _HARDENED and not is_russian:
                soft = plain[:-1] + _HARDENED[plain[-1]]
                table[plain[:2]].append(_Stem(soft, lemma, is_office, is_russian))

    add(zip(OFFICES, OFFICES, strict=True), is_office=True, is_russian=False)
    add(SPELLINGS.items(), is_office=True, is_russian=False)
    add(zip(UNITS, UNITS, strict=True), is_office=False, is_russian=False)
    add(RUSSIAN_OFFICES.items(), is_office=True, is_russian=True)
    add(RUSSIAN_UNITS.items(), is_office=False, is_russian=True)
    return {key: sorted(stems, key=lambda one: -len(one.letters)) for key, stems in table.items()}


_STEMS = _stems()


@lru_cache(maxsize=4096)
def noun(word: str) -> Noun | None:
    """The office or unit that a word is, in any case, None if it is neither.

    Of a compound the last part counts: `ИТ-департаменти`.
    """
    plain = folded(word).strip("«»“”„\"'().,:;!?")
    if _NO_NOUNS.fullmatch(plain):
        return None
    return _known(plain) or _known(plain.rpartition("-")[2]) or _slip(plain)


def _known(word: str) -> Noun | None:
    """The noun whose stem a word begins with, an ending behind it."""
    plain = word.translate(KEYBOARD)
    for stem in _STEMS.get(plain[:2], ()):
        ending = word[len(stem.letters) :]
        if plain.startswith(stem.letters) and (is_ending(ending) or _RUSSIAN.fullmatch(ending)):
            return Noun(stem.lemma, stem.is_office, ending, stem.is_russian)
    return None


def _slip(word: str) -> Noun | None:
    """A long word with one slip of the pen in its stem or ending: `жетекчичси`, `директолору`.

    Verbs end as some offices do (окутуунун, окутуучунун), so these forgive nothing.
    """
    if len(word) < _SLIP:
        return None
    plain = word.translate(KEYBOARD)
    for stems in _STEMS.values():
        for stem in stems:
            shortest = _SHORTEST_OFFICE if stem.is_office else _SHORTEST_UNIT
            letters = stem.letters
            if plain[0] != letters[0] or len(letters) < shortest or letters.endswith("учу"):
                continue
            for length in (len(letters), len(letters) + 1, len(letters) - 1):
                ending = word[length:]
                near = OSA.distance(plain[:length], letters, score_cutoff=1) <= 1
                if near and is_ending(ending):
                    return Noun(stem.lemma, stem.is_office, ending, stem.is_russian)
    return None


def is_unit_name(expansion: str) -> bool:
    """Whether an expansion names a unit: `маалыматтык технологиялар департаменти`."""
    words = re.split(r"[\s/]+", expansion.strip())
    found = noun(words[-1]) if words[-1] else None
    return found is not None and not found.is_office

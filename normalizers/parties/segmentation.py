"""The words of a responsible cell cut into pieces: at signs, and where a whole name ends.

“Ректорат Кыргыз тили кафедрасы, бөлүм башчылары” → Ректорат | Кыргыз тили кафедрасы | …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from normalizers.parties.lexicon import PREPOSITIONS
from normalizers.parties.office_nouns import PartyNoun
from normalizers.parties.segment import Segment
from normalizers.parties.tokens import PartyWord

_RUSSIAN_NAME_START = re.compile(r"[\w-]+(?:[ыи][йе]|[ая]я|ое)")
"""A Russian adjective in the case of a name: `Учебный`."""

SEGMENT_SEPARATORS = frozenset((",", ";", "/", ":", "|", ".", "-", "and"))
"""What parts pieces; a new line does only behind a whole name."""


def split_into_segments(words: Sequence[PartyWord], units: AbstractSet[str]) -> list[Segment]:
    """The words cut at signs and, without any, where a whole name ends and another begins."""
    segments: list[Segment] = []
    builder = _SegmentBuilder()
    for following in words:
        reason = builder.find_boundary_reason(following, units)
        if reason:
            segments.append(builder.build(reason))
            builder = _SegmentBuilder()
        builder.add(following)
    if builder.words:
        segments.append(builder.build("the last of the cell" if segments else "the whole cell"))
    return segments


class _SegmentBuilder:
    """A piece to which words are still added."""

    def __init__(self) -> None:
        self.words: list[PartyWord] = []
        self.last: PartyWord | None = None
        self.last_index = 0
        self.word_count = 0
        self.lead_index: int | None = None
        self.has_boyuncha = False

    def add(self, word: PartyWord) -> None:
        if (
            self.lead_index is None
            and self.last is not None
            and _is_dependent_word(self.last, word)
        ):
            self.lead_index = self.last_index
        self.words.append(word)
        if not word.features.is_bracket or self.last is None:
            self.last, self.last_index = word, len(self.words) - 1
            self.word_count += 1
            self.has_boyuncha = self.has_boyuncha or word.features.is_boyuncha

    def build(self, reason: str) -> Segment:
        return Segment(tuple(self.words), reason, self.lead_index)

    def find_boundary_reason(self, word: PartyWord, units: AbstractSet[str]) -> str:
        """Why the piece ends before a word; empty if it goes on."""
        last = self.last
        if last is None or word.separator in SEGMENT_SEPARATORS:
            return "set off by a sign" if last else ""
        if last.is_person or word.is_person:
            return (
                ""
                if word.features.is_bracket or self._is_office_holder(word)
                else "a person's name"
            )
        if _starts_name_on_new_line(last, word, has_lead=self.lead_index is not None):
            return "a new line with a capital behind a whole name"
        if self.lead_index is not None and not _is_dependent_word(last, word):
            return _find_russian_end_reason(word)
        if (
            word.features.is_bracket
            or _is_dependent_word(last, word)
            or _is_continuation(last, word)
        ):
            return ""
        if word.separator == "break" and self._can_end(word):
            return "a new line behind a whole name"
        return self._find_name_end_reason(last, word, units)

    def _is_office_holder(self, word: PartyWord) -> bool:
        """Whether a person is named behind the office: `ректор М.К. Чыныбаев`."""
        last = self.last
        if last is None or last.is_person or not word.is_person or word.separator == "break":
            return False
        office_noun = last.noun if self.lead_index is None else self.words[self.lead_index].noun
        return (
            last.features.is_acting
            or last.features.is_degree
            or (office_noun is not None and office_noun.is_office)
        )

    def _can_end(self, word: PartyWord) -> bool:
        """Whether the author may have begun another party on a new line."""
        last = self.last
        last_noun = None if last is None else last.noun or last.features.agent
        if last_noun is not None and not last_noun.is_genitive:
            return True
        word_noun = word.noun
        is_new_unit = (
            word_noun is not None and not word_noun.is_office and not word_noun.is_possessed
        )
        starts_party = word.features.is_capital or is_new_unit
        return starts_party and all(one.features.is_abbreviation for one in self.words)

    def _find_name_end_reason(
        self, last: PartyWord, word: PartyWord, units: AbstractSet[str]
    ) -> str:
        """Why a piece whose last word may be the end of a name is whole before a word."""
        last_noun, is_capital = last.noun, word.features.is_capital
        if last_noun is None:
            is_known_unit = self.word_count == 1 and last.features.plain in units
            return (
                "a known unit"
                if is_known_unit and is_capital and not word.features.is_abbreviation
                else ""
            )
        if last_noun.is_possessive:
            return "a whole name ends"
        if not last_noun.is_bare or word.features.is_verbal_noun or word.features.is_conjunction:
            return ""
        if last_noun.is_office:
            is_lone = self.word_count == 1 and last.features.is_capital
            is_whole = (
                self.has_boyuncha or last_noun.is_plural or is_lone or _is_plural_office(word)
            )
            return "a whole office ends" if is_whole else ""
        if last.features.is_unique_unit and self.word_count == 1:
            return "a unit that has no other name"
        starts_new_name = is_capital and (last_noun.is_plural or self.word_count > 1)
        return "a whole name ends before a capital" if starts_new_name else ""


def _find_russian_end_reason(word: PartyWord) -> str:
    """Why a name in Russian ends before a word that may begin another."""
    can_start = word.features.is_capital or word.separator == "break"
    starts_name = (
        word.noun is not None
        or word.features.agent is not None
        or _RUSSIAN_NAME_START.fullmatch(word.features.plain) is not None
    )
    return "a whole name ends before another" if can_start and starts_name else ""


def _starts_name_on_new_line(last: PartyWord, word: PartyWord, *, has_lead: bool) -> bool:
    """Whether a new line with a capital begins a name behind a whole one: `Главный бухгалтер`,
    `Учителя начальных классов`; ы is no Kyrgyz ending there: `Отдел кадров`, `Деканы`."""
    if word.separator != "break" or not word.features.is_capital:
        return False
    if last.features.is_people and not last.is_genitive:
        return True
    if has_lead and last.noun is not None and last.noun.is_oblique:
        return word.noun is not None and word.noun.is_office and word.noun.ending != "а"
    if last.noun is None or not (last.noun.is_bare or last.noun.is_nominative_russian):
        return False
    if word.noun is not None:
        return not word.noun.is_oblique or word.noun.ending == "я"
    return word.features.agent is not None or (
        _RUSSIAN_NAME_START.fullmatch(word.features.plain) is not None
    )


def _is_plural_office(word: PartyWord) -> bool:
    word_noun = word.noun
    return (
        word_noun is not None and word_noun.is_office and word_noun.is_bare and word_noun.is_plural
    )


def _is_continuation(last: PartyWord, word: PartyWord) -> bool:
    """Whether a word can only go on with the name before it."""
    if (
        last.is_genitive
        or last.features.is_boyuncha
        or word.features.is_boyuncha
        or last.features.is_acting
    ):
        return True
    if word.features.plain == "орун" and last.noun is not None and last.noun.is_office:
        return True
    return word.noun is not None and word.noun.is_possessed


def _is_dependent_word(last: PartyWord, word: PartyWord) -> bool:
    """Whether a Russian word depends on the one before it: `декан факультета`, `проректор по`."""
    if word.features.plain in PREPOSITIONS or last.features.plain in PREPOSITIONS:
        return True
    last_noun = last.noun
    if last_noun is None or last_noun.is_genitive or word.is_person or word.features.is_bracket:
        return False
    if word.features.is_russian_oblique or _is_genitive_behind_office(last_noun, word):
        return True
    word_noun = word.noun
    is_kyrgyz = word_noun is not None and (
        word_noun.is_possessed or (word_noun.is_office and word_noun.ending not in ("а", "я"))
    )
    return (
        last_noun.is_russian_stem
        and not is_kyrgyz
        and (last_noun.is_office or not word.features.is_capital)
    )


def _is_genitive_behind_office(office: PartyNoun, word: PartyWord) -> bool:
    """Whether ы or и is the genitive of a Russian unit, as one office stands before it: `куратор
    группы`."""
    unit = word.noun
    if unit is None or unit.is_office or not unit.is_russian_stem or unit.lemma[-1] not in "ая":
        return False
    is_one_office = office.is_office and office.ending == "" and word.separator == ""
    return is_one_office and unit.ending in ("ы", "и") and not word.features.is_capital

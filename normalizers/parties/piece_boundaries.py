"""Where a piece of a responsible cell ends: rules as data, tried in order.

The first that applies decides whether the piece ends before the next word, or goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from normalizers.office_words.lexicon import OFFICE_MODIFIERS
from normalizers.office_words.office_nouns import PartyNoun
from normalizers.parties.russian_dependence import is_dependent_word
from normalizers.parties.tokens import PartyWord

SEGMENT_SEPARATORS = frozenset((",", ";", "/", ":", "|", ".", "-", "and"))
"""Signs that end a piece; a new line ends it only behind a whole name."""

_RUSSIAN_NAME_START = re.compile(r"[\w‐‑‒–—−-]+(?:[ыи][йе]|[ая]я|ое)")
"""A Russian adjective in the nominative: `Учебный`."""


_SURNAME_END = re.compile(r"(?:[оеё]в|[оеё]ва|[иы]н|[иы]на|ск[иа][ийя]|ко|уулу|кызы|тегин)$")

_PLURAL_END = re.compile(r"[лдт][аео]р$|[оеё]вцы$|[иы]$|ля$")


_OFFICE_END = re.compile(r"(?:лог|ист|[еёо]р|ч[ыиуү]|ник|тель|[ае]нт|арь|граф|вед|метр|атр)$")
"""Endings of words for offices that are in no list."""


class Boundary(NamedTuple):
    """The words of a piece so far, its `last` one (brackets aside), and the next `word`.

    `lead`: the office or unit that stands before what it is of, as in Russian. `units` are
    abbreviations known to be units.
    """

    words: tuple[PartyWord, ...]
    last: PartyWord
    word: PartyWord
    word_count: int
    lead: PartyWord | None
    has_boyuncha: bool
    units: AbstractSet[str]

    @property
    def noun(self) -> PartyNoun | None:
        """The office or unit that the last word is."""
        return self.last.noun

    @property
    def is_lone(self) -> bool:
        """Whether the piece is one word."""
        return self.word_count == 1

    @property
    def is_new_line(self) -> bool:
        """Whether the author began a new line before the next word."""
        return self.word.separator == "break"

    @property
    def office(self) -> PartyNoun | None:
        """The office that a person behind the piece would hold."""
        return self.noun if self.lead is None else self.lead.noun


class BoundaryRule(NamedTuple):
    """When it `applies`, a piece `ends` before the next word, or goes on.

    In `example` the next word stands behind ¦.
    """

    name: str
    applies: Callable[[Boundary], bool]
    ends: bool
    example: str


def _is_office_holder(at: Boundary) -> bool:
    """Whether a person is named behind the office: `ректор М.К. Чыныбаев`."""
    if at.last.is_person or not at.word.is_person or at.is_new_line:
        return False
    if at.office is not None:
        return at.office.is_office or at.last.features.is_acting or at.last.features.is_degree
    features = at.last.features
    return features.is_acting or features.is_degree or _may_be_office(at)


def _may_be_office(at: Boundary) -> bool:
    """Whether a name of no known kind is what the person behind it is: `Эпидемиолог ¦Асанова К.`;
    a surname is none."""
    features = at.last.features
    if _PLURAL_END.search(features.plain):
        return False
    if features.is_people or at.has_boyuncha:
        return True
    is_word = not features.is_abbreviation and _SURNAME_END.search(features.plain) is None
    return at.is_lone and is_word and _OFFICE_END.search(features.plain) is not None


def _starts_name_on_new_line(at: Boundary) -> bool:
    """Whether a capital on a new line begins another name behind a whole one."""
    last, word = at.last, at.word
    if not at.is_new_line or not word.features.is_capital:
        return False
    if last.features.is_people and not last.is_genitive:
        return True
    if at.lead is not None and last.noun is not None and last.noun.is_oblique:
        return word.noun is not None and word.noun.is_office and word.noun.ending != "а"
    if last.noun is None or not (last.noun.is_bare or last.noun.is_nominative_russian):
        return False
    if word.noun is not None:
        return not word.noun.is_oblique or word.noun.ending == "я"
    return word.features.agent is not None or _is_russian_name_start(word)


def _is_russian_name_start(word: PartyWord) -> bool:
    return _RUSSIAN_NAME_START.fullmatch(word.features.plain) is not None


def _is_behind_russian_name(at: Boundary) -> bool:
    return at.lead is not None and not is_dependent_word(at.last, at.word)


def _starts_russian_name(at: Boundary) -> bool:
    word = at.word
    can_start = word.features.is_capital or at.is_new_line
    is_named = word.noun is not None or word.features.agent is not None
    return _is_behind_russian_name(at) and can_start and (is_named or _is_russian_name_start(word))


def _is_continuation(at: Boundary) -> bool:
    """Whether a word can only go on with the name before it."""
    last, word = at.last, at.word
    is_open = last.is_genitive or last.features.is_boyuncha or last.features.is_acting
    if is_open or word.features.is_boyuncha:
        return True
    if word.features.plain == "орун" and last.noun is not None and last.noun.is_office:
        return True
    is_behind_russian = at.is_new_line and last.noun is not None and last.noun.is_russian_stem
    return word.noun is not None and word.noun.is_possessed and not is_behind_russian


def _can_end_on_new_line(at: Boundary) -> bool:
    """Whether the author may have begun another party on a new line."""
    last_noun = at.noun or at.last.features.agent
    if not at.is_new_line or (last_noun is not None and not last_noun.is_genitive):
        return at.is_new_line
    noun = at.word.noun
    is_new_unit = noun is not None and not noun.is_office and not noun.is_possessed
    starts_party = at.word.features.is_capital or is_new_unit
    return starts_party and all(word.features.is_abbreviation for word in at.words)


def _is_known_unit(at: Boundary) -> bool:
    starts_name = at.word.features.is_capital and not at.word.features.is_abbreviation
    return at.noun is None and at.is_lone and at.last.features.plain in at.units and starts_name


def _goes_on_behind_noun(at: Boundary) -> bool:
    """Whether a noun is not in the form of a name's end, or a verb's noun or жана follows."""
    features = at.word.features
    is_bare = at.noun is not None and at.noun.is_bare
    return not is_bare or features.is_verbal_noun or features.is_conjunction


def _is_whole_office(at: Boundary) -> bool:
    noun, following = at.noun, at.word.noun
    if noun is None or not noun.is_office:
        return False
    is_before_offices = (
        following is not None and following.is_office and following.is_bare and following.is_plural
    )
    is_modifier = at.last.features.plain in OFFICE_MODIFIERS  # “Аткаруучу директор”
    is_lone_name = at.is_lone and at.last.features.is_capital and not is_modifier
    return at.has_boyuncha or noun.is_plural or is_lone_name or is_before_offices


def _is_unit_before_capital(at: Boundary) -> bool:
    is_name = at.noun is not None and (at.noun.is_plural or not at.is_lone)
    return is_name and at.word.features.is_capital


BOUNDARY_RULES = (
    BoundaryRule(
        "set off by a sign",
        lambda at: at.word.separator in SEGMENT_SEPARATORS,
        True,
        "Ректорат, ¦деканаттар",
    ),
    BoundaryRule(
        "a person holds the office before, or is told of in brackets",
        lambda at: (
            (at.last.is_person or at.word.is_person)
            and (at.word.features.is_bracket or _is_office_holder(at))
        ),
        False,
        "ректор ¦М.К. Чыныбаев",
    ),
    BoundaryRule(
        "a person's name",
        lambda at: at.last.is_person or at.word.is_person,
        True,
        "М.К. Чыныбаев ¦Н.Э. Кадыров",
    ),
    BoundaryRule(
        "a new line with a capital behind a whole name",
        _starts_name_on_new_line,
        True,
        "Главный бухгалтер\n¦Учителя начальных классов",
    ),
    BoundaryRule(
        "a whole name ends before another",
        _starts_russian_name,
        True,
        "Центр карьеры ¦Ректорат",
    ),
    BoundaryRule(
        "a Russian name goes on",
        _is_behind_russian_name,
        False,
        "отдел международных ¦связей",
    ),
    BoundaryRule(
        "brackets, and words that depend on the one before",
        lambda at: (
            at.word.features.is_bracket
            or is_dependent_word(at.last, at.word)
            or _is_continuation(at)
        ),
        False,
        "декан ¦факультета",
    ),
    BoundaryRule(
        "a new line behind a whole name",
        _can_end_on_new_line,
        True,
        "Кафедра башчылары\n¦окутуучулар",
    ),
    BoundaryRule("a known unit", _is_known_unit, True, "МТД ¦Окуу бөлүмү"),
    BoundaryRule("words before their noun", lambda at: at.noun is None, False, "эл ¦аралык бөлүм"),
    BoundaryRule(
        "a whole name ends",
        lambda at: at.noun is not None and at.noun.is_possessive,
        True,
        "Кыргыз тили кафедрасы ¦бөлүм башчылары",
    ),
    BoundaryRule("no end of a name", _goes_on_behind_noun, False, "кеңеш ¦өткөрүү"),
    BoundaryRule("a whole office ends", _is_whole_office, True, "декандар ¦кафедралар"),
    BoundaryRule(
        "an office is told of something",
        lambda at: at.noun is not None and at.noun.is_office,
        False,
        "башкы инженер ¦кызмат",
    ),
    BoundaryRule(
        "a unit that has no other name",
        lambda at: at.is_lone and at.last.features.is_unique_unit,
        True,
        "Ректорат ¦студенттик кеңеш",
    ),
    BoundaryRule(
        "a whole name ends before a capital",
        _is_unit_before_capital,
        True,
        "Окуу-усулдук бөлүм ¦Сапат борбору",
    ),
    BoundaryRule("one name", lambda _at: True, False, "кафедра ¦кеңеш"),
)


def find_boundary_rule(at: Boundary) -> BoundaryRule:
    """The first rule that applies; the last applies to any words."""
    return next(rule for rule in BOUNDARY_RULES if rule.applies(at))

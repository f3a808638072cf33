"""Where a text defines a short form, by the signs and words of official writing.

(мындан ары – ОКК) | LMS (Learning Management System) | КУУ – Кыргыз улуттук университети
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from normalizers.abbreviations.detection import find_abbreviations

_CAPITAL, _SMALL = "[A-ZА-ЯЁӨҮҢ]", "[a-zа-яёөүң]"
_SHORT = rf"(?P<short>{_CAPITAL}(?:{_SMALL}{{0,2}}{_CAPITAL})+{_SMALL}{{0,8}})"
_QUOTE = '[«“"„]?'
_END_QUOTE = '[»”"“]?'
_DASH = "[-‐‑‒–—−=:]"
_ANNOUNCEMENT = (
    r"(?:(?:мындан|андан)\s+(?:ары|кийин)(?:\s+текстте)?|кийинки\s+текстте|кыскача(?:сы)?"
    r"|кыскартылган(?:ы|да)?|кыскартылып|далее(?:\s+по\s+тексту|\s+в\s+тексте)?|в\s+дальнейшем"
    r"|сокращ[её]нно|сокр\.|кыск\.|hereinafter)"
)
_CLOSING = r"(?:\s+(?:деп\s+(?:аталат|аталуучу|аталган|кыскартылат)|болуп\s+\w+|именуем\w+))?"
_LANGUAGE = r"(?:(?:англ|лат|орус|кырг|рус)\.(?:\s*тил\w*)?\s*)?"

MAX_PHRASE_LETTERS = 240
"""A phrase is looked for in so many letters before or behind its short form."""


class DefinitionRule(NamedTuple):
    """A way to define a short form.

    Its phrase stands before all that the pattern matches (`is_before`), or is a group of it.
    """

    name: str
    pattern: re.Pattern[str]
    is_before: bool
    is_announced: bool
    example: str

    @property
    def is_in_brackets(self) -> bool:
        """Whether brackets part the short form from its phrase."""
        return "brackets" in self.name


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


DEFINITION_RULES = (
    DefinitionRule(
        "announced in brackets",
        _compile(
            rf"[(\[]\s*(?i:{_ANNOUNCEMENT})\s*[,:]?\s*{_DASH}?\s*{_QUOTE}{_SHORT}{_END_QUOTE}"
            rf"(?i:{_CLOSING})\s*[)\]]"
        ),
        True,
        True,
        "Окуу китеби (мындан ары – ОК)",
    ),
    DefinitionRule(
        "short form in brackets",
        _compile(rf"[(\[]\s*{_LANGUAGE}{_QUOTE}{_SHORT}{_END_QUOTE}\s*[)\]]"),
        True,
        False,
        "Окуу китеби (ОК)",
    ),
    DefinitionRule(
        "short form first of several",
        _compile(rf"[(\[]\s*{_SHORT}\s*[,;/]\s?[^()\[\]]{{1,60}}[)\]]"),
        True,
        False,
        "Окуу китеби (ОК, англ. TB)",
    ),
    DefinitionRule(
        "phrase in brackets",
        _compile(
            rf"(?<![\w@.-]){_SHORT}\s*[(\[]\s*{_LANGUAGE}(?P<phrase>[^()\[\]]{{5,160}}?)\s*[)\]]"
        ),
        False,
        False,
        "ОК (окуу китеби)",
    ),
    DefinitionRule(
        "announced behind the phrase",
        _compile(rf"\s*[-,‐‑‒–—−]?\s+(?i:{_ANNOUNCEMENT})\s*{_DASH}?\s*{_QUOTE}{_SHORT}(?!\w)"),
        True,
        True,
        "Окуу китеби, кыскача ОК",
    ),
    DefinitionRule(
        "phrase behind a dash",
        _compile(
            rf"(?<![\w@.-]){_SHORT}\s*(?:\s[-‐‑‒–—−=]|[-‐‑‒–—−=]\s)\s*(?P<phrase>[^;()\[\]]{{5,160}})"
        ),
        False,
        False,
        "ОК – окуу китеби",
    ),
    DefinitionRule(
        "short form behind a dash",
        _compile(rf"\s[-‐‑‒–—−]\s+{_QUOTE}{_SHORT}{_END_QUOTE}(?=\s*(?:[,.;)]|$))"),
        True,
        False,
        "Окуу китеби – ОК",
    ),
)
"""The ways in which definitions are written, each by itself: a text may use several."""

_SIGN_HINT = re.compile(r"[(\[]|\s[-‐‑‒–—−=]|[-‐‑‒–—−=]\s")
_WORD_HINT = re.compile(_ANNOUNCEMENT)
"""Searched in the text in small letters, which is faster than a search that ignores case."""


class DefinitionPlace(NamedTuple):
    """A short form at `start` of a text, and where its phrase must end or begin.

    `side`: the phrase is the last words of `span`, the first, or all of it.
    """

    rule: DefinitionRule
    stem: str
    start: int
    span: tuple[int, int]
    side: Literal["last", "first", "all"]


def find_definition_places(text: str) -> Iterator[DefinitionPlace]:
    """Where a text may define short forms, each place once for each rule."""
    if not (_SIGN_HINT.search(text) or _WORD_HINT.search(text.lower())):
        return
    for rule in DEFINITION_RULES:
        for match in rule.pattern.finditer(text):
            stem = _find_stem(match["short"], is_defined_behind=not rule.is_before)
            if stem is None:
                continue
            if rule.is_before:
                span = (max(0, match.start() - MAX_PHRASE_LETTERS), match.start())
                yield DefinitionPlace(rule, stem, match.start("short"), span, "last")
            else:
                side: Literal["all", "first"] = "all" if rule.is_in_brackets else "first"
                yield DefinitionPlace(rule, stem, match.start("short"), match.span("phrase"), side)


def _find_stem(short: str, *, is_defined_behind: bool) -> str | None:
    """The short form without a case ending: `ЖОЖдор` → ЖОЖ; one with small letters stays whole.

    None for what is none, such as a word in capitals.
    """
    mentions = find_abbreviations(short)
    if mentions and mentions[0].surface == short:
        return mentions[0].stem
    is_mixed = sum(map(str.isupper, short)) * 2 >= len(short)
    return short if (is_mixed and not is_defined_behind) or (short.isascii() and is_mixed) else None

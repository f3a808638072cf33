"""What can be known of a word of a responsible cell by its letters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from normalizers.letters.confusables import fold_confusables
from normalizers.letters.kyrgyz_endings import remove_genitive
from normalizers.office_words.agent_nouns import find_agent, is_people
from normalizers.office_words.lexicon import ACTING, DEGREE, OFFICE_MODIFIERS, UNIQUE_UNITS
from normalizers.office_words.office_nouns import PartyNoun, find_noun

CONJUNCTIONS = frozenset(("жана", "ж-а", "и", "менен", "&", "+"))
"""Words that join parties, or parts of one name."""

_BOYUNCHA = re.compile(r"бо[йю]у?н?ча|б\s?[-–—‑/.]?\s?ча")
_ABBREVIATION = re.compile(r"[^\W\d_]*[A-ZА-ЯЁӨҮҢ][^\W\d_]*[A-ZА-ЯЁӨҮҢ][^\W\d_]*")
MAX_ABBREVIATION_LETTERS = 6
"""The most letters of an abbreviation; more capitals in a row are a word."""

_VERBAL_NOUN = re.compile(r"(?!окуу)\w+(?:уу|үү|оо|өө)")
_ADJECTIVE = re.compile(r"\w{2,}[лдт][ыиуү]к")
_RUSSIAN_CASE = re.compile(
    r"\w+(?:[оеё]го|[иы]х|[вкнчшщ]ой|[оеё]в|[ая]ми|ики|ии|ства|[ео]ния|ости)"
)


class WordFeatures(NamedTuple):
    """What can be known of a word by its letters.

    `plain` has look-alikes folded, in lower case; `genitive_stem` is the word without its genitive
    ending, None if it has none; `is_boyuncha` means боюнча, `is_russian_oblique` a Russian word
    that depends on one before it. `agent` is an office that is known only by the word's form.
    """

    plain: str
    noun: PartyNoun | None
    agent: PartyNoun | None
    genitive_stem: str | None
    is_bracket: bool
    is_boyuncha: bool
    is_conjunction: bool
    is_abbreviation: bool
    is_capital: bool
    is_unique_unit: bool
    is_modifier: bool
    is_acting: bool
    is_degree: bool
    is_people: bool
    is_verbal_noun: bool
    is_adjective: bool
    is_russian_oblique: bool


@lru_cache(maxsize=4096)
def compute_features(text: str) -> WordFeatures:
    """The features of a word; cached, since the same words come again and again."""
    is_bracket = text[:1] == "("
    plain, party_noun = fold_confusables(text), None if is_bracket else find_noun(text)
    bare_word = remove_genitive(plain) if len(plain) == len(text) else None
    is_genitive = bare_word is not None and (party_noun is None or party_noun.is_genitive)
    return WordFeatures(
        plain=plain,
        noun=party_noun,
        agent=None if party_noun or is_bracket else find_agent(text),
        genitive_stem=text[: len(bare_word)] if is_genitive and bare_word is not None else None,
        is_conjunction=plain in CONJUNCTIONS,
        is_bracket=is_bracket,
        is_boyuncha=_BOYUNCHA.fullmatch(plain) is not None,
        is_abbreviation=party_noun is None and _is_abbreviation(text.strip("«»“”\"'.")),
        is_capital=text.lstrip("«“\"'")[:1].isupper(),
        is_unique_unit=plain.strip(".") in UNIQUE_UNITS,
        is_modifier=plain in OFFICE_MODIFIERS or ACTING.fullmatch(plain) is not None,
        is_acting=ACTING.fullmatch(plain) is not None,
        is_degree=DEGREE.fullmatch(plain) is not None,
        is_people=party_noun is None and is_people(text),
        is_verbal_noun=_VERBAL_NOUN.fullmatch(plain) is not None,
        is_adjective=_ADJECTIVE.fullmatch(plain) is not None,
        is_russian_oblique=_is_russian_oblique(text, plain, party_noun),
    )


def _is_abbreviation(text: str) -> bool:
    """Whether letters are an abbreviation, an ending behind it or not, and no word in capitals."""
    return _ABBREVIATION.fullmatch(text) is not None and not (
        text.isupper() and len(text) > MAX_ABBREVIATION_LETTERS
    )


def _is_russian_oblique(text: str, plain: str, party_noun: PartyNoun | None) -> bool:
    if party_noun is not None:
        return party_noun.is_oblique
    return text[:1].islower() and _RUSSIAN_CASE.fullmatch(plain) is not None

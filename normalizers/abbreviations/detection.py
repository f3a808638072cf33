"""Abbreviations in running text, without their case endings: `ББПнын` is ББП and нын.

An abbreviation has two capitals or more. A small ж (for жана) may stand among them, or small
letters of the first word: ОшМУ. Words printed in capitals, names in Latin letters that are not
known, Roman numerals, addresses and initials of persons are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from normalizers.abbreviations.kyrgyz_nominative import is_form_of_noun
from normalizers.letters.confusables import CONFUSABLE_LATIN
from normalizers.letters.kyrgyz_endings import is_ending

_CAPITAL = "[A-ZА-ЯЁӨҮҢѲӉ]"
_ABBREVIATION = re.compile(
    rf"(?<![\w@.-])(?<![a-z.]/)(?P<stem>{_CAPITAL}(?:[а-яёөүң]{{1,2}}(?={_CAPITAL}{{2}}))?(?:ж?{_CAPITAL})+)"
    r"(?P<ending>(?:[-–]?[а-яёөүңѳӊ]+)?)(?![^\W_])(?!-[A-ZА-ЯӨҮҢ\d])"
)
_FOREIGN = re.compile(
    rf"(?<![\w@.])(?<![a-z.]/)(?P<stem>[A-Z][A-Za-z0-9]*|{_CAPITAL}{{2,}}[а-яёөүң]{{1,2}})"
    r"(?P<ending>(?:[-–]?[а-яёөүңѳӊ]+)?)(?![^\W_])(?![@._][a-z]|/[a-z])"
)
_MAY_HAVE_ABBREVIATION = re.compile(rf"[A-Z]|{_CAPITAL}ж?{_CAPITAL}")
"""Two capitals or a Latin one: a cheap test that most texts fail."""

_REST_OF_ADDRESS = re.compile(r"[@._][a-zа-я]|/[a-z]")
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_NEXT_WORD = re.compile(r"\W*([^\W\d_]+)")
_ROMAN_NUMERAL = re.compile(r"[IVXХІ]+")
_VOWELS = "АЕЁИОУЫЭЮЯӨҮѲ"
_MIN_WORD_LETTERS = 4
"""A word in capitals has so many letters; shorter ones are judged by their neighbours."""

_MIN_PRONOUNCEABLE_LETTERS = 8
"""An abbreviation has fewer capitals, unless it cannot be read like a word."""

_MIN_SYLLABLE_LETTERS = 6
"""An abbreviation has fewer capitals if consonant and vowel take turns in it."""

_SYLLABLES = re.compile(f"[^{_VOWELS}]?(?:[{_VOWELS}][^{_VOWELS}])+[{_VOWELS}]?")


class AbbreviationMention(NamedTuple):
    """An abbreviation at `start` of a text: `surface` as printed, `stem` without its ending."""

    start: int
    surface: str
    stem: str


def _is_never_a_word(_word: str) -> bool:
    return False


def find_abbreviations(
    text: str,
    is_word: Callable[[str], bool] = _is_never_a_word,
    known_forms: AbstractSet[str] = frozenset(),
) -> tuple[AbbreviationMention, ...]:
    """The abbreviations of a text in order.

    `is_word` says whether the plan prints a word in small letters: then ПЛАН is the word план.
    `known_forms` are abbreviations, also in Latin letters (KPI) or like a word (ЮНИСЕФ). Never
    raises.
    """
    if not _MAY_HAVE_ABBREVIATION.search(text):
        return ()
    mentions = [*_find_foreign(text, known_forms)] if known_forms else []
    known_starts = {mention.start for mention in mentions}
    for match in _ABBREVIATION.finditer(text):
        stem, ending = match["stem"], match["ending"].lstrip("-–")
        if match.start() in known_starts or _is_part_of_address(text, match.end()):
            continue
        if (
            _is_foreign(stem)
            or _ROMAN_NUMERAL.fullmatch(stem)
            or not _can_take_ending(stem, ending)
        ):
            continue
        if not ending and _is_plain_word(
            stem, _find_adjacent_words(text, match), is_word, is_known=stem in known_forms
        ):
            continue
        mentions.append(AbbreviationMention(match.start(), match[0], stem))
    return tuple(sorted(mentions)) if known_starts else tuple(mentions)


def _find_foreign(text: str, known_forms: AbstractSet[str]) -> Iterator[AbbreviationMention]:
    """Known forms in Latin letters, also before a hyphen (`IT-бөлүм`), or with a small end."""
    for match in _FOREIGN.finditer(text):
        if match["stem"] not in known_forms:
            continue
        is_inflected = _can_take_ending(match["stem"], match["ending"].lstrip("-–"))
        if is_inflected or match["ending"][:1] in ("-", "–"):
            surface = match[0] if is_inflected else match["stem"]
            yield AbbreviationMention(match.start(), surface, match["stem"])


def _find_adjacent_words(text: str, match: re.Match[str]) -> list[str]:
    """The words beside an abbreviation."""
    preceding = _LAST_WORD.search(text, max(0, match.start() - 40), match.start())
    following = _NEXT_WORD.match(text, match.end())
    return [found[1] for found in (preceding, following) if found]


def is_latin(stem: str) -> bool:
    """Whether a stem has no Cyrillic letter: it is an abbreviation of the plan only if the list has
    it in letters that look alike."""
    return stem.isascii()


def _is_foreign(stem: str) -> bool:
    """Whether a letter has no Cyrillic look-alike: KPI, also with Cyrillic letters: АРI."""
    return any(char.isascii() and char not in CONFUSABLE_LATIN for char in stem)


def _can_take_ending(stem: str, ending: str) -> bool:
    """Whether small letters can be an ending; behind a longer stem a slip is
    forgiven."""
    return is_ending(ending) or (len(stem) >= 3 and len(ending) in (2, 3))


def _is_part_of_address(text: str, end: int) -> bool:
    """Whether an address goes on behind it: UNET.kstu.kg."""
    return _REST_OF_ADDRESS.match(text, end) is not None


def _is_plain_word(
    stem: str, adjacent_words: list[str], is_word: Callable[[str], bool], *, is_known: bool
) -> bool:
    """Whether capitals are a word of a heading or a name."""
    if not stem.isupper():
        return False
    if len(stem) >= _MIN_WORD_LETTERS:
        is_beside_capitals = any(
            len(word) >= _MIN_WORD_LETTERS and word.isupper() for word in adjacent_words
        )
        reads_like_word = _is_pronounceable(stem) or is_form_of_noun(stem)
        return is_word(stem.lower()) or is_beside_capitals or (reads_like_word and not is_known)
    return is_word(stem.lower()) and any(
        word.isupper() and len(word) >= _MIN_WORD_LETTERS and is_word(word.lower())
        for word in adjacent_words
    )


def _is_pronounceable(stem: str) -> bool:
    """Whether capitals are many enough to be a word, and have its vowels: `СЕМИНАР`."""
    if len(stem) >= _MIN_SYLLABLE_LETTERS and _SYLLABLES.fullmatch(stem):
        return True
    vowels = sum(char in _VOWELS for char in stem)
    return len(stem) >= _MIN_PRONOUNCEABLE_LETTERS and 0.25 <= vowels / len(stem) <= 0.65

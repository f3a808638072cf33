"""Definitions in running text: `Коомдук уюм (КУ)`, `ТМИ (түз мамлекеттик инвестиция)`.

After Schwartz and Hearst, “A simple algorithm for identifying abbreviation definitions in
biomedical text” (2003), which looks for the letters of the short form in the words before its
bracket. Kyrgyz needs less and more: the first letters of the words are enough, but the last word
bears a case ending, and a Kyrgyz phrase may have a Russian abbreviation, of which only the number
of letters agrees: `Тарбия иштери департаменти (ДВР)`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from normalizers.abbreviations.definition_places import DefinitionPlace, find_definition_places
from normalizers.abbreviations.kyrgyz_nominative import has_doubtful_case, to_kyrgyz_nominative
from normalizers.abbreviations.letter_alignment import SURE_COST, find_alignment_cost
from normalizers.abbreviations.russian_nominative import is_russian, to_russian_nominative
from normalizers.letters.confusables import fold_confusables

MAX_EXTRA_WORDS = 4
"""A phrase may have so many words more than its abbreviation has letters."""

_HARD_BREAK = re.compile(r"[;:()\[\]!?]|\.(?=\s)|\s[-‐‑‒–—−]\s")
_WORD = re.compile(r"\S+")
_SOFT_BREAKS = (",", "/", "»", "”")
_OPENING_MARKS = '«“"„'


class InlineDefinition(NamedTuple):
    """An abbreviation at `start` of a text, what it stands for there, and what shows it.

    `doubt` says why the phrase may be cut otherwise; empty if it is certain.
    """

    abbreviation: str
    expansion: str
    start: int
    evidence: str
    doubt: str = ""


class _Phrase(NamedTuple):
    """Words of a clause; `is_dependent` if others stand before them."""

    words: tuple[str, ...]
    is_dependent: bool
    evidence: str
    doubt: str = ""


def find_definitions(text: str) -> tuple[InlineDefinition, ...]:
    """The definitions that a text holds, in order, one for each short form. Never raises."""
    by_stem: dict[str, InlineDefinition] = {}
    for place in find_definition_places(text):
        phrase = _find_phrase(text[place.span[0] : place.span[1]], place)
        if phrase is None:
            continue
        found = InlineDefinition(
            place.stem,
            to_nominative(phrase),
            place.start,
            phrase.evidence,
            phrase.doubt or _describe_case_doubt(phrase),
        )
        # A definition that is certain replaces an earlier one that is not.
        earlier = by_stem.get(place.stem)
        if earlier is None or (earlier.doubt and not found.doubt):
            by_stem[place.stem] = found
    return tuple(sorted(by_stem.values(), key=lambda found: found.start))


def to_nominative(phrase: _Phrase) -> str:
    """The words in the nominative if that is sure; Russian words by the rules of Russian."""
    if is_russian(phrase.words):
        return " ".join(to_russian_nominative(phrase.words, is_dependent=phrase.is_dependent))
    return to_kyrgyz_nominative(" ".join(phrase.words))


def _describe_case_doubt(phrase: _Phrase) -> str:
    """Why a Kyrgyz phrase may be in a case; empty where that is certain."""
    if is_russian(phrase.words) or not has_doubtful_case(" ".join(phrase.words)):
        return ""
    return f"“{phrase.words[-1]}” may be in a case"


def _find_phrase(text: str, place: DefinitionPlace) -> _Phrase | None:
    """The words of a text that a short form stands for."""
    if place.side == "last":
        clause = _HARD_BREAK.split(text)[-1]
        words = _trim(_WORD.findall(clause))
        return (
            # The strongest evidence first.
            _find_aligned_end(place.stem, words)
            or _find_quoted_name(place, words)
            or _find_as_many_words(place, words)
            or _find_announced_phrase(place, words)
        )
    words = _trim(_WORD.findall(text))
    if place.side == "all":
        cost = find_alignment_cost(place.stem, words, begins_clause=True)
        if cost is not None and cost <= SURE_COST:
            return _Phrase(tuple(words), False, "initials")
        is_alike = 2 * _count_equal_initials(place.stem, words) >= len(place.stem) == len(words)
        return _Phrase(tuple(words), False, "as many words as letters") if is_alike else None
    return _find_aligned_beginning(place.stem, words)


def _trim(words: list[str]) -> list[str]:
    """The words without a sign at their end."""
    return [*words[:-1], words[-1].rstrip(",.")] if words else words


def _find_aligned_end(stem: str, words: list[str]) -> _Phrase | None:
    """The last words of a clause that have the letters of a short form, the fewest that do."""
    options: list[tuple[bool, int, int]] = []
    for count in range(1, min(len(words), len(stem) + MAX_EXTRA_WORDS) + 1):
        cost = find_alignment_cost(stem, words[-count:], begins_clause=count == len(words))
        has_break = any(word.endswith(_SOFT_BREAKS) for word in words[-count:-1])
        if cost is not None and cost <= SURE_COST and not (has_break and cost):
            options.append((has_break, cost, count))
    if not options:
        return None
    best = min(options)
    rivals = [option for option in options if option[:2] == best[:2] and best[1]]
    doubt = "" if len(rivals) < 2 else f"it may begin with “{words[-rivals[1][2]]}” as well"
    phrase = _open_quotes(words, best[2])
    return _Phrase(phrase, len(words) > len(phrase), "initials", doubt)


def _open_quotes(words: list[str], count: int) -> tuple[str, ...]:
    """The last words without a quotation mark that is not closed in them, or not opened."""
    phrase = words[-count:]
    text = " ".join(phrase)
    if sum(text.count(mark) for mark in _OPENING_MARKS) > text.count("»") + text.count("”"):
        phrase = [phrase[0].lstrip(_OPENING_MARKS), *phrase[1:]]
    return tuple(phrase)


def _find_aligned_beginning(stem: str, words: list[str]) -> _Phrase | None:
    """The words behind a dash that have the letters of a short form: all of the clause, or the
    first of it."""
    options: list[tuple[int, int]] = []
    for count in range(2, min(len(words), len(stem) + MAX_EXTRA_WORDS) + 1):
        cost = find_alignment_cost(
            stem, words[:count], begins_clause=True, must_end_with_letter=True
        )
        if cost is not None and cost <= (SURE_COST if count == len(words) else 1):
            options.append((cost, count))
    if not options:
        return None
    has_whole = options[-1][1] == len(words)
    count = len(words) if has_whole else min(options)[1]
    doubt = "it may end otherwise" if len(options) > 1 and not has_whole else ""
    return _Phrase(tuple(_trim(words[:count])), False, "initials", doubt)


def _find_quoted_name(place: DefinitionPlace, words: list[str]) -> _Phrase | None:
    """A name in quotation marks with the letters, and what it is behind it:
    `«Илимий жарчы» журналы`."""
    if not place.rule.is_announced:
        return None
    for start in range(len(words)):
        if words[start][:1] not in _OPENING_MARKS:
            continue
        for end in range(start + 1, len(words) + 1):
            if (
                words[end - 1][-1:] in '»”"'
                and find_alignment_cost(place.stem, words[start:end]) == 0
            ):
                return _Phrase(tuple(words[start:]), start > 0, "initials of a quoted name")
    return None


def _find_as_many_words(place: DefinitionPlace, words: list[str]) -> _Phrase | None:
    """As many words as letters, some of them the same: a Russian short form of a Kyrgyz phrase."""
    count = len(place.stem)
    phrase = words[-count:]
    if (
        not place.rule.is_in_brackets
        or len(phrase) < count
        or not all(map(_can_be_in_phrase, phrase))
    ):
        return None
    if find_alignment_cost(phrase[0][0], phrase[:1]) is None:  # no phrase begins with жана
        return None
    matching = _count_equal_initials(place.stem, phrase)
    starts_phrase = len(words) == count or phrase[0][:1].isupper()
    letters = fold_confusables(place.stem)
    shares_letter = any(word[:1] in letters for word in map(fold_confusables, phrase))
    if 2 * matching >= count or (starts_phrase and shares_letter):
        return _Phrase(tuple(phrase), len(words) > count, "as many words as letters")
    return None


def _find_announced_phrase(place: DefinitionPlace, words: list[str]) -> _Phrase | None:
    """What is announced as a definition, though its letters are others."""
    if not place.rule.is_announced or not words:
        return None
    phrase = tuple(words[-len(place.stem) - 1 :])
    doubt = "its words have not the letters of the short form"
    return _Phrase(phrase, len(words) > len(phrase), "announced", doubt)


def _count_equal_initials(stem: str, words: list[str]) -> int:
    letters = fold_confusables(stem)
    return sum(
        fold_confusables(word)[:1] == letter for word, letter in zip(words, letters, strict=False)
    )


def _can_be_in_phrase(word: str) -> bool:
    """Whether a word can be one of a phrase: letters, small but for the first."""
    return word.replace("-", "").isalpha() and word[1:].islower() and len(word) > 1

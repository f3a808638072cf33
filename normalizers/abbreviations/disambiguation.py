"""The meanings of an abbreviation, and which of several the words around it are about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from normalizers.abbreviations.initials import split_folded_words
from normalizers.office_words.office_nouns import find_noun, is_unit_name


class Sense(NamedTuple):
    """One meaning of an abbreviation, and where it is defined."""

    abbreviation: str
    expansion: str
    origin: Literal["glossary", "inline", "overlay"]

    def __str__(self) -> str:
        return f"{self.abbreviation} – {self.expansion}"


def choose_sense_by_context(
    senses: Sequence[Sense], following_text: str, context: str
) -> Sense | None:
    """The one meaning that is a unit if an office follows, or else whose own words stand in the
    row.

    `following_text` is the text behind the abbreviation, `context` that of its row. None if no
    meaning fits, or more than one.
    """
    if is_office_next(following_text):
        unit_senses = [sense for sense in senses if is_unit_name(sense.expansion)]
        if len(unit_senses) == 1:
            return unit_senses[0]
    # Words that all meanings have (университети) decide nothing.
    common_words = set.intersection(*(set(split_folded_words(sense.expansion)) for sense in senses))
    row_words = split_folded_words(context)
    supported = [
        sense
        for sense in senses
        if any(
            _has_form_in(word, row_words)
            for word in set(split_folded_words(sense.expansion)) - common_words
        )
    ]
    return supported[0] if len(supported) == 1 else None


def is_office_next(following_text: str) -> bool:
    """Whether a text begins with an office: `директору`."""
    first_word = re.match(r"\s*([^\W\d_]+)", following_text)
    party_noun = find_noun(first_word[1]) if first_word else None
    return party_noun is not None and party_noun.is_office


def has_words_of_sense(context: str, sense: Sense) -> bool:
    """Whether two words of an expansion, or all there are, stand in a row's text."""
    row_words = split_folded_words(context)
    words = [word for word in split_folded_words(sense.expansion) if len(word) > 3]
    return sum(_has_form_in(word, row_words) for word in words) >= min(2, max(len(words), 1))


def is_similar_expansion(one: str, other: str) -> bool:
    """Whether at least half of the words of an expansion are those of another, endings aside."""
    first, second = split_folded_words(one), split_folded_words(other)
    shared = sum(word in second or _has_form_in(word, second) for word in first)
    return bool(first) and 2 * shared >= len(first)


def _has_form_in(word: str, words: Sequence[str]) -> bool:
    stem = word[: max(4, len(word) - 3)]
    return len(stem) >= 4 and any(other.startswith(stem) for other in words)

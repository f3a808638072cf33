"""The meanings of an abbreviation, and which of several the words around it speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from normalizers.abbreviations.initials import words_of
from normalizers.parties.office_nouns import is_unit_name, noun


class Sense(NamedTuple):
    """One meaning of an abbreviation, and where it is defined."""

    abbreviation: str
    expansion: str
    origin: Literal["glossary", "inline", "overlay"]

    def __str__(self) -> str:
        return f"{self.abbreviation} – {self.expansion}"


def by_context(senses: Sequence[Sense], behind: str, context: str) -> Sense | None:
    """The meaning that is a unit where an office follows, or whose own words stand around.

    `behind` is the text behind the abbreviation, `context` that of its row. None if none is, or
    more than one.
    """
    if office_follows(behind):
        units = [sense for sense in senses if is_unit_name(sense.expansion)]
        if len(units) == 1:
            return units[0]
    common = set.intersection(*(set(words_of(sense.expansion)) for sense in senses))
    around = words_of(context)
    spoken = [
        sense
        for sense in senses
        if any(_stands_in(word, around) for word in set(words_of(sense.expansion)) - common)
    ]
    return spoken[0] if len(spoken) == 1 else None


def office_follows(behind: str) -> bool:
    """Whether a text begins with an office: `директору`."""
    following = re.match(r"\s*([^\W\d_]+)", behind)
    found = noun(following[1]) if following else None
    return found is not None and found.is_office


def speaks_of(context: str, sense: Sense) -> bool:
    """Whether two words of an expansion, or all there are, stand in a row's text."""
    around = words_of(context)
    words = [word for word in words_of(sense.expansion) if len(word) > 3]
    return sum(_stands_in(word, around) for word in words) >= min(2, max(len(words), 1))


def same_words(one: str, other: str) -> bool:
    """Whether at least half of the words of an expansion are those of another, endings aside."""
    first, second = words_of(one), words_of(other)
    shared = sum(word in second or _stands_in(word, second) for word in first)
    return bool(first) and 2 * shared >= len(first)


def _stands_in(word: str, around: Sequence[str]) -> bool:
    stem = word[: max(4, len(word) - 3)]
    return len(stem) >= 4 and any(other.startswith(stem) for other in around)

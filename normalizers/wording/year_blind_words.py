"""A text as words, its years apart: so that one year's wording can be compared with another's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from normalizers.letters.confusables import aligned

# Words, numbers, and the signs that mean something; all other punctuation is how, not what.
_WORD = re.compile(r"[^\W\d_]+|\d+|[%№√+=<>≤≥±$€]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_ONE_SPAN = re.compile(r"\s*[-–—/]\s*")


class Word(NamedTuple):
    """One word: its letters folded, its place in the text, and the year that it is, if one."""

    key: str
    start: int
    year: int | None = None


@lru_cache(maxsize=1 << 15)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; case, punctuation and look-alike letters make no difference.

    `2024-25` is two years, 2024 and 2025.
    """
    found: list[Word] = []
    folded = aligned(text)
    end = 0
    for match in _WORD.finditer(folded):
        key = match[0]
        year = int(key) if _YEAR.fullmatch(key) else None
        before = found[-1].year if found else None
        if (
            before is not None
            and len(key) == len("25")
            and key == f"{(before + 1) % 100:02}"
            and _OF_ONE_SPAN.fullmatch(folded, end, match.start())
        ):
            year = before + 1
        found.append(Word(key, match.start(), year))
        end = match.end()
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def without_years(text: str) -> str:
    """The words of a text on one line, folded, without its years."""
    return " ".join(word.key for word in words(text) if word.year is None)


def same_words(before: str, after: str, gap: int) -> bool:
    """Whether two texts say the same, `after` being `gap` years later.

    A year may stay as it is, or be `gap` years later.
    """
    return before == after or _same_words(words(before), words(after), gap)


def _same_words(before: Sequence[Word], after: Sequence[Word], gap: int) -> bool:
    return len(before) == len(after) and (
        all(one.key == other.key for one, other in zip(before, after, strict=True))
        or all(_same(one, other, gap) for one, other in zip(before, after, strict=True))
    )


def _same(one: Word, other: Word, gap: int) -> bool:
    if one.year is not None and other.year is not None:
        return other.year - one.year in (0, gap)
    return one.key == other.key


def numbers(text: str) -> list[str]:
    """The numbers in a text that are not years."""
    return [word.key for word in words(text) if word.year is None and word.key.isdecimal()]

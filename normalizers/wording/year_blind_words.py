"""A text as words, with its years marked, so that one year's wording can be compared with
another's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from normalizers.letters.confusables import fold_keeping_length

# Words, numbers, and the signs that mean something; all other punctuation is how, not what.
_WORD = re.compile(r"[^\W\d_]+|\d+|[%№√+=<>≤≥±$€]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_SPAN_SIGN = re.compile(r"\s*[-–—/]\s*")


class WordToken(NamedTuple):
    """One word: its letters folded, where it starts in the text, and the year if it is one."""

    key: str
    start: int
    year: int | None = None


@lru_cache(maxsize=1 << 15)
def tokenize(text: str) -> tuple[WordToken, ...]:
    """The words of a text in order; case, punctuation and look-alike letters make no difference.

    `2024-25` is two years, 2024 and 2025.
    """
    tokens: list[WordToken] = []
    folded = fold_keeping_length(text)
    end = 0
    for match in _WORD.finditer(folded):
        key = match[0]
        year = int(key) if _YEAR.fullmatch(key) else None
        previous_year = tokens[-1].year if tokens else None
        if (
            previous_year is not None
            and len(key) == len("25")
            and key == f"{(previous_year + 1) % 100:02}"
            and _YEAR_SPAN_SIGN.fullmatch(folded, end, match.start())
        ):
            year = previous_year + 1
        tokens.append(WordToken(key, match.start(), year))
        end = match.end()
    return tuple(tokens)


@lru_cache(maxsize=1 << 15)
def remove_years(text: str) -> str:
    """The words of a text on one line, folded, without its years."""
    return " ".join(word.key for word in tokenize(text) if word.year is None)


def is_same_but_for_years(before: str, after: str, years_between: int) -> bool:
    """Whether two texts say the same, `after` being `years_between` years later.

    A year may stay as it is, or be `years_between` years later.
    """
    return before == after or _is_same_sequence(tokenize(before), tokenize(after), years_between)


def _is_same_sequence(
    before: Sequence[WordToken], after: Sequence[WordToken], years_between: int
) -> bool:
    return len(before) == len(after) and (
        all(one.key == other.key for one, other in zip(before, after, strict=True))
        or all(
            _is_same_token(one, other, years_between)
            for one, other in zip(before, after, strict=True)
        )
    )


def _is_same_token(one: WordToken, other: WordToken, years_between: int) -> bool:
    if one.year is not None and other.year is not None:
        return other.year - one.year in (0, years_between)
    return one.key == other.key


def find_numbers(text: str) -> list[str]:
    """The numbers in a text that are not years."""
    return [word.key for word in tokenize(text) if word.year is None and word.key.isdecimal()]

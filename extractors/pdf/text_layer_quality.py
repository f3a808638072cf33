"""Whether a page's text layer says what its picture shows, told by its letters alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from extractors.records import Page, Word

MIN_LETTER_SHARE = 0.35
"""The least share of letters among the glyphs of a sound text layer."""

MAX_UNMAPPED_SHARE = 0.05
"""The largest share of signs without meaning that is read all the same."""

MIN_GLYPHS_TO_JUDGE = 200
"""Fewer glyphs than this are no text layer to judge."""

_UNMAPPED_PATTERN = re.compile(r"\(cid:\d+\)|\N{REPLACEMENT CHARACTER}|[\ue000-\uf8ff]")
"""What readers and producers put for a glyph whose letter they do not know."""


def count_unmapped(text: str) -> int:
    """How many of its signs stand for a glyph whose letter is not known, counted in characters."""
    return sum(len(found) for found in _UNMAPPED_PATTERN.findall(text))


class LetterCounts(NamedTuple):
    """How many glyphs some words have, and how many of them are letters, or stand for nothing."""

    characters: int = 0
    letters: int = 0
    unmapped_chars: int = 0

    def plus_page(self, page: Page) -> LetterCounts:
        """The counts with those of another page."""
        return LetterCounts(*map(sum, zip(self, count_letters(page.words), strict=True)))

    @property
    def is_broken(self) -> bool:
        """Whether there is enough of it to say that it is no readable text."""
        return self.characters >= MIN_GLYPHS_TO_JUDGE and (
            self.letters < MIN_LETTER_SHARE * self.characters
            or self.unmapped_chars > MAX_UNMAPPED_SHARE * self.characters
        )


def count_letters(words: Iterable[Word]) -> LetterCounts:
    """The counts of some words; letters of no script (private use) stand for nothing."""
    characters = letters = unmapped_chars = 0
    for word in words:
        text = word.text
        characters += len(text)
        if text.isalpha():
            letters += len(text)
        else:
            letters += sum(map(str.isalpha, text))
            unmapped_chars += count_unmapped(text)
    return LetterCounts(characters, letters, unmapped_chars)

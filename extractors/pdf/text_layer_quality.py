"""Whether a page's text layer says what its picture shows, told by its letters alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from extractors.records import Page, Word

CLEAN_SHARE = 0.35
"""The least share of letters among the glyphs of a sound text layer."""

BROKEN_SHARE = 0.05
"""The largest share of signs without meaning that is read all the same."""

ENOUGH = 200
"""Fewer glyphs than this are no text layer to judge."""

_UNMAPPED = re.compile(r"\(cid:\d+\)|\N{REPLACEMENT CHARACTER}|[\ue000-\uf8ff]")
"""What readers and producers put for a glyph whose letter they do not know."""


def unmapped(text: str) -> int:
    """How many of its signs stand for a glyph whose letter is not known, counted in characters."""
    return sum(len(found) for found in _UNMAPPED.findall(text))


class Letters(NamedTuple):
    """How many glyphs some words have, and how many of them are letters, or stand for nothing."""

    glyphs: int = 0
    letters: int = 0
    broken: int = 0

    def more(self, page: Page) -> Letters:
        """The counts with those of another page."""
        return Letters(*map(sum, zip(self, counted(page.words), strict=True)))

    @property
    def is_broken(self) -> bool:
        """Whether there is enough of it to say that it is no readable text."""
        return self.glyphs >= ENOUGH and (
            self.letters < CLEAN_SHARE * self.glyphs or self.broken > BROKEN_SHARE * self.glyphs
        )


def counted(words: Iterable[Word]) -> Letters:
    """The counts of some words; letters of no script (private use) stand for nothing."""
    glyphs = letters = broken = 0
    for word in words:
        text = word.text
        glyphs += len(text)
        if text.isalpha():
            letters += len(text)
        else:
            letters += sum(map(str.isalpha, text))
            broken += unmapped(text)
    return Letters(glyphs, letters, broken)

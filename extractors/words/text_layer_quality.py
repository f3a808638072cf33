"""Whether a page's text layer is readable text, judged by its characters alone.

Digits, punctuation, leader dots and underscores are as good as letters. What speaks against a
layer: glyphs that stand for no letter, words that are a jumble of signs, letters of no language.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from re import compile as compile_pattern
from typing import NamedTuple

from extractors.records.page_marks import Word
from extractors.records.read_pages import Page

MAX_UNMAPPED_SHARE = 0.05
"""The largest share of glyphs without a letter with which a layer is still read."""

MAX_LONE_SHARE = 0.5
"""The same if each of them stands alone, as a bullet does."""

MAX_JUMBLED_SHARE = 0.3
"""The largest share of characters in jumbled words with which a layer is still read."""

MIN_JUMBLE_KINDS = 4
"""A word is jumbled that holds at least so many different signs that are no letters or digits …"""

MIN_JUMBLE_SHARE = 0.5
"""… and consists of them at least by this share."""

MAX_ACCENTED_SHARE = 0.5
"""No language writes a larger share of its letters as À to ÿ: they are another alphabet's bytes."""

MIN_VOWEL_SHARE = 0.2
"""No language that is written in Latin or Cyrillic letters has a smaller share of vowels."""

MIN_LETTERS_TO_JUDGE = 200
"""Fewer letters than this do not tell whether they are those of a language."""

MIN_GLYPHS_TO_JUDGE = 200
"""Fewer glyphs than this are no text layer to judge."""

_UNMAPPED_PATTERN = compile_pattern(r"\(cid:\d+\)|\N{REPLACEMENT CHARACTER}|[\ue000-\uf8ff]")
"""What readers and producers put for a glyph whose letter they do not know."""

_CONTROL_PATTERN = compile_pattern(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Signs that print nothing: codes of glyphs taken for letters."""

_ACCENTED_PATTERN = compile_pattern("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]")

_VOWELS = frozenset("aeiouyаеёиоуыэюяіїєөүұәӱӧӓ")


def count_unmapped(text: str) -> int:
    """How many of its signs stand for a glyph whose letter is not known, counted in characters."""
    return sum(len(found) for found in _UNMAPPED_PATTERN.findall(text))


class GlyphCounts(NamedTuple):
    """What the glyphs of some words are, each count in characters.

    `unmapped` stand for nothing; a sign of private use that stands alone is a bullet and counts as
    `lone_unmapped`. `jumbled` lie in words of many different signs. `judged_letters` are Latin and
    Cyrillic, of which `accented` and `vowels` are counted.
    """

    characters: int = 0
    unmapped: int = 0
    lone_unmapped: int = 0
    jumbled: int = 0
    judged_letters: int = 0
    accented: int = 0
    vowels: int = 0

    def plus_page(self, page: Page) -> GlyphCounts:
        """The counts with those of another page."""
        return GlyphCounts(*map(sum, zip(self, count_glyphs(page.words), strict=True)))

    def describe_fault(self) -> str:
        """Why it is no readable text; empty if it seems readable, or is too little to judge."""
        if self.characters < MIN_GLYPHS_TO_JUDGE:
            return ""
        unmapped_share, jumbled_share = (
            count / self.characters for count in (self.unmapped, self.jumbled)
        )
        if unmapped_share > MAX_UNMAPPED_SHARE:
            return f"{unmapped_share:.0%} of its glyphs stand for no letter"
        if self.unmapped + self.lone_unmapped > MAX_LONE_SHARE * self.characters:
            return "most of its glyphs stand for no letter"
        if jumbled_share > MAX_JUMBLED_SHARE:
            return f"{jumbled_share:.0%} of it are jumbled signs"
        return self._describe_letters() if self.judged_letters >= MIN_LETTERS_TO_JUDGE else ""

    def _describe_letters(self) -> str:
        accented_share, vowel_share = (
            count / self.judged_letters for count in (self.accented, self.vowels)
        )
        if accented_share > MAX_ACCENTED_SHARE:
            return f"{accented_share:.0%} of its letters have accents"
        return f"{vowel_share:.0%} of its letters are vowels" * (vowel_share < MIN_VOWEL_SHARE)


def count_glyphs(words: Iterable[Word]) -> GlyphCounts:
    """The counts of some words."""
    counts = [_count_in_text(word[4]) for word in words]
    return GlyphCounts(*map(sum, zip(*counts, strict=True))) if counts else GlyphCounts()


@lru_cache(maxsize=1 << 14)
def _count_in_text(text: str) -> GlyphCounts:
    if text.isalpha():
        return GlyphCounts(len(text), 0, 0, 0, *_count_letters(text))
    unmapped = count_unmapped(text) + len(_CONTROL_PATTERN.findall(text))
    if unmapped == len(text) == 1:
        return GlyphCounts(1, 0, 1)
    # The marks over and under the letters of many scripts are no letters by themselves.
    signs = [c for c in text if not c.isalnum() and not unicodedata.category(c).startswith("M")]
    is_jumbled = len(signs) >= MIN_JUMBLE_SHARE * len(text) and len(set(signs)) >= MIN_JUMBLE_KINDS
    return GlyphCounts(
        len(text), unmapped, 0, len(text) if is_jumbled else 0, *_count_letters(text)
    )


def _count_letters(text: str) -> tuple[int, int, int]:
    """Latin and Cyrillic letters of words that are no codes, and the accented ones and vowels."""
    letters = [
        char
        for char in text.casefold()
        if char.isalpha() and (char < "\u0250" or "Ѐ" <= char < "԰")
    ]
    if len(letters) < 3 or any(char.isdigit() for char in text):
        return 0, 0, 0
    accented = sum(_ACCENTED_PATTERN.match(char) is not None for char in letters)
    bases = (unicodedata.normalize("NFD", char)[0] if char >= "\x80" else char for char in letters)
    return len(letters), accented, sum(base in _VOWELS for base in bases)

"""Endings of Kyrgyz nouns, known by their letters: plural, possession, case.

The order of endings is fixed (институт-тар-ы-нын); their vowel follows the word, their first
consonant the sound before it. There is no dictionary, so a word that only looks inflected is taken
for inflected; this is used only where that does no harm.
"""

from __future__ import annotations

import re

_PLURAL = "[лдт][аеоө]р"
_POSSESSIVE = "с?[ыиуү]"
_GENITIVE = "[ндт][ыиуү]н"
_CASE = f"{_GENITIVE}|[ндт][ыиуү]|[гкн][аеоө]|н?[дт][аеоө](?:н|г[ыиуү])?|н[аеоө]н|[ыиуү]?н"

_ENDING = re.compile(f"(?:{_PLURAL})?(?:{_POSSESSIVE})?(?:{_CASE})?")
_GENITIVE_AFTER_STEM = "(?:н[ыиуү]н|(?<=[^аеёиоөуүыэюя])[дт][ыиуү]н)"
"""The genitive ending: with `д` or `т` it stands behind a consonant. Behind a vowel the same
letters are an accusative (`сапатын`)."""

_HAS_GENITIVE = re.compile(f"(.*\\w{{2}}){_GENITIVE_AFTER_STEM}")
_HAS_PLURAL = re.compile(f".*\\w{{2}}{_PLURAL}(?:{_POSSESSIVE})?(?:{_CASE})?")


def is_ending(letters: str) -> bool:
    """Whether letters are a chain of endings as a word or an abbreviation takes; no letter is one
    too."""
    return _ENDING.fullmatch(letters) is not None


def remove_genitive(word: str) -> str | None:
    """The word without its genitive ending (`институттардын` → `институттар`), None if none."""
    match = _HAS_GENITIVE.fullmatch(word)
    return match[1] if match else None


def is_plural(word: str) -> bool:
    """Whether a word has the plural's ending, whatever follows it."""
    return _HAS_PLURAL.fullmatch(word) is not None

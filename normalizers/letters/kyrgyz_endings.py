"""Endings of Kyrgyz nouns, told by their letters: plural, possession, case.

The order of endings is fixed (институт-тар-ы-нын), the vowel follows the word, the first consonant
the sound before it. No dictionary is asked, so a word that only looks like an inflected one is
taken for it; callers ask where that does no harm.
"""

from __future__ import annotations

import re

_PLURAL = "[лдт][аеоө]р"
_POSSESSIVE = "с?[ыиуү]"
_GENITIVE = "[ндт][ыиуү]н"
_CASE = f"{_GENITIVE}|[ндт][ыиуү]|[гкн][аеоө]|н?[дт][аеоө](?:н|г[ыиуү])?|н[аеоө]н|[ыиуү]?н"

_ENDING = re.compile(f"(?:{_PLURAL})?(?:{_POSSESSIVE})?(?:{_CASE})?")
_GENITIVE_AFTER_STEM = "(?:н[ыиуү]н|(?<=[^аеёиоөуүыэюя])[дт][ыиуү]н)"
"""The genitive behind whole letters: `д` and `т` stand behind a consonant, else it is an
accusative (`сапатын`)."""

_HAS_GENITIVE = re.compile(f"(.*\\w{{2}}){_GENITIVE_AFTER_STEM}")
_HAS_PLURAL = re.compile(f".*\\w{{2}}{_PLURAL}(?:{_POSSESSIVE})?(?:{_CASE})?")


def is_ending(letters: str) -> bool:
    """Whether letters are a chain of endings such as a word or an abbreviation takes; also none."""
    return _ENDING.fullmatch(letters) is not None


def remove_genitive(word: str) -> str | None:
    """The word without its genitive ending (`институттардын` → `институттар`), None if none."""
    match = _HAS_GENITIVE.fullmatch(word)
    return match[1] if match else None


def is_plural(word: str) -> bool:
    """Whether a word has the plural's ending, whatever follows it."""
    return _HAS_PLURAL.fullmatch(word) is not None

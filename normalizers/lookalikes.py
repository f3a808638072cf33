"""Letters that look alike, folded for comparison only: the printed text is never changed by it."""

from __future__ import annotations

import unicodedata

_LATIN = "ABCEHKMOPTXYaceopxy"
_CYRILLIC = "АВСЕНКМОРТХУасеорху"

_FOLD = str.maketrans(
    _LATIN + "ӊӉѳѲҥҤ",
    _CYRILLIC + "ңҢөӨңҢ",
)


def folded(text: str) -> str:
    """The text in lower case with Latin look-alikes as Cyrillic letters and rare variants as usual
    ones.

    Only words that hold a Cyrillic letter are folded; “Eduroam” stays Latin.
    """
    words = unicodedata.normalize("NFC", text).split()
    return " ".join(_folded_word(word) for word in words).casefold()


def _folded_word(word: str) -> str:
    if any("Ѐ" <= char <= "ӿ" for char in word):
        return word.translate(_FOLD)
    return word

"""The text that words of time are looked for in: digits for numerals in words, one sort of signs;
as long as the print, every place in it the same."""

from __future__ import annotations

from normalizers.letters.confusables import fold_print
from normalizers.letters.number_words import replace_number_words


def fold_time_text(text: str) -> str:
    """The text folded for the search for words of time."""
    return replace_number_words(fold_print(text))

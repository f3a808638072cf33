"""The text in which words of time are looked for, as long as the print: numerals as digits, signs
folded."""

from __future__ import annotations

from normalizers.letters.confusables import fold_print
from normalizers.letters.number_words import replace_number_words


def fold_time_text(text: str) -> str:
    """The text folded for the search for words of time."""
    return replace_number_words(fold_print(text))

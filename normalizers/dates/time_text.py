"""The text that words of time are looked for in: one sort of dash, quote and blank, digits for
numerals in words; as long as the print, every place in it the same."""

from __future__ import annotations

from normalizers.letters.confusables import fold_keeping_length
from normalizers.letters.number_words import replace_number_words

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("“”„«»‟❝❞″ˮ\"'’‘`", '"'),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\t\n\r\u2028", " "),
    }
)


def fold_time_text(text: str) -> str:
    """The text folded for the search for words of time."""
    return replace_number_words(fold_keeping_length(text).translate(_SIGNS))

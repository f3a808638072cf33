"""Quotes and blanks of every kind as one, with letters and dashes folded, for comparison only."""

from __future__ import annotations

from normalizers.letters.confusables import fold_keeping_length

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("“”„«»‟❝❞″ˮ\"'’‘`", '"'),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\t\n\r\u2028", " "),
    }
)


def fold_print(text: str) -> str:
    """The text folded letter by letter, with one sort of hyphen, quote and blank.

    As long as before, every place in it the same.
    """
    return fold_keeping_length(text).translate(_SIGNS)

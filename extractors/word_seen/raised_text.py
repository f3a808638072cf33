"""Letters above or below the line → their place in a line of text, or none: the marks of notes."""

from __future__ import annotations

import re

from extractors.word_seen.equations import lower_text, raise_text

_NOTE_SIGNS = frozenset("*†‡§⁎∗,;.() ")
_UNIT_WORDS = frozenset(("м", "мм", "см", "дм", "км", "m", "mm", "cm", "dm", "km"))
"""Units of length: a raised 2 or 3 makes areas and volumes of them, and is no mark of a note."""


def shift_text(text: str, direction: int, before: str) -> str | None:
    """A text above (`direction` 1) or below (-1) the line, as it is written behind the text
    `before`.

    None for the mark of a note: raised figures or asterisks behind a text. Raised letters stay as
    they are.
    """
    mark = text.strip()
    if not mark or not before.strip():
        return text
    if direction < 0:
        return lower_text(text) if mark.isdecimal() and before[-1:].isdecimal() else text
    if _belongs_to_text(mark, before):
        return raise_text(mark.replace("–", "−"))
    is_mark = all(char.isdecimal() or char in _NOTE_SIGNS for char in mark)
    return None if is_mark else text


def _belongs_to_text(mark: str, before: str) -> bool:
    """Whether raised figures are an exponent below zero, a degree, or that of an area or volume."""
    if mark[0] in "+-−–" and mark[1:].isdecimal():
        return before[-1].isalnum()
    if mark == "0":
        return before[-1].isdecimal()
    return mark in {"2", "3"} and re.split(r"[\W\d]", before.lower())[-1] in _UNIT_WORDS

"""Roman numerals up to 39, typed with any letters that look like I, V or X (`ІІ`, `Ш` for III)."""

from __future__ import annotations

import re

_LOOKALIKES = str.maketrans("іІlӀХхУуҮүΙ|", "IIIIXXVVVVII")
_NUMERAL = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")
_NUMERALS = ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)
_VALUES = {"I": 1, "V": 5, "X": 10}


def to_roman_letters(text: str) -> str:
    """A text in which signs that look like I, V or X are replaced by these; `П` (II) and `Ш` (III)
    stay."""
    return text.translate(_LOOKALIKES)


def parse_roman_numeral(printed: str) -> str | None:
    """The numeral in Latin capitals, None if the letters make none."""
    letters = to_roman_letters(printed).replace("П", "II").replace("Ш", "III").upper()
    return letters if letters and _NUMERAL.fullmatch(letters) else None


def write_roman_numeral(count: int) -> str:
    """The numeral of a number: 4 is `IV`."""
    name = ""
    for numeral, value in _NUMERALS:
        while count >= value:
            name, count = name + numeral, count - value
    return name


def count_roman_numeral(numeral: str) -> int:
    """The number of a numeral in Latin capitals: `IV` is 4."""
    total = 0
    for one, following in zip(numeral, [*numeral[1:], ""], strict=True):
        smaller = following and _VALUES[one] < _VALUES[following]
        total += -_VALUES[one] if smaller else _VALUES[one]
    return total

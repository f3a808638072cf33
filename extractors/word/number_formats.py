"""The number of a list's item as Word prints it: 3 → `3`, `III`, `c`, `в`."""

from __future__ import annotations

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""Word leaves out the letters ё, й, ъ and ь."""

_LARGEST = 3999
"""The largest Roman number; letters are repeated, so they have a limit too."""


def formatted(number: int, kind: str) -> str:
    """A number in one of Word's formats (`w:numFmt`); one that is not known prints as digits."""
    small = 0 < number <= _LARGEST
    if kind in {"upperRoman", "lowerRoman"} and small:
        text = _roman(number)
        return text if kind == "upperRoman" else text.lower()
    letters = {"Letter": _LATIN, "russian": _RUSSIAN}
    for name, alphabet in letters.items():
        if name in kind and small:
            text = _lettered(number, alphabet)
            return text.upper() if kind in {"upperLetter", "russianUpper"} else text
    if kind == "none":
        return ""
    return f"{number:02}" if kind == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        text += sign * count
    return text


def _lettered(number: int, alphabet: str) -> str:
    """a … z, then aa, bb …"""
    again, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * (again + 1)

"""The number of a list's item as Word prints it: 3 → `3`, `III`, `c`, `в`."""

from __future__ import annotations

_ROMAN_SIGNS = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LATIN_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN_ALPHABET = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""Without ё, й, ъ and ь, which Word leaves out of its lists."""

_MAX_FORMATTED_NUMBER = 3999
"""The largest Roman number; letters are repeated, so they have a limit too."""


def format_number(number: int, number_format: str) -> str:
    """A number in one of Word's formats (`w:numFmt`); one that is not known prints as digits."""
    is_in_range = 0 < number <= _MAX_FORMATTED_NUMBER
    if number_format in {"upperRoman", "lowerRoman"} and is_in_range:
        text = _to_roman(number)
        return text if number_format == "upperRoman" else text.lower()
    alphabets = {"Letter": _LATIN_ALPHABET, "russian": _RUSSIAN_ALPHABET}
    for name, alphabet in alphabets.items():
        if name in number_format and is_in_range:
            text = _to_letters(number, alphabet)
            return text.upper() if number_format in {"upperLetter", "russianUpper"} else text
    if number_format == "none":
        return ""
    return f"{number:02}" if number_format == "decimalZero" else str(number)


def _to_roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN_SIGNS:
        count, number = divmod(number, value)
        text += sign * count
    return text


def _to_letters(number: int, alphabet: str) -> str:
    """a … z, then aa, bb …"""
    repeats, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * (repeats + 1)

"""The number of a list's item in each format that Word prints."""

from __future__ import annotations

import pytest

from extractors.word.number_formats import format_number


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (28, "lowerLetter", "bb"),
        (3, "upperLetter", "C"),
        (10, "russianLower", "к"),
        (3, "russianUpper", "В"),
        (0, "lowerLetter", "0"),
        (5000, "upperRoman", "5000"),
        (10**9, "lowerLetter", "1000000000"),
        (7, "none", ""),
        (7, "chineseCounting", "7"),
    ],
)
def test_formats(number: int, kind: str, text: str) -> None:
    assert format_number(number, kind) == text

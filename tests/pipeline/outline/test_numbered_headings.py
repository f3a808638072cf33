"""Rows of a number and one text: headings by the numbers below them, else items."""

from __future__ import annotations

import pytest

from pipeline.outline.numbered_headings import NumberedRow, find_numbered_headings


def rows(*numbers: str) -> list[NumberedRow]:
    """Rows of a table: `I=` holds one text over all other columns, `I-` one text and empty cells,
    `1` more texts; an empty string is a row that stands for something else, `?` an item without a
    number."""
    return [
        NumberedRow(place, number.rstrip("=-?"), number[-1:] in ("=", "-"), number.endswith("="))
        for place, number in enumerate(numbers)
        if number
    ]


@pytest.mark.parametrize(
    ("numbers", "headings"),
    [
        (("I-", "1", "2", "II-", "1"), [0, 3]),
        (("I.=", "1.", "2.", "II.=", "3."), [0, 3]),
        (("1-", "1.1", "1.2", "2-", "2.1"), [0, 3]),
        (("1=", "1", "2", "2=", "1"), [0, 3]),
        (("А=", "1", "Б=", "1"), [0, 2]),
        (("1", "2-", "3"), []),
        (("1", "2=", "3"), []),
        (("1.1", "1.2=", "1.3"), []),
        (("1", "2="), []),
        (("1-", "", "1"), []),
        (("3-", "?", "1"), []),
        (("1", "2=", "4"), []),
        ((), []),
    ],
)
def test_headings_stand_above_what_they_are_of(
    numbers: tuple[str, ...], headings: list[int]
) -> None:
    assert find_numbered_headings(rows(*numbers)) == headings

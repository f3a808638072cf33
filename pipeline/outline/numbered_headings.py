"""Rows that are headings by their numbers: a number in its own cell, and one text beside it.

Such a row is the title of those below: `I` above 1, 2, 3; `2` above 2.1; `2` directly above a row
numbered 1. A row whose text spans all other columns is a heading unless its number continues those
around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from normalizers.titles.roman_numerals import to_roman_letters

_LETTER = re.compile(r"[А-ЯA-Z]")
_PLAIN_NUMBER = re.compile(r"\d{1,3}")


class NumberedRow(NamedTuple):
    """A row of a table and its number as printed, empty if it has none.

    `is_lone`: it holds nothing else but one text. `is_merged`: this text spans all other
    columns."""

    row: int
    number: str
    is_lone: bool
    is_merged: bool


def find_numbered_headings(rows: Sequence[NumberedRow]) -> list[int]:
    """The rows that are headings, by their index in the table."""
    found: list[int] = []
    numbered = [one for one in rows if one.number]
    right_below = {above.row: below.row for above, below in pairwise(rows)}
    above = ""
    for one, other in pairwise(numbered):
        number, below = one.number.rstrip(".)"), other.number.rstrip(".)")
        is_right_above = right_below[one.row] == other.row == one.row + 1
        goes_on = _goes_on(above, number) or _goes_on(number, below)
        if one.is_lone and (
            _stands_above(number, below)
            or (below == "1" and is_right_above)
            or (one.is_merged and not goes_on)
        ):
            found.append(one.row)
        above = number
    return found


def _stands_above(number: str, below: str) -> bool:
    """Whether a number names a group that begins with the number below."""
    is_deeper = below.startswith(f"{number}.") and below[len(number) + 1 :][:1].isdigit()
    is_other_kind = (_is_roman(number) or bool(_LETTER.fullmatch(number))) and below[:1].isdigit()
    return is_deeper or is_other_kind


def _goes_on(number: str, below: str) -> bool:
    """Whether the number below is the next one."""
    are_plain = _PLAIN_NUMBER.fullmatch(number) and _PLAIN_NUMBER.fullmatch(below)
    if are_plain:
        return int(below) == int(number) + 1
    upper, _, last = number.rpartition(".")
    upper_below, _, last_below = below.rpartition(".")
    is_same_depth = upper == upper_below and last.isdigit() and last_below.isdigit()
    return bool(is_same_depth and int(last_below) == int(last) + 1)


def _is_roman(number: str) -> bool:
    letters = to_roman_letters(number)
    return bool(letters) and all(letter in "IVX" for letter in letters)

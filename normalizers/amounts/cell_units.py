"""A unit that stands apart from the numbers of its cell: `РБ – 300,0; ЖБ – 120,0 (миң сом)`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from normalizers.amounts.currencies import MULTIPLIER_WORDS, SOM_WORDS, find_multiplier
from normalizers.letters.brackets import mark_inside_brackets
from normalizers.letters.confusables import fold_keeping_length
from normalizers.letters.number_words import find_number_words

_UNIT = re.compile(
    rf"(?<![\w.,])\(?(?<!\d\s)(?<!\d)(?P<words>{MULTIPLIER_WORDS})\.?\s?{SOM_WORDS}(?:\s+менен)?"
)
_LAST_UNIT = re.compile(
    rf"(?P<number>\d[.,]?\d*)\s*(?P<words>{MULTIPLIER_WORDS})\.?(?:\s?{SOM_WORDS}\.?)?[\W]*$"
)
_BARE = re.compile(r"(?<![\w.,№])(?:\d{1,4}(?:[.,]\d{1,2})?)(?=\s*(?:[,;+]|$|\s[-–—]))(?![.,]\d)")


class CellUnit(NamedTuple):
    """What the bare numbers of a cell are multiplied by, and where the unit is printed by
    itself."""

    multiplier: Decimal
    places: tuple[tuple[int, int], ...] = ()


def find_cell_unit(text: str) -> CellUnit | None:
    """The unit of a cell for its bare numbers, None if it has none of its own.

    The unit stands apart from all numbers, or behind the last number of a list.
    """
    plain = fold_keeping_length(text)
    if match := _UNIT.search(plain):
        start = match.start("words")
        in_words = any(
            number.start <= start < number.end and number.start != start
            for number in find_number_words(plain)
        )
        is_apart = re.search(r"(?:^|[(,;:/–—-])\s*$", plain[:start].rstrip("("))
        if not in_words and (is_apart or plain[match.start()] == "("):
            return CellUnit(find_multiplier(match["words"]), (match.span(),))
    last = _LAST_UNIT.search(plain)
    if last is None:
        return None
    in_brackets = mark_inside_brackets(plain)
    ahead = [
        match for match in _BARE.finditer(plain, 0, last.start()) if not in_brackets[match.start()]
    ]
    is_list = ahead and all(not re.match(r"\s*[а-яөүң%]", plain[one.end() :]) for one in ahead)
    is_list = is_list and not any(re.fullmatch(r"20\d\d", one[0]) for one in ahead)
    return CellUnit(find_multiplier(last["words"])) if is_list else None

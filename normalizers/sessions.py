"""Subheadings of the council's agenda: `Октябрь.  2- отурум` → month and number of the session."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from normalizers.lookalikes import folded

MONTHS = {
    "январ": 1,
    "феврал": 2,
    "март": 3,
    "апрел": 4,
    "май": 5,
    "июн": 6,
    "июл": 7,
    "август": 8,
    "сентябр": 9,
    "октябр": 10,
    "ноябр": 11,
    "декабр": 12,
}
"""The beginnings of the months' names; Kyrgyz and Russian share them."""

_MONTH = re.compile(r"\b(" + "|".join(MONTHS) + r")\w*")
_SESSION = re.compile(r"(?<![\d-])(\d{1,2})\s*[-–—.]?\s*(?:отурум|жыйын|заседани)")


class Session(NamedTuple):
    """A session's number, and its month as printed and as the first day of it; None if not said."""

    number: int | None
    month: str | None
    start: date | None


def session(text: str, academic_year: str) -> Session:
    """The session that a subheading announces.

    A month lies in the academic year: September to December of its first year, the rest of its
    second.
    """
    plain = folded(text)
    month, number = _MONTH.search(plain), _SESSION.search(plain)
    start = None
    if month:
        first = int(academic_year[:4])
        value = MONTHS[month[1]]
        start = date(first if value >= 9 else first + 1, value, 1)
    printed = next(
        (word for word in text.split() if month and folded(word).startswith(month[0])), None
    )
    return Session(
        int(number[1]) if number else None,
        printed.strip(".,:;") if printed else None,
        start,
    )

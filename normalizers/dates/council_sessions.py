"""Subheadings of the council's agenda: `Октябрь.  2- отурум` → month and number of the session."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from normalizers.dates.academic_year import MONTHS, first_day, year_of
from normalizers.letters.confusables import folded

_MONTH = re.compile(r"\b(" + "|".join(MONTHS) + r")\w*")
_SESSION = re.compile(r"(?<![\d-])(\d{1,2})\s*[-–—.]?\s*(?:отурум|жыйын|заседани)")


class Session(NamedTuple):
    """A session's number, and its month as printed and as the first day of it; None if not said."""

    number: int | None
    month: str | None
    start: date | None


def session(text: str, academic_year: str) -> Session:
    """The session that a subheading announces.

    A month lies in the academic year.
    """
    plain = folded(text)
    month, number = _MONTH.search(plain), _SESSION.search(plain)
    start = None
    if month:
        value = MONTHS[month[1]]
        start = first_day(year_of(value, academic_year), value)
    printed = next(
        (word for word in text.split() if month and folded(word).startswith(month[0])), None
    )
    return Session(
        int(number[1]) if number else None,
        printed.strip(".,:;") if printed else None,
        start,
    )

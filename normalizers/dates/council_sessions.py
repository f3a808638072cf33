"""Subheadings of the council's agenda: `Октябрь.  2- отурум` → month and number of the session."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from normalizers.dates.academic_year import MONTH_STEMS, first_day, to_calendar_year
from normalizers.letters.confusables import fold_confusables

_MONTH = re.compile(r"\b(" + "|".join(MONTH_STEMS) + r")\w*")
_SESSION = re.compile(r"(?<![\d-])(\d{1,2})\s*[-–—.]?\s*(?:отурум|жыйын|заседани)")


class CouncilSession(NamedTuple):
    """A session's number, and its month as printed and as the first day of it; None if not said."""

    number: int | None
    month: str | None
    start: date | None


def parse_session(text: str, academic_year: str) -> CouncilSession:
    """The session that a subheading announces.

    A month lies in the academic year.
    """
    plain = fold_confusables(text)
    month_match, number_match = _MONTH.search(plain), _SESSION.search(plain)
    start = None
    if month_match:
        month_number = MONTH_STEMS[month_match[1]]
        start = first_day(to_calendar_year(month_number, academic_year), month_number)
    printed_month = next(
        (
            word
            for word in text.split()
            if month_match and fold_confusables(word).startswith(month_match[0])
        ),
        None,
    )
    return CouncilSession(
        int(number_match[1]) if number_match else None,
        printed_month.strip(".,:;") if printed_month else None,
        start,
    )

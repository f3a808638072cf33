"""Headings and cells that name a session or a month: `Октябрь.  2- отурум` → month and number."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from normalizers.dates.month_names import MONTH_STEMS
from normalizers.dates.period_days import (
    SeveralYearsError,
    first_day,
    to_calendar_year,
)
from normalizers.letters.confusables import fold_confusables, type_in_russian

_MONTH = re.compile(r"\b(?!майрам)(" + "|".join(MONTH_STEMS) + r"|мая)\w*")
"""A month's name with any ending; “майрам” is a feast."""
_SESSION_NAME = r"(?:отурум|жыйын(?!т)|заседани|сессия)"
_NUMBER_FIRST = re.compile(
    rf"(?<![\d-])(\d{{1,2}})\s*[-–—.]?\s*(?:[йея]{{1,2}}\s+)?{_SESSION_NAME}"
)
_NAME_FIRST = re.compile(rf"{_SESSION_NAME}\w*\s*№?\s*(\d{{1,2}})(?!\d)")
_SESSION_WORD = re.compile(rf"\b{_SESSION_NAME}\w*")
_YEAR_BESIDE_MONTH = (
    r"20\d\d(?!\d|\s*[-–—/]\s*(?:20)?\d\d)"
    r"(?:\s*[-–—]?\s*(?:жыл\w*|ж\.?(?!\w)|г(?:од\w*|\.)?(?!\w)))?"
)
_MONTH_AND_YEAR = re.compile(
    rf"(?:(?<!\d)(?<![-–—/]){_YEAR_BESIDE_MONTH}[\s,(]+)?{_MONTH.pattern}"
    rf"(?:[\s,.(]+{_YEAR_BESIDE_MONTH})?"
)
"""A month with the year that is printed beside it: `август, 2025-жыл`, `2026-жылдын марты`."""
_EDGE_SIGNS = re.compile(r"^[\s.,:;()]+|(?<!\b[гж])\.+[\s.,:;()]*$|[\s,:;()]+$")
"""Signs around a month that are no part of it; the full stop of `2025-ж.` is one."""
_WORD_REST = re.compile(r"\w*")
_YEAR = re.compile(r"20\d\d(?:\s*[-–—/]\s*(?:20)?\d\d)?")
_WORD = re.compile(r"[^\W\d_]+")
_TIME_WORD = re.compile(
    r"(?!майрам)(?:"
    + "|".join(MONTH_STEMS)
    + r"|мая)\w*|айы?|айлары?|айында|жыл\w*|окуу|ж|жж|г|год[ауы]?|"
    r"квартал\w*|кв|чейре\w*|жарым|полугоди\w*|семестр\w*|и|жана|учебн\w*|месяц\w*|"
    r"[ivxхі]{1,3}|й|е|я|ий|ый|ая|ое"
)
_DATED_WORD = re.compile(
    r"(?!майрам)(?:"
    + "|".join(MONTH_STEMS)
    + r"|мая)\w*|квартал\w*|чейре\w*|полугоди\w*|семестр\w*|жарым"
)


class CouncilSession(NamedTuple):
    """A session's number, and its month as printed and as the first day of it; None if not said."""

    number: int | None
    month: str | None
    start: date | None


def parse_session(text: str, period: str) -> CouncilSession:
    """The session that a heading or a cell announces.

    `period` is the label of the plan's period, in which the month lies. A printed year counts more.
    If the month is in several years of the period and no year is printed, `start` is None.
    """
    plain = fold_confusables(text)
    month_match = _MONTH.search(plain)
    number_match = _NUMBER_FIRST.search(plain) or _NAME_FIRST.search(plain)
    start = None
    printed_month = None
    if month_match:
        month_number = MONTH_STEMS["май" if month_match[1] == "мая" else month_match[1]]
        with_year = _MONTH_AND_YEAR.search(plain)
        beside = with_year[0] if with_year else month_match[0]
        years = {int(year) for year in re.findall(r"20\d\d", beside)}
        if len(years) == 1:
            start = first_day(years.pop(), month_number)
        else:
            try:
                start = first_day(to_calendar_year(month_number, period), month_number)
            except SeveralYearsError:
                named = {int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", plain)}
                start = first_day(named.pop(), month_number) if len(named) == 1 else None
        printed_month = _find_as_printed(text, beside) or _find_as_printed(text, month_match[0])
    return CouncilSession(
        int(number_match[1]) if number_match else None,
        _EDGE_SIGNS.sub("", printed_month) if printed_month else None,
        start,
    )


def _find_as_printed(text: str, folded: str) -> str | None:
    """The words of a text as printed that begin with the words of `folded`."""
    words = re.findall(r"[^\s()]+", text)
    count = len(folded.split())
    for first in range(len(words)):
        piece = " ".join(words[first : first + count])
        if fold_confusables(piece).startswith(folded.strip(" (")):
            return piece
    return None


def names_session(text: str) -> bool:
    """Whether a heading names a session by its number."""
    plain = fold_confusables(text)
    return bool(_NUMBER_FIRST.search(plain) or _NAME_FIRST.search(plain))


def cut_session_name(text: str) -> str:
    """A text without the number and name of a session: what is left says when it is.

    `1-отурум – октябрь` is `октябрь`: its number is no day of the month.
    """
    plain = fold_confusables(text)
    match = _NUMBER_FIRST.search(plain) or _NAME_FIRST.search(plain)
    if match is None or len(plain) != len(text):
        return text
    end = _WORD_REST.match(plain, match.end())
    rest = f"{text[: match.start()]} {text[end.end() if end else match.end() :]}"
    return " ".join(rest.split()).strip(" .,:;–—-()№")


def is_session_only(text: str) -> bool:
    """Whether a heading names a session and nothing but when it is."""
    plain = fold_confusables(text)
    return names_session(text) and _has_only_time_words(_SESSION_WORD.sub(" ", plain))


def is_time_only(text: str) -> bool:
    """Whether a heading is only a month, or a part of the year."""
    plain = fold_confusables(text)
    return bool(
        any(_DATED_WORD.fullmatch(word) for word in _words_of(plain))
        and _has_only_time_words(plain)
    )


def _has_only_time_words(plain: str) -> bool:
    return all(_TIME_WORD.fullmatch(word) for word in _words_of(plain))


def _words_of(plain: str) -> list[str]:
    folded = type_in_russian(_YEAR.sub(" ", plain))
    return _WORD.findall(folded)

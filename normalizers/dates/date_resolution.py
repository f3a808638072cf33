"""Words of time that belong together → the days they name.

A year stands before its months or behind them: `2025-ж. ноябрь-декабрь` leads, `декабрь 2025-ж.,
март 2026-ж.` trails. Months without a printed year lie in the academic year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from normalizers.dates.academic_year import academic_days, first_day, last_day, year_of
from normalizers.dates.time_expressions import Sort, Token

Named = Literal["date", "range", "month", "months", "year", "academic_year"]
"""The kinds of deadline that have days."""

DATED = (Sort.DATE, Sort.MONTH, Sort.QUARTER)
"""The sorts that name days within a year."""

_SPAN = re.compile(r"\s*[-–—]\s*|.*(?:[ндт]ан|баштап)\W*|.*\b(?:до|по)\b.*")
"""Between two points: from the one to the other."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `start` to `end`; `to_next` if a span goes on from here."""

    kind: Named
    start: date
    end: date
    to_next: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """What a chain of tokens names: days in printed order, and the print that names none."""

    days: tuple[Days, ...]
    unread: tuple[str, ...]


def points(chain: Sequence[Token], plain: str, academic_year: str) -> Points:
    """The days that a chain of tokens of a folded text names."""
    dated = _with_years(_context_dropped(chain), plain)
    days: list[Days] = []
    unread: list[str] = []
    for index, token in enumerate(dated):
        try:
            found = _days(token, academic_year)
        except ValueError:  # no such day, or one of two years
            unread.append(token.plain)
            continue
        if found is None:
            continue
        following = dated[index + 1] if index + 1 < len(dated) else None
        spans = following is not None and _spans(token, following, plain)
        if days and days[-1].to_next:
            ends = dated[index - 1], token
            days[-1], found = _in_order(days[-1], found, ends, academic_year)
        days.append(replace(found, to_next=spans))
    return Points(tuple(days), tuple(unread))


def _context_dropped(chain: Sequence[Token]) -> list[Token]:
    """The chain without the words that only say in which year or half of it its days lie."""
    dated = [token for token in chain if token.sort in DATED]
    if not any(token.sort is Sort.SEMESTER for token in chain) and not dated:
        return [*chain]
    first = dated[0].start if dated else 0
    return [
        token
        for token in chain
        if token.sort in (*DATED, Sort.YEAR)
        or (dated and token.sort in (Sort.WITHIN, Sort.YEARS))
        or (token.sort is Sort.ACADEMIC and 0 < first < token.start)
    ]


def _with_years(chain: Sequence[Token], plain: str) -> list[Token]:
    """The chain with each month's and quarter's year, and the years that were no month's."""
    needy = (Sort.MONTH, Sort.QUARTER)
    order = [token.sort for token in chain if token.sort in (*needy, Sort.YEAR)]
    leads = bool(order) and order[0] is Sort.YEAR and any(sort in needy for sort in order)
    out: list[Token] = []
    waiting: list[int] = []  # places of months without a year
    current: Token | None = None
    for token in chain:
        follows = not out or out[-1].sort in needy
        if token.sort is Sort.YEAR and leads and (current is None or follows):
            if current is not None and not out:  # two years before the first month
                out.append(current)
            elif current is not None and token is chain[-1]:
                out[-1] = replace(out[-1], year=token.year)
            current = token
        elif token.sort is Sort.YEAR and waiting:
            for place in waiting:
                out[place] = replace(out[place], year=token.year)
            waiting = []
        elif token.sort in needy and not token.year and current is not None:
            out.append(replace(token, year=current.year))
        else:
            if token.sort in needy and not token.year:
                waiting.append(len(out))
            out.append(token)
    return out


def _days(token: Token, academic_year: str) -> Days | None:
    """The days of one token; None for one without, `ValueError` where they are not certain."""
    if token.sort in DATED:
        return _within_a_year(token, academic_year)
    year = token.year
    if token.sort in (Sort.WITHIN, Sort.ACADEMIC):
        return Days("academic_year", *academic_days(year or int(academic_year[:4])))
    if token.sort in (Sort.YEAR, Sort.YEARS):
        kind: Named = "year" if token.sort is Sort.YEAR else "range"
        return Days(kind, date(year, 1, 1), date(token.last_year or year, 12, 31))
    return None


def _within_a_year(token: Token, academic_year: str) -> Days:
    if token.sort is Sort.QUARTER:
        first, last = 3 * token.number - 2, 3 * token.number
        default = year_of(first, academic_year)
        if not token.year and default != year_of(last, academic_year):
            raise ValueError("a quarter of two academic years")
        year = token.year or default
        return Days("months", first_day(year, first), last_day(year, last))
    year = token.year or year_of(token.month, academic_year)
    if not token.days:
        return Days("month", first_day(year, token.month), last_day(year, token.month))
    named = [date(year, token.month, day) for day in token.days]
    return Days("range" if len(named) > 1 else "date", named[0], named[-1])


def _spans(token: Token, following: Token, plain: str) -> bool:
    """Whether a token and the next are the ends of a span of time."""
    between = token.plain[-4:] + plain[token.end : following.start]
    gap = plain[token.end : following.start]
    return bool(_SPAN.fullmatch(gap) or re.search(r"[ндт]ан\W*(?:\d{4}\W*\w*\W*)?$", between))


def _in_order(
    first: Days, last: Days, tokens: tuple[Token, Token], academic_year: str
) -> tuple[Days, Days]:
    """The ends of a span in order, where the year of one of them is not printed.

    One printed year serves both ends: of the two ways to put them in order, the one inside the
    academic year. Two years that are printed stay as they are.
    """
    before, token = tokens
    printed = before.sort is Sort.DATE or token.sort is Sort.DATE or before.year != token.year
    if first.start <= last.end or printed:
        return first, last
    opening, closing = academic_days(int(academic_year[:4]))
    later = _moved(last, 1)
    fits = opening <= first.start and later.end <= closing
    return (first, later) if before.year and fits else (_moved(first, -1), last)


def _moved(days: Days, years: int) -> Days:
    """The same days of another year, the last of February for one that it does not have."""
    start, end = (
        date(year, day.month, min(day.day, last_day(year, day.month).day))
        for day in (days.start, days.end)
        for year in (day.year + years,)
    )
    return replace(days, start=start, end=end)

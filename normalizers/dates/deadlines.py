"""When something is due: the print of a deadline → its kind, its first and its last day.

“декабрь 2025-ж., март 2026-ж.” → months, 2025-12-01 to 2026-03-31
“Квартал сайын”                 → recurring, no days
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from normalizers.dates.academic_year import academic_days
from normalizers.dates.date_resolution import Days, points
from normalizers.dates.time_expressions import Sort, Token, tokens
from normalizers.doubts import Doubt
from normalizers.letters.confusables import aligned

Kind = Literal[
    "date",
    "range",
    "month",
    "months",
    "year",
    "academic_year",
    "semester",
    "recurring",
    "by_plan",
    "none",
]

UNDATED: tuple[tuple[Sort, Kind], ...] = (
    (Sort.SEMESTER, "semester"),
    (Sort.RECURRING, "recurring"),
    (Sort.PLAN, "by_plan"),
)
"""Kinds without days, the most telling first; they count where no day is named."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: the words printed for it, what kind of time they name, its first and last day.

    `places` are the words of time that it was read from, as start and end in the text.
    """

    printed: str | None = None
    kind: Kind = "none"
    start: date | None = None
    end: date | None = None
    places: tuple[tuple[int, int], ...] = ()
    doubts: tuple[Doubt, ...] = ()


NO_DEADLINE = Deadline()


def deadline(text: str, year: str) -> Deadline:
    """Reads a cell that holds nothing but a deadline; `year` is the plan's, as `2025-26`.

    Total. Text that is not understood gives the kind `none` and the doubt `deadline_unread`.
    """
    if not any(map(str.isalnum, text)):
        return NO_DEADLINE
    plain = aligned(text)
    return of_chains([tokens(plain, alone=True)], text, plain, year)


def of_chains(chains: Sequence[Sequence[Token]], printed: str, plain: str, year: str) -> Deadline:
    """The deadline that chains of words of time name together: the days from the first to the last.

    Days count more than a semester, that more than what recurs, that more than a plan; of several,
    the one that takes in all others gives the kind.
    """
    found = [points(chain, plain, year) for chain in chains]
    days = [entry for part in found for entry in part.days]
    words = [token for chain in chains for token in chain]
    places = tuple((token.start, token.end) for token in words)
    doubts = [
        Doubt("deadline_unread", f"“{print_of}” is no day, or one of two")
        for part in found
        for print_of in part.unread
    ]
    if days:
        kind, start, end = _hull(days)
        doubts += _doubts(kind, start, end, printed, year)
        return Deadline(printed, kind, start, end, places, tuple(doubts))
    sorts = {token.sort for token in words}
    kind = next((kind for sort, kind in UNDATED if sort in sorts), "none")
    if kind == "none" and not doubts:
        doubts = [Doubt("deadline_unread", f"“{printed}” names no time that is understood")]
    return Deadline(printed, kind, None, None, places, tuple(doubts))


def _hull(days: Sequence[Days]) -> tuple[Kind, date, date]:
    """Kind, first and last day of several; a span printed the wrong way round stays so."""
    start, end = min(entry.start for entry in days), max(entry.end for entry in days)
    for entry in days:
        if (entry.start, entry.end) == (start, end):
            return entry.kind, start, end
    if len(days) == 2 and days[0].to_next and days[0].start > days[1].end:
        return "range", days[0].start, days[1].end
    monthly = all(entry.kind in ("month", "months") for entry in days)
    return "months" if monthly else "range", start, end


def _doubts(kind: Kind, start: date, end: date, printed: str, year: str) -> list[Doubt]:
    opening, closing = academic_days(int(year[:4]))
    if start > end:
        return [Doubt("deadline_reversed", f"“{printed}” ends before it starts")]
    if kind == "year" and start <= closing and end >= opening:
        return []  # a calendar year always reaches out of the academic one
    if start < opening or end > closing:
        return [Doubt("deadline_outside", f"“{printed}” is not within {opening} to {closing}")]
    return []

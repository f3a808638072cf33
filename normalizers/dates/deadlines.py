"""When something is due: the print of a deadline → its kind, its first and its last day.

“декабрь 2025-ж., март 2026-ж.” → months, 2025-12-01 to 2026-03-31
“Квартал сайын”                 → recurring, no days
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from normalizers.dates.academic_year import period_bounds
from normalizers.dates.date_resolution import DateRange, resolve_dates
from normalizers.dates.time_expressions import TimeExpression, TimeKind, find_time_expressions
from normalizers.doubts import Doubt
from normalizers.letters.confusables import fold_keeping_length

DeadlineKind = Literal[
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

UNDATED_KINDS: tuple[tuple[TimeKind, DeadlineKind], ...] = (
    (TimeKind.SEMESTER, "semester"),
    (TimeKind.RECURRING, "recurring"),
    (TimeKind.BY_PLAN, "by_plan"),
)
"""Kinds without days, the most telling first; they count where no day is named."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: the words printed for it, what kind of time they name, its first and last day.

    `text_spans` are the words of time that it was read from, as start and end in the text.
    """

    printed: str | None = None
    kind: DeadlineKind = "none"
    start: date | None = None
    end: date | None = None
    text_spans: tuple[tuple[int, int], ...] = ()
    doubts: tuple[Doubt, ...] = ()


NO_DEADLINE = Deadline()


def parse_deadline(text: str, academic_year: str) -> Deadline:
    """Reads a cell that holds nothing but a deadline; `year` is the plan's, as `2025-26`.

    Total. Text that is not understood gives the kind `none` and the doubt `deadline_unread`.
    """
    if not any(map(str.isalnum, text)):
        return NO_DEADLINE
    plain = fold_keeping_length(text)
    return combine_expressions(
        [find_time_expressions(plain, time_only=True)], text, plain, academic_year
    )


def combine_expressions(
    chains: Sequence[Sequence[TimeExpression]], printed: str, plain: str, academic_year: str
) -> Deadline:
    """The deadline that chains of words of time name together: the days from the first to the last.

    Days count more than a semester, that more than what recurs, that more than a plan; of several,
    the one that takes in all others gives the kind.
    """
    resolved = [resolve_dates(chain, plain, academic_year) for chain in chains]
    ranges = [entry for part in resolved for entry in part.ranges]
    expressions = [token for chain in chains for token in chain]
    text_spans = tuple((token.start, token.end) for token in expressions)
    doubts = [
        Doubt("deadline_unread", f"“{print_of}” is no day, or one of two")
        for part in resolved
        for print_of in part.unread
    ]
    if ranges:
        kind, start, end = _find_covering_range(ranges)
        if any(entry.is_yearless for entry in ranges):
            doubts.append(
                Doubt("deadline_yearless", f"“{printed}” is in each year of {academic_year}")
            )
            return Deadline(printed, kind, None, None, text_spans, tuple(doubts))
        doubts += _find_doubts(kind, start, end, printed, academic_year)
        return Deadline(printed, kind, start, end, text_spans, tuple(doubts))
    time_kinds = {token.kind for token in expressions}
    kind = next((kind for sort, kind in UNDATED_KINDS if sort in time_kinds), "none")
    if kind == "none" and not doubts:
        doubts = [Doubt("deadline_unread", f"“{printed}” names no time that is understood")]
    return Deadline(printed, kind, None, None, text_spans, tuple(doubts))


def _find_covering_range(ranges: Sequence[DateRange]) -> tuple[DeadlineKind, date, date]:
    """Kind, first and last day of several; a span printed the wrong way round stays so."""
    start, end = min(entry.start for entry in ranges), max(entry.end for entry in ranges)
    for entry in ranges:
        if (entry.start, entry.end) == (start, end):
            return entry.kind, start, end
    if len(ranges) == 2 and ranges[0].continues_to_next and ranges[0].start > ranges[1].end:
        return "range", ranges[0].start, ranges[1].end
    all_months = all(entry.kind in ("month", "months") for entry in ranges)
    return "months" if all_months else "range", start, end


def _find_doubts(
    kind: DeadlineKind, start: date, end: date, printed: str, academic_year: str
) -> list[Doubt]:
    year_start, year_end = period_bounds(academic_year)
    if start > end:
        return [Doubt("deadline_reversed", f"“{printed}” ends before it starts")]
    if kind == "year" and start <= year_end and end >= year_start:
        return []  # a calendar year always reaches out of the academic one
    if start < year_start or end > year_end:
        return [Doubt("deadline_outside", f"“{printed}” is not within {year_start} to {year_end}")]
    return []

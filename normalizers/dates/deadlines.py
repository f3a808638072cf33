"""When something is due: the print of a deadline → its kind, its first and its last day.

“декабрь 2025-ж., март 2026-ж.” → months, 2025-12-01 to 2026-03-31
“Квартал сайын”                 → recurring, no days
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from normalizers.accounting.time_words import (
    DEADLINE_WORDS,
    YEAR_WORDS,
    is_like_month,
    is_like_time,
)
from normalizers.accounting.word_account import (
    NOTHING_TOLD,
    WordAccount,
    account_for_words,
    find_left_over_doubts,
)
from normalizers.dates.date_resolution import DateRange, resolve_dates
from normalizers.dates.period_days import period_bounds
from normalizers.dates.time_expressions import TimeExpression, TimeKind
from normalizers.dates.time_search import find_time_expressions
from normalizers.dates.time_text import fold_time_text
from normalizers.doubts import Doubt

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

_INTERVALS_DAYS = (
    (re.compile(r"(?<!\w)ай(?!ыл)|мес"), 31),
    (re.compile(r"кв|чейре|четверт"), 61),
    (re.compile(r"семестр|полуг|жарым\s*жыл"), 92),
    (re.compile(r"жума|апта|недел|еженед"), 6),
    (re.compile(r"(?<!\w)күн\s+сайын|ар\s+күн|ежедневн|кажд\w+\s+день"), 1),
)
"""How often something recurs → the longest time, in days, in which it cannot recur."""

_FROM_THEN_ON = re.compile(r"(?:далее|(?:андан|мындан)\s+ары)[\s,-]*$")
"""Words before what recurs from a day on: `до 15.01, далее – ежемесячно`."""

_FROM_ONE_TIME_ON = re.compile(rf"{_FROM_THEN_ON.pattern}|-\s*$")
"""So too a dash behind one day or month: `сентябрь – постоянно`; behind several it parts them."""

_YEAR_OF_STUDIES = re.compile(r"окуу\s+жыл|уч[а-я.]*\s*г")
_CLAUSE_ENDS = ",;()"
_BEGINNING = re.compile(r"(?<!\w)(?:баштап|тартып|начиная)(?!\w)")
"""Words that make a time the beginning of a longer one."""


class Deadline(Struct, frozen=True):
    """A deadline: the words printed for it, what kind of time they name, its first and last day.

    `text_spans` are the words of time that it was read from, as start and end in the text;
    `account` what becomes of the cell's other words.
    """

    printed: str | None = None
    kind: DeadlineKind = "none"
    start: date | None = None
    end: date | None = None
    text_spans: tuple[tuple[int, int], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    account: WordAccount = NOTHING_TOLD


NO_DEADLINE = Deadline()


def parse_deadline(text: str, academic_year: str) -> Deadline:
    """Reads a cell that holds nothing but a deadline; `academic_year` is the plan's, as `2025-26`.

    Never raises. Text that is not understood gives the kind `none` and the doubt `deadline_unread`.
    Words left over beside what is understood give the doubt `deadline_partly_read`, and the kind
    `none` if they could change the deadline.
    """
    if not any(map(str.isalnum, text)):
        return NO_DEADLINE
    plain = fold_time_text(text)
    expressions = find_time_expressions(plain, time_only=True)
    deadline = combine_expressions([expressions], text, text, plain, academic_year)
    spans = [*deadline.text_spans, *_find_clause_words(plain, expressions)]
    is_year = deadline.kind in ("year", "academic_year")
    account = account_for_words(plain, spans, YEAR_WORDS if is_year else DEADLINE_WORDS)
    return _judge_left_over(replace(deadline, account=account), text, plain, expressions)


def combine_expressions(
    chains: Sequence[Sequence[TimeExpression]],
    printed: str,
    text: str,
    plain: str,
    academic_year: str,
) -> Deadline:
    """The deadline that chains of words of time name together: the days from the first to the last.

    Days count more than a semester, a semester more than what recurs, and that more than a plan. Of
    several times with days, the one that covers all others gives the kind.
    """
    resolved = [resolve_dates(chain, plain, academic_year) for chain in chains]
    ranges = [entry for part in resolved for entry in part.ranges]
    unread = [expression for part in resolved for expression in part.unread]
    expressions = [token for chain in chains for token in chain]
    text_spans = tuple((token.start, token.end) for token in expressions)
    doubts = [
        Doubt("deadline_unread", f"“{text[one.start : one.end]}” is no day, or one of two")
        for one in unread
    ]
    if ranges and not unread:
        kind, start, end = _find_covering_range(ranges)
        if any(entry.is_yearless for entry in ranges):
            doubt = Doubt("deadline_yearless", f"“{printed}” is in each year of {academic_year}")
            return Deadline(printed, kind, None, None, text_spans, (doubt,))
        message = _find_contradiction(expressions, plain, kind, start, end)
        if message:
            message = f"“{printed}” {message}"
            doubt = Doubt("deadline_partly_read", message)
            return Deadline(printed, "none", None, None, text_spans, (doubt,))
        doubts += _find_doubts(kind, start, end, printed, academic_year)
        return Deadline(printed, kind, start, end, text_spans, tuple(doubts))
    time_kinds = {token.kind for token in expressions}
    kind = next((kind for sort, kind in UNDATED_KINDS if sort in time_kinds and not unread), "none")
    if kind == "none" and not doubts:
        doubts = [Doubt("deadline_unread", f"“{printed}” {_explain_no_day(time_kinds)}")]
    return Deadline(printed, kind, None, None, text_spans, tuple(doubts))


def _find_contradiction(
    expressions: Sequence[TimeExpression], plain: str, kind: DeadlineKind, start: date, end: date
) -> str | None:
    """Why the days do not agree with the words of time; None if they do.

    Either something recurs that cannot recur within the days (`январь, ежемесячно`) or goes on
    after them; or a span ends with the edge of a year that is not the academic one (`октябрдан
    баштап жыл аягына чейин`: of which year?).
    """
    days = (end - start).days + 1
    if kind == "range" and any(
        one.kind is TimeKind.EDGE and not _YEAR_OF_STUDIES.search(one.plain) for one in expressions
    ):
        return "ends with the edge of a time, and no day of it is named"
    from_then_on = _FROM_ONE_TIME_ON if kind in ("date", "month") else _FROM_THEN_ON
    does_recur = any(
        from_then_on.search(plain, 0, one.start)
        or any(days <= most and sign.search(one.plain) for sign, most in _INTERVALS_DAYS)
        for one in expressions
        if one.kind is TimeKind.RECURRING
    )
    return "names one time, and says that it recurs" if does_recur else None


def _find_clause_words(
    plain: str, expressions: Sequence[TimeExpression]
) -> Iterator[tuple[int, int]]:
    """The words that say which plan, or what recurs: those of the clause that are no words of
    time."""
    for expression in expressions:
        if expression.kind not in (TimeKind.BY_PLAN, TimeKind.RECURRING):
            continue
        start = max(plain.rfind(sign, 0, expression.start) for sign in _CLAUSE_ENDS) + 1
        ends = [plain.find(sign, expression.end) for sign in _CLAUSE_ENDS]
        end = min((place for place in ends if place >= 0), default=len(plain))
        for word in re.finditer(r"[^\W\d_]+", plain[start:end]):
            if not is_like_time(word[0]):
                yield start + word.start(), start + word.end()


def _explain_no_day(time_kinds: Collection[TimeKind]) -> str:
    if TimeKind.EDGE in time_kinds:
        return "is the edge of a year, which names no day"
    if TimeKind.DURATION in time_kinds:
        return "lasts some time, and names no day"
    return "names no time that is understood"


def _judge_left_over(
    deadline: Deadline, text: str, plain: str, expressions: Sequence[TimeExpression]
) -> Deadline:
    """The deadline without its value where words beside it could change that."""
    if deadline.kind == "none":
        return deadline
    account = deadline.account
    doubts = find_left_over_doubts(text, account, DEADLINE_WORDS.code)
    if deadline.kind in ("recurring", "by_plan"):
        words = (plain[start:end] for start, end in account.left_over)
        is_open = any(map(is_like_month, words))
        doubts = doubts if is_open else ()  # the words of the plan, or of what recurs
    else:
        time_kinds = {token.kind for token in expressions}
        is_lasting = deadline.start is not None and TimeKind.DURATION in time_kinds
        is_open = account.is_open or is_lasting or _has_idle_part(expressions)
        if deadline.kind in ("year", "academic_year"):
            is_open = is_open or bool(
                account.left_over
            )  # a whole year explains no other word of time
        if deadline.kind not in ("range", "months"):
            is_open = is_open or _BEGINNING.search(plain) is not None
        if is_open and not doubts:
            doubts = (Doubt(DEADLINE_WORDS.code, f"“{text}” says more of time than is understood"),)
    if is_open:
        return replace(deadline, kind="none", start=None, end=None, doubts=doubts)
    return replace(deadline, doubts=(*deadline.doubts, *doubts))


def _has_idle_part(expressions: Sequence[TimeExpression]) -> bool:
    """Whether a part of a month (`2-жумасы`) is named without the month."""
    kinds = {token.kind for token in expressions}
    has_month = any(token.kind is TimeKind.MONTH and not token.days for token in expressions)
    return TimeKind.MONTH_PART in kinds and not has_month and TimeKind.SEMESTER not in kinds


def _find_covering_range(ranges: Sequence[DateRange]) -> tuple[DeadlineKind, date, date]:
    """Kind, first and last day of several times; a span printed the wrong way round stays so."""
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

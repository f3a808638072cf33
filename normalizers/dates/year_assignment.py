"""Which printed year each month and quarter of a chain of words of time belongs to.

In `2025-ж. ноябрь-декабрь` the year stands first and holds for all months behind it; in `декабрь
2025-ж., март 2026-ж.` each year follows its month. Months without a year lie in a printed academic
year: `2025-26-окуу жылынын октябрь айы`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from normalizers.dates.periods import parse_period
from normalizers.dates.time_expressions import TimeExpression, TimeKind

DATED_KINDS = (TimeKind.DATE, TimeKind.MONTH, TimeKind.QUARTER)
"""The kinds that name days within a year."""

YEAR_KINDS = (
    TimeKind.YEAR,
    TimeKind.YEAR_SPAN,
    TimeKind.ACADEMIC_YEAR,
    TimeKind.WITHIN_YEAR,
)
"""The kinds that name years."""

_WITHIN = re.compile(r"\s*(?:ичинде|бою|аралыгында)(?!\w)")


def assign_years(
    expressions: Sequence[TimeExpression], plain: str, period: str
) -> tuple[list[TimeExpression], str]:
    """The chain with printed years given to their months, and the period in which other months lie:
    the academic year that is printed, else the plan's `period`."""
    chain = _divide_half_years(expressions, period)
    context = _find_context(chain)
    if context:
        period = f"{context.year}-{context.end_year % 100:02}"
    return _assign_printed_years(_drop_context(chain, plain)), period


def _divide_half_years(expressions: Sequence[TimeExpression], period: str) -> list[TimeExpression]:
    """The chain with the halves of a calendar year, printed or the plan's, as their quarters."""
    has_year = any(expression.kind is TimeKind.YEAR for expression in expressions)
    has_year = has_year or parse_period(period).kind == "calendar_year"
    return [
        replace(
            expression,
            kind=TimeKind.QUARTER,
            numbers=tuple(
                quarter for half in expression.numbers for quarter in (2 * half - 1, 2 * half)
            ),
        )
        if has_year and expression.is_half_year and expression.numbers
        else expression
        for expression in expressions
    ]


def _says_within(expression: TimeExpression, plain: str) -> bool:
    """Whether an academic year is itself the time to do something, not only that of a month."""
    return expression.is_within or _WITHIN.match(plain, expression.end) is not None


def _find_context(expressions: Sequence[TimeExpression]) -> TimeExpression | None:
    """The printed academic year in which months lie."""
    if not any(expression.kind in DATED_KINDS for expression in expressions):
        return None
    years = [one for one in expressions if one.kind is TimeKind.ACADEMIC_YEAR]
    return years[0] if len(years) == 1 else None


def _drop_context(expressions: Sequence[TimeExpression], plain: str) -> list[TimeExpression]:
    """The chain without the words that only say in which year or half of it its days lie."""
    kinds = {expression.kind for expression in expressions}
    if not kinds & {*DATED_KINDS}:
        telling = {TimeKind.SEMESTER, TimeKind.RECURRING, TimeKind.EDGE, TimeKind.DURATION}
        return [one for one in expressions if not kinds & telling or one.kind not in YEAR_KINDS]
    return [
        expression
        for expression in expressions
        if expression.kind in (*DATED_KINDS, TimeKind.YEAR, TimeKind.YEAR_SPAN)
        or (
            expression.kind in (TimeKind.WITHIN_YEAR, TimeKind.ACADEMIC_YEAR)
            and _says_within(expression, plain)
        )
    ]


def _assign_printed_years(expressions: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The chain with a year for each month and quarter; years that belong to none stay in it."""
    needs_year = (TimeKind.MONTH, TimeKind.QUARTER)
    kinds = [
        expression.kind
        for expression in expressions
        if expression.kind in (*needs_year, TimeKind.YEAR)
    ]
    year_first = (
        bool(kinds) and kinds[0] is TimeKind.YEAR and any(sort in needs_year for sort in kinds)
    )
    assigned: list[TimeExpression] = []
    pending: list[int] = []  # places of months without a year
    current_year: TimeExpression | None = None
    for expression in expressions:
        is_after_month = not assigned or assigned[-1].kind in needs_year
        if (
            expression.kind is TimeKind.YEAR
            and year_first
            and (current_year is None or is_after_month)
        ):
            if current_year is not None and not assigned:  # two years before the first month
                assigned.append(current_year)
            elif current_year is not None and expression is expressions[-1]:
                assigned[-1] = replace(assigned[-1], year=expression.year)
            current_year = expression
        elif expression.kind is TimeKind.YEAR and pending:
            for place in pending:
                assigned[place] = replace(assigned[place], year=expression.year)
            pending = []
        elif expression.kind in needs_year and not expression.year and current_year is not None:
            assigned.append(replace(expression, year=current_year.year))
        else:
            if expression.kind in needs_year and not expression.year:
                pending.append(len(assigned))
            assigned.append(expression)
    return assigned

"""The words of time in a text: months with their days, years, academic years, numeric dates.

2025-жылдын 8-сентябрынан 12-декабрына чейин
└─ year ──┘ └── month ─┘ └─ month ──┘ └ edge

The text is one of `fold_time_text`: numerals in words are digits there, dashes are hyphens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from msgspec import Struct


class TimeKind(Enum):
    """The kind of a word of time."""

    DATE = auto()  # 1.09.2025, 5-10.11.2025
    MONTH = auto()  # 8-сентябрынан, with its days
    YEAR = auto()  # 2026-ж.
    YEAR_SPAN = auto()  # 2023-2028-жылдар
    ACADEMIC_YEAR = auto()  # 2025-26 окуу жылына
    QUARTER = auto()  # 2-квартал, I-II кварталдар
    SEMESTER = auto()  # 2-жарым жылдыгында
    WITHIN_YEAR = auto()  # жыл ичинде
    RECURRING = auto()  # квартал сайын
    BY_PLAN = auto()  # планга ылайык
    EDGE = auto()  # окуу жылынын башында: no day
    DURATION = auto()  # 10 күндүн ичинде: no day
    MONTH_PART = auto()  # ноябрдын 2-жумасы
    CLOCK = auto()  # саат 14:00


class TimeExpression(Struct, frozen=True):
    """A word of time from `start` to `end` in the text.

    `year` and `end_year` have four digits; `month` is 1 to 12; `days` are as printed, none for a
    whole month; `numbers` are those of quarters or half-years; `plain` is the folded print.
    `is_within`: it says “in the course of”. `is_half_year`: it is a half of a year, not a semester.
    `is_unsure`: it may have more or fewer days.
    """

    kind: TimeKind
    start: int
    end: int
    plain: str
    year: int = 0
    end_year: int = 0
    month: int = 0
    days: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    is_within: bool = False
    is_half_year: bool = False
    is_unsure: bool = False


def keep_apart(
    expressions: Sequence[TimeExpression], stronger: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """All expressions in order, without those that a stronger one overlaps."""
    kept = [*stronger]
    kept += [
        expression
        for expression in expressions
        if all(other.end <= expression.start or other.start >= expression.end for other in stronger)
    ]
    return sorted(kept, key=lambda expression: (expression.start, expression.end))


def iter_neighbours(
    expressions: Sequence[TimeExpression],
) -> Iterator[tuple[TimeExpression, TimeExpression | None]]:
    """Each expression with the one behind it, None behind the last."""
    for index, expression in enumerate(expressions):
        yield expression, expressions[index + 1] if index + 1 < len(expressions) else None

"""A text → its words of time in order, none over another."""

from __future__ import annotations

import re

from msgspec.structs import replace

from normalizers.dates.dated_expressions import find_dated
from normalizers.dates.day_lists import attach_days
from normalizers.dates.time_expressions import TimeExpression, TimeKind, keep_apart
from normalizers.dates.undated_patterns import (
    find_clock_times,
    find_dayless,
    find_recurring_and_planned,
)
from normalizers.letters.number_words import FILLER

_TIME_SIGN = re.compile(
    r"\d|жыл|год|ай|янв|фев|мар|апр|ма[йяе]|июн|июл|авг|сен|окт|ноя|дек|кв|чейре|чейр|семестр"
    r"|полуг|оона"
    r"|сайын|ар |еже|кажд|раз|план|график|тарти|расписани|буйру|жадыбал|соглас|договор|теч|протяж"
    r"|дайым|такай|туруктуу|мезгил|пост|регул|сист|мере|необх|жараша|болго|учур|мөөнөт|убак"
    r"|убаг|срок"
    r"|күн|жума|апта|недел|дн|день|час|саат|[ivxіх]|своевр|по |запрос|үзгүлт|куран|бугу|кулжа|теке"
    r"|приказ|программ|келишим|токтом|боюнча|ылайык|период|непрер|весь|круглый|бүт|баш|аяг"
    r"|кон[е]?ц|начал"
)
"""A text without any of these holds no word of time: a cheap test before costly ones."""

_HALF = re.compile(r"[12].*(?:жарым|половин)")


def find_time_expressions(plain: str, *, time_only: bool) -> list[TimeExpression]:
    """The words of time in a text of `fold_time_text`, in order, none over another.

    `time_only`: the text is about nothing but time, so that wordings count which may mean something
    else among other words.
    """
    if not _TIME_SIGN.search(plain):
        return []
    # Hours look like dates (10.00), so they are found first and blanked.
    clocks = find_clock_times(plain) if time_only else []
    for clock in clocks:
        blank = " " * (clock.end - clock.start)
        plain = plain[: clock.start] + blank + plain[clock.end :]
    recurring = find_recurring_and_planned(plain, time_only=time_only)
    dated = [*attach_days([*find_dated(plain, time_only=time_only)], plain, time_only=time_only)]
    dayless = find_dayless(plain, time_only=time_only)
    dayless = [
        expression
        for expression in dayless
        if expression.kind is TimeKind.EDGE or not _is_dated(expression, dated)
    ]
    recurring = _drop_overlaps(recurring)
    found = keep_apart([*clocks, *keep_apart(dated, _drop_overlaps(dayless))], recurring)
    found = _name_half_years(found, plain)
    return [_include_words(expression, plain) for expression in found]


def _name_half_years(expressions: list[TimeExpression], plain: str) -> list[TimeExpression]:
    """Makes half-years of halves beside a year: `2026-жылдын биринчи жарымы`."""
    named = [*expressions]
    for index, expression in enumerate(expressions):
        if expression.kind is not TimeKind.MONTH_PART or not _HALF.search(expression.plain):
            continue
        ahead = expressions[index - 1] if index else None
        behind = expressions[index + 1] if index + 1 < len(expressions) else None
        of_year = ahead is not None and _is_year_of(plain[ahead.end : expression.start], ahead)
        of_year = of_year or (
            behind is not None and _is_year_of(plain[expression.end : behind.start], behind)
        )
        if of_year:
            number = int(expression.plain.strip()[0])
            named[index] = replace(
                expression, kind=TimeKind.SEMESTER, numbers=(number,), is_half_year=True
            )
    return named


def _is_year_of(gap: str, expression: TimeExpression) -> bool:
    return not gap.strip() and expression.kind in (
        TimeKind.YEAR,
        TimeKind.WITHIN_YEAR,
        TimeKind.ACADEMIC_YEAR,
    )


def _include_words(expression: TimeExpression, plain: str) -> TimeExpression:
    """The expression from the beginning of its numeral in words on."""
    start = expression.start
    while start and plain[start - 1] == FILLER:
        start -= 1
    return expression if start == expression.start else replace(expression, start=start)


def _is_dated(expression: TimeExpression, dated: list[TimeExpression]) -> bool:
    """Whether a duration is only a part of a date: `5-10 күн` is not, `2026-жыл` is."""
    return any(
        other.start <= expression.start < other.end
        or expression.start <= other.start < expression.end
        for other in dated
    )


def _drop_overlaps(expressions: list[TimeExpression]) -> list[TimeExpression]:
    """Of overlapping expressions keeps the first, of those that begin together the longest."""
    kept: list[TimeExpression] = []
    for expression in sorted(expressions, key=lambda one: (one.start, -one.end)):
        if not kept or expression.start >= kept[-1].end:
            kept.append(expression)
    return kept

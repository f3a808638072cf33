"""Months with the days printed before or behind them.

| print | days |
| --- | --- |
| `5-октябрь`, `«24» январь`, `он бешинчи октябрь` | 5, 24, 15 |
| `5-10-октябрь`, `с 5 по 10 октября`, `10унан 20сына чейин ноябрь` | 5 to 10, 10 to 20 |
| `10, 17, 24-апрель`, `3 жана 10-март` | each |
| `сентябрдын 15ине`, `ноябрдын 10унан 20сына чейин` | behind the month |
| `ноябрдын 2-жумасы` | none: a week |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from normalizers.dates.time_expressions import TimeExpression, TimeKind, iter_neighbours

_ENDING = (
    r"(?:-?\s?(?:с?[ыиуү](?:н[аеоө]н?|нд[аеоө]|н)?|[дт][аеоө]н?|[гк][аеоө]|[нт][аеоө]н"
    r"|[дт][ыиуү]н)(?!\w)|-?(?:го|е|ое|ого|чи|чү|чу|инчи|нчи)(?!\w))"
)
_ABLATIVE = r"-?(?:с?[ыиуү]н|[дтн])[аеоө]н"
_DAY = rf'"?\d{{1,2}}"?{_ENDING}?'
_AND = r"(?:\s*(?:-\s*)?(?:-|,|/|(?<!\w)(?:жана|и|по|до|же|или)(?!\w))\s*)"
_BEFORE = re.compile(
    rf"""(?<![\w.,№%/-])(?:(?P<days>{_DAY}(?:(?:{_AND}|(?<=[аеоө]н)\s+){_DAY}){{0,9}})
    (?:\s*(?:чейин|дейре)\s*,?)?\s*(?:-|числа|число|күнү)?\s*)$""",
    re.X,
)
_BEFORE_STRICT = re.compile(
    rf"""(?<![\w.,№%/-])(?:(?P<days>{_DAY}(?:(?:\s?(?:-|(?<!\w)(?:жана|и|по|до)(?!\w))\s?
    |(?<=[аеоө]н)\s+){_DAY}){{0,9}})(?:\s*чейин)?\s*(?:-|числа)?\s*)$""",
    re.X,
)
_COMMA_BEFORE = re.compile(r"(?<![№\d])(?<!№\s)\d+\s*,\s*$")
_AFTER = re.compile(
    rf"""\s+(?:айынын\s+)?(?:
    (?P<days>"?\d{{1,2}}"?{_ENDING}(?:(?:{_AND}|\s+)"?\d{{1,2}}"?{_ENDING}?){{0,5}}
    |\d{{1,2}}(?:\s?[-,]\s?\d{{1,2}}){{1,5}}{_ENDING}))
    (?!\s*-?\s*(?:жума|апта|декад|чейрек|\d))""",
    re.X,
)
_AFTER_GENITIVE = re.compile(
    r"""(?<=[дтн]ын)\s+(?P<days>"?\d{1,2}"?(?:\s?[-,]\s?"?\d{1,2}"?){0,5})
    (?!\s*-?\s*[а-яңөү\d%.])""",
    re.X,
)
_SPAN_AFTER = re.compile(
    r"\s*\(?\s*(?P<days>(?P<first>[0-3]?\d)\s?-\s?(?P<last>[0-3]?\d))\s*\)?(?!\s*-?\s*[\w%.])"
)
_LEAST_SHORT_YEAR = 20
_MAX_LETTERS = 60
"""The days of a month are looked for in so many letters before it."""


def attach_days(
    expressions: Sequence[TimeExpression], plain: str, *, time_only: bool
) -> Iterator[TimeExpression]:
    """The expressions, each month with its days.

    Without `time_only` a number with a comma before a day may be a count: then
    the days are not sure.
    """
    last_end = 0
    pattern = _BEFORE if time_only else _BEFORE_STRICT
    for expression, following in iter_neighbours(expressions):
        is_bare = expression.kind is TimeKind.MONTH and not expression.year and not expression.days
        if is_bare and not expression.plain[0].isdigit():
            start = max(last_end, expression.start - _MAX_LETTERS)
            before = pattern.search(plain, start, expression.start)
            if before and not time_only and _COMMA_BEFORE.search(plain, start, before.start()):
                yield replace(expression, start=before.start(), is_unsure=True)
                last_end = expression.end
                continue
            next_start = following.start if following else len(plain)
            after = None
            if not before:
                after = _AFTER.match(plain, expression.end, next_start)
                after = after or _AFTER_GENITIVE.match(plain, expression.end, next_start)
                after = after or (_match_span(plain, expression.end) if time_only else None)
            if match := before or after:
                numbers = tuple(int(day) for day in re.findall(r"\d+", match["days"]))
                first = match.start("days") if before else expression.start
                last = expression.end if before else match.end()
                last_end = last
                yield replace(
                    expression, start=first, end=last, plain=plain[first:last], days=numbers
                )
                continue
        last_end = expression.end
        yield expression


def _match_span(plain: str, start: int) -> re.Match[str] | None:
    """Days from–to behind a month, `ноябрь 1-10`; `март 25-26` may be a year of studies."""
    match = _SPAN_AFTER.match(plain, start)
    if match is None:
        return None
    first, last = int(match["first"]), int(match["last"])
    return None if first >= _LEAST_SHORT_YEAR and last == first + 1 else match


def is_ablative(expression: TimeExpression) -> bool:
    """Whether a word of time says “from”."""
    return re.search(rf"{_ABLATIVE}$", expression.plain.rstrip('" ')) is not None

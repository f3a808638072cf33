"""Words that name days, read from the groups of `dated_patterns`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from normalizers.dates.dated_patterns import (
    DATED_PATTERN,
    DATED_PATTERN_TIME_ONLY,
    HALF_YEAR_WORD,
)
from normalizers.dates.month_names import (
    KYRGYZ_MONTHS,
    SHORT_MONTHS,
    find_month,
    parse_roman,
)
from normalizers.dates.time_expressions import TimeExpression, TimeKind

_CONJUNCTIONS = ("и", "же", "по", "до", "или", "жана")
_SPAN_SIGNS = ("-", "до", "по")
_LAST_ROMAN_QUARTER = 4
_WITHIN = re.compile(r"ичи|бою|аралыг|теч|протяж|весь|круглый|бүт")


def find_dated(plain: str, *, time_only: bool) -> Iterator[TimeExpression]:
    """The words that name days, months without theirs, in a text of `fold_time_text`.

    `time_only`: the text is about nothing but time, so that wordings count which elsewhere may mean
    something else.
    """
    pattern = DATED_PATTERN_TIME_ONLY if time_only else DATED_PATTERN
    for match in pattern.finditer(plain):
        yield from _READERS[match.lastgroup or ""](match)


def _build(
    kind: TimeKind,
    match: re.Match[str],
    year: int = 0,
    end_year: int = 0,
    month: int = 0,
    days: tuple[int, ...] = (),
    numbers: tuple[int, ...] = (),
) -> TimeExpression:
    return TimeExpression(
        kind, match.start(), match.end(), match[0], year, end_year, month, days, numbers
    )


def _iter_iso(match: re.Match[str]) -> Iterator[TimeExpression]:
    year, month, day = _read_numbers(match[0])[:3]
    yield _build(TimeKind.DATE, match, year, month=month, days=(day,))


def _iter_full_dates(match: re.Match[str]) -> Iterator[TimeExpression]:
    day, month, year = _read_numbers(match["tail"])
    yield from _iter_dates(match, match["heads"], (day, month), year if year > 99 else 2000 + year)


def _iter_days_of_months(match: re.Match[str]) -> Iterator[TimeExpression]:
    day, month = _read_numbers(match["day_tail"])[:2]
    yield from _iter_dates(match, match["day_heads"], (day, month), 0)


def _iter_numbered_months_of_year(match: re.Match[str]) -> Iterator[TimeExpression]:
    year = int(re.findall(r"20\d\d", match[0])[0])
    if match["first_month"]:
        first, last = int(match["first_month"]), int(match["last_month"])
        start, middle, end = match.start(), match.end("first_month"), match.end()
        yield TimeExpression(TimeKind.MONTH, start, middle, match[0], year, month=first)
        yield TimeExpression(TimeKind.MONTH, middle + 1, end, match[0], year, month=last)
        return
    printed = match["only_month"]
    number = int(printed) if printed.isdigit() else parse_roman(printed)
    if number:
        yield _build(TimeKind.MONTH, match, year, month=number)


def _iter_year(match: re.Match[str]) -> Iterator[TimeExpression]:
    yield _build(TimeKind.YEAR, match, int(match[0][:4]))


def _iter_short_year(match: re.Match[str]) -> Iterator[TimeExpression]:
    yield _build(TimeKind.YEAR, match, 2000 + int(match[0][:2]))


def _iter_quarters(match: re.Match[str]) -> Iterator[TimeExpression]:
    if numbers := _read_numerals(match["quarters"], 4):
        yield _build(TimeKind.QUARTER, match, numbers=numbers)


def _iter_semesters(match: re.Match[str]) -> Iterator[TimeExpression]:
    numbers = _read_numerals(match["halves"], 2) if match["halves"] else ()
    is_half = re.search(HALF_YEAR_WORD, match[0]) is not None
    yield replace(_build(TimeKind.SEMESTER, match, numbers=numbers), is_half_year=is_half)


def _iter_within(match: re.Match[str]) -> Iterator[TimeExpression]:
    if match["count"] in (None, "1", "бир"):
        is_within = _WITHIN.search(match[0]) is not None
        yield replace(_build(TimeKind.WITHIN_YEAR, match), is_within=is_within)


def _iter_month(match: re.Match[str]) -> Iterator[TimeExpression]:
    name = match["long"]
    month = find_month(name) if name else SHORT_MONTHS.get(match["short"] or "")
    month = month or KYRGYZ_MONTHS.get(" ".join((match["kyrgyz"] or "").split()))
    if month:
        yield _build(TimeKind.MONTH, match, month=month)


def _iter_numbered_months(match: re.Match[str]) -> Iterator[TimeExpression]:
    yield from _iter_months(tuple(_read_numbers(match["months"])), match["months"], match)


def _iter_roman_months(match: re.Match[str]) -> Iterator[TimeExpression]:
    """Roman numbers alone: months if one of them is no quarter."""
    words = [word for word in re.findall(r"\w+", match["romans"]) if word not in _CONJUNCTIONS]
    numbers = tuple(number for word in words if (number := parse_roman(word)))
    if len(numbers) == len(words) and max(numbers) > _LAST_ROMAN_QUARTER:
        yield from _iter_months(numbers, match["romans"], match)


def _iter_dates(
    match: re.Match[str], heads: str, last: tuple[int, int], year: int
) -> Iterator[TimeExpression]:
    """The days of a list in digits; those without a month or year take those behind them.

    Days of one month are one expression. If a span's first day comes later in the year than its
    last (25.12–15.01.2026), it lies in the year before.
    """
    start, end = match.start(), match.end()
    day, month = last
    kind = TimeKind.DATE if year else TimeKind.MONTH
    found: list[TimeExpression] = []
    days = [day]
    place = start + len(heads)
    tail_start, tail_end = place, end
    # From the back, since a day takes its month and year from what stands behind it.
    for piece in reversed([*re.finditer(r"(\d{1,2})(?:\.(\d{1,2}))?\.?(?=\D|$)", heads)]):
        place = start + piece.start()
        if piece[2] is None or int(piece[2]) == month:
            days.insert(0, int(piece[1]))
            tail_start = place
            continue
        found.insert(0, _build_days(kind, tail_start, tail_end, match, year, month, days))
        if (int(piece[2]), int(piece[1])) > (month, days[0]) and year:
            year -= 1
        day, month, days = int(piece[1]), int(piece[2]), [int(piece[1])]
        tail_start, tail_end = place, start + piece.end()
    found.insert(0, _build_days(kind, tail_start, tail_end, match, year, month, days))
    yield from found


def _build_days(
    kind: TimeKind,
    start: int,
    end: int,
    match: re.Match[str],
    year: int,
    month: int,
    days: list[int],
) -> TimeExpression:
    plain = match.string[start:end]
    return TimeExpression(kind, start, end, plain, year, month=month, days=tuple(days))


def _iter_months(
    numbers: tuple[int, ...], printed: str, match: re.Match[str]
) -> Iterator[TimeExpression]:
    """Months given by numbers, each with its place; `printed` is the beginning of the match."""
    words = [word for word in re.finditer(r"\w+", printed) if word[0] not in _CONJUNCTIONS]
    for number, word in zip(numbers, words, strict=True):
        is_last = word is words[-1]
        start, end = match.start() + word.start(), match.start() + word.end()
        yield TimeExpression(
            TimeKind.MONTH, start, match.end() if is_last else end, word[0], month=number
        )


def _iter_years(match: re.Match[str]) -> Iterator[TimeExpression]:
    """Two years: an academic year if they follow each other, unless `жж.` says that they are
    two."""
    first, second = _read_numbers(match["period"])[:2]
    second = second if second > 99 else first // 100 * 100 + second
    start, end, plain = match.start(), match.end(), match[0]
    of_years = re.search(r"жж|гг|ж\.\s?ж|г\.\s?г|жылдар|год(?:ы|ов|ах)", match["years"] or "")
    is_academic = second == first + 1 and (match["academic"] or not of_years)
    if second > first and not (match["academic"] and not is_academic):
        kind = TimeKind.ACADEMIC_YEAR if is_academic else TimeKind.YEAR_SPAN
        yield TimeExpression(kind, start, end, plain, first, second)


def _read_numerals(text: str, limit: int) -> tuple[int, ...]:
    """The numbers of a list, digits or Roman, with spans filled in; none if one is over the
    limit."""
    numbers: list[int] = []
    is_span = False
    for match in re.finditer(r"-|до|по|\w+", text):
        if match[0] in _SPAN_SIGNS:
            is_span = True
            continue
        number = int(match[0]) if match[0].isdigit() else parse_roman(match[0])
        if number is None:
            if match[0] in _CONJUNCTIONS:
                is_span = False
            continue  # an ordinal's ending
        if not 1 <= number <= limit:
            return ()
        if is_span and numbers and numbers[-1] < number:
            numbers += range(numbers[-1] + 1, number)
        numbers.append(number)
        is_span = False
    return tuple(numbers)


def _read_numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


_READERS: dict[str, Callable[[re.Match[str]], Iterator[TimeExpression]]] = {
    "iso": _iter_iso,
    "date": _iter_full_dates,
    "period": _iter_years,
    "number_month": _iter_numbered_months_of_year,
    "year": _iter_year,
    "quarter": _iter_quarters,
    "semester": _iter_semesters,
    "within": _iter_within,
    "month": _iter_month,
    "numbered": _iter_numbered_months,
    "day_month": _iter_days_of_months,
    "roman": _iter_roman_months,
    "short_year": _iter_short_year,
}
"""What reads each alternative of the patterns, by the name of its group."""

"""Words of time that name days: dates, months, quarters, years.

| print | read as |
| --- | --- |
| `15.10.2025-ж.`, `15/10/25`, `2025-10-15`, `2025.10.15` | a day |
| `5-10.11.2025`, `15.09–20.10.2025`, `10.10, 10.11.2025` | days that share month or year |
| `15.03`, `25.12.–15.01.` (in a cell of nothing but time) | days without a year |
| `11.2025`, `09-11.2025` | months |
| `I, II квартал`, `1–2-кв.`, `экинчи чейрек` | quarters |
| `1-жарым жылдык`, `күзгү семестр`, `II полугодие` | half-years |
| `2025–26-окуу жылы`, `2025/2026 уч. г.` | an academic year |
| `2024–2026-жж.` | years |
| `жыл ичинде`, `в теч. года`, `весь учебный год` | the academic year |

Months with days are put together in `day_lists`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.dates.academic_year import MONTH_STEMS
from normalizers.dates.month_names import (
    KYRGYZ_MONTHS,
    ROMAN,
    SHORT_MONTHS,
    find_month,
    parse_roman,
)
from normalizers.dates.time_expressions import TimeExpression, TimeKind

_DASH = r"\s*-\s*"
_YEAR_WORD = (
    r"(?:\s?-?\s?(?:жыл[а-яңөүё]*|год[а-яё]*|ж\.\s?ж|г\.\s?г|(?:жж|гг|ж|г)(?![а-яңөү]))\.*)"
)
_ACADEMIC = (
    r"(?:\s?-?\s?(?:окуу\s?-?\s?жыл[а-яңөү]*|о\.?\s?ж\b\.?|уч[а-я]*\.?\s?г(?:од[а-я]*)?\b\.?)"
    r"|\s?-?\s?ж\.?\s?ж?\.?\s?окуу\s?жыл[а-яңөү]*)"
)
_AND = r"(?:-|,|;|/|(?<!\w)(?:и|жана|по|до|же|или)(?!\w))"
_ORDINAL = r"(?:\s*-?\s*(?:чи|чү|чу|нчи|инчи|й|ый|ой|ий|я|ая|ое|ом|го|му|м)(?!\w))?"
_NUMERAL = rf"(?:[1-4]{_ORDINAL}|{ROMAN}{_ORDINAL})"
_NUMERALS = rf"{_NUMERAL}(?:\s*(?:-\s*)?{_AND}\s*{_NUMERAL})*"
_MONTH_ENDING = (
    r"(?:[ыие]?(?:нын|дын|тын|нан|дан|тан|нда|да|та|на|га|ка|ны|ды|ты|ынан)|[ыаяеию]м?"
    r"|ындагы|дагы|тагы|лар[а-я]*)?"
)
_LONG_MONTHS = "|".join(stem for stem in MONTH_STEMS if stem not in ("май", "март"))
_SHORT_MONTHS = "|".join(sorted(SHORT_MONTHS, key=len, reverse=True))
_KYRGYZ_MONTHS = "|".join(sorted(KYRGYZ_MONTHS, key=len, reverse=True)).replace(" ", r"\s+")
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_HALF = r"(?:жарым\s?-?\s?жыл|полугод|полуг\.)"

_ALWAYS = rf"""
    (?P<iso>(?<![\d.])(20\d\d)[.-](\d\d)[.-](\d\d)(?!\d))
    |(?P<date>(?<![\w.])(?P<heads>(?:\d{{1,2}}(?:\.\d{{1,2}})?\.?HEAD_SEPARATOR)*)
        (?P<tail>\d{{1,2}}(?:\.\s?|/)\d{{1,2}}(?:\.\s?|/)(?:20)?\d\d)(?!\d){_YEAR_WORD}?)
    |(?P<period>(?<!\d)(?<!\d[.,])(?:(20\d\d){_DASH}(20\d\d|\d\d)(?!\d|\.\d)|(20\d\d)/(20\d\d|\d\d)(?!\d))
        (?P<academic>{_ACADEMIC})?(?P<years>{_YEAR_WORD})?)
    |(?P<number_month>(?<![\w.,])(?P<first_month>{_MONTH_NUMBER}){_DASH}
        (?P<last_month>{_MONTH_NUMBER})\.(20\d\d)(?!\d){_YEAR_WORD}?
        |(?<![\d.,])(?P<only_month>{_MONTH_NUMBER}|{ROMAN})\.(20\d\d)(?!\d){_YEAR_WORD}?)
    |(?P<year>(?<!\d)(?<!\d[.,])((?:19|20)\d\d)(?![\d%]|[.,]\d){_YEAR_WORD}?)
    |(?P<quarter>(?<![\w.])(?P<quarters>{_NUMERALS})\s*-?\s?
        (?:квартал|чейре[кг]|кварт\.|чейр\.|кв(?![а-яңөү])\.?)(?!\w*\s+сайын)[а-яңөү]*)
    |(?P<semester>(?<!\w)(?:(?P<halves>{_NUMERALS})|күзгү|күздүк|жазгы|жаздык|кышкы|жайкы
        |осенн[а-я]*|весенн[а-я]*|зимн[а-я]*)\s*-?\s?(?:{_HALF}|семестр|сем\.)[а-яңөү]*)
    |(?P<within>(?<!\w)(?:(?P<count>\d+|бир)\s+)?(?:(?:календардык|бүт|бүткүл|толук)\s)?(?:окуу\s)?
        жыл(?:ы|дын|ынын)?\s(?:бою\s)?(?:ичинде|бою[а-я]*|аралыгында|ичи(?!\w))
        |(?<!\w)(?:(?:в\sтечени[ие]|в\sтеч\.|на\sпротяжении)\s?(?:всего\s)?(?:учебн[а-я]*\s|уч\.\s?|календарного\s)?
            (?:года|г\.)(?!\w)|(?:весь|круглый)\s(?:учебный\s|уч\.\s?)?год)
        |(?<!\w)(?:бүт(?:күл)?\s)?окуу\sжыл[а-яңөү]*(?!\w*\sар\sбир)|(?<!\w)бүт(?:күл)?\sжыл(?!\w)
        |(?<!\w)(?:учебн[а-я]*\sгод[а-я]*|уч\.\s?(?:года?|г\.)))
    |(?P<month>(?<![^\W\d])(?:(?P<long>(?:{_LONG_MONTHS})[а-яңөүё]*|(?:май|март){_MONTH_ENDING}(?!\w)
        |ма[яею]м?(?!\w))|(?P<short>{_SHORT_MONTHS})(?:\.SHORT_ALONE)
        |(?P<kyrgyz>{_KYRGYZ_MONTHS})(?=\s+айKYRGYZ_ALONE))
        (?:\s+ай(?!\w*\s+сайын)[а-яңөү]*(?:\s+ичи(?!\w))?)?)
"""
_TIME_ONLY = rf"""
    |(?P<numbered>(?<![\w.,])(?P<months>{_MONTH_NUMBER}(?:\s*(?:-|,|жана|и)\s*{_MONTH_NUMBER})*)
        (?:\s*-\s*ай(?:ы|да|ында|лар|ларда|лары|ларында|дын|га)?(?!\w)|\s+ай(?:ында|ларында|лары)(?!\w))
        (?!\s+(?:ичинде|сайын|бир|1)))
    |(?P<day_month>(?<![\w.,:])(?P<day_heads>(?:\d{{1,2}}(?:\.(?:0[1-9]|1[0-2]))?\.?\s*{_AND}\s*)*)
        (?P<day_tail>\d{{1,2}}\.(?:0[1-9]|1[0-2]))\.?(?!\d|[.,:/]\d|\s?%))
    |(?P<roman>(?<![\w.])(?P<romans>{ROMAN}(?:\s*{_AND}\s*{ROMAN})*)(?!\w|\s*-?\s*[кч]в?[а-я]))
    |(?P<short_year>(?<=[а-яңөү."\s\d])(?<![\d,])([23]\d)\s?-?\s?(?:ж|г)\.(?!\w))
"""


def _compile(*, time_only: bool) -> re.Pattern[str]:
    head_separator = rf"\s*{_AND}\s*" if time_only else "-"
    pattern = (_ALWAYS + _TIME_ONLY) if time_only else _ALWAYS
    pattern = pattern.replace("HEAD_SEPARATOR", f"(?:{head_separator})")
    pattern = pattern.replace(
        "SHORT_ALONE", r"|(?!\w)" if time_only else r"|(?=-[а-я]{3,}\s?\.?\s?20)"
    )
    pattern = pattern.replace("KYRGYZ_ALONE", r"|(?!\w)" if time_only else r"(?!\w*\s+сайын)")
    return re.compile(pattern, re.X)


_PATTERN = _compile(time_only=False)
_PATTERN_TIME_ONLY = _compile(time_only=True)


def find_dated(plain: str, *, time_only: bool) -> Iterator[TimeExpression]:
    """The words that name days, months without theirs, in a text of `fold_time_text`.

    `time_only`: the text speaks of nothing but time; wordings count that may mean something else.
    """
    pattern = _PATTERN_TIME_ONLY if time_only else _PATTERN
    for match in pattern.finditer(plain):
        yield from _iter_expressions(match)


def _iter_expressions(match: re.Match[str]) -> Iterator[TimeExpression]:
    groups = match.groupdict()
    start, end, plain = match.start(), match.end(), match[0]
    if match["iso"]:
        year, month, day = _read_numbers(plain)[:3]
        yield TimeExpression(TimeKind.DATE, start, end, plain, year, month=month, days=(day,))
    elif match["date"]:
        tail = _read_numbers(match["tail"])
        year = tail[2] if tail[2] > 99 else 2000 + tail[2]
        yield from _iter_dates(match, match["heads"], (tail[0], tail[1]), year)
    elif match["period"]:
        yield from _iter_years(match)
    elif match["number_month"]:
        year = int(re.findall(r"20\d\d", plain)[0])
        if match["first_month"]:
            first, last = int(match["first_month"]), int(match["last_month"])
            middle = match.end("first_month")
            yield TimeExpression(TimeKind.MONTH, start, middle, plain, year, month=first)
            yield TimeExpression(TimeKind.MONTH, middle + 1, end, plain, year, month=last)
        else:
            month = parse_roman(match["only_month"]) if not match["only_month"].isdigit() else None
            month = month or int(match["only_month"])
            yield TimeExpression(TimeKind.MONTH, start, end, plain, year, month=month)
    elif match["year"]:
        yield TimeExpression(TimeKind.YEAR, start, end, plain, int(plain[:4]))
    elif match["quarter"]:
        if numbers := _read_numerals(match["quarters"], 4):
            yield TimeExpression(TimeKind.QUARTER, start, end, plain, numbers=numbers)
    elif match["semester"]:
        numbers = _read_numerals(match["halves"], 2) if match["halves"] else ()
        is_half = re.search(_HALF, plain) is not None
        yield TimeExpression(
            TimeKind.SEMESTER, start, end, plain, numbers=numbers, is_half_year=is_half
        )
    elif match["within"]:
        if match["count"] in (None, "1", "бир"):
            is_within = re.search(r"ичи|бою|аралыг|теч|протяж|весь|круглый|бүт", plain) is not None
            yield TimeExpression(TimeKind.WITHIN_YEAR, start, end, plain, is_within=is_within)
    elif match["month"]:
        name = match["long"]
        month = find_month(name) if name else SHORT_MONTHS.get(match["short"] or "")
        month = month or KYRGYZ_MONTHS.get(" ".join((match["kyrgyz"] or "").split()))
        if month:
            yield TimeExpression(TimeKind.MONTH, start, end, plain, month=month)
    elif groups.get("numbered"):
        numbers = tuple(_read_numbers(match["months"]))
        yield from _iter_months(numbers, match["months"], start, end)
    elif groups.get("day_month"):
        day, month = _read_numbers(match["day_tail"])[:2]
        yield from _iter_dates(match, match["day_heads"], (day, month), 0)
    elif groups.get("roman"):
        romans = [
            parse_roman(part)
            for part in re.findall(r"\w+", match["romans"])
            if part not in ("и", "же", "по", "до", "или", "жана")
        ]
        if all(romans) and max(number or 0 for number in romans) > 4:
            yield from _iter_months(
                tuple(number or 0 for number in romans), match["romans"], start, end
            )
    elif groups.get("short_year"):
        yield TimeExpression(TimeKind.YEAR, start, end, plain, 2000 + int(plain[:2]))


def _iter_dates(
    match: re.Match[str], heads: str, last: tuple[int, int], year: int
) -> Iterator[TimeExpression]:
    """The days of a list in digits; those without a month or year take those behind them.

    Days of one month are one expression. A day later in the year than the one behind it, to which
    it leads with a hyphen, lies in the year before.
    """
    start, end = match.start(), match.end()
    day, month = last
    kind = TimeKind.DATE if year else TimeKind.MONTH
    found: list[TimeExpression] = []
    days = [day]
    place = start + len(heads)
    tail_start, tail_end = place, end
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
    numbers: tuple[int, ...], printed: str, start: int, end: int
) -> Iterator[TimeExpression]:
    """Months said by their numbers: those of a list each, those of a span its ends."""
    places = [
        match.span()
        for match in re.finditer(r"\w+", printed)
        if match[0] not in ("и", "же", "по", "до", "или", "жана")
    ]
    for index, (number, (first, last)) in enumerate(zip(numbers, places, strict=True)):
        stop = end if index + 1 == len(numbers) else start + last
        yield TimeExpression(TimeKind.MONTH, start + first, stop, printed[first:last], month=number)


def _iter_years(match: re.Match[str]) -> Iterator[TimeExpression]:
    """Two years: of studies if they follow each other, unless `жж.` says that they are two."""
    first, second = _read_numbers(match["period"])[:2]
    second = second if second > 99 else first // 100 * 100 + second
    start, end, plain = match.start(), match.end(), match[0]
    of_years = re.search(r"жж|гг|ж\.\s?ж|г\.\s?г|жылдар|год(?:ы|ов|ах)", match["years"] or "")
    is_academic = second == first + 1 and (match["academic"] or not of_years)
    if second > first and not (match["academic"] and not is_academic):
        kind = TimeKind.ACADEMIC_YEAR if is_academic else TimeKind.YEAR_SPAN
        yield TimeExpression(kind, start, end, plain, first, second)


def _read_numerals(text: str, limit: int) -> tuple[int, ...]:
    """The numbers of a list, digits or Roman, spans filled up; none if one is over the limit."""
    numbers: list[int] = []
    is_span = False
    for match in re.finditer(r"-|до|по|\w+", text):
        if match[0] in ("-", "до", "по"):
            is_span = True
            continue
        number = int(match[0]) if match[0].isdigit() else parse_roman(match[0])
        if number is None:
            if match[0] in ("и", "жана", "же", "или"):
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

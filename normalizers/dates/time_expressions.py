"""The words of time in a text: months with their days, years, academic years, numeric dates.

2025-жылдын 8-сентябрынан 12-декабрына чейин
└─ year ──┘ └── month ─┘ └─ month ──┘ └ edge
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from normalizers.dates.academic_year import MONTH_STEMS


class TimeKind(Enum):
    """What kind of word of time a token is."""

    DATE = auto()  # 1.09.2025
    MONTH = auto()  # 8-сентябрынан, with its days
    YEAR = auto()  # 2026-ж.
    YEAR_SPAN = auto()  # 2023-2028-жылдар
    ACADEMIC_YEAR = auto()  # 2025-26 окуу жылына
    QUARTER = auto()  # 2-квартал
    SEMESTER = auto()  # 2-жарым жылдыгында
    WITHIN_YEAR = auto()  # жыл ичинде
    RECURRING = auto()  # квартал сайын
    BY_PLAN = auto()  # планга ылайык


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A word of time from `start` to `end` in the text.

    `year`, `end_year` in full; `month` 1–12; `days` as printed, none for a whole month; `quarter`
    of a quarter. `plain` is the folded print.
    """

    kind: TimeKind
    start: int
    end: int
    plain: str
    year: int = 0
    end_year: int = 0
    month: int = 0
    days: tuple[int, ...] = ()
    quarter: int = 0


_DASH = r"\s?[-–—]\s?"
_YEAR_WORD = r"(?:\s?[-–—]?\s?(?:жыл[а-яңөү]*|год[а-я]*|(?:жж|гг|ж|г)(?![а-яңөү])\.*))"
_MONTH_ENDING = (
    r"(?:[ыие]?(?:нын|дын|тын|нан|дан|тан|нда|да|та|на|га|ка|ны|ды|ты)|[ыаяеию]м?"
    r"|ындагы|дагы|тагы)?"
)
_SHORT_MONTHS = {"янв": 1, "фев": 2, "мар": 3, "апр": 4, "авг": 8, "сен": 9, "сент": 9, "окт": 10}
_SHORT_MONTHS |= {"нояб": 11, "ноя": 11, "дек": 12}
_LONG_MONTHS = "|".join(stem for stem in MONTH_STEMS if stem not in ("май", "март"))

_TIME_EXPRESSION = re.compile(
    rf"""
    (?P<iso>(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d))
    |(?P<date>(?<![\d.])(\d{{1,2}})[./](\d{{1,2}})[./]((?:20)?\d\d)(?!\d){_YEAR_WORD}?)
    |(?P<period>(?<![\d.,])(?:(20\d\d){_DASH}(20\d\d|\d\d)(?!\d)|(20\d\d)/(20\d\d|\d\d)(?!\d))
        (?P<academic>\s?[-–—]?\s?(?:окуу\s?[-–—]?\s?жыл[а-яңөү]*|уч[а-я]*\.?\s?г(?:од[а-я]*)?\b\.?))?
        (?P<years>{_YEAR_WORD})?)
    |(?P<number_month>(?<![\d.,])(0?[1-9]|1[0-2])\.(20\d\d)(?!\d){_YEAR_WORD}?)
    |(?P<year>(?<![\d.,])((?:19|20)\d\d)(?![\d%]|[.,]\d){_YEAR_WORD}?)
    |(?P<quarter>(?<!\w)([1-4]|i{{1,3}}|iv|і{{1,3}})\s?[-–—.]?\s?(?:чи|чү|й|ый)?\s?
        (?:квартал|чейрек)(?!\w*\s+сайын)[а-яңөү]*)
    |(?P<semester>(?<!\w)(?:[12]|i{{1,2}}|і{{1,2}}|биринчи|экинчи|перв[а-я]*|втор[а-я]*|күзгү|күздүк|
        жазгы|кышкы|осенн[а-я]*|весенн[а-я]*)\s?[-–—]?\s?(?:чи|й|ое|ом)?\s?
        (?:жарым\s?[-–—]?\s?жылд?|семестр|полугод)[а-яңөү]*)
    |(?P<within>(?<!\w)(?:(?P<count>\d+|бир|эки|үч|төрт|беш)\s)?(?:календардык\s)?(?:окуу\s)?
        жыл(?:ы|дын|ынын)?\s(?:ичинде|бою[а-я]*|аралыгында|ичи)
        |(?<!\w)(?:в\sтечени[ие]|на\sпротяжении)\s(?:всего\s)?(?:учебн[а-я]*\s)?года(?!\w)
        |(?<!\w)окуу\sжыл[а-яңөү]*(?!\w*\sар\sбир)
        |(?<!\w)(?:учебн[а-я]*\sгод[а-я]*|весь\sгод))
    |(?P<month>(?<![\w])(?:(?P<long>{_LONG_MONTHS})[а-яңөү]*|(?P<stem>май|март|ма(?=[яею](?!\w)))
        {_MONTH_ENDING}(?!\w)|(?P<short>{"|".join(sorted(_SHORT_MONTHS, key=len, reverse=True))})\.)
        (?:\sай[а-яңөү]*)?)
    """,
    re.X,
)

_DAYS_BEFORE = re.compile(
    r"(?<![\w.,№%])(?P<days>\d{1,2}(?:\s?-?(?:ден|дан|инен|унан|үнөн|ынан|сынан)?\s?"
    r"(?:[-–—,]|жана|и|по|до)\s?\d{1,2}){0,9})\s?(?:[-–—]|числа)?\s?$"
)
_DAYS_AFTER = re.compile(
    r"\s(?P<days>\d{1,2}(?:\s?[-–—]\s?\d{1,2})?)\s?-?(?:[иыуү]|с[иыуү])[а-яңөү]*(?!\w)"
)
_RECURRING = re.compile(
    r"(?<!\w)(?:(?:\w+\s)?сайын|(?:окуу\sжылынын\s)?ар\s(?:бир\s)?(?:жыл|ай|апта|жума|күн|квартал|"
    r"чейрек|семестр)[а-яңөү]*|еже(?:год|месяч|квартал|недел|днев|семестр)[а-я]*|"
    r"кажд[а-я]+\s(?:год|месяц|квартал|семестр|недел)[а-я]*)(?!\w)"
)
_ALWAYS = re.compile(
    r"(?<!\w)(?:дайыма|туруктуу|үзгүлтүксүз|мезгил-мезгили[а-я]*|постоянно|регулярно|"
    r"систематически|по\sмере\s\w+|раз\sв\s\w+|зарыл[а-яңөү]*\s(?:жараша|болгондо)|"
    r"керек\sболгондо|\w+\sучурунда|\w+\sучурда|(?:жылына|айына|жумасына|аптасына)\s\w+\s"
    r"(?:жолу|ирет|раз))(?!\w)"
)
_BY_PLAN = re.compile(
    r"(?<!\w)(?:(?:план|график|тартип|расписание|буйрук|жадыбал)[а-яңөү]*\s(?:ылайык|боюнча|менен)|"
    r"(?:согласно|по)\s(?:\w+\s)?(?:план|график|расписани)[а-я]*)(?!\w)"
)
_TERM = re.compile(
    r"(?<!\w)(?:мөөнөт[а-яңөү]*(?:\s(?:боюнча|ылайык|ичинде))?|өз\sубагында|тартипте|"
    r"в\sустановленн[а-я]*\sсрок[а-я]*|в\sсрок[а-я]*)(?!\w)"
)
_ROMAN_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def find_time_expressions(plain: str, *, time_only: bool) -> list[TimeExpression]:
    """The words of time in a folded text, in order, none over another.

    `time_only` says that the text speaks of nothing but time: there, wordings count that may mean
    something else among other words.
    """
    expressions = [
        expression
        for match in _TIME_EXPRESSION.finditer(plain)
        for expression in _iter_expressions(match)
    ]
    expressions = list(_iter_with_days(expressions, plain))
    other_patterns = [(_RECURRING, TimeKind.RECURRING), (_BY_PLAN, TimeKind.BY_PLAN)]
    if time_only:
        other_patterns += [(_ALWAYS, TimeKind.RECURRING), (_TERM, TimeKind.BY_PLAN)]
    for pattern, kind in other_patterns:
        for match in pattern.finditer(plain):
            expression = TimeExpression(kind, *match.span(), match[0])
            expressions = [
                old
                for old in expressions
                if old.end <= expression.start or old.start >= expression.end
            ]
            expressions.append(expression)
    return sorted(expressions, key=lambda expression: expression.start)


def _iter_expressions(match: re.Match[str]) -> Iterator[TimeExpression]:
    start, end, plain = match.start(), match.end(), match[0]
    if match["iso"] or match["date"]:
        numbers = [int(number) for number in re.findall(r"\d+", match[0])[:3]]
        year, month, day = numbers if match["iso"] else numbers[::-1]
        full_year = year if year > 99 else 2000 + year
        yield TimeExpression(
            TimeKind.DATE, start, end, plain, year=full_year, month=month, days=(day,)
        )
    elif match["period"]:
        first, second = (int(number) for number in re.findall(r"\d+", match["period"])[:2])
        second = second if second > 99 else first // 100 * 100 + second
        kind = TimeKind.ACADEMIC_YEAR if second == first + 1 else TimeKind.YEAR_SPAN
        if second > first:
            yield TimeExpression(kind, start, end, plain, year=first, end_year=second)
    elif match["number_month"]:
        month, year = (int(number) for number in re.findall(r"\d+", plain)[:2])
        yield TimeExpression(TimeKind.MONTH, start, end, plain, year=year, month=month)
    elif match["year"]:
        yield TimeExpression(TimeKind.YEAR, start, end, plain, year=int(plain[:4]))
    elif match["quarter"]:
        numeral = re.split(r"[\s.–—-]", plain.replace("і", "i"))[0]
        yield TimeExpression(
            TimeKind.QUARTER,
            start,
            end,
            plain,
            quarter=_ROMAN_NUMERALS.get(numeral) or int(numeral),
        )
    elif match["semester"]:
        yield TimeExpression(TimeKind.SEMESTER, start, end, plain)
    elif match["within"]:
        if match["count"] in (None, "1", "бир"):
            yield TimeExpression(TimeKind.WITHIN_YEAR, start, end, plain)
    else:
        stem = match["long"] or {"ма": "май"}.get(match["stem"] or "", match["stem"])
        month = MONTH_STEMS[stem] if stem else _SHORT_MONTHS[match["short"]]
        yield TimeExpression(TimeKind.MONTH, start, end, plain, month=month)


def _iter_with_days(expressions: Sequence[TimeExpression], plain: str) -> Iterator[TimeExpression]:
    """The tokens, each month with the days printed before or behind it."""
    last_end = 0
    for index, expression in enumerate(expressions):
        if expression.kind is TimeKind.MONTH and not expression.year:
            next_start = (
                expressions[index + 1].start if index + 1 < len(expressions) else len(plain)
            )
            days_before = _DAYS_BEFORE.search(
                plain, max(last_end, expression.start - 60), expression.start
            )
            days_after = _DAYS_AFTER.match(plain, expression.end, next_start)
            days_match = days_before or days_after
            if days_match:
                numbers = tuple(int(day) for day in re.findall(r"\d+", days_match["days"]))
                start = days_match.start() if days_before else expression.start
                end = expression.end if days_before else days_match.end()
                last_end = end
                yield replace(
                    expression, start=start, end=end, plain=plain[start:end], days=numbers
                )
                continue
        last_end = expression.end
        yield expression

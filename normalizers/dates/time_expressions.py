"""The words of time in a text: months with their days, years, academic years, numeric dates.

2025-жылдын 8-сентябрынан 12-декабрына чейин
└─ year ──┘ └── month ─┘ └─ month ──┘ └ edge
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from normalizers.dates.academic_year import MONTHS


class Sort(Enum):
    """What kind of word of time a token is."""

    DATE = auto()  # 1.09.2025
    MONTH = auto()  # 8-сентябрынан, with its days
    YEAR = auto()  # 2026-ж.
    YEARS = auto()  # 2023-2028-жылдар
    ACADEMIC = auto()  # 2025-26 окуу жылына
    QUARTER = auto()  # 2-квартал
    SEMESTER = auto()  # 2-жарым жылдыгында
    WITHIN = auto()  # жыл ичинде
    RECURRING = auto()  # квартал сайын
    PLAN = auto()  # планга ылайык


@dataclass(frozen=True, slots=True)
class Token:
    """A word of time from `start` to `end` in the text.

    `year`, `last_year` in full; `month` 1–12; `days` as printed, none for a whole month; `number`
    of a quarter. `plain` is the folded print.
    """

    sort: Sort
    start: int
    end: int
    plain: str
    year: int = 0
    last_year: int = 0
    month: int = 0
    days: tuple[int, ...] = ()
    number: int = 0


_DASH = r"\s?[-–—]\s?"
_YEAR_WORD = r"(?:\s?[-–—]?\s?(?:жыл[а-яңөү]*|год[а-я]*|(?:жж|гг|ж|г)(?![а-яңөү])\.*))"
_ENDING = (
    r"(?:[ыие]?(?:нын|дын|тын|нан|дан|тан|нда|да|та|на|га|ка|ны|ды|ты)|[ыаяеию]м?"
    r"|ындагы|дагы|тагы)?"
)
_SHORT = {"янв": 1, "фев": 2, "мар": 3, "апр": 4, "авг": 8, "сен": 9, "сент": 9, "окт": 10}
_SHORT |= {"нояб": 11, "ноя": 11, "дек": 12}
_LONG = "|".join(stem for stem in MONTHS if stem not in ("май", "март"))

_TOKENS = re.compile(
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
    |(?P<month>(?<![\w])(?:(?P<long>{_LONG})[а-яңөү]*|(?P<stem>май|март|ма(?=[яею](?!\w)))
        {_ENDING}(?!\w)|(?P<short>{"|".join(sorted(_SHORT, key=len, reverse=True))})\.)
        (?:\sай[а-яңөү]*)?)
    """,
    re.X,
)

_DAYS_BEFORE = re.compile(
    r"(?<![\w.,№%])(?P<days>\d{1,2}(?:\s?-?(?:ден|дан|инен|унан|үнөн|ынан|сынан)?\s?"
    r"(?:[-–—,]|жана|и|по|до)\s?\d{1,2}){0,9})\s?(?:[-–—]|числа)?\s?$"
)
_DAYS_BEHIND = re.compile(
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
_PLAN = re.compile(
    r"(?<!\w)(?:(?:план|график|тартип|расписание|буйрук|жадыбал)[а-яңөү]*\s(?:ылайык|боюнча|менен)|"
    r"(?:согласно|по)\s(?:\w+\s)?(?:план|график|расписани)[а-я]*)(?!\w)"
)
_TERM = re.compile(
    r"(?<!\w)(?:мөөнөт[а-яңөү]*(?:\s(?:боюнча|ылайык|ичинде))?|өз\sубагында|тартипте|"
    r"в\sустановленн[а-я]*\sсрок[а-я]*|в\sсрок[а-я]*)(?!\w)"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def tokens(plain: str, *, alone: bool) -> list[Token]:
    """The words of time in a folded text, in order, none over another.

    `alone` says that the text speaks of nothing but time: there, wordings count that may mean
    something else among other words.
    """
    found = [token for match in _TOKENS.finditer(plain) for token in _token(match)]
    found = list(_with_days(found, plain))
    others = [(_RECURRING, Sort.RECURRING), (_PLAN, Sort.PLAN)]
    if alone:
        others += [(_ALWAYS, Sort.RECURRING), (_TERM, Sort.PLAN)]
    for pattern, sort in others:
        for match in pattern.finditer(plain):
            token = Token(sort, *match.span(), match[0])
            found = [old for old in found if old.end <= token.start or old.start >= token.end]
            found.append(token)
    return sorted(found, key=lambda token: token.start)


def _token(match: re.Match[str]) -> Iterator[Token]:
    start, end, plain = match.start(), match.end(), match[0]
    if match["iso"] or match["date"]:
        numbers = [int(number) for number in re.findall(r"\d+", match[0])[:3]]
        year, month, day = numbers if match["iso"] else numbers[::-1]
        full = year if year > 99 else 2000 + year
        yield Token(Sort.DATE, start, end, plain, year=full, month=month, days=(day,))
    elif match["period"]:
        first, second = (int(number) for number in re.findall(r"\d+", match["period"])[:2])
        second = second if second > 99 else first // 100 * 100 + second
        sort = Sort.ACADEMIC if second == first + 1 else Sort.YEARS
        if second > first:
            yield Token(sort, start, end, plain, year=first, last_year=second)
    elif match["number_month"]:
        month, year = (int(number) for number in re.findall(r"\d+", plain)[:2])
        yield Token(Sort.MONTH, start, end, plain, year=year, month=month)
    elif match["year"]:
        yield Token(Sort.YEAR, start, end, plain, year=int(plain[:4]))
    elif match["quarter"]:
        mark = re.split(r"[\s.–—-]", plain.replace("і", "i"))[0]
        yield Token(Sort.QUARTER, start, end, plain, number=_ROMAN.get(mark) or int(mark))
    elif match["semester"]:
        yield Token(Sort.SEMESTER, start, end, plain)
    elif match["within"]:
        if match["count"] in (None, "1", "бир"):
            yield Token(Sort.WITHIN, start, end, plain)
    else:
        stem = match["long"] or {"ма": "май"}.get(match["stem"] or "", match["stem"])
        month = MONTHS[stem] if stem else _SHORT[match["short"]]
        yield Token(Sort.MONTH, start, end, plain, month=month)


def _with_days(found: Sequence[Token], plain: str) -> Iterator[Token]:
    """The tokens, each month with the days printed before or behind it."""
    last = 0
    for index, token in enumerate(found):
        if token.sort is Sort.MONTH and not token.year:
            room = found[index + 1].start if index + 1 < len(found) else len(plain)
            before = _DAYS_BEFORE.search(plain, max(last, token.start - 60), token.start)
            behind = _DAYS_BEHIND.match(plain, token.end, room)
            days = before or behind
            if days:
                numbers = tuple(int(day) for day in re.findall(r"\d+", days["days"]))
                start = days.start() if before else token.start
                end = token.end if before else days.end()
                last = end
                yield replace(token, start=start, end=end, plain=plain[start:end], days=numbers)
                continue
        last = token.end
        yield token

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

The groups of the patterns are read in `dated_expressions`; months get their days in `day_lists`.
"""

from __future__ import annotations

import re

from normalizers.dates.month_names import KYRGYZ_MONTHS, MONTH_STEMS, ROMAN, SHORT_MONTHS

_DASH = r"\s*-\s*"
_YEAR_WORD = (
    r"(?:\s?-?\s?(?:жыл[а-яңөүё]*|год[а-яё]*|(?:ж\.\s?ж|г\.\s?г|жж|гг|ж|г)(?![а-яңөү]))\.*)"
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
HALF_YEAR_WORD = r"(?:жарым\s?-?\s?жыл|полугод|полуг\.)"

_ALWAYS = rf"""
    (?P<iso>(?<![\d.])(20\d\d)[.-](\d\d)[.-](\d\d)(?!\d))
    |(?P<date>(?<![\w.])(?P<heads>(?:\d{{1,2}}(?:\.\d{{1,2}})?\.?HEAD_SEPARATOR)*)
        (?P<tail>\d{{1,2}}(?:(?P<sign>[./])\d{{1,2}}(?P=sign)|\.\s\d{{1,2}}\.\s)(?:20\d\d|[2-4]\d))(?!\d){_YEAR_WORD}?)
    |(?P<period>(?<!\d)(?<!\d[.,])(?:(20\d\d){_DASH}(20\d\d|\d\d)(?!\d|\.\d)|(20\d\d)/(20\d\d|\d\d)(?!\d))
        (?P<academic>{_ACADEMIC})?(?P<years>{_YEAR_WORD})?)
    |(?P<number_month>(?<![\w.,])(?P<first_month>{_MONTH_NUMBER}){_DASH}
        (?P<last_month>{_MONTH_NUMBER})\.(20\d\d)(?!\d){_YEAR_WORD}?
        |(?<![\d.,])(?P<only_month>{_MONTH_NUMBER}|{ROMAN})\.(20\d\d)(?!\d){_YEAR_WORD}?)
    |(?P<year>(?<!\d)(?<!\d[.,])((?:19|20)\d\d)(?![\d%]|[.,]\d){_YEAR_WORD}?)
    |(?P<quarter>(?<![\w.])(?P<quarters>{_NUMERALS})\s*-?\s?
        (?:квартал|чейре[кг]|кварт\.|чейр\.|кв(?![а-яңөү])\.?)(?!\w*\s+сайын)[а-яңөү]*)
    |(?P<semester>(?<!\w)(?:(?P<halves>{_NUMERALS})|күзгү|күздүк|жазгы|жаздык|кышкы|жайкы
        |осенн[а-я]*|весенн[а-я]*|зимн[а-я]*)\s*-?\s?(?:{HALF_YEAR_WORD}|семестр|сем\.)[а-яңөү]*)
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


DATED_PATTERN = _compile(time_only=False)
DATED_PATTERN_TIME_ONLY = _compile(time_only=True)
"""For a text about nothing but time: wordings count which elsewhere may mean something else."""

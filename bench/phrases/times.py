"""Deadlines: rules and fillers, with their days in the plan of 2025-26."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from .fillers import split_fillers
from .made_phrase import MadePhrase, Meaning
from .undated_times import (
    Made,
    make_dayless,
    make_half_year,
    make_planned,
    make_recurring,
)

FIRST_YEAR = 2025
NO_TIME: Meaning = ("none", None, None)
_MONTHS = split_fillers(
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
)
_GENITIVE = split_fillers(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
)
_PREPOSITIONAL = split_fillers(
    "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре"
)
_SHORT = split_fillers("янв фев март апр май июнь июль авг сент окт нояб дек")
_STEMS = [name.rstrip("ьй") for name in _MONTHS]
_BACK = {3: "март", 5: "май", 8: "август"}
_ROMAN = split_fillers("I II III IV V VI VII VIII IX X XI XII")
_KYRGYZ_NAMES = split_fillers(
    "үчтүн айы|бирдин айы|жалган куран|чын куран|бугу айы|кулжа айы|теке айы|баш оона|аяк оона|"
    "тогуздун айы|жетинин айы|бештин айы",
    "|",
)
_ORDINALS = split_fillers("биринчи экинчи үчүнчү төртүнчү")
_RUSSIAN_ORDINALS = split_fillers("первый второй третий четвертый")
_DAY_ORDINALS = {
    1: "биринчи", 3: "үчүнчү", 5: "бешинчи", 10: "онунчу", 12: "он экинчи", 15: "он бешинчи",
    20: "жыйырманчы", 25: "жыйырма бешинчи",
}  # fmt: skip


def _year_of(month: int) -> int:
    return FIRST_YEAR if month >= 9 else FIRST_YEAR + 1


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _case(month: int, ending: str) -> str:
    """A month with a Kyrgyz ending: `октябрга`, `майдан`, `августтан`."""
    word = _STEMS[month - 1] if month not in (5,) else "май"
    if month in (6, 7):
        forms = {"locative": "да", "ablative": "дан", "dative": "га", "genitive": "дун"}
    elif month in (3, 8):
        forms = {"locative": "та", "ablative": "тан", "dative": "ка", "genitive": "тын"}
    else:
        forms = {"locative": "да", "ablative": "дан", "dative": "га", "genitive": "дын"}
    return word + forms[ending]


def _possessed(month: int, ending: str) -> str:
    """A day's month: `октябрына`, `мартынан`."""
    word = "май" if month == 5 else _STEMS[month - 1]
    vowel = "у" if month in (6, 7, 8) else "ы"
    return word + vowel + {"dative": "на", "ablative": "нан", "locative": "нда"}[ending]


def _pick_month(chance: Random) -> int:
    return chance.randint(1, 12)


def _pick_day(chance: Random) -> date:
    return date(FIRST_YEAR, 9, 1) + timedelta(days=chance.randrange(365))


def _year_tail(year: int, chance: Random) -> str:
    return chance.choice(
        ("", f", {year}-жыл", f" {year}-ж.", f" {year}", f" {year} г.", f" {year}-жыл", f", {year}")
    )


def _year_head(year: int, chance: Random) -> str:
    return chance.choice(("", f"{year}-ж. ", f"{year}-жылдын ", f"{year}-жыл, ", f"{year} жылдын "))


def _month_meaning(first: int, last: int) -> Meaning:
    kind = "month" if first == last else "months"
    year, end = _year_of(first), _year_of(last)
    return kind, date(year, first, 1), _last(end, last)


def make_month(chance: Random) -> Made:
    """`октябрь`, `октябрь айында`, `в октябре`, `2025-ж. октябрь`."""
    month = _pick_month(chance)
    year = _year_of(month)
    name = chance.choice(
        (
            _MONTHS[month - 1],
            f"{_MONTHS[month - 1]} айы",
            f"{_MONTHS[month - 1]} айында",
            f"{_MONTHS[month - 1]} айынын ичинде",
            _case(month, "locative"),
            f"в {_PREPOSITIONAL[month - 1]}",
            f"{month}-айда",
            _KYRGYZ_NAMES[month - 1],
            f"{_case(month, 'genitive')} аягы",
            f"до конца {_GENITIVE[month - 1]}",
            f"{_case(month, 'genitive')} {chance.choice('1234')}-жумасы",
        )
    )
    text = name + _year_tail(year, chance)
    if chance.random() < 0.3 and not name.startswith(("в ", "до ")):
        text = _year_head(year, chance) + name
    return text, (_month_meaning(month, month),)


def make_months(chance: Random) -> Made:
    """`октябрь-ноябрь`, `сент-окт 2025`, `с октября по март`, `октябрдан мартка чейин`."""
    first_place = chance.randrange(11)
    last_place = chance.randrange(first_place + 1, 12)
    first, last = (8 + first_place) % 12 + 1, (8 + last_place) % 12 + 1
    same = _year_of(first) == _year_of(last)
    a, b = first - 1, last - 1
    tail = _year_tail(_year_of(first), chance) if same else ""
    text = chance.choice(
        (
            f"{_MONTHS[a]}-{_MONTHS[b]}{tail}",
            f"{_MONTHS[a]} – {_MONTHS[b]}{tail}",
            f"{_MONTHS[a]}-{_MONTHS[b]} айлары{tail}",
            f"{_MONTHS[a]}, {_MONTHS[b]}{tail}",
            f"{_MONTHS[a]} жана {_MONTHS[b]} айларында{tail}",
            f"{_SHORT[a]}-{_SHORT[b]}{tail}",
            f"{_SHORT[a]}. – {_SHORT[b]}.{tail}",
            f"с {_GENITIVE[a]} по {_MONTHS[b]}{tail}",
            f"{_case(first, 'ablative')} {_case(last, 'dative')} чейин",
            f"{_MONTHS[a]} айынан {_MONTHS[b]} айына чейин",
            f"{first:02}.{_year_of(first)} – {last:02}.{_year_of(last)}",
            f"{_MONTHS[a]} {_year_of(first)} – {_MONTHS[b]} {_year_of(last)}",
            f"{_year_of(first)}-ж. {_MONTHS[a]} – {_year_of(last)}-ж. {_MONTHS[b]}",
            *([f"{_ROMAN[a]}–{_ROMAN[b]}{tail}"] if max(first, last) > 4 else []),
            *([f"{first}-{last}-айлар"] if first < last else []),
        )
    )
    return text, (_month_meaning(first, last),)


def make_quarters(chance: Random) -> Made:
    """`I квартал`, `1-2-кварталдар`, `2026-жылдын экинчи чейреги`, `4 кв. 2025 г.`."""
    first, last, year = chance.choice(((1, 1, 2026), (2, 2, 2026), (4, 4, 2025), (1, 2, 2026)))
    if first == last:
        number = chance.choice(
            (f"{first}-", f"{_ROMAN[first - 1]} ", f"{first} ", f"{_ORDINALS[first - 1]} ")
        )
    else:
        number = chance.choice(("1-2-", "I-II ", "I жана II ", "1, 2-", "I, II ", "1–2 "))
    word = chance.choice(("квартал", "кварталда", "кв.", "квартал"))
    text = chance.choice(
        (
            f"{number}{word}",
            f"{number}{word} {year} г.",
            f"{year}-жылдын {number}кварталы",
            f"{year}-жылдын {number}чейреги",
            f"{year}-ж. {number}{word}",
            *([f"в {first}-м квартале {year} года"] if first == last else []),
            *([f"{_RUSSIAN_ORDINALS[first - 1]} квартал"] if first == last else []),
        )
    )
    start, end = date(year, 3 * first - 2, 1), _last(year, 3 * last)
    return text, (("months", start, end),)


def make_day(chance: Random) -> Made:
    """`5-октябрь`, `«5» октябрь 2025-ж.`, `05.10.2025`, `октябрдын 5ине чейин`, `к 5 октября`."""
    day = _pick_day(chance)
    d, m, y = day.day, day.month, day.year
    month, tail = _MONTHS[m - 1], _year_tail(y, chance)
    text = chance.choice(
        (
            f"{d}-{month}{tail}",
            f"{d} {month}{tail}",
            f"«{d}» {month}{tail}",
            f"{_year_head(y, chance)}{d}-{month}",
            f"{d} {_GENITIVE[m - 1]}{tail}",
            f"до {d} {_GENITIVE[m - 1]}{tail}",
            f"не позднее {d} {_GENITIVE[m - 1]}",
            f"к {d} {_GENITIVE[m - 1]}",
            f"{_year_head(y, chance)}{d}-{_case(m, 'dative')} чейин",
            f"{y}-жылдын {d}-{_possessed(m, 'dative')} карата",
            f"{y}-жылдын {d}-{_possessed(m, 'locative')}",
            f"{d}-{_case(m, 'ablative')} кечиктирбестен",
            f"{d:02}.{m:02}.{y}",
            f"{d:02}.{m:02}.{y}-ж.",
            f"{d}.{m:02}.{y % 100}",
            f"{d:02}/{m:02}/{y}",
            f"{d:02}.{m:02}",
            day.isoformat(),
            f"{d}-{month}, саат {chance.randint(8, 18)}.00",
            f"{d}-{month} {chance.randint(8, 18)}:{chance.choice(('00', '30'))}",
            f"{d}-{month} (бейшемби)",
            f"болжол менен {d}-{month}",
            f"{_case(m, 'genitive')} {d}{_day_ending(d)} чейин",
            *([f"{_DAY_ORDINALS[d]} {month}"] if d in _DAY_ORDINALS else []),
        )
    )
    return text, (("date", day, day),)


def _day_ending(day: int) -> str:
    endings = {1: "ине", 2: "сине", 3: "үнө", 4: "үнө", 5: "ине", 6: "сына", 7: "сине", 8: "ине"}
    endings |= {9: "уна", 0: "уна"}
    return {20: "сына", 30: "уна"}.get(day, endings[day % 10])


def make_days(chance: Random) -> Made:
    """`5-10-октябрь`, `15.09–20.10.2025`, `5-10.11.2025`, `с 5 по 10 октября`, `1инен 15ине`."""
    first = _pick_day(chance)
    last = first + timedelta(days=chance.randint(1, 60))
    if last > date(FIRST_YEAR + 1, 8, 31):
        last = date(FIRST_YEAR + 1, 8, 31)
        first = min(first, last - timedelta(days=1))
    a, b, x, z = first.day, last.day, first.month, last.month
    y, w = first.year, last.year
    tail = _year_tail(w, chance) if y == w else ""
    forms = [
        f"{a}-{_case(x, 'ablative')} {b}-{_case(z, 'dative')} чейин",
        f"{a}-{_MONTHS[x - 1]} – {b}-{_MONTHS[z - 1]}{tail}",
        f"с {a} {_GENITIVE[x - 1]} по {b} {_GENITIVE[z - 1]}{tail}",
        f"{a:02}.{x:02}.{y}-{b:02}.{z:02}.{w}",
        f"{a:02}.{x:02}.{y % 100} – {b:02}.{z:02}.{w % 100}",
        f"{a:02}.{x:02}.–{b:02}.{z:02}.{w}",
        f"{a:02}.{x:02}-{b:02}.{z:02}.{w}-ж.",
        f"{a:02}.{x:02} – {b:02}.{z:02}",
        f"{y}-жылдын {a}-{_possessed(x, 'ablative')} "
        f"{w}-жылдын {b}-{_possessed(z, 'dative')} чейин",
        f"{y}-ж. {a}-{_MONTHS[x - 1]} – {w}-ж. {b}-{_MONTHS[z - 1]}",
        f"{a} {_MONTHS[x - 1]}, {b} {_MONTHS[z - 1]}",
    ]
    if (x, y) == (z, w):
        forms += [
            f"{a}-{b}-{_MONTHS[x - 1]}{tail}",
            f"{a}–{b} {_GENITIVE[x - 1]}{tail}",
            f"{a}, {b}-{_MONTHS[x - 1]}",
            f"{a} жана {b}-{_MONTHS[x - 1]}",
            f"«{a}»-«{b}» {_MONTHS[x - 1]}{tail}",
            f"{a}-{b}.{x:02}.{y}",
            f"с {a} по {b} {_GENITIVE[x - 1]}{tail}",
            f"{a:02}-{b:02}.{x:02}.{y} г.",
            f"{_year_head(y, chance)}{a}-{b}-{_MONTHS[x - 1]}",
        ]
    return chance.choice(forms), (("range", first, last),)


def make_open(chance: Random) -> Made:
    """`15-октябрдан баштап`, `с 1 октября`: to the end of the academic year."""
    day = _pick_day(chance)
    text = chance.choice(
        (
            f"{day.day}-{_case(day.month, 'ablative')} баштап",
            f"с {day.day} {_GENITIVE[day.month - 1]}",
            f"{day.year}-жылдын {day.day}-{_possessed(day.month, 'ablative')} баштап",
        )
    )
    return text, (("range", day, date(FIRST_YEAR + 1, 8, 31)),)


def make_year(chance: Random) -> Made:
    """`2025-26-окуу жылы`, `жыл ичинде`, `в теч. уч. года`."""
    text = chance.choice(
        split_fillers(
            "2025-26-окуу жылы|2025-2026-окуу жылында|2025/2026 уч. год|жыл ичинде"
            "|окуу жылынын ичинде"
            "|окуу жылы бою|в течение года|в теч. года|в течение уч. года|в течение учебного года"
            "|жыл бою|бүткүл окуу жылы|2025–2026|весь учебный год"
            "|в течение 2025-2026 учебного года",
            "|",
        )
    )
    meaning = ("academic_year", date(FIRST_YEAR, 9, 1), date(FIRST_YEAR + 1, 8, 31))
    return text, (meaning,)


def make_poisoned(chance: Random) -> Made:
    """A deadline beside words of time that no grammar joins to it: no value may be given."""
    text, _ = chance.choice((make_month, make_day, make_year, make_quarters))(chance)
    poison = chance.choice(
        (
            f" {chance.randint(2, 28)}",
            f"; {chance.randint(2, 28)}",
            " кийин",
            f" {chance.randint(2, 9)} күн мурун",
            " жарымындабыз",
            f" (№{chance.randint(2, 9)} {chance.randint(12, 19)})",
        )
    )
    return text + poison, ()


RULES: dict[str, Callable[[Random], Made]] = {
    "month": make_month,
    "months": make_months,
    "quarters": make_quarters,
    "day": make_day,
    "days": make_days,
    "open": make_open,
    "year": make_year,
    "recurring": make_recurring,
    "planned": make_planned,
    "half-year": make_half_year,
    "dayless": make_dayless,
    "poisoned": make_poisoned,
}
"""The rules by their names."""


def make_time(chance: Random) -> MadePhrase:
    """A deadline of any rule, without noise."""
    rule = chance.choice(list(RULES))
    text, meanings = RULES[rule](chance)
    return MadePhrase(text, rule, meanings, NO_TIME)

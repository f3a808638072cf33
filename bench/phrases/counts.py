"""Indicators: rules and fillers, with their numbers and deadlines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from .fillers import split_fillers
from .made_phrase import MadePhrase, Meaning
from .numerals import say_in_kyrgyz, say_in_russian
from .times import NO_TIME

_UNITS = split_fillers(
    "окутуучу|студент|семинар|макала|келишим|эл аралык келишим|илимий макала|китеп|аудитория"
    "|тренинг|программа|ББП|иш-чара|окуу китеби|долбоор",
    "|",
)
_RUSSIAN_UNITS = split_fillers("семинаров|публикаций|студентов|преподавателей|договоров|книг", "|")
_FRAMES = ("{}", "Кеминде {}", "{} өткөрүлөт", "{} түзүлдү", "Жалпы {}")
_SHARES = split_fillers("ПОКтун|Студенттердин|Кызматкерлердин|Окуучулардын", "|")

_TIMES: tuple[tuple[str, Meaning], ...] = (
    ("2026-ж. май", ("month", date(2026, 5, 1), date(2026, 5, 31))),
    ("май айында", ("month", date(2026, 5, 1), date(2026, 5, 31))),
    ("ноябрь-декабрь 2025-ж.", ("months", date(2025, 11, 1), date(2025, 12, 31))),
    ("15.10.2025", ("date", date(2025, 10, 15), date(2025, 10, 15))),
    ("15-октябрга чейин", ("date", date(2025, 10, 15), date(2025, 10, 15))),
    ("1.09.2025-30.06.2026", ("range", date(2025, 9, 1), date(2026, 6, 30))),
    ("окуу жылынын ичинде", ("academic_year", date(2025, 9, 1), date(2026, 8, 31))),
    ("жыл ичинде", ("academic_year", date(2025, 9, 1), date(2026, 8, 31))),
    ("2026-жылдын II кварталы", ("months", date(2026, 4, 1), date(2026, 6, 30))),
    ("ай сайын", ("recurring", None, None)),
    ("жылына эки жолу", ("recurring", None, None)),
)

UNSURE = float("inf")
"""Stands for a number that may not be given: none equals it, and null is a part of it."""

Made = tuple[str, tuple[float | None, ...]]
"""Text and the numbers that are right; none where no number may be given."""


def make_count(chance: Random) -> Made:
    """A count in digits or in words."""
    number, unit = chance.randint(2, 200), chance.choice(_UNITS)
    said = chance.choice((str(number), str(number), say_in_kyrgyz(number)))
    if chance.random() < 0.2:
        number = chance.randint(5, 99)
        said = chance.choice((str(number), f"не менее {number}"))
        if number > 20 and number % 10 in (0, 5, 6, 7, 8, 9):
            said = chance.choice((said, say_in_russian(number)))
        return f"{said} {chance.choice(_RUSSIAN_UNITS)}", (float(number),)
    if chance.random() < 0.1:
        return f"{number}дон ашык {unit}", (float(number),)
    return chance.choice(_FRAMES).format(f"{said} {unit}"), (float(number),)


def make_share(chance: Random) -> Made:
    """A share in per cent, in all writings."""
    number = chance.randint(1, 100)
    sign = chance.choice(("%", " %", " пайыз", " процент", "%га", "%ы", " пайызга"))
    text = chance.choice((f"{number}{sign}", f"{chance.choice(_SHARES)} {number}{sign}"))
    return text, (float(number),)


def make_target(chance: Random) -> Made:
    """From one number to another: the target."""
    low, high = sorted(chance.sample(range(2, 99), 2))
    text = chance.choice(
        (
            f"{low}%дан {high}%га көбөйөт",
            f"{low}%дан {high}%га чейин",
            f"с {low}% до {high}%",
            f"{low} пайыздан {high} пайызга жеткирүү",
            f"{low} %дан {high} %га",
        )
    )
    return text, (float(high),)


def make_part(chance: Random) -> Made:
    """So many of so many: the part."""
    part, whole = sorted(chance.sample(range(2, 99), 2))
    text = chance.choice(
        (
            f"{whole} ичинен {part} окутуучу",
            f"{whole} иш-чарадан {part} иш-чара",
            f"{part} из {whole} преподавателей",
        )
    )
    return text, (float(part),)


def make_named(chance: Random) -> Made:
    """A number that counts nothing."""
    number = chance.randint(2, 30)
    text = chance.choice(
        (
            f"№{number} протокол",
            f"Протокол №{number}",
            f"{number}-орун",
            f"1:{number} катышы",
            f"{number} күндүк семинар",
            f"{number} сааттык курс",
            f"{number} жылдык келишим",
            f"{number}-чакырылыш",
            f"{number}-корпус",
            "Буйрук, протокол",
            "√",
            "ISO 9001 стандарты",
            f"{say_in_kyrgyz(number)} күндүк курс",
        )
    )
    return text, (None,)


def make_uncertain(chance: Random) -> Made:
    """A range, a negative number: no number may be given, and it is to be told."""
    low, high = sorted(chance.sample(range(2, 99), 2))
    text = chance.choice(
        (
            f"{low}-{high} макала",
            f"{low} – {high} макала",
            f"{low}–{high} %",
            f"{low}-{high}%",
            f"от {low} до {high} публикаций",
            f"-{low}%",
        )
    )
    return text, (UNSURE,)


RULES: dict[str, Callable[[Random], Made]] = {
    "count": make_count,
    "share": make_share,
    "target": make_target,
    "part": make_part,
    "named": make_named,
    "uncertain": make_uncertain,
}
"""The rules by their names."""


def make_indicator(chance: Random) -> MadePhrase:
    """An indicator of any rule, at times with a deadline behind it, without noise."""
    rule = chance.choice(list(RULES))
    text, numbers = RULES[rule](chance)
    times: tuple[Meaning, ...] = (NO_TIME,)
    if chance.random() < 0.5:
        time, meaning = chance.choice(_TIMES)
        times = (meaning,)
        text = f"{text}{chance.choice((', ', '. ', ' – '))}{time}"
    meanings = tuple((number, *time) for number in numbers for time in times)
    return MadePhrase(text, rule, meanings, (None, *NO_TIME))

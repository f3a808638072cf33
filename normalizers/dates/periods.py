"""What time a plan is for: an academic year, a calendar year, or several years.

A period is known by its label, as it is published: `2025-26` is the academic year from 1 September
2025, `2026` a calendar year, `2024-2028` a programme from the first day of
2024 to the last of 2028.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from normalizers.letters.confusables import fold_to_russian_keyboard

PeriodKind = Literal["academic_year", "calendar_year", "years"]
"""What a period is."""

MAX_YEARS = 25
"""No plan is for more years than this."""

STUDY_WORD_WEIGHT = 3
"""How much more a span of years counts that is called an academic year than one that is not."""

_LABEL = re.compile(r"(20\d\d)(?:-(\d\d|20\d\d))?")
_DASH = r"\s*[-–—−/]\s*"
_SPAN = re.compile(
    rf"(?<!\d)(20\d\d)(?:{_DASH}|\s*-?\s*жылдан\s+|\s+по\s+)(20\d\d|\d\d)(?![\d.])"
    r"(?P<behind>.{0,24})"
)
_STUDY = re.compile(r"окуу|уч(?:\.|еб)|академ")
_PLURAL_YEARS = re.compile(r"\W*(?:жылдар|жж|год[ыа]|гг)")
_YEAR = re.compile(
    r"(?<![\d.–—/-])(?P<year>20\d\d)(?!\d)(?:\s*[-–—]?\s*(?P<behind>(?:"
    r"календар\w*\s+)?(?:жылга|жылына|жылдык|жылдагы|жылкы|жылы(?=\W|$)|жыл\s+учун|жылдын|жыл(?=\W|$)|ж\.\s*карата|"
    r"год[ау]?(?=\W|$)|г\.)|календар\w*\W*$))?"
)
_YEAR_OF_PLAN_BEFORE = re.compile(r"\bна\s+(?:весь\s+)?$|\bв\s+$")
_YEAR_OF_PLAN = re.compile(r"календар|жылга|жылына|учун|карата")
_PART_WORD = r"(?:полугоди[ея]|квартал\w{0,2}|семестр\w{0,2}|триместр\w{0,2}|месяц\w{0,2})"
_MONTH_WORD = (
    r"(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)ь|март|ма[йи]|август)"
    r"(?:\s+(?:месяц|айына))?"
)
_PART_OF_YEAR_BEFORE = re.compile(
    r"\bна\s+(?:(?:[ivx]+|[1-4](?:-?\w{1,2})?|[^\W\d_]{4,})[\s-]+){0,2}"
    rf"(?:{_PART_WORD}|{_MONTH_WORD}(?:{_DASH}{_MONTH_WORD}|\s+и\s+{_MONTH_WORD})?)\s+$"
)
"""Before a year: `на первое полугодие`, `на I квартал`, `на январь – март`."""
_PART_OF_YEAR_BEHIND = re.compile(
    r"(?:\s*-?\s*ж\.)?\s+(?:(?:[ivx]+|[1-4](?:-?\w{1,3})?|[^\W\d_]{3,})[\s,–-]+){0,3}?"
    r"(?:жарым(?:\s?жылды[гк])?|чейре[гк]|квартал|семестр|айлар|ай)[а-я]{0,2}"
    r"(?:(?:[гк][ае]|н[аео]|а)(?!\w|\s+чейин)|[ыиу]\s+учун)"
)
"""Behind a year (folded): `2026-жылдын биринчи жарым жылдыгына`, `… II чейрегине`, `… март
айына`."""
_PLAN = re.compile(r"\bплан|программа|иш-?\s?чаралар|дорожн\w+ карт|жол картасы")
_DAY_BEHIND = re.compile(r"\W*[«\"“]?\d")


class Period(NamedTuple):
    """A period: its label, its kind, its first and last day."""

    label: str
    kind: PeriodKind
    start: date
    end: date


@lru_cache(maxsize=256)
def parse_period(label: str) -> Period:
    """The period of a label. Raises `ValueError` for a text that is no label."""
    match = _LABEL.fullmatch(label)
    if match is None:
        raise ValueError(f"{label!r} is no period such as 2025-26, 2026 or 2024-2028")
    first = int(match[1])
    if match[2] is None:
        return Period(label, "calendar_year", date(first, 1, 1), date(first, 12, 31))
    if len(match[2]) == 2:
        if int(match[2]) != (first + 1) % 100:
            raise ValueError(f"{label!r} is no academic year: it begins in one year, as 2025-26")
        return Period(label, "academic_year", date(first, 9, 1), date(first + 1, 8, 31))
    last = int(match[2])
    if not first < last <= first + MAX_YEARS:
        raise ValueError(f"{label!r} is no period: its last year is to follow its first")
    return Period(label, "years", date(first, 1, 1), date(last, 12, 31))


def is_period(label: str) -> bool:
    """Whether a text is the label of a period, such as `2025-26`, and nothing else."""
    try:
        parse_period(label)
    except ValueError:
        return False
    return True


def count_periods(texts: Iterable[str]) -> Counter[str]:
    """The periods that some texts name, by their labels, with their weight."""
    counts: Counter[str] = Counter()
    for text in texts:
        for label, weight in _find_periods(text):
            counts[label] += weight
    return counts


def choose_period(counts: Counter[str]) -> list[str]:
    """The periods that are named most often, of the finest kind that is named; several if equal.

    The finest counts because a plan for one year often names the programme that it carries out.
    """
    for kind in ("academic_year", "calendar_year", "years"):
        found = {
            label: count for label, count in counts.items() if parse_period(label).kind == kind
        }
        if found:
            most = max(found.values())
            return sorted(label for label, count in found.items() if count == most)
    return []


def _find_periods(text: str) -> Iterator[tuple[str, int]]:
    """The periods named in a text, each with its weight."""
    plain = fold_to_russian_keyboard(text)
    spans: list[tuple[int, int]] = []
    for match in _SPAN.finditer(plain):
        first = int(match[1])
        last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
        if not first < last <= first + MAX_YEARS:
            continue
        spans.append((match.start(), match.end(2)))
        behind = match["behind"]
        of_study = _STUDY.search(behind) is not None
        if last == first + 1 and (of_study or not _PLURAL_YEARS.match(behind)):
            yield f"{first}-{last % 100:02d}", STUDY_WORD_WEIGHT if of_study else 1
        elif len(match[2]) == 4:
            yield f"{first}-{last}", 1
    names_plan = _PLAN.search(plain) is not None
    for match in _YEAR.finditer(plain):
        if any(start <= match.start() < end for start, end in spans):
            continue
        behind = match["behind"] or ""
        of_plan = (
            _YEAR_OF_PLAN.search(behind)
            or (behind and _YEAR_OF_PLAN_BEFORE.search(plain, 0, match.start()))
            or _PART_OF_YEAR_BEFORE.search(plain, 0, match.start())
            or _PART_OF_YEAR_BEHIND.match(plain, match.end())
        )
        if of_plan or (names_plan and behind and not _DAY_BEHIND.match(plain, match.end())):
            yield match["year"], STUDY_WORD_WEIGHT if of_plan and names_plan else 1

"""Deadlines as plans print them, with what they mean."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from .periods import Period, Span, first_day, last_day
from .when import MONTHS, ROMAN_QUARTERS, WORDINGS


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: its print, its kind, first and last day; `also` are other right readings."""

    text: str | None
    kind: str = "none"
    start: date | None = None
    end: date | None = None
    also: Sequence[tuple[str, date | None, date | None]] = ()

    def typed(self) -> dict[str, object]:
        """What it means, as the truth's file has it."""
        out = _reading(self.kind, self.start, self.end)
        if self.also:
            out["also"] = [_reading(*one) for one in self.also]
        return out


def _reading(kind: str, start: date | None, end: date | None) -> dict[str, object]:
    return {"kind": kind, "start": start and str(start), "end": end and str(end)}


NO_DUE = Due(None)
"""An empty cell."""


class Deadlines:
    """Draws deadlines of a period in a language."""

    def __init__(self, chance: random.Random, language: str, period: Period) -> None:
        self._chance, self._period = chance, period
        self._words = WORDINGS[language]
        self._names = MONTHS
        self._ways: list[Callable[[], Due]] = [
            self._month,
            self._month,
            self._month_of_year,
            self._months,
            self._day,
            self._day,
            self._until,
            self._days,
            self._quarter,
            self._whole,
            self._recurring,
            self._by_plan,
        ]
        if period.span is Span.ACADEMIC:
            self._ways.append(self._semester)

    def some(self) -> Due:
        """Any deadline."""
        return self._chance.choice(self._ways)()

    def some_months(self) -> Sequence[int]:
        """Some months of the period in their order."""
        months = self._period.months
        chosen = self._chance.sample(range(len(months)), self._chance.randint(3, 7))
        return [months[place] for place in sorted(chosen)]

    def month_heading(self, month: int, *, upper: bool) -> Due:
        """A month as a subheading."""
        name = self._names[month - 1]
        return self._of_month(name.upper() if upper else name.capitalize(), month)

    def between(self) -> tuple[Due, str, str]:
        """A deadline whose first and last day stand in two columns, and their texts."""
        first, second = sorted(self._chance.sample(range(1, 28), 2))
        month = self._chance.choice(self._period.months)
        year = self._period.some_year(self._chance, month)
        start, end = date(year, month, first), date(year, month, second)
        texts = f"{start:%d.%m.%Y}", f"{end:%d.%m.%Y}"
        return Due(" – ".join(texts), "range", start, end), *texts

    def _fill(self, wordings: Sequence[str], month: int, **more: object) -> str:
        name = self._names[month - 1]
        return self._chance.choice(wordings).format(
            m=name,
            M=name.capitalize(),
            g=self._words.of[month - 1],
            t=self._words.to[month - 1],
            n=month,
            **more,
        )

    def _of_month(self, text: str, month: int, year: int | None = None) -> Due:
        year = year or self._period.year_of(month)
        return Due(text, "month", first_day(year, month), last_day(year, month))

    def _some_month(self) -> int:
        return self._chance.choice(self._period.months)

    def _month(self) -> Due:
        month = self._some_month()
        return self._of_month(self._fill(self._words.month, month), month)

    def _month_of_year(self) -> Due:
        month = self._some_month()
        year = self._period.some_year(self._chance, month)
        return self._of_month(self._fill(self._words.month_of_year, month, y=year), month, year)

    def _months(self) -> Due:
        months = self._period.months
        first, second = sorted(self._chance.sample(range(len(months)), 2))
        month, other = months[first], months[second]
        text = self._fill(self._words.months, month, m2=self._names[other - 1])
        start = first_day(self._period.year_of(month), month)
        return Due(text, "months", start, last_day(self._period.year_of(other), other))

    def _day(self) -> Due:
        month, day = self._some_month(), self._chance.randint(1, 28)
        year = self._period.some_year(self._chance, month)
        text = self._fill(self._words.day, month, d=day, y=year)
        if str(year) not in text and self._period.span is Span.YEARS:
            return Due(text, "date")
        return Due(text, "date", date(year, month, day), date(year, month, day))

    def _until(self) -> Due:
        month, number = self._some_month(), self._chance.randint(2, 28)
        year = self._period.year_of(month)
        day = None if year is None else date(year, month, number)
        text = self._fill(self._words.until, month, d=number)
        return Due(text, "date", day, day, (("date", None, day), ("range", None, day)))

    def _days(self) -> Due:
        month = self._some_month()
        first, second = sorted(self._chance.sample(range(1, 28), 2))
        year = self._period.some_year(self._chance, month)
        text = self._fill(self._words.days, month, d=first, d2=second, y=year)
        if str(year) not in text and self._period.span is Span.YEARS:
            return Due(text, "range")
        return Due(text, "range", date(year, month, first), date(year, month, second))

    def _quarter(self) -> Due:
        quarter = self._chance.randint(1, 4)
        last = 3 * quarter
        year = self._period.some_year(self._chance, last)
        roman = ROMAN_QUARTERS[quarter - 1]
        # A bare third quarter lies in two academic years.
        bare = self._period.span is Span.CALENDAR or (
            self._period.span is Span.ACADEMIC and quarter != 3 and self._chance.random() < 0.5
        )
        wordings = self._words.quarter if bare else self._words.quarter_of_year
        text = self._chance.choice(wordings).format(q=roman, y=year)
        return Due(text, "months", first_day(year, last - 2), last_day(year, last))

    def _whole(self) -> Due:
        period = self._period
        if period.span is Span.YEARS:
            year = self._chance.randint(period.first, period.last)
            text = self._chance.choice(self._words.year).format(y=year)
            return Due(text, "year", date(year, 1, 1), date(year, 12, 31))
        if period.span is Span.CALENDAR:
            start, end = date(period.first, 1, 1), date(period.first, 12, 31)
            text = self._chance.choice(self._words.whole)
            return Due(text, "year", start, end, (("academic_year", start, end),))
        text = self._chance.choice([*self._words.whole, *self._words.whole_academic])
        start, end = date(period.first, 9, 1), date(period.last, 8, 31)
        return Due(text, "academic_year", start, end)

    def _recurring(self) -> Due:
        return Due(self._chance.choice(self._words.recurring), "recurring")

    def _semester(self) -> Due:
        return Due(self._chance.choice(self._words.semester), "semester")

    def _by_plan(self) -> Due:
        return Due(self._chance.choice(self._words.by_plan), "by_plan")

"""The time that a made plan is for, and days and months in it."""

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Span(StrEnum):
    """What a plan is for."""

    ACADEMIC = "academic"
    CALENDAR = "calendar"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Period:
    """An academic year, a calendar year or several years, from `first` to `last`."""

    span: Span
    first: int
    last: int

    @property
    def name(self) -> str:
        """As it is published: `2025-26`, `2026`, `2024-2028`."""
        if self.span is Span.ACADEMIC:
            return f"{self.first}-{self.last % 100:02}"
        return str(self.first) if self.span is Span.CALENDAR else f"{self.first}-{self.last}"

    @property
    def months(self) -> Sequence[int]:
        """The months that plans name, in their order; no month shortly before the period."""
        return (9, 10, 11, 12, 1, 2, 3, 4, 5, 6) if self.span is Span.ACADEMIC else range(1, 13)

    def year_of(self, month: int) -> int | None:
        """The one year in which a month lies in the period; None if there are several."""
        if self.span is Span.YEARS:
            return None
        return self.last if self.span is Span.ACADEMIC and month < 9 else self.first

    def some_year(self, chance: random.Random, month: int) -> int:
        """A year in which a month lies in the period."""
        return self.year_of(month) or chance.randint(self.first, self.last)

    def phrase(self, wording: str) -> str:
        """The period as a wording has it."""
        return wording.format(a=self.first, b=self.last, s=f"{self.last % 100:02}")


def some_period(chance: random.Random, *, school_year: bool) -> Period:
    """A period that fits an institution."""
    first = chance.randint(2021, 2028)
    if school_year and chance.random() < 0.8:
        return Period(Span.ACADEMIC, first, first + 1)
    if chance.random() < 0.7:
        return Period(Span.CALENDAR, first, first)
    return Period(Span.YEARS, first, first + chance.randint(2, 4))


def first_day(year: int | None, month: int) -> date | None:
    """The first day of a month."""
    return None if year is None else date(year, month, 1)


def last_day(year: int | None, month: int) -> date | None:
    """The last day of a month."""
    return None if year is None else date(year, month, monthrange(year, month)[1])

"""A typed column before and after → what changed in it; None where it means the same.

What a column means counts, not how it is put: `АИ боюнча проректор` for `АИ б-ча проректор`,
`1 млн сом` for `1000 миң сом` or `декабрь 2025-ж.` for `2025-ж. декабрь` are no change. Where the
meaning was not read, the words count.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapidfuzz import fuzz

from normalizers.wording.year_blind_words import numbers, same_words, without_years
from pipeline.compare.entries import Amount, Entry, Party, Time

LOOSE = {"months", "recurring", "by_plan", "none"}
"""Kinds of deadline whose first and last day do not say all."""

ANOTHER = 0.5
"""An indicator less alike than this is another one, not another wording."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline that moved within the academic year: its last and first day, later by days.

    None where either year has no day.
    """

    days: int | None
    start_days: int | None


def deadline(old: Time, new: Time, gap: int) -> Moved | None:
    """How a deadline moved; `new` is of a plan `gap` years later, so that much is no move."""
    days, start_days = (
        _later(then, now, gap) for then, now in ((old.end, new.end), (old.start, new.start))
    )
    if days is None:
        same = old.end == new.end and old.kind == new.kind
    else:
        same = days == 0 and start_days in (0, None)
    if same and LOOSE & {old.kind, new.kind}:
        same = same_words(old.printed, new.printed, gap)
    return None if same else Moved(days, start_days)


def _later(then: date | None, now: date | None, gap: int) -> int | None:
    return (now - _years_later(then, gap)).days if then and now else None


def _years_later(day: date, years: int) -> date:
    """The same day of a later year; the last day of a month stays the last."""
    year = day.year + years
    last = monthrange(year, day.month)[1]
    was_last = day.day == monthrange(day.year, day.month)[1]
    return day.replace(year=year, day=last if was_last else min(day.day, last))


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator before and after; `percent` is the change, where both count the same."""

    before: float | None
    after: float | None
    percent: float | None


def indicator(old: Entry, new: Entry, gap: int) -> Measured | None:
    """How an indicator changed: in number or unit, or because it is another one altogether."""
    then, now = old.text("indicator_text"), new.text("indicator_text")
    if old.value == new.value and same_words(old.unit, new.unit, gap):
        if same_words(then, now, gap):
            return None
        likeness = fuzz.ratio(without_years(then), without_years(now)) / 100
        if numbers(then) == numbers(now) and likeness >= ANOTHER:
            return None
    percent = None
    if old.value and new.value is not None and same_words(old.unit, new.unit, gap):
        percent = round((new.value - old.value) / old.value * 100, 1)
    return Measured(old.value, new.value, percent)


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers no longer, and who answers now, as printed."""

    removed: tuple[str, ...]
    added: tuple[str, ...]


def responsible(old: Entry, new: Entry, gap: int) -> Answering | None:
    """Who came and went; one office is one party, however it is put."""
    if old.parties or new.parties:
        then, now = _offices(old.parties), _offices(new.parties)
        removed = tuple(then[key] for key in then if key not in now)
        added = tuple(now[key] for key in now if key not in then)
        return Answering(removed, added) if removed or added else None
    then_text, now_text = old.text("responsible"), new.text("responsible")
    if same_words(then_text, now_text, gap):
        return None
    return Answering(*((text,) if text else () for text in (then_text, now_text)))


def _offices(parties: Sequence[Party]) -> dict[tuple[str, str], str]:
    return {(party.office, party.person): party.printed for party in parties}


@dataclass(frozen=True, slots=True)
class Paid:
    """The money before and after, in KGS; None where no sum is printed."""

    before: Decimal | None
    after: Decimal | None

    @property
    def difference(self) -> Decimal:
        """By how much more or less."""
        return (self.after or Decimal(0)) - (self.before or Decimal(0))


def funding(old: Entry, new: Entry, gap: int) -> Paid | None:
    """How the money changed: in its sums, or in who pays."""
    if old.amounts or new.amounts:
        same = _sums(old.amounts) == _sums(new.amounts)
    else:
        same = same_words(old.text("funding"), new.text("funding"), gap)
    return None if same else Paid(old.money(), new.money())


def _sums(amounts: Sequence[Amount]) -> Counter[tuple[Decimal | None, str]]:
    return Counter((amount.kgs, amount.source) for amount in amounts)

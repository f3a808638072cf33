"""Which columns a made table has, in which order, and what they are called."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .periods import Period, Span
from .when import ROMAN_MONTHS, ROMAN_QUARTERS, SHORT_MONTHS
from .words import Words

WIDTHS = {
    "item_no": 0.4,
    "event": 3.0,
    "item": 3.0,
    "task": 1.6,
    "measure": 1.9,
    "step": 2.2,
    "deadline": 1.1,
    "shared": 1.7,
    "start": 0.9,
    "end": 0.9,
    "mark": 0.35,
    "responsible": 1.4,
    "outcome": 1.3,
    "document": 1.0,
    "indicator": 1.1,
    "note": 1.1,
    "place": 1.1,
    "participants": 1.2,
    "funding": 1.3,
    "sum": 0.9,
    "source": 1.2,
    "other": 1.1,
    "session": 0.9,
}
"""Columns' shares of the width."""

PUBLISHED = {"start": "deadline", "end": "deadline", "mark": "deadline"} | {
    "sum": "funding",
    "source": "funding",
    "session": "deadline",
}
"""The published column of those that say a part of something."""

SHARED = ("deadline", "responsible")
"""The published columns of one that says both."""


class Dates(StrEnum):
    """How a table says when: not at all, in one column, in two, in columns that are marked."""

    NONE = "none"
    ONE = "one"
    TWO = "two"
    QUARTERS = "quarters"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what is in it, its title, the title above it and some of its neighbours."""

    key: str
    title: str
    upper: str | None = None
    in_thousands: bool = False

    @property
    def width(self) -> float:
        """Its share of the width."""
        return WIDTHS[self.key]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a plan titles its columns: letter case, a second language, a slip of the pen."""

    case: str
    bilingual: bool
    slips: float


def some_manner(chance: random.Random) -> Manner:
    """One manner for all tables of a plan."""
    case = chance.choice(("as_is", "as_is", "as_is", "upper", "lower"))
    return Manner(case, chance.random() < 0.1, 0.1 if chance.random() < 0.2 else 0.0)


class ColumnDrawer:
    """Draws the columns of a plan's tables; one plan has one name for each."""

    def __init__(self, words: Words, period: Period, other: Words, manner: Manner) -> None:
        self._words, self._period, self._manner = words, period, manner
        self._chance = words.chance
        self._titles = {
            key: self._styled(self._chance.choice(titles), other, key)
            for key, titles in words.lexicon.column_titles.items()
        }

    def events(self, dates: Dates, limit: int) -> list[Column]:
        """The columns of a table of events, at most so many."""
        action = self._column("event")
        return self._ordered([action], self._further(dates, limit - 1, with_number=0.85))

    def council(self, dates: Dates, limit: int, *, with_session: bool) -> list[Column]:
        """The columns of a table of questions for sessions."""
        action = self._column("item")
        columns = [*self._dates(dates), replace(self._column("speaker"), key="responsible")]
        if self._chance.random() < 0.25 and limit > 4:
            columns.append(self._column("note"))
        found = self._ordered([action], columns)
        if self._chance.random() < 0.85:
            found.insert(0, self._column("item_no"))
        if with_session:
            found.insert(0, self._column("session"))
        return found

    def strategy(self, dates: Dates, limit: int) -> list[Column]:
        """The columns of a table of tasks, measures and steps."""
        levels = self._chance.choice(
            (("task", "measure"), ("task", "measure", "step"), ("measure", "step"))
        )
        columns = [self._column(key) for key in levels]
        if len(levels) == 2:  # “Иш-чаралар” beside tasks alone might be events, too
            plain = replace(self._column("measure_of_two"), key="measure")
            columns = [plain if one.key == "measure" else one for one in columns]
        return self._ordered(columns, self._further(dates, limit - len(levels), with_number=0.3))

    def _further(self, dates: Dates, limit: int, with_number: float) -> list[Column]:
        chance = self._chance
        is_shared = dates is Dates.ONE and chance.random() < 0.05
        found = [self._column("shared")] if is_shared else self._dates(dates)
        if not is_shared and (chance.random() < 0.94 or not found):
            found.append(self._column("responsible"))
        shares = {"outcome": 0.3, "note": 0.3, "place": 0.15, "participants": 0.15}
        shares |= {"funding": 0.25, "document": 0.1, "indicator": 0.12, "other": 0.18}
        pool = [key for key, share in shares.items() if chance.random() < share]
        chance.shuffle(pool)
        for key in pool:
            if key == "participants" and all(
                one.key not in ("responsible", "shared") for one in found
            ):
                continue
            new = self._money() if key == "funding" else [self._column(key)]
            if len(found) + len(new) <= limit:
                found += new
        if chance.random() < with_number:
            found.insert(0, self._column("item_no"))
        return found

    def _ordered(self, actions: Sequence[Column], columns: Sequence[Column]) -> list[Column]:
        """Number, actions, the others in any order, columns of one group side by side."""
        chance = self._chance
        number = [one for one in columns if one.key == "item_no"]
        blocks: list[list[Column]] = []
        for column in columns:
            if column.key == "item_no":
                continue
            if blocks and column.key in ("end", "mark", "source") and _is_partner(blocks, column):
                blocks[-1].append(column)
            else:
                blocks.append([column])
        if chance.random() < 0.6:
            chance.shuffle(blocks)
        found = [one for block in blocks for one in block]
        if blocks and len(actions) == 1 and chance.random() < 0.15:
            first = blocks[0]
            return [*number, *first, *actions, *found[len(first) :]]
        return [*number, *actions, *found]

    def _dates(self, dates: Dates) -> list[Column]:
        chance, upper = self._chance, self._words.lexicon.upper_titles
        if dates is Dates.NONE:
            return []
        if dates is Dates.ONE:
            return [self._column("deadline")]
        if dates is Dates.TWO:
            above = self._cased(chance.choice(upper["deadline"])) if chance.random() < 0.6 else None
            return [replace(self._column(key), upper=above) for key in ("start", "end")]
        above = self._cased(chance.choice(upper[dates.value]))
        return [Column("mark", title, above) for title in self._mark_titles(dates)]

    def _mark_titles(self, dates: Dates) -> Sequence[str]:
        if dates is Dates.QUARTERS:
            return self._chance.choice((ROMAN_QUARTERS, [f"{one} кв." for one in ROMAN_QUARTERS]))
        names = self._chance.choice((SHORT_MONTHS, SHORT_MONTHS, ROMAN_MONTHS))
        return [names[month - 1] for month in self._period.months]

    def _money(self) -> list[Column]:
        chance, upper = self._chance, self._words.lexicon.upper_titles
        way = chance.choice(("one", "two", "thousands", "two_thousands"))
        if way == "one":
            return [self._column("funding")]
        amount = self._column("sum" if way == "two" else "thousands")
        amount = replace(amount, key="sum", in_thousands="thousands" in way)
        if way == "thousands":
            return [amount]
        above = self._cased(chance.choice(upper["funding"])) if chance.random() < 0.5 else None
        return [replace(amount, upper=above), replace(self._column("source"), upper=above)]

    def _column(self, key: str) -> Column:
        if key == "other":
            return Column(key, self._cased(self._chance.choice(list(self._words.lexicon.others))))
        return Column(key, self._titles[key])

    def _styled(self, title: str, other: Words, key: str) -> str:
        title = self._cased(title)
        if self._manner.bilingual and key in other.lexicon.column_titles and key != "item_no":
            second = self._chance.choice(other.lexicon.column_titles[key])
            return f"{title} / {self._cased(second)}"
        if key != "item_no" and self._chance.random() < self._manner.slips:
            return _with_slip(title, self._chance)
        return title

    def _cased(self, title: str) -> str:
        if self._manner.case == "upper":
            return title.upper()
        return title.lower() if self._manner.case == "lower" else title


def _is_partner(blocks: Sequence[Sequence[Column]], column: Column) -> bool:
    last = blocks[-1][-1].key
    return (last, column.key) in {("start", "end"), ("mark", "mark"), ("sum", "source")}


def _with_slip(title: str, chance: random.Random) -> str:
    """A title with two letters swapped or one left out, in a long word."""
    words = title.split(" ")
    longest = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[longest]
    if len(word) < 7:
        return title
    at = chance.randint(2, len(word) - 4)
    left_out = word[:at] + word[at + 1 :]
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    words[longest] = chance.choice((left_out, swapped))
    return " ".join(words)


def fits_quarters(period: Period) -> bool:
    """Whether columns of quarters name the quarters of one calendar year."""
    return period.span is Span.CALENDAR

"""How a made table is built: what it holds, what divides its rows, how they are numbered."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum

from .columns import Column, ColumnDrawer, Dates, fits_quarters
from .numbering import Numbers
from .periods import Period, Span

COLUMNS = 16
"""No table has more, columns of months and quarters counted."""


class Groups(StrEnum):
    """What divides the rows of a section."""

    NONE = "none"
    ACROSS = "across"
    NUMBERED = "numbered"
    ALONE = "alone"
    MONTHS = "months"
    MONTHS_ALONE = "months_alone"
    SESSIONS = "sessions"


@dataclass(frozen=True, slots=True)
class Shape:
    """How the sections of a table are built.

    `merging`: how often a cell reaches over rows; `numbers`: how items are numbered, with `{i}` and
    `{s}`, the section's number; `restarts`: whether each group numbers its items anew.
    """

    kind: str
    dates: Dates
    groups: Groups
    merging: float
    numbers: str
    restarts: bool
    total: bool
    number_row: bool
    is_bold: bool
    with_session: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether months or sessions divide its rows."""
        return self.groups in DATED

    @property
    def has_sessions(self) -> bool:
        """Whether sessions are named, as subheadings or in a column."""
        return self.groups is Groups.SESSIONS or self.with_session


DATED = (Groups.MONTHS, Groups.MONTHS_ALONE, Groups.SESSIONS)
"""Subheadings that say when."""


class ShapeDrawer:
    """Draws how tables of one plan are built; most have at most `limit` columns."""

    def __init__(
        self, chance: random.Random, period: Period, columns: ColumnDrawer, limit: int
    ) -> None:
        self._chance, self._period = chance, period
        self._columns, self._limit = columns, limit

    def some(
        self, numbers: Numbers, *, runs_on: bool, within: bool = False
    ) -> tuple[Shape, list[Column]]:
        """How a table is built, and its columns.

        `numbers`: those of the plan's sections; `runs_on`: items are numbered on through the plan;
        `within`: the table holds several sections, whose titles are rows.
        """
        chance = self._chance
        kind = chance.choices(("events", "strategy", "council"), (0.62, 0.23, 0.15))[0]
        groups = self._groups(kind, within, numbers)
        with_session = False
        if kind == "council" and groups is not Groups.SESSIONS and not within:
            with_session = self._period.span is not Span.YEARS and chance.random() < 0.3
        dates = self._dates(kind, groups, with_session)
        columns = self._drawn_columns(kind, dates, with_session)
        pattern = chance.choice(("{i}", "{i}.", "{i})", "{i}."))
        if numbers in (Numbers.ARABIC, Numbers.NESTED) and chance.random() < 0.3:
            pattern = "{s}.{i}"
        shape = Shape(
            kind=kind,
            dates=dates,
            groups=groups,
            merging=chance.choice((0.0, 0.0, 0.08, 0.2)),
            numbers=pattern,
            restarts=groups is not Groups.NONE and not runs_on and chance.random() < 0.3,
            total=chance.random() < 0.6,
            number_row=chance.random() < 0.15,
            is_bold=chance.random() < 0.6,
            with_session=with_session,
        )
        return shape, columns

    def _drawn_columns(self, kind: str, dates: Dates, with_session: bool) -> list[Column]:
        limit = self._limit
        if kind == "council":
            return self._columns.council(dates, limit, with_session=with_session)
        if dates in (Dates.QUARTERS, Dates.MONTHS):
            limit = COLUMNS
        draw = self._columns.events if kind == "events" else self._columns.strategy
        return draw(dates, limit)

    def _groups(self, kind: str, within: bool, numbers: Numbers) -> Groups:
        chance, is_dated = self._chance, self._period.span is not Span.YEARS
        if kind == "council":
            return (
                Groups.SESSIONS
                if is_dated and not within and chance.random() < 0.5
                else Groups.NONE
            )
        weights = {Groups.NONE: 5.0, Groups.ACROSS: 1.5}
        if kind == "events":
            weights[Groups.ALONE] = 1.0
            if is_dated:
                weights |= {Groups.MONTHS: 0.8, Groups.MONTHS_ALONE: 0.4}
        if not within and numbers is not Numbers.NONE:
            weights[Groups.NUMBERED] = 0.5
        return chance.choices(list(weights), list(weights.values()))[0]

    def _dates(self, kind: str, groups: Groups, with_session: bool) -> Dates:
        chance = self._chance
        if groups is Groups.SESSIONS or with_session:
            return Dates.NONE
        if groups in (Groups.MONTHS, Groups.MONTHS_ALONE):
            return chance.choice((Dates.NONE, Dates.ONE))
        weights = {Dates.ONE: 8.0, Dates.NONE: 0.4}
        if kind != "council":
            weights[Dates.TWO] = 0.7
            if self._limit > 6:
                weights[Dates.MONTHS] = 0.4 if self._period.span is not Span.YEARS else 0.0
            weights[Dates.QUARTERS] = 0.8 if fits_quarters(self._period) else 0.0
        return chance.choices(list(weights), list(weights.values()))[0]

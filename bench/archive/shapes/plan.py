"""One made plan of any shape: its parts and its truth, all from one seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .columns import Column, ColumnDrawer, some_manner
from .deadlines import Deadlines
from .grid_rows import GridRows
from .kyrgyz import KYRGYZ
from .model import Align, DrawnPlan, Lines, NewPage, Part, TrueSection
from .numbering import Numbered, Numbering, Numbers
from .periods import Period, some_period
from .russian import RUSSIAN
from .sections import SectionMaker, columns_of
from .surroundings import Around, Surroundings, some_surroundings
from .table_shape import Groups, Shape, ShapeDrawer
from .values import ValueDrawer
from .words import Words


class Layout(StrEnum):
    """Where sections stand: each in a table of its own, all in a long one, or one alone."""

    APART = "apart"
    LONG = "long"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Size:
    """How large a plan is: sections and rows of each, and how much stands around them."""

    sections: tuple[int, int]
    rows: tuple[int, int]
    columns: int
    richness: float


WHOLE = Size((1, 7), (3, 13), 8, 0.85)
"""A plan as institutions have them."""

SMALL = Size((1, 4), (1, 5), 6, 0.3)
"""A plan of a page or two."""


def draw_plan(seed: int | str, size: Size = WHOLE) -> DrawnPlan:
    """The plan of a seed; the same arguments give the same plan."""
    return _Drawer(random.Random(f"shapes {seed} {size}"), size).drawn()


class _Drawer:
    def __init__(self, chance: random.Random, size: Size) -> None:
        self._chance, self._size = chance, size
        lexicon, other = (KYRGYZ, RUSSIAN) if chance.random() < 0.65 else (RUSSIAN, KYRGYZ)
        house = chance.choice(lexicon.houses)
        self._words = Words(chance, lexicon, house)
        self._period: Period = some_period(chance, school_year=house.school_year)
        self._deadlines = Deadlines(chance, lexicon.code, self._period)
        foreign = Words(chance, other, other.houses[0])
        columns = ColumnDrawer(self._words, self._period, foreign, some_manner(chance))
        self._shapes = ShapeDrawer(chance, self._period, columns, size.columns)
        self._maker = SectionMaker(self._words, self._deadlines)
        self._around: Surroundings = some_surroundings(chance, richness=size.richness)
        self._institution = chance.choice(house.names)
        self._parts_around = Around(self._words, self._period, self._institution)
        self._numbering = Numbering(chance, self._words.lexicon, self._some_numbers())
        self._runs_on = chance.random() < 0.25
        self._title_case = chance.choice((str, str, str.upper))
        self._entries: list[tuple[str, str]] = []
        if self._around.glossary != "none":
            self._entries = sorted(chance.sample(lexicon.abbreviations, chance.randint(3, 6)))

    def drawn(self) -> DrawnPlan:
        layout = self._layout()
        body: list[Part] = []
        truth: list[TrueSection] = []
        {Layout.APART: self._apart, Layout.LONG: self._long, Layout.SINGLE: self._single}[layout](
            body, truth
        )
        around, make = self._around, self._parts_around
        unnumbered = layout is Layout.APART and self._numbering.numbers is Numbers.NONE
        parts: list[Part] = [*make.approval(around.approval), *make.title()]
        if around.title_page:
            parts.append(NewPage())
        if around.contents and layout is Layout.APART:
            titles = dict.fromkeys(section.title or "" for section in truth)
            parts += make.contents(list(titles))
        if around.prose or (unnumbered and not around.title_page):
            parts += make.prose()
        parts += make.members() if around.members == "before" else ()
        parts += body
        parts += make.members() if around.members == "after" else ()
        parts += make.signature() if around.signature else ()
        if self._entries:
            parts += make.glossary(around.glossary, self._entries)
        return DrawnPlan(
            parts,
            truth,
            self._period.name,
            self._institution,
            self._words.lexicon.code,
            self._institution if around.head else None,
            self._entries,
        )

    def _layout(self) -> Layout:
        if self._size.sections[1] == 1:
            return Layout.SINGLE
        return self._chance.choices(list(Layout), (0.7, 0.18, 0.12))[0]

    def _some_numbers(self) -> Numbers:
        weights = {Numbers.NONE: 2.0, Numbers.ARABIC: 3.0, Numbers.ROMAN: 3.0, Numbers.WORD: 2.0}
        kinds = list(Numbers)
        return self._chance.choices(kinds, [weights.get(kind, 1.0) for kind in kinds])[0]

    def _apart(self, body: list[Part], truth: list[TrueSection]) -> None:
        """Sections with a title above a table each; some have a second table."""
        chance, numbering = self._chance, self._numbering
        first, last = self._size.sections
        count = chance.randint(max(first, 2 if numbering.numbers is Numbers.NONE else 1), last)
        align = chance.choice((Align.LEFT, Align.CENTRE, Align.CENTRE))
        shared = self._table_shape() if chance.random() < 0.4 else None
        may_split = numbering.numbers is not Numbers.NONE
        has_loose_end = (
            numbering.numbers in (Numbers.ARABIC, Numbers.ROMAN, Numbers.WORD)
            and count > 2
            and chance.random() < 0.12
        )
        for place in range(1, count + 1):
            is_loose = has_loose_end and place == count
            self._part_title(body, place)
            titled = numbering.title(place, self._title_case(self._words.theme()))
            if is_loose:
                titled = Numbered(f"s{place}", self._title_case(self._words.theme()))
            body.append(self._title(titled.title, align))
            if chance.random() < self._around.aims:
                body.append(self._parts_around.aim())
            shape, columns = shared or self._table_shape()
            if is_loose:
                shape = _without_numbers(shape)
            self._one_table(body, truth, titled, shape, columns)
            if may_split and not has_loose_end and chance.random() < 0.12:
                self._second_table(body, truth, titled, shape, columns)

    def _part_title(self, body: list[Part], place: int) -> None:
        """The title above the sections of a part, where they are numbered 1.1, 1.2."""
        numbering = self._numbering
        if numbering.numbers is Numbers.NESTED and numbering.is_first_child(place):
            text = f"{numbering.parent(place)}. {self._words.theme().upper()}"
            body.append(Lines([text], Align.LEFT, bold=True, size=1.2, keeps=True))

    def _title(self, text: str, align: Align) -> Lines:
        heading = self._chance.random() < 0.3
        return Lines(text.split("\n"), align, True, 1.1, keeps=True, is_heading=heading)

    def _one_table(
        self,
        body: list[Part],
        truth: list[TrueSection],
        titled: Numbered,
        shape: Shape,
        columns: Sequence[Column],
    ) -> None:
        """A table that is a section."""
        table = GridRows(columns)
        table.header(numbered=shape.number_row)
        if not self._runs_on:
            self._maker.count = 0
        rows = self._maker.fill(
            table, shape, self._values(columns), titled.number, self._some_rows()
        )
        body += [table.grid(), Lines([""])]
        title = " ".join(titled.title.split())
        truth.append(
            TrueSection(
                titled.number, shape.kind, title, columns_of(columns, shape), rows, titled.also
            )
        )

    def _second_table(
        self,
        body: list[Part],
        truth: list[TrueSection],
        titled: Numbered,
        shape: Shape,
        columns: Sequence[Column],
    ) -> None:
        """A second table under a title: more of the section, or one of its own if it differs."""
        if self._chance.random() < 0.4 and not shape.has_sessions:
            self._one_table(body, truth, titled, shape, columns)
            more = truth.pop()
            truth[-1] = replace(truth[-1], rows=[*truth[-1].rows, *more.rows])
            return
        new, others = self._table_shape()
        if {one.key for one in others} != {one.key for one in columns}:
            again = replace(titled, number=f"{titled.number}-2")
            self._one_table(body, truth, again, replace(new, numbers="{i}"), others)

    def _long(self, body: list[Part], truth: list[TrueSection]) -> None:
        """Sections whose titles are rows of one long table."""
        chance = self._chance
        if self._numbering.numbers in (Numbers.NONE, Numbers.NESTED):
            self._numbering = Numbering(chance, self._words.lexicon, Numbers.ROMAN)
        numbering = self._numbering
        shape, columns = self._table_shape(within=True)
        table = GridRows(columns)
        values = self._values(columns)
        has_header_below = chance.random() < 0.2
        if not has_header_below:
            table.header(numbered=shape.number_row)
        for place in range(1, chance.randint(2, max(self._size.sections[1], 2)) + 1):
            titled = numbering.title(place, self._title_case(self._words.theme()))
            title = " ".join(titled.title.split())
            table.across(title)
            if has_header_below:
                table.header()
            if not self._runs_on:
                self._maker.count = 0
            rows = self._maker.fill(table, shape, values, titled.number, self._some_rows())
            keys = columns_of(columns, shape)
            truth.append(TrueSection(titled.number, shape.kind, title, keys, rows, titled.also))
        body += [table.grid(), Lines([""])]

    def _single(self, body: list[Part], truth: list[TrueSection]) -> None:
        """One table without any title but the plan's."""
        self._numbering = Numbering(self._chance, self._words.lexicon, Numbers.NONE)
        shape, columns = self._table_shape()
        table = GridRows(columns)
        table.header(numbered=shape.number_row)
        rows = self._maker.fill(table, shape, self._values(columns), "s1", 2 * self._some_rows())
        body += [table.grid(), Lines([""])]
        truth.append(TrueSection("s1", shape.kind, None, columns_of(columns, shape), rows))

    def _values(self, columns: Sequence[Column]) -> ValueDrawer:
        short = [entry[0] for entry in self._entries]
        return ValueDrawer(self._words, self._deadlines, self._period, columns, short)

    def _table_shape(self, *, within: bool = False) -> tuple[Shape, list[Column]]:
        numbers = self._numbering.numbers
        return self._shapes.some(numbers, runs_on=self._runs_on, within=within)

    def _some_rows(self) -> int:
        return self._chance.randint(*self._size.rows)


def _without_numbers(shape: Shape) -> Shape:
    """A table under a title that has no number, so that none of its own rows may have one."""
    groups = Groups.ACROSS if shape.groups is Groups.NUMBERED else shape.groups
    return replace(shape, groups=groups, numbers="{i}")

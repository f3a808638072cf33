"""Sections of a made plan: their rows, in groups, with their truth, set into a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .columns import PUBLISHED, Column, Dates
from .deadlines import Deadlines, Due
from .grid_rows import GridRows
from .model import Row
from .money import in_thousands, spaced
from .numbering import ROMAN
from .values import Sketch, Value, ValueDrawer, row_of
from .words import Words

MERGED = ("deadline", "responsible", "note", "sum", "funding", "outcome", "place")
"""Fields whose cells may reach over several rows."""


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


class SectionMaker:
    """Makes sections out of one plan's words; items may be numbered on through the plan."""

    def __init__(self, words: Words, deadlines: Deadlines) -> None:
        self._words, self._deadlines = words, deadlines
        self._chance = words.chance
        self.count = 0

    def fill(
        self, table: GridRows, shape: Shape, values: ValueDrawer, number: str, rows: int
    ) -> list[Row]:
        """Adds a section's rows to a table; gives its truth."""
        columns = table.columns
        truth: list[Row] = []
        sketches: list[Sketch] = []
        constant = self._constant(columns, shape)
        for heading, count, shared in self._groups(shape, rows):
            if heading and not shape.with_session:
                self._heading(table, shape, heading)
            if shape.restarts:
                self.count = 0
            group = self._rows(shape, values, count, number, columns)
            session = (
                Value({values.place("session"): heading or ""}) if shape.with_session else None
            )
            for sketch in group:
                sketch.update(self._shared(sketch, shared))
                if session:
                    sketch["session"] = session
            self._merge(group, shape, columns)
            table.add([_printed(sketch) for sketch in group])
            truth += [row_of(sketch, constant) for sketch in group]
            sketches += group
        if shape.total:
            self._total(table, sketches)
        return truth

    def _constant(self, columns: Sequence[Column], shape: Shape) -> dict[str, object]:
        keys = {column.key for column in columns}
        out: dict[str, object] = {}
        if keys & {"funding", "sum"}:
            out["funding_rows"] = []
        if "indicator" in keys:
            out |= {"indicator_text": None, "indicator_value": None, "indicator_unit": None}
        return out

    def _groups(self, shape: Shape, rows: int) -> Iterator[tuple[str | None, int, Value | None]]:
        """Groups of rows: their heading, how many rows, what the heading says of each."""
        chance, groups = self._chance, shape.groups
        if groups is Groups.NONE and not shape.with_session:
            yield None, rows, None
            return
        if groups not in _DATED and chance.random() < 0.15 and rows > 3:
            yield None, 2, None
            rows -= 2
        dated = self._dated(shape)
        place = 0
        while rows > 0:
            count = min(rows, chance.randint(1, 5))
            rows -= count
            place += 1
            if groups in _DATED or shape.with_session:
                found = next(dated, None)
                if found is None:
                    return
                yield found[0], count, found[1]
            else:
                name = self._words.group()
                if groups is Groups.NUMBERED:
                    name = f"{ROMAN[place - 1]}. {name}"
                yield name, count, Value({}, {"subsection": name})

    def _dated(self, shape: Shape) -> Iterator[tuple[str | None, Value]]:
        """Months or sessions in their order."""
        chance, upper = self._chance, self._chance.random() < 0.5
        pattern = self._words.word("session")
        between = chance.choice((" – {m}", ". {M}", " ({m})", ", {m}"))
        for number, month in enumerate(self._deadlines.some_months(), 1):
            due = self._deadlines.month_heading(month, upper=upper)
            if shape.groups in (Groups.MONTHS, Groups.MONTHS_ALONE):
                yield due.text, _by_month(due)
                continue
            name = (due.text or "").lower()
            ends = between.format(m=name, M=name.capitalize())
            heading = pattern.format(n=number) + ends
            value = _by_session(number, heading, name, due)
            yield heading, value

    def _heading(self, table: GridRows, shape: Shape, text: str) -> None:
        if shape.groups in (Groups.ALONE, Groups.MONTHS_ALONE):
            keys = [column.key for column in table.columns]
            place = next(keys.index(key) for key in ("event", "item", "measure") if key in keys)
            table.alone(text, place, bold=shape.is_bold)
        else:
            table.across(text)

    def _shared(self, sketch: Sketch, shared: Value | None) -> Sketch:
        """What a heading says of a row: nothing new where the row has its own deadline."""
        if shared is None:
            return {}
        own = sketch.get("deadline")
        if own is not None and own.truth.get("deadline") and "deadline" in shared.truth:
            return {"heading": replace(shared, truth={})}
        return {"heading": shared}

    def _rows(
        self,
        shape: Shape,
        values: ValueDrawer,
        count: int,
        number: str,
        columns: Sequence[Column],
    ) -> list[Sketch]:
        keys = [column.key for column in columns]
        levels = [key for key in ("task", "measure", "step") if key in keys]
        out: list[Sketch] = []
        above: Sketch = {}
        for _ in range(count):
            sketch: Sketch = {}
            if "item_no" in keys:
                self.count += 1
                text = shape.numbers.format(i=self.count, s=number)
                sketch["item_no"] = values.text("item_no", text)
            if shape.kind == "strategy":
                above = self._levels(levels, values, above)
                sketch |= above
            else:
                key = "item" if shape.kind == "council" else "event"
                text = self._words.question() if key == "item" else self._words.action()
                sketch[key] = values.text(key, text)
            undated = shape.groups in _DATED and self._chance.random() < 0.7
            sketch |= self._further(values, undated=undated, numbered="item_no" in keys)
            out.append(sketch)
        return out

    def _further(self, values: ValueDrawer, *, undated: bool, numbered: bool) -> Sketch:
        """Values of the other columns: not all empty, or the row would look like a subheading."""
        while True:
            found = values.further(without_deadline=undated)
            if numbered or any(value.cells for value in found.values()):
                return found

    def _levels(self, levels: Sequence[str], values: ValueDrawer, above: Sketch) -> Sketch:
        """The tasks and measures of a row: with some chance those of the row above."""
        draw: dict[str, Callable[[], str]] = {"task": self._words.task}
        out: Sketch = {}
        fresh = False
        for key in levels:
            keep = {"task": 0.65, "measure": 0.5 if levels[-1] != "measure" else 0.0}.get(key, 0.0)
            if above and not fresh and self._chance.random() < keep:
                out[key] = above[key]
            else:
                out[key] = values.text(key, draw.get(key, self._words.action)())
                fresh = True
        return out

    def _merge(self, group: list[Sketch], shape: Shape, columns: Sequence[Column]) -> None:
        """Lets some values reach over several rows of a group."""
        for key in MERGED:
            place = 0
            while place + 1 < len(group):
                count = self._chance.randint(2, 4)
                run = group[place : place + count]
                value = run[0].get(key)
                if value and value.cells and self._chance.random() < shape.merging:
                    for sketch in run:
                        sketch[key] = value
                        if key == "deadline" and "heading" in sketch:
                            sketch.update(self._shared(sketch, sketch["heading"]))
                    place += len(run)
                else:
                    place += 1

    def _total(self, table: GridRows, sketches: Sequence[Sketch]) -> None:
        places = [at for at, column in enumerate(table.columns) if column.key == "sum"]
        values = {id(sketch["sum"]): sketch["sum"] for sketch in sketches if "sum" in sketch}
        amounts = [one.price.amount for one in values.values() if one.price.amount]
        if not places or not amounts:
            return
        (place,) = places
        as_text = in_thousands if table.columns[place].in_thousands else spaced
        name = self._words.one(self._words.lexicon.totals)
        table.total(name, as_text(sum(amounts)), place, merged=self._chance.random() < 0.5)


_DATED = (Groups.MONTHS, Groups.MONTHS_ALONE, Groups.SESSIONS)


def _by_month(due: Due) -> Value:
    truth = {"deadline": due.text, "deadline_typed": due.typed()}
    return Value({}, truth, {"subsection": [due.text]})


def _by_session(number: int, heading: str, month: str, due: Due) -> Value:
    truth = {
        "session_no": str(number),
        "session_month": str(due.start),
        "deadline_typed": due.typed(),
    }
    also: dict[str, Sequence[object]] = {"subsection": [heading], "deadline": [heading, month]}
    return Value({}, truth, also)


def _printed(sketch: Sketch) -> Sketch:
    """A row without what only its heading prints."""
    return {key: value for key, value in sketch.items() if key != "heading"}


def columns_of(columns: Sequence[Column], shape: Shape) -> list[str]:
    """The published columns of a table, in their order."""
    keys = [PUBLISHED.get(column.key, column.key) for column in columns]
    if shape.groups in (Groups.MONTHS, Groups.MONTHS_ALONE):
        keys.append("deadline")
    if shape.groups in (Groups.ACROSS, Groups.NUMBERED, Groups.ALONE):
        keys.append("subsection")
    hidden = ("deadline",) if shape.with_session else ()
    return [key for key in dict.fromkeys(keys) if key not in hidden]

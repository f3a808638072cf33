"""Sections of a made plan: their rows, in groups, with their truth, set into a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from .columns import PUBLISHED, SHARED, Column
from .deadlines import Deadlines
from .grid_rows import GridRows
from .headings import HeadingDrawer
from .model import Row
from .money import in_thousands, spaced
from .table_shape import Groups, Shape
from .values import Sketch, Value, ValueDrawer, row_of
from .words import Words

MERGED = ("deadline", "responsible", "note", "sum", "funding", "outcome", "place")
"""Fields whose cells may reach over several rows."""


class SectionMaker:
    """Makes sections out of one plan's words; items may be numbered on through the plan."""

    def __init__(self, words: Words, deadlines: Deadlines) -> None:
        self._words, self._chance = words, words.chance
        self._headings = HeadingDrawer(words, deadlines)
        self.count = 0

    def fill(
        self, table: GridRows, shape: Shape, values: ValueDrawer, number: str, rows: int
    ) -> list[Row]:
        """Adds a section's rows to a table; gives its truth."""
        columns = table.columns
        truth: list[Row] = []
        sketches: list[Sketch] = []
        constant = self._constant(columns, shape)
        for heading, count, shared in self._headings.groups(shape, rows):
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
        own = sketch.get("deadline", sketch.get("shared"))
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
            undated = shape.is_dated and self._chance.random() < 0.7
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


def _printed(sketch: Sketch) -> Sketch:
    """A row without what only its heading prints."""
    return {key: value for key, value in sketch.items() if key != "heading"}


def columns_of(columns: Sequence[Column], shape: Shape) -> list[str]:
    """The published columns of a table, in their order."""
    keys = [
        key
        for column in columns
        for key in (SHARED if column.key == "shared" else (PUBLISHED.get(column.key, column.key),))
    ]
    if shape.groups in (Groups.MONTHS, Groups.MONTHS_ALONE):
        keys.append("deadline")
    if shape.groups in (Groups.ACROSS, Groups.NUMBERED, Groups.ALONE):
        keys.append("subsection")
    hidden = ("deadline",) if shape.with_session else ()
    return [key for key in dict.fromkeys(keys) if key not in hidden]

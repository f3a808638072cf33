"""Rows of a table → its cells: titles in one or two storeys, subheadings, merged cells, totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from .columns import Column
from .model import Grid, GridCell
from .values import Sketch

CENTRED = ("item_no", "mark", "start", "end", "sum", "session")
"""Columns whose texts are centred."""


@dataclass
class GridRows:
    """Collects the cells of one table, from top to bottom."""

    columns: Sequence[Column]
    _cells: list[GridCell] = field(default_factory=list)
    _bold: set[int] = field(default_factory=set)
    _next: int = 0
    _header: int = 0

    def header(self, *, numbered: bool = False) -> None:
        """Adds the titles, in two storeys if some have one above them, and a row of numbers."""
        top, has_upper = self._next, any(column.upper for column in self.columns)
        storeys = 2 if has_upper else 1
        for upper, group in groupby(enumerate(self.columns), key=lambda pair: pair[1].upper):
            members = list(group)
            first = members[0][0]
            if upper:
                self._cells.append(GridCell(top, first, upper, columns=len(members)))
            for place, column in members:
                row, rows = (top + 1, 1) if upper else (top, storeys)
                self._cells.append(GridCell(row, place, column.title, rows))
        self._next += storeys
        if numbered:
            for place in range(len(self.columns)):
                self._cells.append(GridCell(self._next, place, str(place + 1)))
            self._next += 1
        if top == 0:
            self._header = self._next
        else:
            self._bold |= set(range(top, self._next))

    def across(self, text: str) -> None:
        """Adds a row that is one cell."""
        self._cells.append(GridCell(self._next, 0, text, columns=len(self.columns)))
        self._bold.add(self._next)
        self._next += 1

    def alone(self, text: str, place: int, *, bold: bool) -> None:
        """Adds a row with a text in one column and nothing in the others."""
        self._row({place: text})
        if bold:
            self._bold.add(self._next - 1)

    def total(self, text: str, amount: str, place: int, *, merged: bool) -> None:
        """Adds a row with a sum in a column; its name is in the first one or all before the sum."""
        if merged and place > 1:
            self._cells.append(GridCell(self._next, 0, text, columns=place))
            texts = {place: amount}
            self._row(texts, skipped=range(place))
        else:
            name = next(at for at, one in enumerate(self.columns) if one.key in _ACTIONS)
            self._row({name: text, place: amount})
        self._bold.add(self._next - 1)

    def add(self, rows: Sequence[Sketch]) -> None:
        """Adds rows; neighbours that share a value share its cells."""
        top = self._next
        for key in dict.fromkeys(key for row in rows for key in row):
            start = 0
            for _, run in groupby(rows, key=lambda row: id(row.get(key))):
                count = len(list(run))
                value = rows[start].get(key)
                for place, text in (value.cells if value else {}).items():
                    self._cells.append(GridCell(top + start, place, text, count))
                start += count
        taken = {
            (cell.row + more, cell.column) for cell in self._cells for more in range(cell.rows)
        }
        for row in range(top, top + len(rows)):
            for place in range(len(self.columns)):
                if (row, place) not in taken:
                    self._cells.append(GridCell(row, place, ""))
        self._next += len(rows)

    def grid(self) -> Grid:
        """The table."""
        centred = {at for at, one in enumerate(self.columns) if one.key in CENTRED}
        return Grid(
            [column.width for column in self.columns],
            self._cells,
            self._header,
            frozenset(self._bold),
            frozenset(centred),
        )

    def _row(self, texts: Mapping[int, str], skipped: Sequence[int] = ()) -> None:
        for place in range(len(self.columns)):
            if place not in skipped:
                self._cells.append(GridCell(self._next, place, texts.get(place, "")))
        self._next += 1


_ACTIONS = ("step", "measure", "event", "item")

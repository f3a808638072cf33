"""Tables to draw, said row by row as in HTML, and where their cells and sides then lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import pymupdf

LEADING = 12.5
PADDING = 3.0


class Item(NamedTuple):
    """A cell to draw: its text, how many rows and columns it covers, its ground, its turn."""

    text: str = ""
    rows: int = 1
    columns: int = 1
    ground: tuple[float, float, float] | None = None
    turn: int = 0


Row = Sequence[str | Item]


class Place(NamedTuple):
    """Where a cell lies: first row and column, rows and columns covered, and its text."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


def placed(rows: Sequence[Row]) -> list[tuple[Place, Item]]:
    """The cells of a table laid out as in HTML: a row lists the cells that begin in it."""
    taken: set[tuple[int, int]] = set()
    out = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            item = cell if isinstance(cell, Item) else Item(cell)
            while (row, column) in taken:
                column += 1
            span = range(column, column + item.columns)
            taken |= {(row + down, across) for down in range(item.rows) for across in span}
            out.append((Place(row, column, item.rows, item.columns, item.text), item))
    return out


def places(rows: Sequence[Row]) -> list[Place]:
    """What reading the table back must give, in reading order."""
    return [place for place, _ in placed(rows)]


@dataclass(frozen=True, slots=True)
class Side:
    """A stretch of a grid line, in points: level or upright."""

    level: bool
    at: float
    lo: float
    hi: float

    def box(self, half: float = 0.0) -> pymupdf.Rect:
        """The stretch as a rectangle `half` points wide to both sides."""
        if self.level:
            return pymupdf.Rect(self.lo, self.at - half, self.hi, self.at + half)
        return pymupdf.Rect(self.at - half, self.lo, self.at + half, self.hi)


def row_heights(cells: Sequence[tuple[Place, Item]], rows: int) -> list[float]:
    """As high as the lines of the cells of one row need."""
    lines = [1] * rows
    for place, item in cells:
        if place.rows == 1 and not item.turn:
            lines[place.row] = max(lines[place.row], item.text.count("\n") + 1)
    return [2 * PADDING + LEADING * count for count in lines]


def sides_of(
    boxes: Sequence[pymupdf.Rect], xs: Sequence[float], ys: Sequence[float]
) -> Iterator[Side]:
    """The sides of all cells in stretches from grid line to grid line, each once."""
    sides: dict[Side, None] = {}
    for box in boxes:
        for start, end in pairwise(xs):
            if box.x0 <= start < box.x1:
                sides |= {Side(True, at, start, end): None for at in (box.y0, box.y1)}
        for start, end in pairwise(ys):
            if box.y0 <= start < box.y1:
                sides |= {Side(False, at, start, end): None for at in (box.x0, box.x1)}
    yield from sides

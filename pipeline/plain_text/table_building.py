"""The rows of a table → `Table`, with what is merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.plain_text.read_lines import PrintedLine
from extractors.records import NO_PAGE, Box, Cell, CellPart, GridCell, Line, Table
from pipeline.plain_text.em_training import Division
from pipeline.plain_text.forward_backward import Step
from pipeline.plain_text.regions import Body
from pipeline.plain_text.rows import Piece, Row, line_of, runner_up
from pipeline.plain_text.segment_lattice import breadth
from pipeline.structure.confidence import UNSURE

HEIGHT = 10.0
"""Of a line of text, in points that only keep the order of things."""

ENDLESS = 1e6
"""The room beside a line of which no width is known."""

MERGING = frozenset({"responsible", "indicator", "deadline", "funding"})
"""Columns whose cells are merged over the steps of a measure; elsewhere a cell that is not printed
is empty."""

WHOLE = frozenset({"task", "measure"})
"""A row that begins in one of these columns has its own cells in those of `MERGING`."""


def empty_table(body: Body) -> Table:
    """A table that has a header and no row."""
    return _table(body, 0, [])


def table(division: Division, rows: Sequence[Row], trust: float) -> Table:
    """The table of the rows of a division; each cell's confidence is multiplied by `trust`."""
    return _table(division.body, len(rows), _Grid(division, trust).cells(rows))


def _table(body: Body, rows: int, cells: Sequence[Cell]) -> Table:
    """Its places on the endless sheet only keep the order."""
    count = len(body.header.titles)
    first = body.header_lines[0]
    header = [
        Cell(0, column, 1, 1, (_printed(Box(column, 0, column + 1, 1), title, first),))
        for column, title in enumerate(body.header.titles)
    ]
    foot = (body.lines or body.header_lines)[-1].number + 1
    return Table(
        boxes=((NO_PAGE, Box(0.0, first.number * HEIGHT, float(count), foot * HEIGHT)),),
        rows=1 + rows,
        columns=count,
        cells=(*header, *cells),
        header_rows=1,
        repeats=tuple(
            GridCell(
                *(0, 1, 0, count),
                _printed(Box(0, 0, count, 1), [line.text for line in lines], lines[0]),
            )
            for _, lines in body.repeats
        ),
        joins=("rows and columns are inferred from the order of the printed lines",),
    )


def _printed(box: Box, texts: Sequence[str], line: PrintedLine) -> CellPart:
    """A part of a cell at `box`, in columns and lines below `line`."""
    top = line.number
    x0, y0, x1, y1 = box
    lines = tuple(Line(text, breadth(text), ENDLESS, HEIGHT, True) for text in texts)
    return CellPart(NO_PAGE, Box(x0, (top + y0) * HEIGHT, x1, (top + y1) * HEIGHT), lines)


class _Grid:
    """Puts the cells of a division's rows into their places."""

    def __init__(self, division: Division, trust: float) -> None:
        self._division, self._trust = division, trust
        self._keys = division.columns.keys

    def cells(self, rows: Sequence[Row]) -> list[Cell]:
        """All cells in reading order; one that a row lacks is merged with that above, or empty."""
        cells: list[Cell] = []
        above: dict[int, int] = {}
        for at, row in enumerate(rows, 1):
            if row.across:
                above = {}
                cells.append(self._cell(at, row.pieces[0], len(self._keys)))
                continue
            first = min(row.pieces)
            for column in range(len(self._keys)):
                if column not in row.pieces and column in above and self._merges(column, first):
                    merged = cells[above[column]]
                    cells[above[column]] = replace(merged, rowspan=at - merged.row + 1)
                    continue
                above[column] = len(cells)
                piece = row.pieces.get(column)
                cells.append(self._cell(at, piece, 1) if piece else self._empty(at, column, row))
        return sorted(cells, key=lambda cell: (cell.row, cell.column))

    def _merges(self, column: int, first: int) -> bool:
        """Whether a cell goes on in a row that begins in column `first` and has no such cell."""
        if column < first:
            return True
        return self._keys[column] in MERGING and self._keys[first] not in WHOLE

    def _empty(self, row: int, column: int, beside: Row) -> Cell:
        step = next(iter(beside.pieces.values())).parts[0][0]
        box = Box(column, 0, column + 1, 1)
        return Cell(row, column, 1, 1, (_printed(box, (), line_of(self._division, step)),))

    def _cell(self, row: int, piece: Piece, colspan: int) -> Cell:
        division = self._division
        sure = piece.sure * self._trust
        parts = tuple(self._part(piece.column, part, sure) for part in piece.parts)
        joins = [
            f"goes on behind a page's end, at line {line_of(division, part[0]).number}"
            for part in piece.parts[1:]
        ]
        if sure < UNSURE:
            joins += [runner_up(division, part) for part in piece.parts]
        return Cell(row, piece.column, 1, colspan, parts, tuple(joins))

    def _part(self, column: int, steps: Sequence[Step], sure: float) -> CellPart:
        division = self._division
        width = float(division.widths[column])
        lines = []
        for step in steps:
            edge = division.edges[step.edge]
            inside = division.lattice.nodes[edge.end].inside
            room = max(width - edge.breadth, 0.0)
            spaced = inside or line_of(division, step).spaced
            lines.append(Line(edge.text, edge.breadth, room, HEIGHT, spaced, sure))
        top, foot = (line_of(division, step).number for step in (steps[0], steps[-1]))
        box = Box(float(column), top * HEIGHT, column + 1.0, (foot + 1) * HEIGHT)
        return CellPart(NO_PAGE, box, tuple(lines))

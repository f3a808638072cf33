"""A table divided into cells → `Table`, with what is merged and how sure each cell is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from extractors.records import NO_PAGE, Box, Cell, CellPart, GridCell, Line, Table
from extractors.text.lines import PrintedLine
from pipeline.bare.division import Division
from pipeline.bare.lattice import breadth
from pipeline.bare.passes import Step
from pipeline.bare.regions import Body
from pipeline.confidence import UNSURE

HEIGHT = 10.0
"""Of a line of text, in points that only keep the order of things."""

MERGING = frozenset({"responsible", "indicator", "deadline", "funding"})
"""Columns whose cells are merged over the steps of a measure; elsewhere a cell that is not printed
is empty."""

WHOLE = frozenset({"task", "measure"})
"""A row that begins in one of these columns has its own cells in those of `MERGING`."""


@dataclass(slots=True)
class _Piece:
    """The steps of one cell in a row, which may go on over a page."""

    column: int
    parts: list[list[Step]]


@dataclass(slots=True)
class _Row:
    """A row: its pieces by their column; one across the table is a subheading."""

    across: bool
    pieces: dict[int, _Piece] = field(default_factory=dict)


def table(body: Body, division: Division | None) -> Table:
    """A table and how it is divided, if it has rows; places on the endless sheet only keep the
    order."""
    count = len(body.header.titles)
    rows = list(_rows(division)) if division else []
    header = [
        _header_cell(column, title, body.header_lines[0])
        for column, title in enumerate(body.header.titles)
    ]
    top = body.header_lines[0].number * HEIGHT
    foot = max(top, (body.lines or body.header_lines)[-1].number * HEIGHT) + HEIGHT
    return Table(
        boxes=((NO_PAGE, Box(0.0, top, float(count), foot)),),
        rows=1 + len(rows),
        columns=count,
        cells=(*header, *(_cells(division, rows) if division else ())),
        header_rows=1,
        repeats=tuple(_repeat(lines, count) for _, lines in body.repeats),
        joins=("rows and columns are inferred from the order of the printed lines",),
    )


def _rows(division: Division) -> Iterator[_Row]:
    """The rows of the best way: a cell ends where the way leaves it, a row where it turns back."""
    columns = division.columns
    row: _Row | None = None
    before: Step | None = None
    for step in division.way:
        across = step.state == columns.across
        column = 0 if across else step.state % columns.count
        goes_on = before is not None and before.stays
        if row is None or not (goes_on or _same_row(division, before, step)):
            if row is not None:
                yield row
            row = _Row(across)
        piece = row.pieces.setdefault(column, _Piece(column, []))
        if goes_on:
            piece.parts[-1].append(step)
        else:
            piece.parts.append([step])
        before = step
    if row is not None:
        yield row


def _same_row(division: Division, before: Step | None, step: Step) -> bool:
    columns = division.columns
    if before is None or columns.across in (before.state, step.state):
        return False
    if step.state >= columns.count:
        return True
    return before.state < columns.count and step.state > before.state


def _cells(division: Division, rows: Sequence[_Row]) -> list[Cell]:
    columns = division.columns
    cells: list[Cell] = []
    above: dict[int, int] = {}
    for at, row in enumerate(rows, 1):
        if row.across:
            above = {}
            cells.append(_cell(division, at, row.pieces[0], columns.count))
            continue
        first = min(row.pieces)
        for column in range(columns.count):
            if column in row.pieces:
                above[column] = len(cells)
                cells.append(_cell(division, at, row.pieces[column], 1))
            elif column in above and _is_merged(division, column, first):
                merged = cells[above[column]]
                cells[above[column]] = _taller(merged, at - merged.row + 1)
            else:
                above[column] = len(cells)
                cells.append(_empty(division, at, column, row))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _is_merged(division: Division, column: int, first: int) -> bool:
    keys = division.columns.keys
    if column < first:
        return True
    return keys[column] in MERGING and keys[first] not in WHOLE


def _taller(cell: Cell, rows: int) -> Cell:
    return Cell(cell.row, cell.column, rows, cell.colspan, cell.parts, cell.joins)


def _empty(division: Division, row: int, column: int, beside: _Row) -> Cell:
    step = next(iter(beside.pieces.values())).parts[0][0]
    line = division.body.lines[division.edges[step.edge].line]
    box = Box(float(column), line.number * HEIGHT, column + 1.0, line.number * HEIGHT + HEIGHT)
    return Cell(row, column, 1, 1, (CellPart(NO_PAGE, box, ()),))


def _cell(division: Division, row: int, piece: _Piece, colspan: int) -> Cell:
    sure = min(_probability(division, part) for part in piece.parts)
    parts = tuple(_part(division, piece.column, part, sure) for part in piece.parts)
    joins = [f"page: goes on at line {_line(division, part[0]).number}" for part in piece.parts[1:]]
    told = [_told(division, part) for part in piece.parts] if sure < UNSURE else []
    return Cell(row, piece.column, 1, colspan, parts, (*joins, *told))


def _part(division: Division, column: int, steps: Sequence[Step], sure: float) -> CellPart:
    width = float(division.widths[min(column, len(division.widths) - 1)])
    lines = []
    for step in steps:
        edge = division.edges[step.edge]
        whole = not division.lattice.nodes[edge.end].inside
        room = max(width - edge.breadth, 0.0)
        spaced = _line(division, step).spaced if whole else True
        lines.append(Line(edge.text, edge.breadth, room, HEIGHT, spaced, sure))
    top = _line(division, steps[0]).number * HEIGHT
    foot = _line(division, steps[-1]).number * HEIGHT + HEIGHT
    return CellPart(NO_PAGE, Box(float(column), top, column + 1.0, foot), tuple(lines))


def _line(division: Division, step: Step) -> PrintedLine:
    return division.body.lines[division.edges[step.edge].line]


def _probability(division: Division, steps: Sequence[Step]) -> float:
    """How probable it is that these steps, all of them and no more, are a cell of their column."""
    scores, found = division.scores, division.posterior
    first, last = steps[0], steps[-1]
    worth = float(found.arriving[scores.starts[first.edge], first.state])
    for step in steps:
        worth += float(scores.pieces[step.edge, step.state])
        if step is not last:
            worth += float(scores.stays[step.edge, step.state])
    end = scores.ends[last.edge]
    if end == len(scores.cuts) - 1:
        worth += float(scores.last[last.state])
    else:
        worth += float(np.logaddexp.reduce(scores.cuts[end][last.state] + found.going_on[end]))
    return float(min(np.exp(worth - found.total), 1.0))


def _told(division: Division, steps: Sequence[Step]) -> str:
    """The least sure piece of a cell, and what its line is if it is no such piece."""
    shares = division.posterior.edges
    step = min(steps, key=lambda step: shares[step.edge, step.state])
    edge = division.edges[step.edge]
    rivals = [
        (float(shares[index, state]), division.edges[index].text, state)
        for index in range(len(division.edges))
        if division.edges[index].line == edge.line
        for state in range(division.columns.states)
        if _column(division, state) != _column(division, step.state) or index != step.edge
    ]
    share, text, state = max(rivals)
    own = f"“{edge.text}” is {_column(division, step.state)} by {shares[step.edge, step.state]:.2f}"
    return (
        f"line {_line(division, step).number}: {own}, otherwise “{text}” is "
        f"{_column(division, state)} by {share:.2f}"
    )


def _column(division: Division, state: int) -> str:
    columns = division.columns
    if state == columns.across:
        return "a subheading"
    return columns.keys[state % columns.count] or f"column {state % columns.count + 1}"


def _header_cell(column: int, title: Sequence[str], line: PrintedLine) -> Cell:
    top = line.number * HEIGHT
    box = Box(float(column), top, column + 1.0, top + HEIGHT)
    lines = tuple(Line(text, breadth(text), 1e6, HEIGHT, True) for text in title)
    return Cell(0, column, 1, 1, (CellPart(NO_PAGE, box, lines),))


def _repeat(lines: Sequence[PrintedLine], columns: int) -> GridCell:
    top = lines[0].number * HEIGHT
    box = Box(0.0, top, float(columns), lines[-1].number * HEIGHT + HEIGHT)
    printed = tuple(Line(line.text, breadth(line.text), 0.0, HEIGHT, True) for line in lines)
    return GridCell(0, 1, 0, columns, CellPart(NO_PAGE, box, printed))

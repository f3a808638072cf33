"""A table of a Word file → `Table`: cells with the rows and columns that they cover."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from extractors.records import NO_PAGE, Box, Cell, CellPart, Line, Table
from extractors.word.markup import CELL, ROW, Element, is_on, nearest, number, q, value
from extractors.word.paragraphs import Story

HEIGHT = 10.0
"""Of a line of text, in points that only keep the order of things."""

ROOM = 1e6
"""A line ends where its author ended it, so there was room for more."""

NEAR = 120
"""Column lines nearer to each other than this, in twentieths of a point, look like one."""

WIDEST = 1000
"""Columns that one cell may cover; Word has 63 at most."""


class _Printed(NamedTuple):
    """A cell as the file has it: `merged` is its part in a cell merged downwards."""

    row: int
    start: int
    end: int
    merged: str | None
    lines: tuple[str, ...]


def table(element: Element, story: Story, top: float) -> Table:
    """A table, its upper edge at a height on the endless sheet."""
    rows = list(nearest(element, (ROW,)))
    cells = [cell for at, row in enumerate(rows) for cell in _row(row, at, story)]
    columns = _columns(cells, _widths(element))
    count = max(columns.values(), default=0)
    whole = _merged(
        [cell._replace(start=columns[cell.start], end=columns[cell.end]) for cell in cells]
    )
    header = next((at for at, row in enumerate(rows) if not is_on(row, "w:trPr/w:tblHeader")), 0)
    box = Box(0.0, top, float(count), top + HEIGHT * len(rows))
    return Table(
        boxes=((NO_PAGE, box),),
        rows=len(rows),
        columns=count,
        cells=tuple(_cell(cell, end, lines, top) for cell, end, lines in whole),
        header_rows=header,
    )


def _row(row: Element, at: int, story: Story) -> list[_Printed]:
    found: list[_Printed] = []
    column = max(0, int(_number(row, "w:trPr/w:gridBefore", 0)))
    for cell in nearest(row, (CELL,)):
        end = column + max(1, _number(cell, "w:tcPr/w:gridSpan", 1))
        lines = story.lines(cell)
        if found and value(cell, "w:tcPr/w:hMerge") == "continue":
            before = found.pop()
            found.append(before._replace(end=end, lines=before.lines + lines))
        else:
            found.append(_Printed(at, column, end, _part_of_merged(cell), lines))
        column = end
    return found


def _number(element: Element, path: str, default: int) -> int:
    found = element.find("/".join(map(q, path.split("/"))))
    return min(number(found, "w:val", default), WIDEST)


def _part_of_merged(cell: Element) -> str | None:
    found = cell.find("/".join(map(q, ("w:tcPr", "w:vMerge"))))
    return None if found is None else found.get(q("w:val"), "continue")


def _widths(element: Element) -> list[int]:
    columns = element.findall("/".join(map(q, ("w:tblGrid", "w:gridCol"))))
    return [number(column, "w:w", 0) for column in columns]


def _columns(cells: Sequence[_Printed], widths: Sequence[int]) -> dict[int, int]:
    """Each column line of the file → its place among those that are seen.

    Lines that no cell ends at are none; those that look like one are one, unless a cell lies
    between them.
    """
    lines = sorted({line for cell in cells for line in (cell.start, cell.end)})
    places = [0, *accumulate(widths)]
    known = bool(lines) and min(widths, default=0) > 0 and lines[-1] < len(places)
    ends: dict[int, set[int]] = {}
    for cell in cells:
        ends.setdefault(cell.end, set()).add(cell.start)
    found: dict[int, int] = {}
    group: list[int] = []
    place = -1
    for line in lines:
        is_near = known and bool(group) and places[line] - places[group[0]] <= NEAR
        if group and not (is_near and not ends.get(line, set()).intersection(group)):
            group = []
        place += not group
        found[line] = place
        group.append(line)
    return found


def _merged(cells: Sequence[_Printed]) -> list[tuple[_Printed, int, tuple[str, ...]]]:
    """The cells with the row that each ends before, and the lines of all that it is merged of."""
    found: list[tuple[_Printed, int, tuple[str, ...]]] = []
    open_at: dict[int, int] = {}
    for cell in cells:
        above = open_at.get(cell.start)
        if cell.merged == "continue" and above is not None:
            first, end, lines = found[above]
            if end == cell.row and first.end == cell.end:
                found[above] = first, end + 1, lines + cell.lines
                continue
        open_at.pop(cell.start, None)
        if cell.merged is not None:
            open_at[cell.start] = len(found)
        found.append((cell, cell.row + 1, cell.lines))
    return found


def _cell(cell: _Printed, end: int, lines: tuple[str, ...], top: float) -> Cell:
    box = Box(float(cell.start), top + HEIGHT * cell.row, float(cell.end), top + HEIGHT * end)
    printed = tuple(Line(text, float(len(text)), ROOM, HEIGHT, True) for text in lines)
    part = CellPart(NO_PAGE, box, printed)
    return Cell(cell.row, cell.start, end - cell.row, cell.end - cell.start, (part,))

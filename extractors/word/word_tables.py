"""A table of a Word file → `Table`: cells with the rows and columns that they cover."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from extractors.records.documents import Cell, ReaderNote, Table
from extractors.records.geometry import NO_PAGE, Box
from extractors.records.page_layouts import CellLine, CellPart
from extractors.word.word_paragraphs import ParagraphReader
from extractors.word_seen.markup import (
    CELL_TAG,
    ROW_TAG,
    Element,
    get_number,
    get_value_at,
    is_on,
    iter_topmost,
    qualified_name,
)
from extractors.word_seen.seen_text import SeenPart

LINE_HEIGHT_PT = 10.0
"""The height given to a line of text: on the endless sheet points only keep the order."""

UNLIMITED_FREE_WIDTH_PT = 1e6
"""The free width given to a line: it ends where its author ended it, not for lack of room."""

COLUMN_LINE_TOLERANCE_TWIPS = 120
"""Column lines nearer to each other than this, in twentieths of a point, look like one."""

MAX_SPANNED_COLUMNS = 1000
"""Columns that one cell may cover; Word has 63 at most."""


class _WordCell(NamedTuple):
    """A cell as the file has it: `vertical_merge` is its part in a cell merged downwards."""

    row: int
    start: int
    end: int
    vertical_merge: str | None
    lines: tuple[str, ...]
    notes: tuple[ReaderNote, ...] = ()
    confidence: float = 1.0


def read_table(element: Element, part: SeenPart, reader: ParagraphReader, top: float) -> Table:
    """A table of a part without its emptied rows; `top` is its upper edge on the endless sheet."""
    rows: list[Element] = []
    cells: list[_WordCell] = []
    for row in iter_topmost(element, (ROW_TAG,)):
        row_cells = _read_row(row, len(rows), part, reader)
        if row not in part.emptied_rows:  # which is read first, since its numbers count
            rows.append(row)
            cells += row_cells
    column_places = _map_column_lines(cells, _read_column_widths(element))
    count = max(column_places.values(), default=0)
    merged_cells = _merge_cells(
        [
            cell._replace(start=column_places[cell.start], end=column_places[cell.end])
            for cell in cells
        ]
    )
    header_row_count = next(
        (at for at, row in enumerate(rows) if not is_on(row, "w:trPr/w:tblHeader")), 0
    )
    box = Box(0.0, top, float(count), top + LINE_HEIGHT_PT * len(rows))
    return Table(
        boxes=((NO_PAGE, box),),
        row_count=len(rows),
        column_count=count,
        cells=tuple(_build_cell(cell, end, top) for cell, end in merged_cells),
        header_row_count=header_row_count,
    )


def _read_row(
    row: Element, row_index: int, part: SeenPart, reader: ParagraphReader
) -> list[_WordCell]:
    cells: list[_WordCell] = []
    column = max(0, int(_get_number_at(row, "w:trPr/w:gridBefore", 0)))
    for cell in iter_topmost(row, (CELL_TAG,)):
        end = column + max(1, _get_number_at(cell, "w:tcPr/w:gridSpan", 1))
        lines, notes = reader.read_lines(cell), part.cell_notes.get(cell, ())
        confidence = part.confidences.get(cell, 1.0)
        if cells and get_value_at(cell, "w:tcPr/w:hMerge") == "continue":
            continued = _WordCell(row_index, column, end, None, lines, notes, confidence)
            cells[-1] = _put_together(cells[-1], continued)._replace(end=end)
        else:
            merge = _get_vertical_merge(cell)
            cells.append(_WordCell(row_index, column, end, merge, lines, notes, confidence))
        column = end
    return cells


def _put_together(cell: _WordCell, other: _WordCell) -> _WordCell:
    """A cell with the lines and notes of one that continues it."""
    return cell._replace(
        lines=cell.lines + other.lines,
        notes=cell.notes + other.notes,
        confidence=min(cell.confidence, other.confidence),
    )


def _get_number_at(element: Element, path: str, default: int) -> int:
    target = element.find("/".join(map(qualified_name, path.split("/"))))
    return min(get_number(target, "w:val", default), MAX_SPANNED_COLUMNS)


def _get_vertical_merge(cell: Element) -> str | None:
    target = cell.find("/".join(map(qualified_name, ("w:tcPr", "w:vMerge"))))
    return None if target is None else target.get(qualified_name("w:val"), "continue")


def _read_column_widths(element: Element) -> list[int]:
    columns = element.findall("/".join(map(qualified_name, ("w:tblGrid", "w:gridCol"))))
    return [get_number(column, "w:w", 0) for column in columns]


def _map_column_lines(cells: Sequence[_WordCell], widths: Sequence[int]) -> dict[int, int]:
    """Each column line of the file → its place among those that are seen.

    Lines at which no cell ends are left out. Lines so near to each other that they look like one
    are one, unless a cell lies between them.
    """
    lines = sorted({line for cell in cells for line in (cell.start, cell.end)})
    positions = [0, *accumulate(widths)]
    has_widths = bool(lines) and min(widths, default=0) > 0 and lines[-1] < len(positions)
    starts_by_end: dict[int, set[int]] = {}
    for cell in cells:
        starts_by_end.setdefault(cell.end, set()).add(cell.start)
    place_of_line: dict[int, int] = {}
    group: list[int] = []
    place = -1
    for line in lines:
        is_near = (
            has_widths
            and bool(group)
            and positions[line] - positions[group[0]] <= COLUMN_LINE_TOLERANCE_TWIPS
        )
        if group and not (is_near and not starts_by_end.get(line, set()).intersection(group)):
            group = []
        place += not group
        place_of_line[line] = place
        group.append(line)
    return place_of_line


def _merge_cells(cells: Sequence[_WordCell]) -> list[tuple[_WordCell, int]]:
    """The cells with the row that each ends before, and with all that they are merged of."""
    merged_cells: list[tuple[_WordCell, int]] = []
    open_at: dict[int, int] = {}
    for cell in cells:
        index_above = open_at.get(cell.start)
        if cell.vertical_merge == "continue" and index_above is not None:
            first, end = merged_cells[index_above]
            if end == cell.row and first.end == cell.end:
                merged_cells[index_above] = _put_together(first, cell), end + 1
                continue
        open_at.pop(cell.start, None)
        if cell.vertical_merge is not None:
            open_at[cell.start] = len(merged_cells)
        merged_cells.append((cell, cell.row + 1))
    return merged_cells


def _build_cell(cell: _WordCell, end: int, top: float) -> Cell:
    box = Box(
        float(cell.start),
        top + LINE_HEIGHT_PT * cell.row,
        float(cell.end),
        top + LINE_HEIGHT_PT * end,
    )
    printed_lines = tuple(
        CellLine(
            text, float(len(text)), UNLIMITED_FREE_WIDTH_PT, LINE_HEIGHT_PT, True, cell.confidence
        )
        for text in cell.lines
    )
    part = CellPart(NO_PAGE, box, printed_lines)
    span = end - cell.row, cell.end - cell.start
    return Cell(cell.row, cell.start, *span, (part,), notes=cell.notes)

"""Looks at tables that were read back: what stands where, and how much of a page is placed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extractors.records.documents import Document, Table
from extractors.records.page_layouts import CellPart, PageLayout, TextLine
from tests.support.grids import Place


def read_places(table: Table) -> list[Place]:
    """The cells of a table with their spans and printed lines, in reading order."""
    return [
        Place(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text_raw)
        for cell in table.cells
    ]


def texts(table: Table) -> list[list[str]]:
    """The texts of the cells that begin in each row."""
    out: list[list[str]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        out[cell.row].append(cell.text_raw)
    return out


def tiles_its_grid(table: Table) -> bool:
    """Whether each square of a table's grid is in one cell, and in one only."""
    squares = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    ]
    return len(squares) == len(set(squares)) == table.row_count * table.column_count


def items(table: Table) -> int:
    """How many rows are neither header nor one cell across the whole width."""
    across = {cell.row for cell in table.cells if cell.colspan == table.column_count}
    return sum(row not in across for row in range(table.header_row_count, table.row_count))


def placed_glyphs(document: Document) -> Counter[int]:
    """How many non-space characters of each page stand in tables, lines and furniture."""
    out: Counter[int] = Counter()
    for table in document.tables:
        _parts(out, (part for cell in table.cells for part in cell.parts))
        _parts(out, (cell.part for cell in table.repeated_header_cells))
    _lines(out, document.lines)
    _lines(out, document.furniture)
    return out


def layout_glyphs(layout: PageLayout) -> int:
    """How many non-space characters stand in a page's tables and lines."""
    out: Counter[int] = Counter()
    _parts(out, (cell.part for table in layout.tables for cell in table.cells))
    _lines(out, layout.lines)
    return out[layout.page]


def _parts(out: Counter[int], parts: Iterable[CellPart]) -> None:
    for part in parts:
        out[part.page] += len("".join(part.text.split()))


def _lines(out: Counter[int], lines: Iterable[TextLine]) -> None:
    for line in lines:
        out[line.page] += sum(len("".join(word.text.split())) for word in line.words)

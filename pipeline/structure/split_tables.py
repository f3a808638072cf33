"""Tables that hold the title and header of another section in their midst, taken apart there.

Where a table has no outer lines, or a title stands in a row of its own, two sections of equal
columns reach the extractor as one table; only the meaning of the rows tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.records import Cell, CellPart, Table, TextLine, Word
from normalizers.titles.column_titles import heading
from normalizers.titles.section_titles import section_number


@dataclass(frozen=True, slots=True)
class Division:
    """A part of a table, and the title that stands in a row of its own above it, if one does."""

    title: tuple[TextLine, ...]
    table: Table


def divide(table: Table) -> Iterator[Division]:
    """The table's parts from top to bottom; mostly it is one, without a title.

    A part begins with a header, or with a numbered title in a row across the table right above one.
    """
    rows = _by_row(table)
    inner = [row for row in range(1, table.rows) if _begins(table, rows, row)]
    if not inner and _title(table, rows, 0) is None:
        yield Division((), table)
        return
    titles = [_title(table, rows, start) for start in (0, *inner)]
    parts = []
    for start, end, title in zip((0, *inner), (*inner, table.rows), titles, strict=True):
        first = start + (title is not None)
        cells = [cell for cell in table.cells if start <= cell.row < end and cell is not title]
        parts.append(_part(table, cells, first, end))
    for index, (title, part) in enumerate(zip(titles, parts, strict=True)):
        following = parts[index + 1].pages[0] if index + 1 < len(parts) else None
        repeats = [
            cell
            for cell in table.repeats
            if (index == 0 or cell.part.page > part.pages[0])
            and (following is None or cell.part.page <= following)
        ]
        yield Division(_lines(title), replace(part, repeats=tuple(repeats)))


def _by_row(table: Table) -> dict[int, list[Cell]]:
    """The cells that begin in each row, from left to right."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _title(table: Table, rows: dict[int, list[Cell]], row: int) -> Cell | None:
    """The cell across the table in a row, if it is a section's title and a header follows."""
    cells = rows.get(row, [])
    if len(cells) != 1 or cells[0].colspan != table.columns or table.columns < 2:
        return None
    if section_number(_flat(cells[0])) is None or not _is_header(rows, row + cells[0].rowspan):
        return None
    return cells[0]


def _begins(table: Table, rows: dict[int, list[Cell]], row: int) -> bool:
    """Whether another part begins at a row; not inside a merged cell, nor under its own title."""
    is_title = _title(table, rows, row) is not None
    is_header = (
        row > table.header_rows and _is_header(rows, row) and _title(table, rows, row - 1) is None
    )
    return (is_title or is_header) and not any(
        cell.row < row < cell.row + cell.rowspan for cell in table.cells
    )


def _is_header(rows: dict[int, list[Cell]], row: int) -> bool:
    texts = [_flat(cell) for cell in rows.get(row, ())]
    return len(texts) > 1 and heading(texts) is not None


def _part(table: Table, cells: list[Cell], first: int, end: int) -> Table:
    """Some rows of a table as a table; the traces of its joins stay with the first."""
    pages = {part.page for cell in cells for part in cell.parts}
    return replace(
        table,
        boxes=tuple(box for box in table.boxes if box[0] in pages) or table.boxes[:1],
        rows=end - first,
        cells=tuple(replace(cell, row=cell.row - first) for cell in cells),
        header_rows=max(table.header_rows - first, 0) if first <= 1 else 1,
        joins=table.joins if first <= 1 else (),
        doubts=table.doubts if first <= 1 else (),
    )


def _lines(cell: Cell | None) -> tuple[TextLine, ...]:
    if cell is None:
        return ()
    return tuple(_line(part, line.text) for part in cell.parts for line in part.lines)


def _line(part: CellPart, text: str) -> TextLine:
    return TextLine(part.page, part.box, (Word(*part.box, text),))


def _flat(cell: Cell) -> str:
    return " ".join(cell.text_raw.split())

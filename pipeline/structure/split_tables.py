"""Tables that hold the title and header of another section in their midst, taken apart there.

Where a table has no outer lines, or a title stands in a row of its own, two sections of equal
columns reach the extractor as one table; only the meaning of the rows tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.records import Cell, CellPart, Table, TextLine, Word
from normalizers.titles.column_titles import parse_header
from normalizers.titles.section_titles import parse_section_number


@dataclass(frozen=True, slots=True)
class TablePart:
    """A part of a table, and the title that stands in a row of its own above it, if one does."""

    title: tuple[TextLine, ...]
    table: Table


def split_table(table: Table) -> Iterator[TablePart]:
    """The table's parts from top to bottom; mostly it is one, without a title.

    A part begins with a header, or with a numbered title in a row across the table right above one.
    """
    cells_by_row = _group_cells_by_row(table)
    inner_starts = [
        row for row in range(1, table.row_count) if _is_part_start(table, cells_by_row, row)
    ]
    if not inner_starts and _find_title(table, cells_by_row, 0) is None:
        yield TablePart((), table)
        return
    titles = [_find_title(table, cells_by_row, start) for start in (0, *inner_starts)]
    parts = []
    for start, end, title in zip(
        (0, *inner_starts), (*inner_starts, table.row_count), titles, strict=True
    ):
        first_row = start + (title is not None)
        cells = [cell for cell in table.cells if start <= cell.row < end and cell is not title]
        parts.append(_build_part(table, cells, first_row, end))
    for index, (title, part) in enumerate(zip(titles, parts, strict=True)):
        next_page = parts[index + 1].pages[0] if index + 1 < len(parts) else None
        repeated_cells = [
            cell
            for cell in table.repeated_header_cells
            if (index == 0 or cell.part.page > part.pages[0])
            and (next_page is None or cell.part.page <= next_page)
        ]
        yield TablePart(
            _to_text_lines(title), replace(part, repeated_header_cells=tuple(repeated_cells))
        )


def _group_cells_by_row(table: Table) -> dict[int, list[Cell]]:
    """The cells that begin in each row, from left to right."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _find_title(table: Table, cells_by_row: dict[int, list[Cell]], row: int) -> Cell | None:
    """The cell across the table in a row, if it is a section's title and a header follows."""
    cells = cells_by_row.get(row, [])
    if len(cells) != 1 or cells[0].colspan != table.column_count or table.column_count < 2:
        return None
    if parse_section_number(_join_raw_text(cells[0])) is None or not _is_header(
        cells_by_row, row + cells[0].rowspan
    ):
        return None
    return cells[0]


def _is_part_start(table: Table, cells_by_row: dict[int, list[Cell]], row: int) -> bool:
    """Whether another part begins at a row; not inside a merged cell, nor under its own title."""
    is_title = _find_title(table, cells_by_row, row) is not None
    is_header = (
        row > table.header_row_count
        and _is_header(cells_by_row, row)
        and _find_title(table, cells_by_row, row - 1) is None
    )
    return (is_title or is_header) and not any(
        cell.row < row < cell.row + cell.rowspan for cell in table.cells
    )


def _is_header(cells_by_row: dict[int, list[Cell]], row: int) -> bool:
    texts = [_join_raw_text(cell) for cell in cells_by_row.get(row, ())]
    return len(texts) > 1 and parse_header(texts) is not None


def _build_part(table: Table, cells: list[Cell], first_row: int, end_row: int) -> Table:
    """Some rows of a table as a table; the traces of its joins stay with the first."""
    pages = {part.page for cell in cells for part in cell.parts}
    return replace(
        table,
        boxes=tuple(box for box in table.boxes if box[0] in pages) or table.boxes[:1],
        row_count=end_row - first_row,
        cells=tuple(replace(cell, row=cell.row - first_row) for cell in cells),
        header_row_count=max(table.header_row_count - first_row, 0) if first_row <= 1 else 1,
        join_reasons=table.join_reasons if first_row <= 1 else (),
        doubtful_joins=table.doubtful_joins if first_row <= 1 else (),
        holes=table.holes if first_row <= 1 else (),
    )


def _to_text_lines(cell: Cell | None) -> tuple[TextLine, ...]:
    if cell is None:
        return ()
    return tuple(_to_text_line(part, line.text) for part in cell.parts for line in part.lines)


def _to_text_line(part: CellPart, text: str) -> TextLine:
    return TextLine(part.page, part.box, (Word(*part.box, text),))


def _join_raw_text(cell: Cell) -> str:
    return " ".join(cell.text_raw.split())

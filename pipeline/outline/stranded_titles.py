"""Numbered titles in the last row of a page, moved to their table on the next page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from extractors.records.documents import Cell, Table
from normalizers.titles.column_titles import parse_header
from normalizers.titles.section_marks import SectionMark, parse_section_mark
from pipeline.outline.outline_blocks import Block
from pipeline.outline.printed_cells import join_cell_text


def move_stranded_titles(items: Iterable[Table | Block]) -> Iterator[Table | Block]:
    """Yields the tables and blocks as given, with each stranded title moved to the top of the next
    table."""
    above: Table | None = None
    for item in items:
        current = item
        if isinstance(item, Table) and above is not None:
            title = _find_stranded_title(above, item)
            if title is not None:
                above = _drop_last_row(above)
                current = _put_on_top(item, title)
        if above is not None:
            yield above
        above = current if isinstance(current, Table) else None
        if above is None:
            yield current
    if above is not None:
        yield above


def _find_stranded_title(above: Table, below: Table) -> Cell | None:
    """The cell of a table's last row, if it is the title of the table on the next page."""
    last = [cell for cell in above.cells if cell.row + cell.rowspan == above.row_count]
    header = [join_cell_text(cell) for cell in below.cells if cell.row == 0]
    if len(last) != 1 or above.row_count < 2 or below.pages[0] <= last[0].parts[-1].page:
        return None
    (title,) = last
    is_across = title.colspan == above.column_count > 1
    before = _find_last_mark(above, title.row)
    is_numbered = parse_section_mark(join_cell_text(title), before) is not None
    return title if is_across and is_numbered and parse_header(header) is not None else None


def _find_last_mark(table: Table, row: int) -> SectionMark | None:
    """The number of the last numbered row across a table above one of its rows."""
    mark: SectionMark | None = None
    for cell in table.cells:
        if cell.row < row and cell.colspan == table.column_count and not cell.is_empty:
            mark = parse_section_mark(join_cell_text(cell), mark) or mark
    return mark


def _drop_last_row(table: Table) -> Table:
    row_count = table.row_count - 1
    cells = tuple(cell for cell in table.cells if cell.row < row_count)
    return replace(table, row_count=row_count, cells=cells)


def _put_on_top(table: Table, title: Cell) -> Table:
    moved = replace(title, row=0, rowspan=1, colspan=table.column_count)
    cells = (moved, *(replace(cell, row=cell.row + 1) for cell in table.cells))
    return replace(
        table,
        row_count=table.row_count + 1,
        cells=cells,
        header_row_count=table.header_row_count and table.header_row_count + 1,
    )

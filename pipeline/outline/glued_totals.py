"""Totals that were joined to the row above them at a page break, split off again.

By its form, a total at the top of a page looks like the rest of the row above: it has no number and
few texts. Only its words show that it is a total.
"""

from __future__ import annotations

from msgspec.structs import replace

from extractors.records.documents import Cell, Document, Table
from pipeline.outline.total_rows import are_texts_of_total


def split_glued_totals(document: Document) -> Document:
    """The document, in which every total that was joined to the row above is a row of its own."""
    return replace(document, tables=tuple(map(_split_table, document.tables)))


def _split_table(table: Table) -> Table:
    cut_rows = {_last_row(cell) for cell in table.cells if cell.parts[0].page < cell.parts[-1].page}
    # From below, since splitting a row changes the numbers of those under it.
    for row in sorted(cut_rows, reverse=True):
        own = [cell for cell in table.cells if _last_row(cell) == row]
        page = max((cell.parts[-1].page for cell in own), default=0)
        lower = [_text_on(cell, page) for cell in own]
        is_cut = any(part.page < page and part.lines for cell in own for part in cell.parts)
        if is_cut and are_texts_of_total([text for text in lower if text]):
            table = _split_row(table, row, page)
    return table


def _last_row(cell: Cell) -> int:
    return cell.row + cell.rowspan - 1


def _text_on(cell: Cell, page: int) -> str:
    return " ".join(line.text for part in cell.parts if part.page == page for line in part.lines)


def _split_row(table: Table, row: int, page: int) -> Table:
    """The table, in which the part of a row that lies on `page` is a row of its own."""
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row > row:
            cells.append(replace(cell, row=cell.row + 1))
        elif _last_row(cell) == row and (cell.rowspan == 1 or cell.parts[0].page < page):
            above = tuple(part for part in cell.parts if part.page < page)
            below = tuple(part for part in cell.parts if part.page >= page)
            if above:
                cells.append(replace(cell, parts=above))
            if below:
                cells.append(replace(cell, row=row + 1, rowspan=1, parts=below))
        elif cell.row + cell.rowspan > row:
            cells.append(replace(cell, rowspan=cell.rowspan + 1))
        else:
            cells.append(cell)
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    reason = f"page {page}: what would be the rest of the row above has the words of a total"
    return replace(
        table,
        row_count=table.row_count + 1,
        cells=tuple(ordered),
        join_reasons=(*table.join_reasons, reason),
    )

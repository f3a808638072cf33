"""A table too wide for its page: columns printed on a page of their own are put beside the others.

Spreadsheet programs print such a sheet on several pages: the first columns of the rows on one, the
rest of the same rows on another, with the same heights.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from extractors.records.page_layouts import GridCell, PageLayout, PageTable
from extractors.tables.column_alignment import align_columns

ROW_HEIGHT_TOLERANCE_PT = 1.5
"""Points by which the height of a row may differ between the pages, because of rounding."""

MIN_ROWS = 3
"""With fewer rows, heights that agree may be chance."""

MIN_DIFFERENT_HEIGHTS = 2
"""Rows of one height all agree by chance, unless both tables begin at the same height."""


def join_wide_sheets(layouts: Sequence[PageLayout]) -> list[PageLayout]:
    """The pages, with columns printed on a page of their own put beside the table they belong to.

    A page of which nothing is left is dropped, so that its neighbours follow one another.
    """
    result: list[PageLayout | None] = list(layouts)
    known: list[tuple[Sequence[float], Sequence[float]]] = []
    for index, left in enumerate(layouts):
        if result[index] is None or len(left.tables) != 1:
            continue
        joined = left.tables[0]
        for other in range(index + 1, len(layouts)):
            right = result[other]
            if right is not None and _goes_on_sideways(joined, left, right, known):
                if not _is_known(joined, right.tables[0], known):
                    known.append((joined.xs, right.tables[0].xs))
                joined = _put_beside(joined, right.tables[0])
                rest = replace(right, tables=())
                result[other] = rest if rest.lines else None
        if joined is not left.tables[0]:
            result[index] = replace(left, tables=(joined,))
    return [layout for layout in result if layout is not None]


def _goes_on_sideways(
    table: PageTable,
    left: PageLayout,
    right: PageLayout,
    known: Sequence[tuple[Sequence[float], Sequence[float]]],
) -> bool:
    """Whether a page holds nothing but more columns of another page's table.

    `known` are the column lines of pairs that are put together already: where the same
    two stand beside each other again, the heights of their rows need not agree by more than chance.
    """
    if len(right.tables) != 1 or (right.width, right.height) != (left.width, left.height):
        return False
    other = right.tables[0]
    if any(line.box.y0 < other.box.y0 for line in right.lines):
        return False
    heights, other_heights = _list_heights(table), _list_heights(other)
    if len(heights) != len(other_heights) or any(
        abs(one - two) > ROW_HEIGHT_TOLERANCE_PT
        for one, two in zip(heights, other_heights, strict=True)
    ):
        return False
    tells_by_heights = len(heights) >= MIN_ROWS and (
        len({round(height) for height in heights}) >= MIN_DIFFERENT_HEIGHTS
        or abs(table.box.y0 - other.box.y0) <= ROW_HEIGHT_TOLERANCE_PT
    )
    return (tells_by_heights or _is_known(table, other, known)) and align_columns(
        table.xs, other.xs
    ) is None


def _is_known(
    table: PageTable, other: PageTable, known: Sequence[tuple[Sequence[float], Sequence[float]]]
) -> bool:
    return any(
        align_columns(one, table.xs) is not None and align_columns(two, other.xs) is not None
        for one, two in known
    )


def _list_heights(table: PageTable) -> list[float]:
    return [lower - upper for upper, lower in zip(table.ys, table.ys[1:], strict=False)]


def _put_beside(left: PageTable, right: PageTable) -> PageTable:
    """One table of the cells of both; each keeps its page and its place there."""
    columns = len(left.xs) - 1
    shift = left.xs[-1] - right.xs[0]
    cells: list[GridCell] = [
        *left.cells,
        *(
            replace(cell, column=cell.column + columns, column_end=cell.column_end + columns)
            for cell in right.cells
        ),
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(
        left,
        box=left.box._replace(x1=left.box.x1 + right.box.x1 - right.box.x0),
        xs=(*left.xs, *(x + shift for x in right.xs[1:])),
        cells=tuple(cells),
    )

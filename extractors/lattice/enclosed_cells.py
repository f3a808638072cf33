"""Which regions of a lattice are a table's cells: those that lines enclose, and the holes between.

The cells of a table tile its grid. A region that too few lines enclose, though cells lie on all
sides of it or its row and column are the table's, is a hole: a cell that the drawing does not
show as one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct, field

from extractors.lattice.cell_spans import CellSpan
from extractors.lattice.lattice import TableLattice
from extractors.records.geometry import Box
from extractors.records.page_marks import Word

MIN_DRAWN_SIDES = 3
"""A region drawn on at least this many of its four sides is a cell."""


class LatticeCells(Struct):
    """A lattice, its regions in reading order, and the words in each of them by its index."""

    lattice: TableLattice
    cells: Sequence[CellSpan]
    words_by_cell: dict[int, list[Word]] = field(default_factory=dict)

    def get_box(self, cell: CellSpan) -> Box:
        """Where a region lies, in points."""
        xs, ys = self.lattice.xs, self.lattice.ys
        return Box(xs[cell.column], ys[cell.row], xs[cell.column_end], ys[cell.row_end])

    def index_cells_by_square(self) -> list[list[int | None]]:
        """For each grid square, the index of the region that covers it."""
        index_by_square: list[list[int | None]] = [
            [None] * (len(self.lattice.xs) - 1) for _ in self.lattice.ys[1:]
        ]
        for index, cell in enumerate(self.cells):
            for row in range(cell.row, cell.row_end):
                index_by_square[row][cell.column : cell.column_end] = [index] * (
                    cell.column_end - cell.column
                )
        return index_by_square


def find_enclosed_cells(grid: LatticeCells) -> list[int]:
    """Which regions are cells: those that lines enclose.

    An empty one counts only in a row in which others begin. The blank place under the last row of a
    page, down to where open sides end, does not count.
    """
    lattice, words_by_cell = grid.lattice, grid.words_by_cell
    last_row = len(lattice.ys) - 1
    certain = [
        index
        for index, cell in enumerate(grid.cells)
        if index in words_by_cell
        or (cell.drawn_sides == 4 and not (cell.row_end == last_row and any(lattice.open_bottom)))
    ]
    rows_begun = {grid.cells[index].row for index in certain}
    return [
        index
        for index, cell in enumerate(grid.cells)
        if cell.drawn_sides >= MIN_DRAWN_SIDES
        and (index in words_by_cell or cell.row in rows_begun)
    ]


def find_holes(grid: LatticeCells, enclosed: Sequence[int]) -> list[int]:
    """The regions that are not enclosed, yet lie in rows and columns of the table."""
    if len(enclosed) == len(grid.cells):
        return []
    rows = sorted({grid.cells[index].row for index in enclosed})
    columns = sorted({grid.cells[index].column for index in enclosed})
    known = set(enclosed)
    return [
        index
        for index, cell in enumerate(grid.cells)
        if index not in known
        and bisect_left(rows, cell.row) < bisect_left(rows, cell.row_end)
        and bisect_left(columns, cell.column) < bisect_left(columns, cell.column_end)
    ]

"""Lattice → cells: rectangles of grid squares with no drawn line inside.

A cell's span is the number of grid squares that it covers in each direction.
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.lattice.lattice import TableLattice


class CellSpan(NamedTuple):
    """A rectangle of grid squares, ends exclusive; `drawn_sides` of its four are drawn
    throughout."""

    row: int
    row_end: int
    column: int
    column_end: int
    drawn_sides: int


def find_cell_spans(lattice: TableLattice) -> list[CellSpan]:
    """The cells of a lattice in reading order; every square is in exactly one.

    From each square not yet taken, a rectangle grows to the right until a drawn line, then
    downwards while no line is drawn within its width.
    """
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    horizontal_drawn, vertical_drawn = lattice.horizontal_drawn, lattice.vertical_drawn
    taken = [[False] * columns for _ in range(rows)]
    cells = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            column_end = column + 1
            while (
                column_end < columns
                and not vertical_drawn[column_end][row]
                and not taken[row][column_end]
            ):
                column_end += 1
            row_end = row + 1
            while row_end < rows and _extends_into_row(lattice, taken, row_end, column, column_end):
                row_end += 1
            for i in range(row, row_end):
                taken[i][column:column_end] = [True] * (column_end - column)
            drawn_sides = (
                all(horizontal_drawn[row][column:column_end])
                + all(horizontal_drawn[row_end][column:column_end])
                + all(vertical_drawn[column][row:row_end])
                + all(vertical_drawn[column_end][row:row_end])
            )
            cells.append(CellSpan(row, row_end, column, column_end, drawn_sides))
    return cells


def _extends_into_row(
    lattice: TableLattice, taken: list[list[bool]], row: int, column: int, column_end: int
) -> bool:
    """Whether the squares of this row, from `column` to `column_end`, belong to the cell above."""
    return (
        not any(lattice.horizontal_drawn[row][column:column_end])
        and not any(lattice.vertical_drawn[inner][row] for inner in range(column + 1, column_end))
        and not any(taken[row][column:column_end])
    )

"""Lattice → cells: rectangles of grid squares with no drawn line inside.

A cell's span is the number of grid squares that it covers in each direction.
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.page.lattice import Lattice


class Span(NamedTuple):
    """A rectangle of grid squares, ends exclusive; `sides` of its four are drawn throughout."""

    row: int
    row_end: int
    column: int
    column_end: int
    sides: int


def spans(lattice: Lattice) -> list[Span]:
    """The cells of a lattice in reading order; every square is in exactly one.

    From each square not yet taken, a rectangle grows to the right until a drawn line, then
    downwards while no line is drawn within its width.
    """
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    level, plumb = lattice.level, lattice.plumb
    taken = [[False] * columns for _ in range(rows)]
    out = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            end = column + 1
            while end < columns and not plumb[end][row] and not taken[row][end]:
                end += 1
            row_end = row + 1
            while row_end < rows and _goes_on(lattice, taken, row_end, column, end):
                row_end += 1
            for i in range(row, row_end):
                taken[i][column:end] = [True] * (end - column)
            sides = (
                all(level[row][column:end])
                + all(level[row_end][column:end])
                + all(plumb[column][row:row_end])
                + all(plumb[end][row:row_end])
            )
            out.append(Span(row, row_end, column, end, sides))
    return out


def _goes_on(lattice: Lattice, taken: list[list[bool]], row: int, column: int, end: int) -> bool:
    """Whether the squares of this row, from `column` to `end`, belong to the cell above."""
    return (
        not any(lattice.level[row][column:end])
        and not any(lattice.plumb[inner][row] for inner in range(column + 1, end))
        and not any(taken[row][column:end])
    )

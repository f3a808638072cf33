"""Rows without lines between their columns, divided as the header above them is, and headers as
the rows below them are.

Where the header's cells are boxed and the rows only have horizontal lines, the header's lines go on
through every row whose words leave them free.
"""

from __future__ import annotations

from collections import defaultdict

from msgspec.structs import replace

from extractors.inference.white_strips import list_crossed, split_at_strips
from extractors.lattice.cell_spans import CellSpan, find_cell_spans
from extractors.lattice.enclosed_cells import LatticeCells
from extractors.words.text_lines import group_into_lines

HEADER_CONFIDENCE = 0.9
"""How sure it is that titles in one cell, one over each column, are cells of their own."""

MAX_CONFIDENCE = 0.99
"""What is inferred is never certain."""

MIN_OPEN_ROWS = 2
"""Fewer open rows than this are left as they are."""

MIN_OPEN_SHARE = 0.5
"""At least this share of a table's rows has no lines where the header has them."""

MAX_CROSSING_SHARE = 0.2
"""At most this share of those rows has text that runs across a line of the header."""

MIN_SHARED_SHARE = 0.5
"""At least this share of those rows has words in two of the header's columns or more."""


def extend_header_columns(grid: LatticeCells) -> tuple[LatticeCells, str] | None:
    """The grid with the header's lines drawn through its rows, and why; None if none is drawn."""
    lattice = grid.lattice
    open_cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, cell in enumerate(grid.cells):
        if cell.column_end - cell.column > 1 and index in grid.words_by_cell:
            open_cells[cell.column, cell.column_end].append(index)
    row_count = len(lattice.ys) - 1
    vertical = [list(line) for line in lattice.vertical_drawn]
    confidence = MAX_CONFIDENCE
    rows_divided = 0
    for (first, end), indices in open_cells.items():
        rows = {
            row
            for index in indices
            for row in range(grid.cells[index].row, grid.cells[index].row_end)
        }
        if len(indices) < MIN_OPEN_ROWS or len(rows) < MIN_OPEN_SHARE * row_count:
            continue
        middles = lattice.xs[first + 1 : end]
        free: list[int] = []
        shared = 0
        for index in indices:
            lines = group_into_lines(grid.words_by_cell[index])
            if any(any(list_crossed(line, middles)) for line in lines):
                continue
            free.append(index)
            filled = [split_at_strips(line, middles) for line in lines]
            shared += sum(any(columns) for columns in zip(*filled, strict=True)) > 1
        crossing_share, shared_share = 1 - len(free) / len(indices), shared / len(indices)
        if crossing_share > MAX_CROSSING_SHARE or shared_share < MIN_SHARED_SHARE:
            continue
        # Text across the lines speaks against columns; rows with words in one column say little.
        confidence = min(confidence, (1 - crossing_share) * (0.7 + 0.3 * shared_share))
        for index in free:
            cell = grid.cells[index]
            rows_divided += 1
            _draw_through(vertical, cell)
    if not rows_divided:
        return None
    divided = replace(lattice, vertical_drawn=tuple(map(tuple, vertical)))
    reason = (
        f"columns of {rows_divided} row(s) inferred from the header's, confidence {confidence:.2f}"
    )
    return LatticeCells(divided, find_cell_spans(divided)), reason


def divide_header_cells(grid: LatticeCells) -> tuple[LatticeCells, str] | None:
    """The grid with cells of its first row divided that have a title over each of their columns.

    Shaded headers are so where the rows below have lines. None if there are none.
    """
    lattice = grid.lattice
    vertical = [list(line) for line in lattice.vertical_drawn]
    divided = 0
    for index, cell in enumerate(grid.cells):
        words = grid.words_by_cell.get(index, [])
        if cell.row or cell.row_end == len(lattice.ys) - 1 or cell.column_end - cell.column < 2:
            continue
        middles = lattice.xs[cell.column + 1 : cell.column_end]
        lines = group_into_lines(words) if words else []
        if not all(split_at_strips(words, middles)) or any(
            any(list_crossed(line, middles)) for line in lines
        ):
            continue
        divided += 1
        _draw_through(vertical, cell)
    if not divided:
        return None
    whole = replace(lattice, vertical_drawn=tuple(map(tuple, vertical)))
    reason = (
        f"{divided} cell(s) of the header divided, a title over each column, "
        f"confidence {HEADER_CONFIDENCE:.2f}"
    )
    return LatticeCells(whole, find_cell_spans(whole)), reason


def _draw_through(vertical: list[list[bool]], cell: CellSpan) -> None:
    """Draws the lines between the columns of a cell; `vertical` says of each line where it is."""
    for line in range(cell.column + 1, cell.column_end):
        vertical[line][cell.row : cell.row_end] = [True] * (cell.row_end - cell.row)

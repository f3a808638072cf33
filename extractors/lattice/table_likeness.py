"""Which grids of lines are tables: not charts, diagrams, or frames without a word.

A chart has labels at its lines, where a table has words between them. The boxes of a diagram stand
apart and are tied by arrows, where the cells of a table lie side by side.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lattice.enclosed_cells import LatticeCells, find_enclosed_cells
from extractors.records.page_marks import Word

MIN_NEIGHBOUR_SHARE = 0.5
"""At least this share of a table's cells has another one right beside it."""

MIN_TICK_LABELS = 3
"""With so many labels at its lines a side is the axis of a chart."""

MAX_TICK_DISTANCE_PT = 30.0
"""A label of an axis stands at most so many points from it."""

TICK_TOLERANCE_SHARE = 0.35
"""The middle of a label is so near to its line, in heights of the label."""

MAX_CHART_FILLED_SHARE = 0.5
"""A grid of which a larger share of cells has words is no chart."""


def is_table(grid: LatticeCells, words_outside: Sequence[Word]) -> bool:
    """Whether a grid, with its words in it, is a table."""
    enclosed = find_enclosed_cells(grid)
    filled = sum(index in grid.words_by_cell for index in enclosed)
    if len(enclosed) < 2 or not filled:
        return False
    are_boxes = len(enclosed) == len(grid.cells) and all(
        cell.drawn_sides == 4 for cell in grid.cells
    )
    is_tiled = are_boxes and not any((*grid.lattice.open_top, *grid.lattice.open_bottom))
    if not is_tiled and filled < len(grid.cells) and _is_diagram(grid, enclosed):
        return False
    is_sparse = filled <= MAX_CHART_FILLED_SHARE * len(enclosed)
    return not (is_sparse and _has_axis(grid, words_outside))


def _is_diagram(grid: LatticeCells, enclosed: Sequence[int]) -> bool:
    """Whether the boxes drawn on all sides stand apart, tied by lines at most."""
    boxes = [index for index in enclosed if _is_box(grid, index)]
    if len(boxes) < 2:
        boxes = list(enclosed)
    owners = grid.index_cells_by_square()
    known = set(boxes)
    with_neighbour = set()
    for row, line in enumerate(owners):
        for column, index in enumerate(line):
            if index not in known:
                continue
            beside = [
                owners[r][c]
                for r, c in ((row + 1, column), (row, column + 1))
                if r < len(owners) and c < len(line)
            ]
            for other in beside:
                if other != index and other in known:
                    with_neighbour |= {index, other}
    return len(with_neighbour) < MIN_NEIGHBOUR_SHARE * len(boxes)


def _is_box(grid: LatticeCells, index: int) -> bool:
    """Whether all four sides of a cell are drawn, none supposed."""
    lattice, cell = grid.lattice, grid.cells[index]
    columns = slice(cell.column, cell.column_end)
    return (
        cell.drawn_sides == 4
        and not (cell.row == 0 and any(lattice.open_top[columns]))
        and not (cell.row_end == len(lattice.ys) - 1 and any(lattice.open_bottom[columns]))
    )


def _has_axis(grid: LatticeCells, words_outside: Sequence[Word]) -> bool:
    """Whether labels outside stand at the grid's lines: left or right of it, or under it."""
    box = grid.lattice.box
    at_levels = {
        y
        for word in words_outside
        if 0 <= box.x0 - word.x1 <= MAX_TICK_DISTANCE_PT
        or 0 <= word.x0 - box.x1 <= MAX_TICK_DISTANCE_PT
        for y in grid.lattice.ys
        if abs((word.y0 + word.y1) / 2 - y) <= TICK_TOLERANCE_SHARE * (word.y1 - word.y0)
    }
    at_plumbs = {
        x
        for word in words_outside
        if -2 <= word.y0 - box.y1 <= MAX_TICK_DISTANCE_PT
        for x in grid.lattice.xs
        if abs((word.x0 + word.x1) / 2 - x) <= TICK_TOLERANCE_SHARE * (word.y1 - word.y0)
    }
    return any(
        len(labels) >= max(MIN_TICK_LABELS, 0.5 * len(lines))
        for labels, lines in ((at_levels, grid.lattice.ys), (at_plumbs, grid.lattice.xs))
    )

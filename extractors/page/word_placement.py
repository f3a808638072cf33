"""Which word lies in which cell of a page's grids."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extractors.lattice.cell_spans import CellSpan
from extractors.lattice.enclosed_cells import LatticeCells
from extractors.records.geometry import Box
from extractors.records.page_marks import Word

MAX_OVERHANG_HEIGHTS = 0.6
"""Text that hangs out of a cell begins at most this many of its heights below the line before, and
three times as many below the cell's open foot."""


def place_words(words: Sequence[Word], grids: Sequence[LatticeCells]) -> list[Word]:
    """Puts each word into the cell that holds its middle; returns the words that lie in no cell.

    Small tables come first, so that a word goes to a table inside a cell, not to the cell.
    """
    words_outside: list[Word] = []
    places = []
    for grid in sorted(grids, key=lambda grid: compute_area(grid.lattice.box)):
        grid.words_by_cell.clear()
        places.append(
            (grid.lattice.xs, grid.lattice.ys, grid.index_cells_by_square(), grid.words_by_cell)
        )
    for word in words:
        # The anchor, else the middle. By number, since a name costs time for each word of a page.
        x, y = word[9] or ((word[0] + word[2]) / 2, (word[1] + word[3]) / 2)
        for xs, ys, cell_at_square, cell_words in places:
            if xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]:
                cell = cell_at_square[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]
                if cell is not None:
                    cell_words.setdefault(cell, []).append(word)
                    break
        else:
            words_outside.append(word)
    return words_outside


def move_overhang_into_cells(
    words_outside: Sequence[Word], grids: Sequence[LatticeCells]
) -> list[Word]:
    """Puts words that hang out of the open foot of a cell into it; returns the other loose words.

    Browsers let the text of a cell that goes on at the next page run past the end of its lines.
    """
    remaining = []
    for word in sorted(words_outside, key=lambda word: word.y0):
        cell_words = next(
            (
                words
                for grid in grids
                for index, words in grid.words_by_cell.items()
                if _is_overhang(word, grid, grid.cells[index], words)
            ),
            None,
        )
        if cell_words is None:
            remaining.append(word)
        else:
            cell_words.append(word)
    return remaining


def _is_overhang(
    word: Word, grid: LatticeCells, cell: CellSpan, cell_words: Sequence[Word]
) -> bool:
    """Whether a word continues the text of a cell below the cell's open foot."""
    lattice = grid.lattice
    if cell.row_end != len(lattice.ys) - 1 or not any(
        lattice.open_bottom[cell.column : cell.column_end]
    ):
        return False
    box, height = grid.get_box(cell), word.y1 - word.y0
    return (
        box.x0 <= (word.x0 + word.x1) / 2 <= box.x1
        and box.y1 - height <= word.y0 <= box.y1 + 3 * MAX_OVERHANG_HEIGHTS * height
        and word.y0 - max(other.y1 for other in cell_words) < MAX_OVERHANG_HEIGHTS * height
    )


def compute_area(box: Box) -> float:
    """The area of a rectangle in square points."""
    return (box.x1 - box.x0) * (box.y1 - box.y0)

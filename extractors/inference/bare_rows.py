"""Rows of a table that has lines between its columns only, told by where its words stand.

Such are the tables of spreadsheets without horizontal lines, and those of booklets: below the
header all is one cell a column. Where each line of text has words in all columns but one, or those
that have follow wider gaps than the others, each begins a row. A single cell with several lines is
none of these: its columns do not keep step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extractors.lattice.cell_spans import find_cell_spans
from extractors.lattice.enclosed_cells import LatticeCells
from extractors.records.page_marks import Word
from extractors.words.text_lines import group_into_lines

MAX_DRAWN_ROWS = 2
"""A table with more drawn rows, a header and another, has lines between those that it means."""

MIN_COLUMNS = 3
"""Fewer columns may keep step by chance."""

MIN_BARE_ROWS = 3
"""Fewer rows than this are not inferred from words."""

MIN_LEADING_HEIGHTS = 1.25
"""The least distance from row to row, in heights of a word; the lines of a text are closer."""

MIN_LEADING_RATIO = 1.2
"""The least distance from row to row, in distances between the lines within one row."""


@dataclass(frozen=True, slots=True)
class _Level:
    """A line of text through all columns: its upper and lower edge, how many columns it fills."""

    top: float
    foot: float
    filled: int


def divide_bare_rows(grid: LatticeCells) -> tuple[LatticeCells, str] | None:
    """The grid with lines between the rows that are told by words, and why; None if none are."""
    lattice = grid.lattice
    row, columns = len(lattice.ys) - 2, len(lattice.xs) - 1
    if row >= MAX_DRAWN_ROWS or columns < MIN_COLUMNS:
        return None
    last = [index for index, cell in enumerate(grid.cells) if cell.row_end == row + 1]
    if len(last) != columns or any(grid.cells[index].row != row for index in last):
        return None
    words_by_column = [grid.words_by_cell.get(index, []) for index in last]
    edges = _find_row_edges(words_by_column)
    if len(edges) + 1 < MIN_BARE_ROWS:
        return None
    divided = replace(
        lattice,
        ys=(*lattice.ys[:-1], *edges, lattice.ys[-1]),
        horizontal_drawn=(
            *lattice.horizontal_drawn[:-1],
            *((True,) * columns for _ in edges),
            lattice.horizontal_drawn[-1],
        ),
        vertical_drawn=tuple(
            (*line[:-1], *(line[-1:] * (len(edges) + 1))) for line in lattice.vertical_drawn
        ),
    )
    reason = f"{len(edges) + 1} rows inferred from lines of text in step, confidence 0.80"
    return LatticeCells(divided, find_cell_spans(divided)), reason


def _find_row_edges(words_by_column: Sequence[Sequence[Word]]) -> list[float]:
    """The heights of the lines between rows; none where the columns do not keep step."""
    levels = _find_levels(words_by_column)
    if len(levels) < MIN_BARE_ROWS:
        return []
    height = median(word[3] - word[1] for words in words_by_column for word in words)
    leadings = [below.top - above.top for above, below in pairwise(levels)]
    starts = [level.filled >= len(words_by_column) - 1 for level in levels]
    between = [leading for leading, is_start in zip(leadings, starts[1:], strict=True) if is_start]
    within = [
        leading for leading, is_start in zip(leadings, starts[1:], strict=True) if not is_start
    ]
    if (
        not starts[0]
        or len(between) + 1 < MIN_BARE_ROWS
        or min(between) < MIN_LEADING_HEIGHTS * height
        or (within and min(between) < MIN_LEADING_RATIO * max(within))
    ):
        return []
    return [
        (above.foot + below.top) / 2
        for (above, below), is_start in zip(pairwise(levels), starts[1:], strict=True)
        if is_start
    ]


def _find_levels(words_by_column: Sequence[Sequence[Word]]) -> list[_Level]:
    """The lines of text through all columns, from top to bottom."""
    column_of = {id(word): at for at, words in enumerate(words_by_column) for word in words}
    lines = group_into_lines([word for words in words_by_column for word in words])
    levels = [
        _Level(
            min(word[1] for word in line),
            max(word[3] for word in line),
            len({column_of[id(word)] for word in line}),
        )
        for line in lines
    ]
    return sorted(levels, key=lambda level: level.top)

"""Ruling lines → the blocks of a page: each cell of each table, and what is left outside of them.

Tesseract takes the lines of neighbouring cells for one line when it is given a whole page; a cell
alone is a plain block of text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extractors.lattice.cell_spans import find_cell_spans
from extractors.lattice.lattice import find_lattices
from extractors.recognition.images import Grey
from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine

CELL_INSET_PT = 0.8
"""Points of a cell beside its ruling lines that are not looked at: the ruling lines' blurred
edges."""

MIN_PAPER_SHADE = 200
"""Shades lighter than this are paper, in a picture whose lines are taken out."""

MIN_STRIPE_GAP_PT = 10.0
"""Texts beside tables that are this many points apart are read by themselves."""

MIN_INK_SIDE_PT = 0.5
"""A block with less ink than a square of so many points is empty."""


class ScanBlock(NamedTuple):
    """A part of a page to be read by itself: its place in pixels and its picture."""

    left: int
    top: int
    picture: Grey


def find_blocks(
    picture: Grey, horizontal: Sequence[RulingLine], vertical: Sequence[RulingLine], scale: float
) -> list[ScanBlock]:
    """The blocks with ink in them of a page's picture without lines; `scale`: pixels of a point.

    No ink is in two blocks: inner tables are cut out first, and then painted white.
    """
    remaining = picture.copy()
    cut_blocks = []
    tables = [
        (lattice, find_cell_spans(lattice)) for lattice in find_lattices(horizontal, vertical)
    ]
    for lattice, cells in sorted(tables, key=lambda table: _box_area(table[0].box)):
        if len(cells) < 2:
            continue
        xs, ys = lattice.xs, lattice.ys
        for cell in cells:
            box = Box(xs[cell.column], ys[cell.row], xs[cell.column_end], ys[cell.row_end])
            cut_blocks.append(_cut_cell(remaining, box, scale))
        x0, y0, x1, y1 = (max(round(value * scale), 0) for value in lattice.box)
        remaining[y0:y1, x0:x1] = 255
    for top, bottom in _find_stripes(remaining, scale):
        cut_blocks.append(ScanBlock(0, top, remaining[top:bottom]))
    min_ink = (MIN_INK_SIDE_PT * scale) ** 2
    trimmed = (_crop_to_ink(block) for block in cut_blocks)
    return [
        block for block in trimmed if np.count_nonzero(block.picture < MIN_PAPER_SHADE) > min_ink
    ]


def _cut_cell(picture: Grey, box: Box, scale: float) -> ScanBlock:
    """The inside of a cell."""
    x0, y0 = (round((value + CELL_INSET_PT) * scale) for value in (box.x0, box.y0))
    x1, y1 = (round((value - CELL_INSET_PT) * scale) for value in (box.x1, box.y1))
    return ScanBlock(max(x0, 0), max(y0, 0), picture[max(y0, 0) : y1, max(x0, 0) : x1].copy())


def _find_stripes(picture: Grey, scale: float) -> list[tuple[int, int]]:
    """The first and the last row (exclusive) of each stripe of text, between white ones."""
    rows = np.flatnonzero((picture < MIN_PAPER_SHADE).sum(axis=1) > 1)
    if not rows.size:
        return []
    breaks = np.flatnonzero(np.diff(rows) > MIN_STRIPE_GAP_PT * scale)
    starts = rows[np.concatenate(([0], breaks + 1))]
    ends = rows[np.concatenate((breaks, [rows.size - 1]))] + 1
    return [(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]


def _crop_to_ink(block: ScanBlock) -> ScanBlock:
    """The block without the white around its text, of which big ones have much."""
    ink = block.picture < MIN_PAPER_SHADE
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return block._replace(picture=block.picture[:0, :0])
    inside = block.picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return ScanBlock(block.left + int(columns[0]), block.top + int(rows[0]), inside)


def _box_area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)

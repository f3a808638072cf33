"""Rules → the blocks of a page: each cell of each table, and what is left outside of them.

Tesseract takes the lines of neighbouring cells for one line when it is given a whole page; a cell
alone is a plain block of text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extractors.page.cell_spans import spans
from extractors.page.lattice import lattices
from extractors.records import Box, Rule
from extractors.scans.images import Grey

INSET = 0.8
"""Points of a cell beside its rules that are not looked at: the rules' blurred edges."""

PAPER = 200
"""Shades lighter than this are paper, in a picture whose lines are taken out."""

APART = 10.0
"""Texts beside tables that are this many points apart are read by themselves."""

INK = 0.5
"""A block with less ink than a square of so many points is empty."""


class Block(NamedTuple):
    """A part of a page to be read by itself: its place in pixels and its picture."""

    left: int
    top: int
    picture: Grey


def blocks(
    picture: Grey, horizontal: Sequence[Rule], vertical: Sequence[Rule], scale: float
) -> list[Block]:
    """The blocks with ink in them of a page's picture without lines; `scale`: pixels of a point.

    What stands in one is in no other: the inner tables go first, each is then painted white.
    """
    left = picture.copy()
    out = []
    found = [(lattice, spans(lattice)) for lattice in lattices(horizontal, vertical)]
    for lattice, cells in sorted(found, key=lambda table: _area(table[0].box)):
        if len(cells) < 2:
            continue
        xs, ys = lattice.xs, lattice.ys
        for cell in cells:
            box = Box(xs[cell.column], ys[cell.row], xs[cell.column_end], ys[cell.row_end])
            out.append(_cut(left, box, scale))
        x0, y0, x1, y1 = (max(round(value * scale), 0) for value in lattice.box)
        left[y0:y1, x0:x1] = 255
    for top, bottom in _stripes(left, scale):
        out.append(Block(0, top, left[top:bottom]))
    least = (INK * scale) ** 2
    trimmed = (_trimmed(block) for block in out)
    return [block for block in trimmed if np.count_nonzero(block.picture < PAPER) > least]


def _cut(picture: Grey, box: Box, scale: float) -> Block:
    """The inside of a cell."""
    x0, y0 = (round((value + INSET) * scale) for value in (box.x0, box.y0))
    x1, y1 = (round((value - INSET) * scale) for value in (box.x1, box.y1))
    return Block(max(x0, 0), max(y0, 0), picture[max(y0, 0) : y1, max(x0, 0) : x1].copy())


def _stripes(picture: Grey, scale: float) -> list[tuple[int, int]]:
    """The first and the last row (exclusive) of each stripe of text, between white ones."""
    rows = np.flatnonzero((picture < PAPER).sum(axis=1) > 1)
    if not rows.size:
        return []
    breaks = np.flatnonzero(np.diff(rows) > APART * scale)
    starts = rows[np.concatenate(([0], breaks + 1))]
    ends = rows[np.concatenate((breaks, [rows.size - 1]))] + 1
    return [(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]


def _trimmed(block: Block) -> Block:
    """The block without the white around its text, of which big ones have much."""
    ink = block.picture < PAPER
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return block._replace(picture=block.picture[:0, :0])
    inside = block.picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Block(block.left + int(columns[0]), block.top + int(rows[0]), inside)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)

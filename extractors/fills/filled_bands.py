"""Filled cells by rows: bands of one height side by side, and stacks of bands as wide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from extractors.records.page_marks import PaintedArea

MAX_CELL_GAP_PT = 6.0
"""Filled cells side by side may leave so many points of the ground between them."""

SAME_EDGE_PT = 2.0
"""Edges within so many points of one another are one."""

MAX_BARE_HEIGHTS = 2.5
"""A bare row is at most so many times as high as the filled one above it."""


class FilledBand(Struct, frozen=True):
    """Filled cells of one height side by side, from left to right."""

    cells: tuple[PaintedArea, ...]

    @property
    def left(self) -> float:
        """Its left end, in points."""
        return self.cells[0].x0

    @property
    def right(self) -> float:
        """Its right end, in points."""
        return self.cells[-1].x1

    @property
    def top(self) -> float:
        """Its upper end, in points."""
        return self.cells[0].y0

    @property
    def bottom(self) -> float:
        """Its lower end, in points."""
        return self.cells[0].y1

    def list_inner_edges(self) -> list[float]:
        """Where one cell ends and the next begins."""
        return [(a.x1 + b.x0) / 2 for a, b in pairwise(self.cells)]


def find_bands(areas: Sequence[PaintedArea]) -> list[FilledBand]:
    """The areas by rows of equal height side by side, from top to bottom."""
    by_height: dict[tuple[int, int], list[PaintedArea]] = defaultdict(list)
    for area in sorted(areas, key=lambda area: (area.y0, area.y1)):
        key = (round(area.y0 / SAME_EDGE_PT), round(area.y1 / SAME_EDGE_PT))
        # Heights that almost agree may be rounded to neighbouring keys.
        near = next(
            (
                (key[0] + i, key[1] + j)
                for i in (0, -1, 1)
                for j in (0, -1, 1)
                if (key[0] + i, key[1] + j) in by_height
            ),
            key,
        )
        by_height[near].append(area)
    bands = []
    for row in by_height.values():
        cells: list[PaintedArea] = []
        for area in sorted(row):
            if cells and not -SAME_EDGE_PT <= area.x0 - cells[-1].x1 <= MAX_CELL_GAP_PT:
                bands.append(FilledBand(tuple(cells)))
                cells = []
            cells.append(area)
        bands.append(FilledBand(tuple(cells)))
    return sorted(bands, key=lambda band: (band.top, band.left))


def stack_bands(bands: Sequence[FilledBand]) -> list[list[FilledBand]]:
    """The bands by what may be one table: as wide, one below the other, bare rows between."""
    stacks: list[list[FilledBand]] = []
    for band in bands:
        for stack in stacks:
            last = stack[-1]
            if (
                abs(last.left - band.left) <= SAME_EDGE_PT
                and abs(last.right - band.right) <= SAME_EDGE_PT
                and -SAME_EDGE_PT
                <= band.top - last.bottom
                <= MAX_BARE_HEIGHTS * max(last.bottom - last.top, band.bottom - band.top)
            ):
                stack.append(band)
                break
        else:
            stacks.append([band])
    return [stack for stack in stacks if len(stack) > 1]

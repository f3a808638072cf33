"""Filled cells → rules: the edges of areas side by side are borders where no line is drawn.

Cells are filled one by one, or every second row is; a bare row between two filled ones has their
columns. A coloured word, a bar of a chart or a box by itself is no cell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.page.grid_lines import SNAP_TOLERANCE_PT
from extractors.page.text_lines import group_into_lines
from extractors.page.tiled_areas import (
    MIN_WORDED_SHARE,
    count_worded,
    draw_sides,
    find_touching,
    is_tiling,
)
from extractors.page.white_strips import list_crossed, list_phrases, split_at_strips
from extractors.records import Page, PaintedArea, RulingLine, Word
from extractors.ruling_lines import merge_collinear

MIN_CELL_SIZE_PT = (7.0, 6.0)
"""Least width and height of a filled cell."""

MAX_GROUND_SHARE = 0.8
"""An area over a larger share of the page in both directions is its ground."""

MAX_CELL_GAP_PT = 6.0
"""Filled cells side by side may leave so many points of the ground between them."""

SAME_EDGE_PT = 2.0
"""Edges within so many points of one another are one."""

MAX_BARE_HEIGHTS = 2.5
"""A bare row is at most so many times as high as the filled one above it."""

MIN_AGREEING_SHARE = 0.6
"""At least this share of the edges within one row goes on in the next: bars are cut at random."""

MAX_CELLS = 1500
"""More areas than this are a picture."""

MIN_DRAWN_SHARE = 0.6
"""An edge beside which a rule is drawn along at least this share of it is that rule."""


@dataclass(frozen=True, slots=True)
class _Band:
    """Filled cells of one height side by side, from left to right."""

    cells: tuple[PaintedArea, ...]

    @property
    def left(self) -> float:
        return self.cells[0].x0

    @property
    def right(self) -> float:
        return self.cells[-1].x1

    @property
    def top(self) -> float:
        return self.cells[0].y0

    @property
    def bottom(self) -> float:
        return self.cells[0].y1

    def list_inner_edges(self) -> list[float]:
        """Where one cell ends and the next begins."""
        return [(a.x1 + b.x0) / 2 for a, b in pairwise(self.cells)]


def add_fill_borders(page: Page) -> Page:
    """The page with the edges of its filled cells as rules, where none are drawn."""
    width, height = MIN_CELL_SIZE_PT
    areas = [
        area
        for area in page.areas
        if area.x1 - area.x0 >= width
        and area.y1 - area.y0 >= height
        and not (
            area.x1 - area.x0 > MAX_GROUND_SHARE * page.width
            and area.y1 - area.y0 > MAX_GROUND_SHARE * page.height
        )
    ]
    if len(areas) < 2 or len(areas) > MAX_CELLS:
        return page
    horizontal: list[RulingLine] = []
    vertical: list[RulingLine] = []
    tiled = [cluster for cluster in find_touching(areas) if is_tiling(cluster, page.words)]
    for cluster in tiled:
        cluster_horizontal, cluster_vertical = draw_sides(cluster)
        horizontal += cluster_horizontal
        vertical += cluster_vertical
    taken = {area for cluster in tiled for area in cluster}
    areas = [area for area in areas if area not in taken]
    for bands in _stack_bands(_find_bands(areas)):
        if not _is_table(bands, page.words):
            continue
        rows = _add_bare_ends(bands, page)
        horizontal += _find_level_edges(rows)
        vertical += _find_upright_edges(rows)
    new_horizontal = _list_undrawn(merge_collinear(horizontal), page.horizontal)
    new_vertical = _list_undrawn(merge_collinear(vertical), page.vertical)
    if not new_horizontal and not new_vertical:
        return page
    return replace(
        page,
        horizontal=sorted((*page.horizontal, *new_horizontal)),
        vertical=sorted((*page.vertical, *new_vertical)),
    )


def _find_bands(areas: Sequence[PaintedArea]) -> list[_Band]:
    """The areas by rows of equal height side by side, from top to bottom."""
    by_height: dict[tuple[int, int], list[PaintedArea]] = defaultdict(list)
    for area in sorted(areas, key=lambda area: (area.y0, area.y1)):
        key = (round(area.y0 / SAME_EDGE_PT), round(area.y1 / SAME_EDGE_PT))
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
                bands.append(_Band(tuple(cells)))
                cells = []
            cells.append(area)
        bands.append(_Band(tuple(cells)))
    return sorted(bands, key=lambda band: (band.top, band.left))


def _stack_bands(bands: Sequence[_Band]) -> list[list[_Band]]:
    """The bands by what may be one table: as wide, one below the other, bare rows between."""
    stacks: list[list[_Band]] = []
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


def _is_table(bands: Sequence[_Band], words: Sequence[Word]) -> bool:
    """Whether bands are the rows of a table: divided alike, or parted by bare rows, with words."""
    edges = [band.list_inner_edges() for band in bands]
    possible = sum(min(len(upper), len(lower)) for upper, lower in pairwise(edges))
    agreeing = sum(
        any(abs(edge - other) <= SAME_EDGE_PT for other in longer)
        for upper, lower in pairwise(edges)
        for shorter, longer in [sorted((upper, lower), key=len)]
        for edge in shorter
    )
    is_divided = agreeing > 0 and agreeing >= MIN_AGREEING_SHARE * possible
    are_rows_apart = not any(edges) and all(
        lower.top - upper.bottom > MIN_CELL_SIZE_PT[1] or lower.cells[0][4:] != upper.cells[0][4:]
        for upper, lower in pairwise(bands)
    )
    if not is_divided and not are_rows_apart:
        return False
    cells = [cell for band in bands for cell in band.cells]
    return count_worded(cells, words) >= MIN_WORDED_SHARE * len(cells)


def _add_bare_ends(bands: Sequence[_Band], page: Page) -> list[_Band]:
    """The bands, and the bare rows over the first and under the last one, if rows take turns."""
    bare = [b.top - a.bottom for a, b in pairwise(bands) if b.top - a.bottom > MAX_CELL_GAP_PT]
    if not bare:
        return list(bands)
    above = _find_bare_row(bands[0], page, bands[0].top - max(bare), bands[0].top)
    below = _find_bare_row(bands[-1], page, bands[-1].bottom, bands[-1].bottom + max(bare))
    return [*above, *bands, *below]


def _find_bare_row(band: _Band, page: Page, top: float, bottom: float) -> list[_Band]:
    """A row beside a band, if words in two of its columns or more stand there and nothing more."""
    words = [
        word
        for word in page.words
        if top < (word[1] + word[3]) / 2 < bottom
        and word[2] > band.left - MAX_CELL_GAP_PT
        and word[0] < band.right + MAX_CELL_GAP_PT
    ]
    edges = band.list_inner_edges()
    if not words or min(word[0] for word in words) < band.left - SAME_EDGE_PT:
        return []
    if max(word[2] for word in words) > band.right + SAME_EDGE_PT:
        return []
    lines = group_into_lines(words)
    if len(lines) > 2 or any(any(list_crossed(line, edges)) for line in lines):
        return []
    filled = split_at_strips(words, edges) if edges else list_phrases(lines[0])
    if sum(map(bool, filled)) < 2:
        return []
    return [_Band(tuple(cell._replace(y0=top, y1=bottom) for cell in band.cells))]


def _find_level_edges(bands: Sequence[_Band]) -> Iterable[RulingLine]:
    """The lines over and under each band; where two meet, or almost, there is one."""
    left, right = bands[0].left, bands[0].right
    yield RulingLine(bands[0].top, left, right)
    for upper, lower in pairwise(bands):
        if lower.top - upper.bottom <= MAX_CELL_GAP_PT:
            yield RulingLine((upper.bottom + lower.top) / 2, left, right)
        else:
            yield RulingLine(upper.bottom, left, right)
            yield RulingLine(lower.top, left, right)
    yield RulingLine(bands[-1].bottom, left, right)


def _find_upright_edges(bands: Sequence[_Band]) -> Iterable[RulingLine]:
    """The lines between the cells of each band, and through a bare row between two that agree."""
    columns = [band.list_inner_edges() for band in bands]
    if not any(columns):
        return
    bands_with_sides = [
        [band.left, *edges, band.right] for band, edges in zip(bands, columns, strict=True)
    ]
    for index, (band, edges) in enumerate(zip(bands, bands_with_sides, strict=True)):
        below = bands[index + 1] if index + 1 < len(bands) else None
        for edge in edges:
            bottom = band.bottom
            if below is not None:
                nearest = min(bands_with_sides[index + 1], key=lambda x: abs(x - edge))
                if (
                    abs(nearest - edge) <= SAME_EDGE_PT
                    or below.top - band.bottom <= MAX_CELL_GAP_PT
                ):
                    bottom = below.top
            yield RulingLine(edge, band.top, bottom)


def _list_undrawn(edges: Sequence[RulingLine], rules: Sequence[RulingLine]) -> list[RulingLine]:
    """The edges along which no rule is drawn."""
    positions = [rule.position for rule in rules]
    undrawn = []
    for edge in edges:
        drawn = 0.0
        for rule in rules[bisect_left(positions, edge.position - SNAP_TOLERANCE_PT) :]:
            if rule.position > edge.position + SNAP_TOLERANCE_PT:
                break
            drawn += max(min(rule.end, edge.end) - max(rule.start, edge.start), 0.0)
        if drawn < MIN_DRAWN_SHARE * (edge.end - edge.start):
            undrawn.append(edge)
    return undrawn

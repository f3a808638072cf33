"""Filled cells → ruling lines: the edges of areas side by side are borders where no line is drawn.

Cells are filled one by one, or every second row is; a bare row between two filled ones has their
columns. A coloured word, a bar of a chart or a box by itself is no cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.drawing.ruling_lines import merge_collinear
from extractors.fills.filled_bands import (
    MAX_CELL_GAP_PT,
    SAME_EDGE_PT,
    FilledBand,
    find_bands,
    stack_bands,
)
from extractors.fills.tiled_areas import (
    MIN_WORDED_SHARE,
    count_worded,
    draw_sides,
    find_touching,
    is_tiling,
)
from extractors.fills.unfilled_end_rows import add_bare_ends
from extractors.lattice.grid_lines import SNAP_TOLERANCE_PT
from extractors.records.page_marks import RulingLine, Word
from extractors.records.read_pages import Page

MIN_CELL_SIZE_PT = (7.0, 6.0)
"""Least width and height of a filled cell."""

MAX_GROUND_SHARE = 0.8
"""An area over a larger share of the page in both directions is its ground."""

MIN_AGREEING_SHARE = 0.6
"""At least this share of the edges within one row goes on in the next: bars are cut at random."""

MAX_CELLS = 1500
"""More areas than this are a picture."""


MIN_UNDRAWN_PT = 7.0
"""A stretch of an edge beside which no ruling line is drawn is at least so long."""


def add_fill_borders(page: Page) -> Page:
    """The page with the edges of its filled cells as ruling lines, where none are drawn."""
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
    stacks = stack_bands(find_bands(areas))
    for bands in (part for stack in stacks for part in _part_tables(stack, page.vertical)):
        if len(bands) < 2 or not _is_table(bands, page.words):
            continue
        rows = add_bare_ends(bands, page)
        horizontal += _find_horizontal_edges(rows)
        vertical += _find_vertical_edges(rows)
    new_horizontal = _list_undrawn(merge_collinear(horizontal), page.horizontal)
    new_vertical = _list_undrawn(merge_collinear(vertical), page.vertical)
    return page.add_lines(new_horizontal, new_vertical)


def _part_tables(
    bands: Sequence[FilledBand], rules: Sequence[RulingLine]
) -> Iterable[list[FilledBand]]:
    """Splits a stack into the bands of single tables.

    A table ends where drawn vertical lines end at a band, or in the gap below it, and none goes on:
    what stands in that gap is then no bare row.
    """
    part = [bands[0]]
    for upper, lower in pairwise(bands):
        ends = any(
            upper.left - SAME_EDGE_PT <= rule.position <= upper.right + SAME_EDGE_PT
            and rule.start < upper.bottom
            and upper.bottom - SAME_EDGE_PT <= rule.end < lower.top - SAME_EDGE_PT
            for rule in rules
        )
        goes_on = any(
            upper.left - SAME_EDGE_PT <= rule.position <= upper.right + SAME_EDGE_PT
            and rule.start < upper.bottom + SAME_EDGE_PT
            and rule.end > lower.top - SAME_EDGE_PT
            for rule in rules
        )
        if ends and not goes_on and lower.top - upper.bottom > MAX_CELL_GAP_PT:
            yield part
            part = []
        part.append(lower)
    yield part


def _is_table(bands: Sequence[FilledBand], words: Sequence[Word]) -> bool:
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
    # Bands without columns are rows if bare rows lie between them, or their colours (`[4:]`)
    # differ.
    are_rows_apart = not any(edges) and all(
        lower.top - upper.bottom > MIN_CELL_SIZE_PT[1] or lower.cells[0][4:] != upper.cells[0][4:]
        for upper, lower in pairwise(bands)
    )
    if not is_divided and not are_rows_apart:
        return False
    cells = [cell for band in bands for cell in band.cells]
    return count_worded(cells, words) >= MIN_WORDED_SHARE * len(cells)


def _find_horizontal_edges(bands: Sequence[FilledBand]) -> Iterable[RulingLine]:
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


def _find_vertical_edges(bands: Sequence[FilledBand]) -> Iterable[RulingLine]:
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
    """The stretches of edges along which no ruling line is drawn."""
    positions = [rule.position for rule in rules]
    undrawn = []
    for edge in edges:
        first = bisect_left(positions, edge.position - SNAP_TOLERANCE_PT)
        last = bisect_right(positions, edge.position + SNAP_TOLERANCE_PT)
        free_from = edge.start
        # A line drawn along part of an edge leaves the stretches before and behind it undrawn.
        beside = sorted((rule.start, rule.end) for rule in rules[first:last])
        for start, end in (*beside, (edge.end, edge.end)):
            if min(start, edge.end) - free_from >= MIN_UNDRAWN_PT:
                undrawn.append(edge._replace(start=free_from, end=min(start, edge.end)))
            free_from = max(free_from, end)
    return undrawn

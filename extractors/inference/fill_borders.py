"""Filled cells → rules: the edges of areas side by side are borders where no line is drawn.

Cells are filled one by one, or every second row is; a bare row between two filled ones has their
columns. A coloured word, a bar of a chart or a box by itself is no cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.drawing.ruling_lines import merge_collinear
from extractors.inference.filled_bands import (
    MAX_CELL_GAP_PT,
    SAME_EDGE_PT,
    FilledBand,
    find_bands,
    stack_bands,
)
from extractors.inference.open_ends import find_open_foot, find_open_head
from extractors.inference.text_zone import TextZone
from extractors.inference.tiled_areas import (
    MIN_WORDED_SHARE,
    count_worded,
    draw_sides,
    find_touching,
    is_tiling,
)
from extractors.inference.white_strips import WhiteStrips, list_phrases
from extractors.lattice.grid_lines import SNAP_TOLERANCE_PT
from extractors.records.page_marks import RulingLine, Word
from extractors.records.read_pages import Page
from extractors.words.text_lines import group_into_lines

MIN_CELL_SIZE_PT = (7.0, 6.0)
"""Least width and height of a filled cell."""

MAX_GROUND_SHARE = 0.8
"""An area over a larger share of the page in both directions is its ground."""

MIN_AGREEING_SHARE = 0.6
"""At least this share of the edges within one row goes on in the next: bars are cut at random."""

MAX_CELLS = 1500
"""More areas than this are a picture."""

MAX_BARE_SPREAD = 1.2
"""The end of a bare row is looked for within so many times the height of those between fills."""

EDGE_ROOM_PT = 0.5
"""Points on both sides of the edge between two fills that the words of a bare row leave free."""

MIN_UNDRAWN_PT = 7.0
"""A stretch of an edge beside which no rule is drawn is at least so long."""


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
    stacks = stack_bands(find_bands(areas))
    for bands in (part for stack in stacks for part in _part_tables(stack, page.vertical)):
        if len(bands) < 2 or not _is_table(bands, page.words):
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


def _part_tables(
    bands: Sequence[FilledBand], rules: Sequence[RulingLine]
) -> Iterable[list[FilledBand]]:
    """The bands of each table: where upright rules end with a band, or between it and the next, and
    none goes on, a table ends, and what stands below it is no bare row."""
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
    are_rows_apart = not any(edges) and all(
        lower.top - upper.bottom > MIN_CELL_SIZE_PT[1] or lower.cells[0][4:] != upper.cells[0][4:]
        for upper, lower in pairwise(bands)
    )
    if not is_divided and not are_rows_apart:
        return False
    cells = [cell for band in bands for cell in band.cells]
    return count_worded(cells, words) >= MIN_WORDED_SHARE * len(cells)


def _add_bare_ends(bands: Sequence[FilledBand], page: Page) -> list[FilledBand]:
    """The bands, and the bare rows over the first and under the last one, if rows take turns."""
    bare = [b.top - a.bottom for a, b in pairwise(bands) if b.top - a.bottom > MAX_CELL_GAP_PT]
    if not bare:
        return list(bands)
    above = _find_bare_row(bands[0], page, max(bare), is_above=True)
    below = _find_bare_row(bands[-1], page, max(bare), is_above=False)
    return [*above, *bands, *below]


def _find_bare_row(
    band: FilledBand, page: Page, usual_height: float, *, is_above: bool
) -> list[FilledBand]:
    """A row beside a band, if words in two of its columns or more stand there and nothing more."""
    edges = band.list_inner_edges()
    if not edges:
        return _find_undivided_row(band, page, usual_height, is_above=is_above)
    words = [
        word
        for word in page.words
        if band.top < (word[1] + word[3]) / 2 < band.bottom and band.left < word[0] < band.right
    ]
    if not words:
        return []
    zone = TextZone(band.top, band.bottom, tuple(map(tuple, group_into_lines(words))))
    strips = WhiteStrips(tuple((edge - EDGE_ROOM_PT, edge + EDGE_ROOM_PT) for edge in edges), 1.0)
    row = (find_open_head if is_above else find_open_foot)([zone], strips, page.words)
    if row is None:
        return []
    outer = _find_outer_edge(row, band, page, usual_height, is_above=is_above)
    top, bottom = (outer, band.top) if is_above else (band.bottom, outer)
    if _is_ruled_beyond(band, page.vertical, top, bottom):
        return []
    return [FilledBand(tuple(cell._replace(y0=top, y1=bottom) for cell in band.cells))]


def _find_outer_edge(
    row: TextZone, band: FilledBand, page: Page, usual_height: float, *, is_above: bool
) -> float:
    """Where a bare row ends: at the fill or the line beyond its words; else it is as high as those
    between fills, or ends with its words where others follow."""
    known = [
        rule.position
        for rule in page.horizontal
        if rule.start < band.right and rule.end > band.left
    ]
    known += [
        edge
        for area in page.areas
        if area.x0 < band.right and area.x1 > band.left
        for edge in (area.y0, area.y1)
    ]
    sign = -1 if is_above else 1
    inner, ink_end = (band.top, row.top_y) if is_above else (band.bottom, row.bottom_y)
    reach = inner + sign * MAX_BARE_SPREAD * usual_height
    beyond = [
        edge for edge in known if sign * ink_end - SAME_EDGE_PT <= sign * edge <= sign * reach
    ]
    if beyond:
        return min(beyond, key=lambda edge: abs(edge - ink_end))
    usual = inner + sign * usual_height
    follows = any(
        sign * ink_end < sign * (word.y0 + word.y1) / 2 < sign * usual
        and word.x0 < band.right
        and word.x1 > band.left
        for word in page.words
    )
    return ink_end if follows or sign * usual < sign * ink_end else usual


def _find_undivided_row(
    band: FilledBand, page: Page, usual_height: float, *, is_above: bool
) -> list[FilledBand]:
    """A row beside a band that is one fill: a line of several phrases, within the band's sides."""
    top, bottom = band.bottom, band.bottom + usual_height
    if is_above:
        top, bottom = band.top - usual_height, band.top
    words = [
        word
        for word in page.words
        if top < (word[1] + word[3]) / 2 < bottom
        and word[2] > band.left - MAX_CELL_GAP_PT
        and word[0] < band.right + MAX_CELL_GAP_PT
    ]
    if _is_ruled_beyond(band, page.vertical, top, bottom):
        return []
    if not words or min(word[0] for word in words) < band.left - SAME_EDGE_PT:
        return []
    if max(word[2] for word in words) > band.right + SAME_EDGE_PT:
        return []
    lines = group_into_lines(words)
    if len(lines) > 2 or len(list_phrases(lines[0])) < 2:
        return []
    return [FilledBand(tuple(cell._replace(y0=top, y1=bottom) for cell in band.cells))]


def _is_ruled_beyond(
    band: FilledBand, rules: Sequence[RulingLine], top: float, bottom: float
) -> bool:
    """Whether a rule between columns runs through a place beside a band and ends behind it: then
    the cells there are drawn, and end where their own lines are."""
    is_below = top >= band.bottom - SAME_EDGE_PT
    inner, outer = (top, bottom) if is_below else (bottom, top)
    return any(
        band.left + SAME_EDGE_PT < rule.position < band.right - SAME_EDGE_PT
        and rule.start - SAME_EDGE_PT < inner < rule.end + SAME_EDGE_PT
        and (rule.end > outer + SAME_EDGE_PT if is_below else rule.start < outer - SAME_EDGE_PT)
        for rule in rules
    )


def _find_level_edges(bands: Sequence[FilledBand]) -> Iterable[RulingLine]:
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


def _find_upright_edges(bands: Sequence[FilledBand]) -> Iterable[RulingLine]:
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
    """The stretches of edges along which no rule is drawn."""
    positions = [rule.position for rule in rules]
    undrawn = []
    for edge in edges:
        first = bisect_left(positions, edge.position - SNAP_TOLERANCE_PT)
        last = bisect_right(positions, edge.position + SNAP_TOLERANCE_PT)
        free_from = edge.start
        beside = sorted((rule.start, rule.end) for rule in rules[first:last])
        for start, end in (*beside, (edge.end, edge.end)):
            if min(start, edge.end) - free_from >= MIN_UNDRAWN_PT:
                undrawn.append(edge._replace(start=free_from, end=min(start, edge.end)))
            free_from = max(free_from, end)
    return undrawn

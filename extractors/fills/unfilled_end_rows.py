"""The unfilled row above the first filled row of a table, and the one below its last.

Where every second row is filled, the first or the last row may be bare: its words stand beside the
fills and nothing is painted behind them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.fills.filled_bands import MAX_CELL_GAP_PT, SAME_EDGE_PT, FilledBand
from extractors.inference.open_ends import find_open_foot, find_open_head
from extractors.inference.text_zone import TextZone
from extractors.inference.white_strips import WhiteStrips, list_phrases
from extractors.records.page_marks import RulingLine
from extractors.records.read_pages import Page
from extractors.words.text_lines import group_into_lines

MAX_BARE_SPREAD = 1.2
"""The end of such a row is looked for within so many heights of the bare rows between fills."""

EDGE_ROOM_PT = 0.5
"""Points on both sides of the edge between two fills that the words of a bare row leave free."""


def add_bare_ends(bands: Sequence[FilledBand], page: Page) -> list[FilledBand]:
    """The bands with the bare rows above the first and below the last, if every second row is
    bare."""
    bare = [b.top - a.bottom for a, b in pairwise(bands) if b.top - a.bottom > MAX_CELL_GAP_PT]
    if not bare:
        return list(bands)
    above = _find_bare_row(bands[0], page, max(bare), is_above=True)
    below = _find_bare_row(bands[-1], page, max(bare), is_above=False)
    return [*above, *bands, *below]


def _find_bare_row(
    band: FilledBand, page: Page, usual_height: float, *, is_above: bool
) -> list[FilledBand]:
    """The row beside a band, if what stands there is words in at least two of its columns only."""
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
    """Where a bare row ends: at the fill or line beyond its words. Without either it is as high as
    the bare rows between fills, or ends with its words where other words follow."""
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
    # With the sign, "farther out" is "greater" above a band as below it.
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
    """Whether a drawn line between columns goes from a band through the place beside it and beyond:
    then the cells there are drawn, and end at their own lines."""
    is_below = top >= band.bottom - SAME_EDGE_PT
    inner, outer = (top, bottom) if is_below else (bottom, top)
    return any(
        band.left + SAME_EDGE_PT < rule.position < band.right - SAME_EDGE_PT
        and rule.start - SAME_EDGE_PT < inner < rule.end + SAME_EDGE_PT
        and (rule.end > outer + SAME_EDGE_PT if is_below else rule.start < outer - SAME_EDGE_PT)
        for rule in rules
    )

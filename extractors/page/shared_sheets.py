"""Whether two pages are printed on each sheet, side by side or one above the other.

Their tables would be taken for one, or cut rows for whole ones; so such a file is not read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from extractors.lattice.lattice import find_lattices
from extractors.records.page_marks import RulingLine
from extractors.records.read_pages import Page

MIN_SIDE_BY_SIDE_SHARE = 0.5
"""The least share of the sheets with tables, of one size, that hold two pages side by side."""

MIN_STACKED_SHARE = 0.8
"""Likewise one above the other, which a page with two tables may look like too."""

MIN_STACKED_SHEETS = 3
"""Fewer sheets than this may look like that by chance."""

MIN_TABLE_WIDTH_SHARE = 0.55
"""A page's table takes at least this share of the half on which it is printed."""

PAGE_ASPECTS = (1.25, 1.6)
"""The longer side of a page of paper in shares of the shorter, least and greatest."""

FREE_BAND_PT = 12.0
"""On both sides of the middle so many points are free of print."""

SheetSharing = Literal["side by side", "one above the other"]


def find_shared_sheets(pages: Sequence[Page]) -> tuple[int, SheetSharing] | None:
    """The first page that shares its sheet with another, and how; None if each page has a sheet."""
    by_size: dict[tuple[int, int], list[tuple[int, SheetSharing | None]]] = defaultdict(list)
    for page in pages:
        if page.horizontal and page.vertical:
            size = round(page.width), round(page.height)
            by_size[size].append((page.number, _find_sharing(page)))
    for sheets in by_size.values():
        beside = [number for number, sharing in sheets if sharing == "side by side"]
        if beside and len(beside) >= MIN_SIDE_BY_SIDE_SHARE * len(sheets):
            return beside[0], "side by side"
        stacked = [number for number, sharing in sheets if sharing == "one above the other"]
        if len(stacked) >= max(MIN_STACKED_SHEETS, MIN_STACKED_SHARE * len(sheets)):
            return stacked[0], "one above the other"
    return None


def _find_sharing(page: Page) -> SheetSharing | None:
    across, along = page.width / 2, page.height / 2
    if (
        _has_page_shape(across, page.height)
        and not any(rule.start < across < rule.end for rule in page.horizontal)
        and not any(
            word.x0 < across + FREE_BAND_PT and word.x1 > across - FREE_BAND_PT
            for word in page.words
        )
    ):
        left = [rule for rule in page.horizontal if rule.end <= across]
        right = [rule for rule in page.horizontal if rule.start >= across]
        sides = (
            (left, [rule for rule in page.vertical if rule.position <= across]),
            (right, [rule for rule in page.vertical if rule.position >= across]),
        )
        if all(_has_table(*side, page.width) for side in sides):
            return "side by side"
    if (
        _has_page_shape(page.width, along)
        and not any(rule.start < along < rule.end for rule in page.vertical)
        and not any(
            word.y0 < along + FREE_BAND_PT and word.y1 > along - FREE_BAND_PT for word in page.words
        )
    ):
        upper = [rule for rule in page.vertical if rule.end <= along]
        lower = [rule for rule in page.vertical if rule.start >= along]
        sides = (
            ([rule for rule in page.horizontal if rule.position <= along], upper),
            ([rule for rule in page.horizontal if rule.position >= along], lower),
        )
        if all(_has_table(*side, page.width) for side in sides):
            return "one above the other"
    return None


def _has_page_shape(width: float, height: float) -> bool:
    """Whether half a sheet has the shape of a page of paper."""
    least, greatest = PAGE_ASPECTS
    return least <= max(width, height) / max(min(width, height), 1.0) <= greatest


def _has_table(
    horizontal: Sequence[RulingLine], vertical: Sequence[RulingLine], width: float
) -> bool:
    """Whether half of a sheet has a table that may be a whole page's: it is not too narrow."""
    return any(
        lattice.box.x1 - lattice.box.x0 >= MIN_TABLE_WIDTH_SHARE * width / 2
        for lattice in find_lattices(horizontal, vertical)
    )

"""Which ink of a page is looked at closer, and the remarks on what is read and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.lattice.lattice import find_lattices
from extractors.records.geometry import Box
from extractors.records.page_marks import InkRegion, PageRemark, Word
from extractors.records.read_pages import Page

MIN_PAGE_SHARE = 0.05
"""A picture outside every table counts if it covers so much of the page: it may be a table."""


MAX_QUOTED_CHARS = 300
"""Of an unsure reading at most so many characters are quoted."""

MIN_GROUND_SHARE = 0.1
"""A picture over so much of a page may be a ground, which is looked at before it is read."""


class RelevantInk(NamedTuple):
    """A page's regions of ink, by whether they matter: those that may be the data's, the others."""

    to_read: list[InkRegion]
    beside: list[InkRegion]


def choose_relevant_ink(page: Page) -> RelevantInk:
    """The regions in a table, or over a good part of the page; and those that are neither."""
    boxes = [lattice.box for lattice in find_lattices(page.horizontal, page.vertical)]
    to_read: list[InkRegion] = []
    beside: list[InkRegion] = []
    for region in page.ink_regions:
        is_large = compute_area(region.box) >= MIN_PAGE_SHARE * page.width * page.height
        in_table = any(_holds_middle(box, region.box) for box in boxes)
        (to_read if is_large or in_table else beside).append(region)
    return RelevantInk(to_read, beside)


def compute_area(box: Box) -> float:
    """The area of a box, in square points."""
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _holds_middle(box: Box, other: Box) -> bool:
    x, y = (other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def make_ink_remark(region: InkRegion, reading: str, taken: Word | None) -> PageRemark:
    """The remark on a region: the text taken from it, or that it is not read."""
    name = {"picture": "a picture", "outline": "drawn outlines", "stroke": "drawn strokes"}
    if taken is not None:
        message = f"Text is recognised in {name[region.kind]}"
        return PageRemark("ink_recognised", message, region.box, reading)
    message = f"Ink that is no text is not read: {name[region.kind]}"
    detail = f"it may say “{reading[:MAX_QUOTED_CHARS]}”" if reading else None
    return PageRemark("ink_unread", message, region.box, detail)


def may_be_ground(region: InkRegion, page: Page) -> bool:
    """Whether a region is large enough to be a picture without any text."""
    return (
        region.kind == "picture"
        and compute_area(region.box) >= MIN_GROUND_SHARE * page.width * page.height
    )


def make_ground_remark(region: InkRegion) -> PageRemark:
    """The remark on a large picture that holds no letters."""
    return PageRemark("ink_beside", "A picture without letters in it, not read", region.box)


def make_beside_remark(regions: Sequence[InkRegion]) -> PageRemark:
    """The remark on the regions beside the tables of a page, at least one."""
    return PageRemark(
        "ink_beside",
        f"{len(regions)} picture(s) or drawing(s) beside the tables, not read; the first",
        regions[0].box,
    )

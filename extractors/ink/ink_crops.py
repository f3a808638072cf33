"""Pieces cut out of a page's picture, without the ink of the words and ruling lines that the page
has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.recognition.images import Grey
from extractors.recognition.recognise import POINTS_PER_INCH
from extractors.records.geometry import Box
from extractors.records.page_marks import Word
from extractors.records.read_pages import Page

MAX_INK_SHADE = 140
"""A picture without a darker shade has no text: a ground, or a pale mark."""

CROP_MARGIN_PT = 0.3
"""Points around a region that are cut out with it."""

WORD_EDGE_SHARE = 0.03
"""The share of a word's height at its top and foot in which it has no ink."""

WORD_MARGIN_SHARE = 0.15
"""No ink of a word's letters is farther from its box than this share of its height."""

MIN_INK_PX = 40
"""Fewer dark pixels, at 300 to an inch, are no letter."""

RULE_MARGIN_PT = 0.7
"""Points on either side of a ruling line's middle that are its ink."""


def is_blank_box(picture: Grey, page: Page, words: Sequence[Word], box: Box, dpi: float) -> bool:
    """Whether a box has no ink but that of the page's own words and ruling lines."""
    crop = cut_out_box(remove_page_ink(picture, page, words, box, dpi, WORD_MARGIN_SHARE), box, dpi)
    return int((crop <= MAX_INK_SHADE).sum()) < MIN_INK_PX


def remove_page_ink(
    picture: Grey, page: Page, words: Sequence[Word], box: Box, dpi: float, margin_share: float
) -> Grey:
    """A page's picture without the words and ruling lines that the page has in a box or at its
    edges.

    A word's ink is its box, its height grown at top and foot by `margin_share` of it.
    """
    boxes = []
    for x0, y0, x1, y1, *_ in words:
        margin = margin_share * (y1 - y0)
        boxes.append(Box(x0 - max(margin, 0.0), y0 - margin, x1 + max(margin, 0.0), y1 + margin))
    edge = RULE_MARGIN_PT
    boxes += [Box(start, p - edge, end, p + edge) for p, start, end in page.horizontal]
    boxes += [Box(p - edge, start, p + edge, end) for p, start, end in page.vertical]
    near = [other for other in boxes if _overlaps(box, other)]
    masked = picture.copy() if near else picture
    for other in near:
        _paint_white(masked, other, dpi)
    return masked


def _overlaps(box: Box, other: Box) -> bool:
    """Whether something lies in a box or at its edge."""
    reach = CROP_MARGIN_PT
    return min(box.x1, other.x1) + reach > max(box.x0, other.x0) and min(
        box.y1, other.y1
    ) + reach > max(box.y0, other.y0)


def cut_out_box(picture: Grey, box: Box, dpi: float) -> Grey:
    """A part of a page's picture with a margin."""
    scale = dpi / POINTS_PER_INCH
    x0, y0 = (max(round((side - CROP_MARGIN_PT) * scale), 0) for side in (box.x0, box.y0))
    x1, y1 = (round((side + CROP_MARGIN_PT) * scale) for side in (box.x1, box.y1))
    return np.ascontiguousarray(picture[y0:y1, x0:x1])


def _paint_white(picture: Grey, box: Box, dpi: float) -> None:
    x0, y0, x1, y1 = (max(round(side * dpi / POINTS_PER_INCH), 0) for side in box)
    picture[y0:y1, x0:x1] = 255

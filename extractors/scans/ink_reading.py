"""Ink on a page with a text layer that is no text: what it says, recognised place by place.

A pasted picture of a sum, a table that is a picture, a word turned into outlines: each is cut out
of the page's picture, without the words that the page has there, and recognised by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import cv2
import numpy as np

from extractors.lattice.lattice import find_lattices
from extractors.records.geometry import Box
from extractors.records.page_marks import InkRegion, PageRemark, RulingLine, Word
from extractors.records.read_pages import Page
from extractors.scans.images import Grey
from extractors.scans.line_detection import find_drawn_lines
from extractors.scans.recognise import POINTS_PER_INCH, recognise_words

MIN_PAGE_SHARE = 0.05
"""A picture outside every table counts if it covers so much of the page: it may be a table."""

MIN_TABLE_PICTURE_PT = (100.0, 40.0)
"""The least width and height in points of a picture in which a table's lines are looked for."""

MAX_INK_SHADE = 140
"""A picture without a darker shade has no text: a ground, or a pale mark."""

MIN_READING_CONFIDENCE = 0.6
"""Letters recognised with a lower mean confidence are not taken for what is printed."""

MAX_RECOGNISED_CONFIDENCE = 0.99
"""Recognised words are never as sure as printed ones, whose confidence is 1."""

CROP_MARGIN_PT = 0.3
"""Points around a region that are cut out with it."""

WORD_EDGE_SHARE = 0.03
"""The share of a word's height at its top and foot in which it has no ink."""

WORD_MARGIN_SHARE = 0.15
"""No ink of a word's letters is farther from its box than this share of its height."""

MIN_INK_PX = 40
"""Fewer dark pixels, at 300 to an inch, are no letter."""

RULE_MARGIN_PT = 0.7
"""Points on either side of a rule's middle that are its ink."""

MIN_ALNUM_SHARE = 0.7
"""The least share of letters and figures in a reading."""

MAX_UPRIGHT_ASPECT = 2.0
"""A drawing that is so many times as high as wide holds text on its side, which is not read."""

MIN_LABEL_PT = 20.0
"""A lower drawing, in points, may be a single letter."""

REREADING_SCALE = 1.3
"""A small region is read once more, so many times as large."""

SHORT_READING = 2
"""A text of so many letters is read without help of its neighbours."""

MIN_SHORT_CONFIDENCE = 0.9
"""Such a text is taken with this confidence only."""

MAX_TOUCHING_GAP_SHARE = 0.12
"""A word closer than this share of its height to an outline is of one word with it."""

FIRST_INK_RUN = 1 << 40
"""The number of the first line of recognised words: above those of a text layer."""


class InkReading(NamedTuple):
    """What is recognised in a region: its words and its lines, in points of the page; whether the
    words are sure enough to be taken."""

    words: list[Word]
    horizontal: list[RulingLine]
    vertical: list[RulingLine]
    is_sure: bool


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


def read_ink(page: Page, regions: Iterable[InkRegion], picture: Grey, dpi: float) -> Page:
    """The page with what is recognised in regions of its picture, which is `dpi` and upright.

    What is not read for sure is a remark. Raises `RecogniserMissing`.
    """
    words = list(page.words)
    horizontal, vertical = list(page.horizontal), list(page.vertical)
    remarks: list[PageRemark] = []
    found_count = 0
    for region in regions:
        touching = _find_touching_word(region, words)
        if touching is not None:
            whole = _complete_word(region, words[touching], picture, dpi)
            text = whole.text if whole is not None else ""
            remarks.append(make_ink_remark(region, text, whole))
            if whole is not None:
                found_count += len(whole.text) - len(words[touching].text)
                words[touching] = whole
            continue
        reading = _read_region(region, page, words, picture, dpi)
        if reading is None:
            continue
        if not reading.is_sure:
            text = " ".join(word.text for word in reading.words)
            remarks.append(make_ink_remark(region, text, None))
            continue
        first_run = FIRST_INK_RUN + len(words)
        words += [word._replace(text_run=word.text_run + first_run) for word in reading.words]
        found_count += sum(len(word.text) for word in reading.words)
        horizontal += reading.horizontal
        vertical += reading.vertical
        text = " ".join(word.text for word in reading.words)
        remarks.append(make_ink_remark(region, text, reading.words[0]))
    return replace(
        page,
        words=words,
        horizontal=sorted(horizontal),
        vertical=sorted(vertical),
        char_count=page.char_count + found_count,
        remarks=(*page.remarks, *remarks),
    )


def make_ink_remark(region: InkRegion, reading: str, taken: Word | None) -> PageRemark:
    """What is told of a region: the text taken from it, or that it is not read."""
    name = {"picture": "a picture", "outline": "drawn outlines", "stroke": "drawn strokes"}
    if taken is not None:
        message = f"Text is recognised in {name[region.kind]}"
        return PageRemark("ink_recognised", message, region.box, reading)
    message = f"Ink that is no text is not read: {name[region.kind]}"
    detail = f"it may say “{reading}”" if reading else None
    return PageRemark("ink_unread", message, region.box, detail)


def make_beside_remark(regions: Sequence[InkRegion]) -> PageRemark:
    """What is told of the regions beside the tables of a page, at least one."""
    return PageRemark(
        "ink_beside",
        f"{len(regions)} picture(s) or drawing(s) beside the tables, not read; the first",
        regions[0].box,
    )


def _is_sure(words: Sequence[Word]) -> bool:
    """Whether words are read well enough, and are words: not mostly signs, as of a misread mark."""
    text = "".join(word.text for word in words)
    least = MIN_READING_CONFIDENCE if len(text) > SHORT_READING else MIN_SHORT_CONFIDENCE
    return (
        len(text) > 0
        and sum(map(str.isalnum, text)) >= MIN_ALNUM_SHARE * len(text)
        and sum(len(word.text) * word.confidence for word in words) >= least * len(text)
    )


def _is_read_alike(words: Sequence[Word], crop: Grey, dpi: float) -> bool:
    """Whether a region says the same when it is read in another size."""
    width, height = (round(side * REREADING_SCALE) for side in crop.shape[::-1])
    larger = np.asarray(cv2.resize(crop, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
    again = recognise_words(larger, [], [], dpi * REREADING_SCALE)
    return [word.text for word in words] == [word.text for word in again]


def _find_touching_word(region: InkRegion, words: Sequence[Word]) -> int | None:
    """The word of which an outline is a part, as a letter drawn as a curve is; None for none."""
    if region.kind != "outline":
        return None
    box = region.box
    for index, word in enumerate(words):
        height = word.y1 - word.y0
        gap = max(word.x0 - box.x1, box.x0 - word.x1)
        overlap = min(word.y1, box.y1) - max(word.y0, box.y0)
        if (
            -0.1 * height <= gap < MAX_TOUCHING_GAP_SHARE * height
            and overlap > 0.5 * min(height, box.y1 - box.y0)
            and box.y1 - box.y0 <= 1.3 * height
        ):
            return index
    return None


def _complete_word(region: InkRegion, word: Word, picture: Grey, dpi: float) -> Word | None:
    """A word with the letters beside it that are outlines; None where the reading does not fit."""
    box = Box(
        min(word.x0, region.box.x0),
        min(word.y0, region.box.y0),
        max(word.x1, region.box.x1),
        max(word.y1, region.box.y1),
    )
    crop = _cut_out(picture, box, dpi)
    read = recognise_words(crop, [], [], dpi)
    text = "".join(part.text for part in read)
    is_before = region.box.x0 < word.x0
    fits = text.endswith(word.text) if is_before else text.startswith(word.text)
    if not fits or len(text) <= len(word.text) or not _is_sure(read):
        return None
    if not _is_read_alike(read, crop, dpi):
        return None
    confidence = min(*(part.confidence for part in read), MAX_RECOGNISED_CONFIDENCE)
    return word._replace(
        x0=box.x0, y0=box.y0, x1=box.x1, y1=box.y1, text=text, confidence=confidence
    )


def _read_region(
    region: InkRegion, page: Page, words: Sequence[Word], picture: Grey, dpi: float
) -> InkReading | None:
    """What a region says; None where it has no ink of its own."""
    box = region.box
    crop = _cut_out(_without_page_ink(picture, page, words, box, dpi, -WORD_EDGE_SHARE), box, dpi)
    is_blank = _is_blank(picture, page, words, box, dpi)
    # A pen's strokes are told of, not guessed at.
    if is_blank or region.kind == "stroke" or _is_on_its_side(region):
        return None if is_blank and region.kind != "stroke" else InkReading([], [], [], False)
    left, top = max(box.x0 - CROP_MARGIN_PT, 0.0), max(box.y0 - CROP_MARGIN_PT, 0.0)
    if not _may_hold_table(region):
        read = recognise_words(crop, [], [], dpi)
        is_sure = _is_sure(read) and _is_read_alike(read, crop, dpi)
        return InkReading(list(_shift_words(read, left, top)), [], [], is_sure)
    lines = find_drawn_lines(crop, dpi)
    read = recognise_words(lines.cleared_picture, lines.horizontal, lines.vertical, dpi)
    return InkReading(
        list(_shift_words(read, left, top)),
        [RulingLine(p + top, start + left, end + left) for p, start, end in lines.horizontal],
        [RulingLine(p + left, start + top, end + top) for p, start, end in lines.vertical],
        _is_sure(read),
    )


def _is_on_its_side(region: InkRegion) -> bool:
    """Whether outlines stand above each other, as the letters of an upright label do."""
    width, height = region.box.x1 - region.box.x0, region.box.y1 - region.box.y0
    return region.kind == "outline" and height > max(MAX_UPRIGHT_ASPECT * width, MIN_LABEL_PT)


def _is_blank(picture: Grey, page: Page, words: Sequence[Word], box: Box, dpi: float) -> bool:
    """Whether a box has no ink but that of the page's own words and rules."""
    crop = _cut_out(_without_page_ink(picture, page, words, box, dpi, WORD_MARGIN_SHARE), box, dpi)
    return int((crop <= MAX_INK_SHADE).sum()) < MIN_INK_PX


def _without_page_ink(
    picture: Grey, page: Page, words: Sequence[Word], box: Box, dpi: float, margin_share: float
) -> Grey:
    """A page's picture without the words and rules that the page has in a box or at its edges.

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


def _may_hold_table(region: InkRegion) -> bool:
    width, height = region.box.x1 - region.box.x0, region.box.y1 - region.box.y0
    return (
        region.kind == "picture"
        and width >= MIN_TABLE_PICTURE_PT[0]
        and height >= MIN_TABLE_PICTURE_PT[1]
    )


def _overlaps(box: Box, other: Box) -> bool:
    """Whether something lies in a box or at its edge."""
    reach = CROP_MARGIN_PT
    return min(box.x1, other.x1) + reach > max(box.x0, other.x0) and min(
        box.y1, other.y1
    ) + reach > max(box.y0, other.y0)


def _shift_words(words: Iterable[Word], left: float, top: float) -> Iterator[Word]:
    for word in words:
        yield word._replace(
            x0=word.x0 + left,
            y0=word.y0 + top,
            x1=word.x1 + left,
            y1=word.y1 + top,
            confidence=min(word.confidence, MAX_RECOGNISED_CONFIDENCE),
        )


def _cut_out(picture: Grey, box: Box, dpi: float) -> Grey:
    """A part of a page's picture with a margin."""
    scale = dpi / POINTS_PER_INCH
    x0, y0 = (max(round((side - CROP_MARGIN_PT) * scale), 0) for side in (box.x0, box.y0))
    x1, y1 = (round((side + CROP_MARGIN_PT) * scale) for side in (box.x1, box.y1))
    return np.ascontiguousarray(picture[y0:y1, x0:x1])


def _paint_white(picture: Grey, box: Box, dpi: float) -> None:
    x0, y0, x1, y1 = (max(round(side * dpi / POINTS_PER_INCH), 0) for side in box)
    picture[y0:y1, x0:x1] = 255

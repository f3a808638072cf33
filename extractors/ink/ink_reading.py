"""Ink on a page with a text layer that is no text: what it says, recognised place by place.

A pasted picture of a sum, a table that is a picture, a word turned into outlines: each is cut out
of the page's picture, without the words that the page has there, and recognised by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from extractors.ink.ink_crops import (
    CROP_MARGIN_PT,
    WORD_EDGE_SHARE,
    WORD_MARGIN_SHARE,
    cut_out_box,
    is_blank_box,
    remove_page_ink,
)
from extractors.ink.ink_regions import make_ground_remark, make_ink_remark, may_be_ground
from extractors.ink.sure_readings import (
    MAX_RECOGNISED_CONFIDENCE,
    is_read_alike,
    is_sure_reading,
)
from extractors.recognition.images import Grey
from extractors.recognition.letter_shapes import shows_letters
from extractors.recognition.line_detection import find_drawn_lines
from extractors.recognition.recognise import recognise_words
from extractors.records.geometry import Box
from extractors.records.page_marks import InkRegion, PageRemark, RulingLine, Word
from extractors.records.read_pages import Page

MIN_TABLE_PICTURE_PT = (100.0, 40.0)
"""The least width and height in points of a picture in which a table's lines are looked for."""

MAX_UPRIGHT_ASPECT = 2.0
"""A drawing that is so many times as high as wide holds text on its side, which is not read."""

MIN_LABEL_PT = 20.0
"""A lower drawing, in points, may be a single letter."""

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


def read_ink(page: Page, regions: Iterable[InkRegion], picture: Grey, dpi: float) -> Page:
    """The page with what is recognised in regions of its picture.

    `picture` stands upright and has `dpi` pixels to an inch.

    What is not read for sure becomes a remark only. Raises `RecogniserMissing`.
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
        if may_be_ground(region, page) and not _shows_letters(region, page, words, picture, dpi):
            remarks.append(make_ground_remark(region))
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
    crop = cut_out_box(picture, box, dpi)
    read = recognise_words(crop, [], [], dpi)
    text = "".join(part.text for part in read)
    is_before = region.box.x0 < word.x0
    fits = text.endswith(word.text) if is_before else text.startswith(word.text)
    # The reading must agree with the letters that are known, and add to them.
    if not fits or len(text) <= len(word.text) or not is_sure_reading(read):
        return None
    if not is_read_alike(read, crop, dpi):
        return None
    confidence = min(*(part.confidence for part in read), MAX_RECOGNISED_CONFIDENCE)
    return word._replace(
        x0=box.x0, y0=box.y0, x1=box.x1, y1=box.y1, text=text, confidence=confidence
    )


def _shows_letters(
    region: InkRegion, page: Page, words: Sequence[Word], picture: Grey, dpi: float
) -> bool:
    """Whether a region may hold text beside the page's own."""
    masked = remove_page_ink(picture, page, words, region.box, dpi, WORD_MARGIN_SHARE)
    return shows_letters(cut_out_box(masked, region.box, dpi), dpi)


def _read_region(
    region: InkRegion, page: Page, words: Sequence[Word], picture: Grey, dpi: float
) -> InkReading | None:
    """What a region says; None where it has no ink of its own."""
    box = region.box
    crop = cut_out_box(remove_page_ink(picture, page, words, box, dpi, -WORD_EDGE_SHARE), box, dpi)
    is_blank = is_blank_box(picture, page, words, box, dpi)
    # A pen's strokes are told of, not guessed at.
    if is_blank or region.kind == "stroke" or _is_on_its_side(region):
        return None if is_blank and region.kind != "stroke" else InkReading([], [], [], False)
    left, top = max(box.x0 - CROP_MARGIN_PT, 0.0), max(box.y0 - CROP_MARGIN_PT, 0.0)
    if not _may_hold_table(region):
        read = recognise_words(crop, [], [], dpi)
        is_sure = is_sure_reading(read) and is_read_alike(read, crop, dpi)
        return InkReading(list(_shift_words(read, left, top)), [], [], is_sure)
    lines = find_drawn_lines(crop, dpi)
    read = recognise_words(lines.cleared_picture, lines.horizontal, lines.vertical, dpi)
    return InkReading(
        list(_shift_words(read, left, top)),
        [RulingLine(p + top, start + left, end + left) for p, start, end in lines.horizontal],
        [RulingLine(p + left, start + top, end + top) for p, start, end in lines.vertical],
        is_sure_reading(read),
    )


def _is_on_its_side(region: InkRegion) -> bool:
    """Whether outlines stand above each other, as the letters of a label on its side do."""
    width, height = region.box.x1 - region.box.x0, region.box.y1 - region.box.y0
    return region.kind == "outline" and height > max(MAX_UPRIGHT_ASPECT * width, MIN_LABEL_PT)


def _may_hold_table(region: InkRegion) -> bool:
    width, height = region.box.x1 - region.box.x0, region.box.y1 - region.box.y0
    return (
        region.kind == "picture"
        and width >= MIN_TABLE_PICTURE_PT[0]
        and height >= MIN_TABLE_PICTURE_PT[1]
    )


def _shift_words(words: Iterable[Word], left: float, top: float) -> Iterator[Word]:
    for word in words:
        yield word._replace(
            x0=word.x0 + left,
            y0=word.y0 + top,
            x1=word.x1 + left,
            y1=word.y1 + top,
            confidence=min(word.confidence, MAX_RECOGNISED_CONFIDENCE),
        )

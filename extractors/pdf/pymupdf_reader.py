"""Reads pages with PyMuPDF: the only file that imports it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from sys import intern
from typing import TYPE_CHECKING, Any

import pymupdf

from extractors.errors import describe_error
from extractors.pdf import rejections
from extractors.pdf.merge_fragments import merge_word_fragments
from extractors.pdf.painted_shapes import PaintedShapes
from extractors.pdf.rotation import (
    find_dominant_rotation,
    rotate_areas,
    rotate_upright,
    snap_to_quarter_turn,
)
from extractors.pdf.ruling_lines import (
    MAX_LINE_THICKNESS_PT,
    RulingLineCollector,
    bounding_box,
)
from extractors.pdf.split_words import GlyphBox, find_crossed_words, split_crossed_words
from extractors.records import Box, Page, Word

if TYPE_CHECKING:
    from extractors.records import Grey

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

# Ligatures are taken apart (an "ﬁ" is two letters), white space kept, text off the sheet ignored.
_TEXT_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP

MUPDF_ERRORS = (RuntimeError, ValueError, IndexError, pymupdf.mupdf.FzErrorBase)
"""What PyMuPDF raises on damaged files: some errors come from MuPDF as they are."""

MAX_SIDE_PX = 5000
"""Pixels of a picture's longer side at most, so that a poster is no bomb."""

SIDE_TOLERANCE_PT = 0.1
"""The ends of a rectangle's side are off its line by less than this, in points."""

POINTS_PER_INCH = 72
"""Points of an inch."""

LINES_TO_JUDGE_SPACES = 100
"""A producer that has ended so many lines without a printed space never prints one there."""

UPSIDE_DOWN_SAMPLE_WORDS = 60
"""Text is upside down on a whole page: so many of its words tell."""

_LOST_PART_WARNING = re.compile(
    r"(?:zlib error|premature end|unexpected end|too many syntax errors)[^\n]*", re.IGNORECASE
)
"""Warnings of MuPDF after which a part of a page is missing, though it goes on."""


class PyMuPdfReader:
    """A PDF opened from its bytes. See `extractors.pdf.reader.PdfReader`."""

    def __init__(self, data: bytes, name: str) -> None:
        """Opens `data`; `name` is used in messages. Raises `UnreadablePdf`."""
        self._name = name
        self._prints_spaces: bool | None = None
        self._lines_seen = 0
        rejections.check_is_pdf(data, name)
        try:
            self._document = pymupdf.open(stream=data, filetype="pdf")
            needs_password = bool(self._document.needs_pass)
            repaired = bool(self._document.is_repaired)
            self._page_count = 0 if needs_password else int(self._document.page_count)
        except MUPDF_ERRORS as error:
            raise rejections.damaged_file_error(name, describe_error(error)) from error
        if needs_password:
            raise rejections.password_error(name)
        if not self._page_count:
            raise rejections.no_pages_error(name)
        rejections.check_is_whole(data, name, repaired=repaired)

    @property
    def producer(self) -> str:
        """The program that made the file, as it names itself; empty if it does not."""
        return str((self._document.metadata or {}).get("producer") or "")

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return self._page_count

    def pages(self) -> Iterator[Page]:
        """The pages in order, each read when asked for; the file is let go after the last."""
        for index in range(self._page_count):
            pymupdf.TOOLS.reset_mupdf_warnings()
            try:
                page = _read_page(
                    self._document[index],
                    index + 1,
                    look_for_spaces=self._prints_spaces is not False,
                )
            except MUPDF_ERRORS as error:
                raise rejections.failed_page_error(self._name, index + 1, error) from error
            warning = _LOST_PART_WARNING.search(pymupdf.TOOLS.mupdf_warnings())
            if warning:
                page = replace(page, damage=warning[0])
            self._learn_line_end_spaces(page)
            yield page
        self._document.close()

    def render_page(self, number: int, dpi: float) -> tuple[Grey, float]:
        """A page in grey as a viewer shows it, and the dots an inch it was drawn at.

        A poster is drawn smaller. To be called while its `pages` are read.
        """
        import numpy as np  # costs a tenth of a second that most plans need not spend

        try:
            page = self._document[number - 1]
            dpi = min(
                dpi, MAX_SIDE_PX * POINTS_PER_INCH / max(page.rect.width, page.rect.height, 1)
            )
            scale = pymupdf.Matrix(dpi / POINTS_PER_INCH, dpi / POINTS_PER_INCH)
            pixels = page.get_pixmap(matrix=scale, colorspace=pymupdf.csGRAY)
        except MUPDF_ERRORS as error:
            raise rejections.failed_page_error(self._name, number, error) from error
        grey = np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.stride)
        return grey[:, : pixels.width], dpi

    def image_coverage(self, number: int) -> float:
        """The share of a page that is covered by pictures, from 0 to 1; overlaps count once each.

        To be called while its `pages` are read.
        """
        try:
            page = self._document[number - 1]
            images = page.get_image_info()
        except MUPDF_ERRORS as error:
            raise rejections.failed_page_error(self._name, number, error) from error
        page_box = pymupdf.Rect(0, 0, *_get_page_size(page))
        visible_images = [pymupdf.Rect(image["bbox"]) & page_box for image in images]
        covered_area = sum(abs(box) for box in visible_images if not box.is_empty)
        return min(1.0, float(covered_area / max(abs(page_box), 1)))

    def _learn_line_end_spaces(self, page: Page) -> None:
        """Learns whether the producer prints the spaces at line ends: the first lines show it."""
        if self._prints_spaces is None and page.words:
            self._lines_seen += len({word.text_run for word in page.words})
            if any(word.space_after for word in page.words):
                self._prints_spaces = True
            elif self._lines_seen >= LINES_TO_JUDGE_SPACES:
                self._prints_spaces = False


def _read_page(page: Any, number: int, *, look_for_spaces: bool) -> Page:
    """One PyMuPDF page as a `Page`; `look_for_spaces`: look for printed spaces at line ends.

    PyMuPDF gives text and drawings in the coordinates of the page before `/Rotate`; that is the
    reading frame unless most of the text lies on its side there.
    """
    width, height = _get_page_size(page)
    textpage = page.get_textpage(flags=_TEXT_FLAGS)
    items = textpage.extractWORDS()
    words = _build_words(items, textpage.extractText() if look_for_spaces else "")
    painted = _collect_painted_shapes(page.get_cdrawings())
    (horizontal, vertical), areas = painted.merge_lines(), painted.list_areas()
    rotation, size = 0, (width, height)
    if _has_vertical_word(words) or _is_upside_down(words[:UPSIDE_DOWN_SAMPLE_WORDS]):
        words = _add_rotations(textpage, words)
        rotation = find_dominant_rotation(words)
        areas = rotate_areas(areas, rotation, size)
        words, horizontal, vertical, size = rotate_upright(
            words, horizontal, vertical, rotation, size
        )
    words = merge_word_fragments(words, vertical)
    crossed = find_crossed_words(words, vertical)
    if crossed and not rotation:
        words = split_crossed_words(words, crossed, _iter_glyphs(textpage))
    return Page(
        number=number,
        width=size[0],
        height=size[1],
        words=words,
        horizontal=horizontal,
        vertical=vertical,
        char_count=sum([len(item[4]) for item in items]),
        rotation=(rotation - int(page.rotation)) % 360,
        areas=areas,
    )


def _get_page_size(page: Any) -> tuple[float, float]:
    """Width and height in points before `/Rotate`; the file's boxes are in units of its own."""
    width, height = float(page.rect.width), float(page.rect.height)
    return (height, width) if page.rotation % 180 else (width, height)


def _build_words(items: Sequence[tuple[Any, ...]], text: str) -> list[Word]:
    """PyMuPDF's words (box, text, numbers of block, line and word) as ours.

    Its text has a line for each of its lines, so that the ends of both tell which line ends in a
    printed space; without the text no line does.
    """
    ends_in_space = iter([line[-1].isspace() for line in text.splitlines() if line.strip()])
    words: list[Word] = []
    run = 0
    for index, (x0, y0, x1, y1, word, block, line, _) in enumerate(items):
        if run != block << 16 | line:
            run = block << 16 | line
        is_last = index + 1 == len(items) or items[index + 1][5:7] != (block, line)
        # The words of a plan recur: one object each keeps memory small over many pages.
        words.append(
            Word(x0, y0, x1, y1, intern(word), 0, run, is_last and next(ends_in_space, False))
        )
    return words


def _has_vertical_word(words: Sequence[Word]) -> bool:
    """Whether a word is so much higher than wide that it must read upwards or downwards."""
    return any(y1 - y0 > 1.2 * (x1 - x0) and len(text) > 2 for x0, y0, x1, y1, text, *_ in words)


def _is_upside_down(words: Sequence[Word]) -> bool:
    """Whether most words stand left of the one before in their run: the text is upside down."""
    steps_right = [b.x0 > a.x0 for a, b in pairwise(words) if a.text_run == b.text_run]
    return 2 * sum(steps_right) < len(steps_right)


def _add_rotations(textpage: Any, words: Sequence[Word]) -> list[Word]:
    """The words with their reading directions, which only the line records tell."""
    rotations: dict[tuple[int, int], int] = {}
    for block in textpage.extractDICT()["blocks"]:
        for position, line in enumerate(block.get("lines", ())):
            rotations[block["number"], position] = snap_to_quarter_turn(line["dir"])
    return [
        word._replace(rotation=rotations.get((word.text_run >> 16, word.text_run & 0xFFFF), 0))
        for word in words
    ]


def _iter_glyphs(textpage: Any) -> Iterator[GlyphBox]:
    """Every non-space glyph with its box."""
    for block in textpage.extractRAWDICT()["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                for char in span["chars"]:
                    if not char["c"].isspace():
                        yield GlyphBox(char["c"], Box(*char["bbox"]))


def _collect_painted_shapes(drawings: Sequence[dict[str, Any]]) -> PaintedShapes:
    """What is seen of a page's drawings; fully transparent ones are not.

    Cells side by side often draw the line between them twice alike; once is enough.
    """
    painted = PaintedShapes()
    seen_fills = set()
    for drawing in drawings:
        kind, items = drawing["type"], drawing["items"]
        colour, opacity = drawing.get("fill"), drawing.get("fill_opacity")
        if kind == "f" and len(items) == 1:
            if (items[0], colour) in seen_fills:
                continue
            seen_fills.add((items[0], colour))
        if "f" in kind and opacity != 0 and items:
            _collect_areas(painted, items, colour, opacity)
        if "s" in kind and drawing.get("stroke_opacity") != 0:
            _collect_strokes(painted.choose_collector(drawing.get("color")), items)
        elif "f" in kind and opacity != 0:
            _collect_fills(painted.choose_collector(colour), items)
    return painted


def _collect_areas(
    painted: PaintedShapes, items: Sequence[tuple[Any, ...]], colour: Any, opacity: float | None
) -> None:
    """Filled rectangles, also those drawn as four lines; thin ones are lines, not areas."""
    for item in items:
        if item[0] == "re":
            x0, y0, x1, y1 = item[1]
            if abs(x1 - x0) > MAX_LINE_THICKNESS_PT and abs(y1 - y0) > MAX_LINE_THICKNESS_PT:
                painted.add_area(_sort_corners(item[1]), colour, opacity)
        elif item[0] == "qu":
            painted.add_area(bounding_box(item[1]), colour, opacity)
    if items[0][0] == "l" and len(items) in (3, 4) and all(map(_is_straight_side, items)):
        corners = [point for item in items for point in item[1:]]
        painted.add_area(bounding_box(corners), colour, opacity)


def _is_straight_side(item: tuple[Any, ...]) -> bool:
    """Whether a piece of a path is a level or upright line."""
    if item[0] != "l":
        return False
    (x0, y0), (x1, y1) = item[1:]
    return bool(min(abs(x1 - x0), abs(y1 - y0)) < SIDE_TOLERANCE_PT)


def _collect_strokes(collector: RulingLineCollector, items: Sequence[tuple[Any, ...]]) -> None:
    for item in items:
        if item[0] == "l":
            collector.add_stroke(*item[1], *item[2])
        elif item[0] == "re":
            collector.add_outline(_sort_corners(item[1]))
        elif item[0] == "qu":
            collector.add_outline(bounding_box(item[1]))


def _collect_fills(collector: RulingLineCollector, items: Sequence[tuple[Any, ...]]) -> None:
    """Filled rectangles and polygons; sides that go on from one another are one polygon.

    A straight side between two curves belongs to their shape: the outline of a letter is no rule.
    """
    polygon: list[tuple[float, float]] = []
    for item in items:
        if item[0] in ("l", "c"):
            if polygon and polygon[-1] != item[1]:
                collector.add_fill(bounding_box(polygon))
                polygon = []
            polygon += item[1:]
        elif item[0] == "re":
            collector.add_fill(_sort_corners(item[1]))
        elif item[0] == "qu":
            collector.add_fill(bounding_box(item[1]))
    if polygon:
        collector.add_fill(bounding_box(polygon))


def _sort_corners(corners: tuple[float, float, float, float]) -> Box:
    """A rectangle from two opposite corners, drawn in whichever direction."""
    x0, y0, x1, y1 = corners
    if x0 > x1:
        x0, x1 = x1, x0
    if y0 > y1:
        y0, y1 = y1, y0
    return Box(x0, y0, x1, y1)

"""Reads pages with PyMuPDF: the only file that imports it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from sys import intern
from typing import TYPE_CHECKING, Any

import pymupdf

from extractors.errors import one_line
from extractors.pdf import rejections as refusals
from extractors.pdf.merge_fragments import whole_words
from extractors.pdf.rotation import dominant_turn, quarter_turn, upright
from extractors.pdf.ruling_lines import RuleCollector, hull, visible
from extractors.pdf.split_words import Glyph, crossing, split_at
from extractors.records import Box, Page, Rule, Word

if TYPE_CHECKING:
    from extractors.records import Grey

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

# Ligatures are taken apart (an "ﬁ" is two letters), white space kept, text off the sheet ignored.
_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP

MUPDF_ERRORS = (RuntimeError, ValueError, IndexError, pymupdf.mupdf.FzErrorBase)
"""What PyMuPDF raises on damaged files: some errors come from MuPDF as they are."""

LONGEST = 5000
"""Pixels of a picture's longer side at most, so that a poster is no bomb."""

POINTS = 72
"""Points of an inch."""

LINES = 100
"""A producer that has ended so many lines without a printed space never prints one there."""

SAMPLE = 60
"""Text is upside down on a whole page: so many of its words tell."""

_LOST = re.compile(r"zlib error[^\n]*|premature end[^\n]*|unexpected end[^\n]*", re.I)
"""Warnings of MuPDF after which a part of a page is missing, though it goes on."""


class PyMuPdfReader:
    """A PDF opened from its bytes. See `extractors.pdf.reader.Reader`."""

    def __init__(self, data: bytes, name: str) -> None:
        """Opens `data`; `name` is used in messages. Raises `UnreadablePdf`."""
        self._name = name
        self._prints_spaces: bool | None = None
        self._lines = 0
        refusals.check_is_pdf(data, name)
        try:
            self._document = pymupdf.open(stream=data, filetype="pdf")
            needs_password = bool(self._document.needs_pass)
            repaired = bool(self._document.is_repaired)
            self._count = 0 if needs_password else int(self._document.page_count)
        except MUPDF_ERRORS as error:
            raise refusals.damaged_file(name, one_line(error)) from error
        if needs_password:
            raise refusals.locked(name)
        if not self._count:
            raise refusals.without_pages(name)
        refusals.check_is_whole(data, name, repaired=repaired)

    @property
    def producer(self) -> str:
        """The program that made the file, as it names itself; empty if it does not."""
        return str((self._document.metadata or {}).get("producer") or "")

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return self._count

    def pages(self) -> Iterator[Page]:
        """The pages in order, each read when asked for; the file is let go after the last."""
        for index in range(self._count):
            pymupdf.TOOLS.reset_mupdf_warnings()
            try:
                page = _read(
                    self._document[index], index + 1, spaces=self._prints_spaces is not False
                )
            except MUPDF_ERRORS as error:
                raise refusals.failed_page(self._name, index + 1, error) from error
            lost = _LOST.search(pymupdf.TOOLS.mupdf_warnings())
            if lost:
                raise refusals.damaged_page(self._name, index + 1, lost[0])
            self._look_for_spaces(page)
            yield page
        self._document.close()

    def picture(self, number: int, dpi: float) -> tuple[Grey, float]:
        """A page in grey as a viewer shows it, and the dots an inch it was drawn at.

        A poster is drawn smaller. To be called while its `pages` are read.
        """
        import numpy as np  # costs a tenth of a second that most plans need not spend

        try:
            page = self._document[number - 1]
            dpi = min(dpi, LONGEST * POINTS / max(page.rect.width, page.rect.height, 1))
            scale = pymupdf.Matrix(dpi / POINTS, dpi / POINTS)
            pixels = page.get_pixmap(matrix=scale, colorspace=pymupdf.csGRAY)
        except MUPDF_ERRORS as error:
            raise refusals.failed_page(self._name, number, error) from error
        grey = np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.stride)
        return grey[:, : pixels.width], dpi

    def pictured(self, number: int) -> float:
        """The share of a page that is covered by pictures, from 0 to 1; overlaps count once each.

        To be called while its `pages` are read.
        """
        try:
            page = self._document[number - 1]
            images = page.get_image_info()
        except MUPDF_ERRORS as error:
            raise refusals.failed_page(self._name, number, error) from error
        sheet = pymupdf.Rect(0, 0, *_size(page))
        inside = [pymupdf.Rect(image["bbox"]) & sheet for image in images]
        covered = sum(abs(box) for box in inside if not box.is_empty)
        return min(1.0, float(covered / max(abs(sheet), 1)))

    def _look_for_spaces(self, page: Page) -> None:
        """Learns whether the producer prints the spaces at line ends: the first lines show it."""
        if self._prints_spaces is None and page.words:
            self._lines += len({word.run for word in page.words})
            if any(word.spaced for word in page.words):
                self._prints_spaces = True
            elif self._lines >= LINES:
                self._prints_spaces = False


def _read(page: Any, number: int, *, spaces: bool) -> Page:
    """One PyMuPDF page as a `Page`; `spaces`: look for printed spaces at line ends.

    PyMuPDF gives text and drawings in the coordinates of the page before `/Rotate`; that is the
    reading frame unless most of the text lies on its side there.
    """
    width, height = _size(page)
    textpage = page.get_textpage(flags=_FLAGS)
    items = textpage.extractWORDS()
    words = _words(items, textpage.extractText() if spaces else "")
    horizontal, vertical = _rules(page.get_cdrawings())
    turn, size = 0, (width, height)
    if _any_stands(words) or _runs_back(words[:SAMPLE]):
        words = _with_turns(textpage, words)
        turn = dominant_turn(words)
        words, horizontal, vertical, size = upright(words, horizontal, vertical, turn, size)
    words = whole_words(words, vertical)
    suspects = crossing(words, vertical)
    if suspects and not turn:
        words = split_at(words, suspects, _glyphs(textpage))
    return Page(
        number=number,
        width=size[0],
        height=size[1],
        words=words,
        horizontal=horizontal,
        vertical=vertical,
        glyphs=sum([len(item[4]) for item in items]),
        turn=(turn - int(page.rotation)) % 360,
    )


def _size(page: Any) -> tuple[float, float]:
    """Width and height in points before `/Rotate`; the file's boxes are in units of its own."""
    width, height = float(page.rect.width), float(page.rect.height)
    return (height, width) if page.rotation % 180 else (width, height)


def _words(items: Sequence[tuple[Any, ...]], text: str) -> list[Word]:
    """PyMuPDF's words (box, text, numbers of block, line and word) as ours.

    Its text has a line for each of its lines, so that the ends of both tell which line ends in a
    printed space; without the text no line does.
    """
    ends = iter([line[-1].isspace() for line in text.splitlines() if line.strip()])
    out: list[Word] = []
    run = 0
    for index, (x0, y0, x1, y1, word, block, line, _) in enumerate(items):
        if run != block << 16 | line:
            run = block << 16 | line
        last = index + 1 == len(items) or items[index + 1][5:7] != (block, line)
        # The words of a plan recur: one object each keeps memory small over many pages.
        out.append(Word(x0, y0, x1, y1, intern(word), 0, run, last and next(ends, False)))
    return out


def _any_stands(words: Sequence[Word]) -> bool:
    """Whether a word is so much higher than wide that it must read upwards or downwards."""
    return any(y1 - y0 > 1.2 * (x1 - x0) and len(text) > 2 for x0, y0, x1, y1, text, *_ in words)


def _runs_back(words: Sequence[Word]) -> bool:
    """Whether most words stand left of the one before in their run: the text is upside down."""
    steps = [b.x0 > a.x0 for a, b in pairwise(words) if a.run == b.run]
    return 2 * sum(steps) < len(steps)


def _with_turns(textpage: Any, words: Sequence[Word]) -> list[Word]:
    """The words with their reading directions, which only the line records tell."""
    turns: dict[tuple[int, int], int] = {}
    for block in textpage.extractDICT()["blocks"]:
        for position, line in enumerate(block.get("lines", ())):
            turns[block["number"], position] = quarter_turn(line["dir"])
    return [word._replace(turn=turns.get((word.run >> 16, word.run & 0xFFFF), 0)) for word in words]


def _glyphs(textpage: Any) -> Iterator[Glyph]:
    """Every non-space glyph with its box."""
    for block in textpage.extractRAWDICT()["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                for char in span["chars"]:
                    if not char["c"].isspace():
                        yield Glyph(char["c"], Box(*char["bbox"]))


def _rules(drawings: Sequence[dict[str, Any]]) -> tuple[list[Rule], list[Rule]]:
    """The merged rules among a page's drawings; white and fully transparent ones are not seen.

    Cells side by side often draw the line between them twice alike; once is enough.
    """
    collector = RuleCollector()
    fills = set()
    for drawing in drawings:
        kind = drawing["type"]
        if kind == "f":
            mark = drawing["items"][0] if len(drawing["items"]) == 1 else None
            if mark in fills:
                continue
            if mark is not None and visible(drawing.get("fill"), drawing.get("fill_opacity")):
                fills.add(mark)
        if "s" in kind and visible(drawing.get("color"), drawing.get("stroke_opacity")):
            _collect_strokes(collector, drawing["items"])
        elif "f" in kind and visible(drawing.get("fill"), drawing.get("fill_opacity")):
            _collect_fills(collector, drawing["items"])
    return collector.rules()


def _collect_strokes(collector: RuleCollector, items: Sequence[tuple[Any, ...]]) -> None:
    for item in items:
        if item[0] == "l":
            collector.stroke(*item[1], *item[2])
        elif item[0] == "re":
            collector.outline(_box(item[1]))
        elif item[0] == "qu":
            collector.outline(hull(item[1]))


def _collect_fills(collector: RuleCollector, items: Sequence[tuple[Any, ...]]) -> None:
    """Filled rectangles and polygons; lines that go on from one another are one polygon."""
    polygon: list[tuple[float, float]] = []
    for item in items:
        if item[0] == "l":
            if polygon and polygon[-1] != item[1]:
                collector.fill(hull(polygon))
                polygon = []
            polygon += (item[1], item[2])
        elif item[0] == "re":
            collector.fill(_box(item[1]))
        elif item[0] == "qu":
            collector.fill(hull(item[1]))
    if polygon:
        collector.fill(hull(polygon))


def _box(corners: tuple[float, float, float, float]) -> Box:
    """A rectangle from two opposite corners, drawn in whichever direction."""
    x0, y0, x1, y1 = corners
    if x0 > x1:
        x0, x1 = x1, x0
    if y0 > y1:
        y0, y1 = y1, y0
    return Box(x0, y0, x1, y1)

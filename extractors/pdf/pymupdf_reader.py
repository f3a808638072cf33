"""Reads pages with PyMuPDF: the only file that imports it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from sys import intern
from typing import TYPE_CHECKING, Any

import pymupdf

from extractors.drawing.drawn_ink import divide_drawings, find_pictures, join_regions
from extractors.drawing.painted_shapes import PaintedShapes
from extractors.drawing.ruling_lines import (
    MAX_LINE_THICKNESS_PT,
    RulingLineCollector,
    bounding_box,
)
from extractors.errors import describe_error
from extractors.pdf import rejections
from extractors.records.geometry import Box, rotate_box
from extractors.records.page_marks import PageRemark, Word
from extractors.records.read_pages import Page
from extractors.seen.actual_text import compare_actual_text
from extractors.seen.annotation_layer import NO_ANNOTATIONS, take_off_annotations
from extractors.seen.closer_look import look_closer
from extractors.seen.overprinted_words import find_crossed_out_words
from extractors.seen.page_signs import (
    has_covering_fill,
    has_inline_image,
    has_light_text,
    has_odd_content,
    has_odd_words,
    has_raised_text,
    has_small_clips,
    may_be_coloured,
)
from extractors.words.merge_fragments import merge_word_fragments
from extractors.words.printed_signs import clean_printed_words, collect_letters
from extractors.words.rotation import (
    find_dominant_rotation,
    rotate_areas,
    rotate_upright,
    snap_to_quarter_turn,
)
from extractors.words.spilled_words import anchor_spilled_words
from extractors.words.split_words import GlyphBox, find_crossed_words, split_crossed_words
from extractors.words.text_layer_quality import count_unmapped
from extractors.words.wide_letters import join_wide_letters

if TYPE_CHECKING:
    from extractors.records.page_marks import Grey

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

# Ligatures are taken apart (an "ﬁ" is two letters), white space kept, and the glyphs count, not
# what the file says that they stand for.
_GLYPHS_ONLY = pymupdf.TEXT_IGNORE_ACTUALTEXT
_TEXT_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | _GLYPHS_ONLY

_EVERYWHERE = pymupdf.Rect(-14400, -14400, 28800, 28800)
"""MuPDF leaves out what lies beyond this: the sheet with as much around it as a file may have."""

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

MAX_GLYPHS_LOOKED_AT = 200_000
"""A page with more glyphs is not looked at glyph by glyph; a dense page has 8,000."""

UPSIDE_DOWN_SAMPLE_WORDS = 60
"""Text is upside down on a whole page: so many of its words tell."""

_LOST_PART_WARNING = re.compile(
    r"(?:zlib error|premature end|unexpected end|too many syntax errors)[^\n]*", re.IGNORECASE
)
"""Warnings of MuPDF after which a part of a page is missing, though it goes on."""


_REFERENCE = re.compile(r"(\d+) 0 R")
_TRANSPARENCY = re.compile(
    r"/(?:ca|CA)\s+0?(?:\.\d+|0\b)|/SMask\s*(?:<<|\d)|/BM\s*/(?!Normal|Compatible)"
)


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
        self._with_all_layers = self._open_with_all_layers(data)

    def _open_with_all_layers(self, data: bytes) -> pymupdf.Document | None:
        """The file with all its layers shown; None where none is hidden."""
        try:
            layers = self._document.get_ocgs()
            if all(layer["on"] for layer in layers.values()):
                return None
            document = pymupdf.open(stream=data, filetype="pdf")
            document.xref_set_key(document.pdf_catalog(), "OCProperties", "null")
        except MUPDF_ERRORS as error:
            raise rejections.damaged_file_error(self._name, describe_error(error)) from error
        return document

    def _trace_hidden_layers(self, index: int) -> list[dict[str, Any]]:
        """MuPDF's trace of the text on a page, from 0, that is in layers that are not shown."""
        if self._with_all_layers is None:
            return []
        shown = Counter(map(_get_span_key, self._document[index].get_texttrace()))
        hidden = []
        for span in self._with_all_layers[index].get_texttrace():
            key = _get_span_key(span)
            if shown[key]:
                shown[key] -= 1
            else:
                hidden.append(span)
        return hidden

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
                    hidden_trace=self._trace_hidden_layers(index),
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


def _make_crowded_remark(char_count: int, size: tuple[float, float]) -> PageRemark:
    message = (
        f"{char_count:,} characters on one page, at most {MAX_GLYPHS_LOOKED_AT:,} are looked at "
        "one by one: text that is hidden, struck out or printed twice is not told from the rest"
    )
    return PageRemark("page_crowded", message, Box(0, 0, *size))


def _read_page(
    page: Any, number: int, *, look_for_spaces: bool, hidden_trace: Sequence[dict[str, Any]]
) -> Page:
    """One PyMuPDF page as a `Page`; `look_for_spaces`: look for printed spaces at line ends.

    PyMuPDF gives text and drawings in the coordinates of the page before `/Rotate`; that is the
    reading frame unless most of the text lies on its side there. `hidden_trace` is the text of
    layers that are not shown.
    """
    size = _get_page_size(page)
    annotations = take_off_annotations(page)
    content = page.read_contents()
    textpage = page.get_textpage(flags=_TEXT_FLAGS, clip=_EVERYWHERE)
    drawings = page.get_cdrawings()
    divided = divide_drawings(drawings)
    painted = _collect_painted_shapes(divided.plain)
    (horizontal, vertical), areas = painted.merge_lines(), painted.list_areas()
    text = textpage.extractText() if look_for_spaces else ""
    words = _build_words(textpage.extractWORDS(), text)
    letters = collect_letters(words)
    if count_unmapped("".join(letters)) and _says_more(page, content):
        # Only what the file says that they stand for tells these glyphs.
        textpage = page.get_textpage(flags=_TEXT_FLAGS & ~_GLYPHS_ONLY, clip=_EVERYWHERE)
        words = _build_words(textpage.extractWORDS(), text)
        letters = collect_letters(words)
    words = clean_printed_words(words, letters)
    crossed_out = find_crossed_out_words(drawings, words)
    ink_regions = join_regions(divided.ink_regions, vertical) if divided.ink_regions else []
    pictures = []
    if page.get_images() or has_inline_image(content):
        pictures = find_pictures(page.get_image_info(), *size)
        ink_regions += pictures
    char_count = sum([len(word[4]) for word in words])
    is_crowded = char_count > MAX_GLYPHS_LOOKED_AT
    is_odd = not is_crowded and bool(
        hidden_trace
        or pictures
        or annotations is not NO_ANNOTATIONS
        or page.get_xobjects()
        or has_odd_content(content)
        or (has_small_clips(content, *size) and _has_clipped_words(page, words))
        or has_odd_words(words, horizontal, *size)
        or has_covering_fill(drawings, words)
        or has_raised_text(textpage.extractXHTML(), letters)
        or (may_be_coloured(content) and has_light_text(textpage.extractHTML()))
        or _has_transparency(page, content)
    )
    if is_odd:
        clipped = page.get_textpage(flags=_TEXT_FLAGS | pymupdf.TEXT_CLIP, clip=_EVERYWHERE)
        look = look_closer(
            page, textpage, clipped, (horizontal, vertical), annotations, size, hidden_trace
        )
        words, horizontal, vertical = look.words, look.horizontal, look.vertical
        rotation, new_size, char_count = look.rotation, look.size, look.char_count
        glyphs: Iterable[GlyphBox] = [GlyphBox(glyph.text, glyph.box) for glyph in look.glyphs]
        aside_texts, remarks = look.aside_texts, look.remarks
    else:
        rotation, new_size, aside_texts = 0, size, []
        remarks = (_make_crowded_remark(char_count, size),) if is_crowded else ()
        if _has_vertical_word(words) or _is_upside_down(words[:UPSIDE_DOWN_SAMPLE_WORDS]):
            words = _add_rotations(textpage, words)
            rotation = find_dominant_rotation(words)
            words, horizontal, vertical, new_size = rotate_upright(
                words, horizontal, vertical, rotation, size
            )
        glyphs = _iter_glyphs(textpage)
    if rotation:
        areas = rotate_areas(areas, rotation, size)
    words = merge_word_fragments(join_wide_letters(words), vertical)
    crossed = find_crossed_words(words, vertical)
    if crossed and not rotation:
        words = split_crossed_words(words, crossed, glyphs)
    if crossed or is_odd:
        words = anchor_spilled_words(words, horizontal, vertical)
    back = (360 - rotation) % 360
    return Page(
        number=number,
        width=new_size[0],
        height=new_size[1],
        words=words,
        horizontal=horizontal,
        vertical=vertical,
        char_count=char_count,
        rotation=(rotation - int(page.rotation)) % 360,
        areas=areas,
        aside_texts=tuple(aside_texts),
        ink_regions=tuple(
            region._replace(box=rotate_box(region.box, back, *size)) for region in ink_regions
        ),
        remarks=(
            *remarks,
            *(
                remark._replace(box=rotate_box(remark.box, back, *size))
                for remark in (
                    *crossed_out,
                    *_compare_actual_text(page, textpage, content),
                )
            ),
        ),
    )


def _has_clipped_words(page: Any, words: Sequence[Word]) -> bool:
    """Whether some words of a page lie outside its clips, wholly or in part."""
    shown = page.get_textpage(flags=_TEXT_FLAGS | pymupdf.TEXT_CLIP, clip=_EVERYWHERE)
    return [word[4] for word in words] != [item[4] for item in shown.extractWORDS()]


def _has_transparency(page: Any, content: bytes) -> bool:
    """Whether a page uses a graphics state that makes what it paints more or less transparent."""
    if b" gs" not in content:
        return False
    kind, states = page.parent.xref_get_key(page.xref, "Resources/ExtGState")
    if kind == "null":
        return True  # inherited, or damaged: not worth the search
    references = [int(xref) for xref in _REFERENCE.findall(states)]
    texts = [states, *(page.parent.xref_object(xref) for xref in references)]
    return any(_TRANSPARENCY.search(text) for text in texts)


def _says_more(page: Any, content: bytes) -> bool:
    """Whether a page may say of glyphs what they stand for, in its own content or in forms."""
    return b"ActualText" in content or bool(page.get_xobjects())


def _compare_actual_text(page: Any, textpage: Any, content: bytes) -> Iterator[PageRemark]:
    """A remark where the file says that its glyphs mean another text (`/ActualText`)."""
    if not _says_more(page, content):
        return
    replaced = page.get_textpage(flags=_TEXT_FLAGS & ~_GLYPHS_ONLY, clip=_EVERYWHERE)
    yield from compare_actual_text(textpage.extractWORDS(), replaced.extractWORDS())


def _get_span_key(span: dict[str, Any]) -> tuple[object, ...]:
    return span["bbox"], tuple(char[0] for char in span["chars"])


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

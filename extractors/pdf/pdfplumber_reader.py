"""Reads pages with pdfplumber, as a check on PyMuPDF's reading: the only file that imports it."""

from __future__ import annotations

import io
import logging
import math
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from sys import intern
from typing import Any

import pdfplumber
from msgspec.structs import replace
from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFXRefFallback
from pdfplumber.page import Page as Sheet
from pdfplumber.utils.text import extract_words

from extractors.drawing.painted_shapes import PaintedShapes
from extractors.drawing.ruling_lines import bounding_box
from extractors.drawing.vector_paths import Point, collect_path
from extractors.errors import describe_error
from extractors.pdf import rejections
from extractors.pdf.damaged_streams import cut_at_damage
from extractors.pdf.page_boxes import PageBoxes
from extractors.records.geometry import Box
from extractors.records.page_marks import Word
from extractors.records.read_pages import Page
from extractors.words.glyph_runs import PrintedGlyph, make_glyph, number_text_runs
from extractors.words.merge_fragments import merge_word_fragments
from extractors.words.printed_signs import clean_printed_words, join_letters
from extractors.words.rotation import find_dominant_rotation, rotate_areas, rotate_upright
from extractors.words.split_words import GlyphBox, find_crossed_words, split_crossed_words
from extractors.words.wide_letters import join_wide_letters

# Its warnings do not matter here, but for a page's missing part, which is looked for below.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

MIN_SPACE_SHARE = 0.15
"""Glyphs of a run further apart than this share of their height have a space between them."""

UNKNOWN_LETTER = "\N{REPLACEMENT CHARACTER}"
"""Stands for a glyph of which the file does not tell the letter."""

_CID_PATTERN = re.compile(r"\(cid:\d+\)")
"""What pdfminer gives in place of such a letter."""


class PdfPlumberReader:
    """A PDF opened from its bytes. See `extractors.pdf.reader.PdfReader`."""

    def __init__(self, data: bytes, name: str) -> None:
        """Opens `data`; `name` is used in messages. Raises `UnreadablePdf`."""
        self._name = name
        rejections.check_is_pdf(data, name)
        try:
            self._document = pdfplumber.open(io.BytesIO(data))
            self._page_count = len(self._document.pages)
            self._producer = str(self._document.metadata.get("Producer") or "")
        except Exception as error:  # on damage, pdfminer raises whatever Python does
            cause = error.args[0] if error.args else error
            if isinstance(cause, PDFPasswordIncorrect):
                raise rejections.password_error(name) from error
            raise rejections.damaged_file_error(name, describe_error(error)) from error
        if not self._page_count:
            raise rejections.no_pages_error(name)
        repaired = any(isinstance(xref, PDFXRefFallback) for xref in self._document.doc.xrefs)
        rejections.check_is_whole(data, name, repaired=repaired)

    @property
    def producer(self) -> str:
        """The program that made the file, as it names itself; empty if it does not."""
        return self._producer

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return self._page_count

    def pages(self) -> Iterator[Page]:
        """The pages in order, each read when asked for; the file is let go after the last."""
        for number, sheet in enumerate(self._document.pages, 1):
            try:
                damage = cut_at_damage(sheet.page_obj.contents)
                page = replace(_read_page(sheet, number), damage=damage)
            except Exception as error:  # as above
                reason = describe_error(error)
                raise rejections.damaged_page_error(self._name, number, reason) from error
            sheet.close()  # it would keep every glyph until the end
            yield page
        del self._document


def _read_page(sheet: Sheet, number: int) -> Page:
    """One pdfplumber page as a `Page`.

    The reading frame is the crop box before `/Rotate`, unless most of the text lies on its side
    there.
    """
    page_boxes = _get_page_boxes(sheet)
    # pdfminer takes the first corner for the lower left one, whichever it is.
    sheet.page_obj.mediabox = page_boxes.media_box
    chars = _collect_glyphs(sheet, page_boxes)
    words = _build_words(chars)
    words = clean_printed_words(words, join_letters(words))
    char_count = sum([len(word.text) for word in words])
    painted = _collect_painted_shapes(sheet, page_boxes)
    horizontal, vertical = painted.merge_lines()
    rotation = find_dominant_rotation(words)
    areas = rotate_areas(painted.list_areas(), rotation, (page_boxes.width, page_boxes.height))
    words, horizontal, vertical, size = rotate_upright(
        words, horizontal, vertical, rotation, (page_boxes.width, page_boxes.height)
    )
    words = join_wide_letters(merge_word_fragments(words, vertical))
    crossed = find_crossed_words(words, vertical)
    if crossed and not rotation:
        words = split_crossed_words(
            words, crossed, (GlyphBox(c.text, c.box) for c in chars if not c.text.isspace())
        )
    return Page(
        number=number,
        width=size[0],
        height=size[1],
        words=words,
        horizontal=horizontal,
        vertical=vertical,
        char_count=char_count,
        rotation=(rotation - page_boxes.rotation) % 360,
        areas=areas,
    )


def _get_page_boxes(sheet: Sheet) -> PageBoxes:
    """How the page lies. pdfplumber gives boxes turned, its pdfminer page as they are in the
    file."""
    media = _sort_corners(sheet.page_obj.mediabox)
    crop = _sort_corners(sheet.page_obj.cropbox)
    clipped = Box(
        max(crop.x0, media.x0),
        max(crop.y0, media.y0),
        min(crop.x1, media.x1),
        min(crop.y1, media.y1),
    )
    has_area = clipped.x0 < clipped.x1 and clipped.y0 < clipped.y1
    return PageBoxes(media, clipped if has_area else media, int(sheet.rotation))


def _sort_corners(corners: tuple[float, float, float, float]) -> Box:
    (x0, x1), (y0, y1) = sorted(corners[::2]), sorted(corners[1::2])
    return Box(x0, y0, x1, y1)


def _collect_glyphs(sheet: Sheet, page_boxes: PageBoxes) -> list[PrintedGlyph]:
    """The glyphs that lie on the paper, in the order in which they are printed."""
    left, top = sheet.mediabox[:2]
    glyphs = []
    for record in sheet.chars:
        x0, y0, x1, y1 = record["x0"], record["top"], record["x1"], record["bottom"]
        box = page_boxes.to_unrotated(Box(x0 - left, y0 - top, x1 - left, y1 - top))
        if box.x1 <= 0 or box.y1 <= 0 or box.x0 >= page_boxes.width or box.y0 >= page_boxes.height:
            continue
        text = UNKNOWN_LETTER if _CID_PATTERN.fullmatch(record["text"]) else record["text"]
        glyphs.append(make_glyph(text, box, record["matrix"], record["adv"], page_boxes.rotation))
    return glyphs


def _build_words(chars: Sequence[PrintedGlyph]) -> list[Word]:
    """The words that pdfplumber makes of the glyphs, each run laid horizontally before."""
    runs = number_text_runs(chars)
    ends_in_space = {run: glyph.text.isspace() for glyph, run in zip(chars, runs, strict=True)}
    word_records = extract_words(
        [_as_horizontal_record(glyph, run) for glyph, run in zip(chars, runs, strict=True)],
        use_text_flow=True,
        x_tolerance_ratio=MIN_SPACE_SHARE,
        y_tolerance=math.inf,  # a run is one line already
        extra_attrs=["run", "turn"],
        return_chars=True,
    )
    words = []
    for index, word in enumerate(word_records):
        run = word["run"]
        is_last = index + 1 == len(word_records) or word_records[index + 1]["run"] != run
        boxes = [glyph["box"] for glyph in word["chars"]]
        box = bounding_box([corner for box in boxes for corner in (box[:2], box[2:])])
        # The words of a plan recur: one object each keeps memory small over many pages.
        words.append(
            Word(*box, intern(word["text"]), word["turn"], run, is_last and ends_in_space[run])
        )
    return words


def _as_horizontal_record(glyph: PrintedGlyph, run: int) -> dict[str, Any]:
    """A glyph as pdfplumber's own records have it, as if its line were horizontal."""
    return {
        "text": glyph.text,
        "x0": glyph.start,
        "x1": glyph.end,
        "top": -glyph.baseline - glyph.size,
        "bottom": -glyph.baseline,
        "doctop": -glyph.baseline - glyph.size,
        "size": glyph.size,
        "upright": True,
        "run": run,
        "turn": glyph.rotation,
        "box": glyph.box,
    }


def _collect_painted_shapes(sheet: Sheet, page_boxes: PageBoxes) -> PaintedShapes:
    """What is seen of a page's painted paths."""
    left, top = sheet.mediabox[:2]

    def map_point(x: float, y: float) -> Point:
        return page_boxes.to_unrotated(Box(x - left, y - top, x - left, y - top))[:2]

    painted = PaintedShapes()
    for shape in chain(sheet.lines, sheet.rects, sheet.curves):
        collect_path(
            painted,
            [(step[0], *(map_point(*point) for point in step[1:])) for step in shape["path"]],
            stroke=shape["stroking_color"] if shape["stroke"] else None,
            fill=shape["non_stroking_color"] if shape["fill"] else None,
        )
    return painted

"""Reads pages with pdfplumber, as a check on PyMuPDF's reading: the only file that imports it."""

from __future__ import annotations

import io
import logging
import math
import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import chain
from sys import intern
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFXRefFallback
from pdfminer.pdftypes import PDFStream, resolve1
from pdfplumber.page import Page as Sheet
from pdfplumber.utils.text import extract_words

from extractors.errors import one_line
from extractors.pdf import rejections as refusals
from extractors.pdf.glyph_runs import Char, char, numbered
from extractors.pdf.merge_fragments import whole_words
from extractors.pdf.page_boxes import Paper
from extractors.pdf.rotation import dominant_turn, upright
from extractors.pdf.ruling_lines import RuleCollector, hull
from extractors.pdf.split_words import Glyph, crossing, split_at
from extractors.pdf.vector_paths import Point, collect_path
from extractors.records import Box, Page, Rule, Word

# It warns of much that is no matter here; what is, a page's missing part, is looked for below.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

SPACE = 0.15
"""Glyphs of a run that are further apart than this share of their height have a space between."""

NO_LETTER = "\N{REPLACEMENT CHARACTER}"
"""Stands for a glyph of which the file does not tell the letter."""

_CID = re.compile(r"\(cid:\d+\)")
"""What pdfminer has in its place."""

_FLATE = ("FlateDecode", "Fl")


class PdfPlumberReader:
    """A PDF opened from its bytes. See `extractors.pdf.reader.Reader`."""

    def __init__(self, data: bytes, name: str) -> None:
        """Opens `data`; `name` is used in messages. Raises `UnreadablePdf`."""
        self._name = name
        refusals.check_is_pdf(data, name)
        try:
            self._document = pdfplumber.open(io.BytesIO(data))
            self._count = len(self._document.pages)
            self._producer = str(self._document.metadata.get("Producer") or "")
        except Exception as error:  # on damage, pdfminer raises whatever Python does
            cause = error.args[0] if error.args else error
            if isinstance(cause, PDFPasswordIncorrect):
                raise refusals.locked(name) from error
            raise refusals.damaged_file(name, one_line(error)) from error
        if not self._count:
            raise refusals.without_pages(name)
        repaired = any(isinstance(xref, PDFXRefFallback) for xref in self._document.doc.xrefs)
        refusals.check_is_whole(data, name, repaired=repaired)

    @property
    def producer(self) -> str:
        """The program that made the file, as it names itself; empty if it does not."""
        return self._producer

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return self._count

    def pages(self) -> Iterator[Page]:
        """The pages in order, each read when asked for; the file is let go after the last."""
        for number, sheet in enumerate(self._document.pages, 1):
            try:
                _check_contents(sheet)
                page = _read(sheet, number)
            except Exception as error:  # as above
                why = one_line(error)
                raise refusals.damaged_page(self._name, number, why) from error
            sheet.close()  # it would keep every glyph until the end
            yield page
        del self._document


def _check_contents(sheet: Sheet) -> None:
    """Raises an error where a page's content is packed and cannot be unpacked whole.

    Asked for the content itself, pdfminer gives what it could unpack, or nothing.
    """
    for reference in sheet.page_obj.contents:
        stream = resolve1(reference)
        if not isinstance(stream, PDFStream) or stream.rawdata is None:
            continue  # without raw data it is known from an earlier page
        filters = stream.get_filters()
        if not filters or getattr(filters[0][0], "name", None) not in _FLATE:
            continue
        data = stream.rawdata
        if stream.decipher and stream.objid is not None and stream.genno is not None:
            data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
        zlib.decompress(data)


def _read(sheet: Sheet, number: int) -> Page:
    """One pdfplumber page as a `Page`.

    The reading frame is the crop box before `/Rotate`, unless most of the text lies on its side
    there.
    """
    paper = _paper(sheet)
    sheet.page_obj.mediabox = paper.media  # pdfminer takes the first corner for the lower left
    chars = _chars(sheet, paper)
    words = _words(chars)
    glyphs = sum([len(word.text) for word in words])
    horizontal, vertical = _rules(sheet, paper)
    turn = dominant_turn(words)
    words, horizontal, vertical, size = upright(
        words, horizontal, vertical, turn, (paper.width, paper.height)
    )
    words = whole_words(words, vertical)
    suspects = crossing(words, vertical)
    if suspects and not turn:
        words = split_at(
            words, suspects, (Glyph(c.text, c.box) for c in chars if not c.text.isspace())
        )
    return Page(
        number=number,
        width=size[0],
        height=size[1],
        words=words,
        horizontal=horizontal,
        vertical=vertical,
        glyphs=glyphs,
        turn=(turn - paper.rotation) % 360,
    )


def _paper(sheet: Sheet) -> Paper:
    """How the page lies: pdfplumber tells its boxes as turned, its pdfminer page as they are."""
    media = _sorted(sheet.page_obj.mediabox)
    crop = _sorted(sheet.page_obj.cropbox)
    inside = Box(
        max(crop.x0, media.x0),
        max(crop.y0, media.y0),
        min(crop.x1, media.x1),
        min(crop.y1, media.y1),
    )
    has_area = inside.x0 < inside.x1 and inside.y0 < inside.y1
    return Paper(media, inside if has_area else media, int(sheet.rotation))


def _sorted(corners: tuple[float, float, float, float]) -> Box:
    (x0, x1), (y0, y1) = sorted(corners[::2]), sorted(corners[1::2])
    return Box(x0, y0, x1, y1)


def _chars(sheet: Sheet, paper: Paper) -> list[Char]:
    """The glyphs that lie on the paper, in the order in which they are printed."""
    left, top = sheet.mediabox[:2]
    out = []
    for found in sheet.chars:
        x0, y0, x1, y1 = found["x0"], found["top"], found["x1"], found["bottom"]
        box = paper.box(Box(x0 - left, y0 - top, x1 - left, y1 - top))
        if box.x1 <= 0 or box.y1 <= 0 or box.x0 >= paper.width or box.y0 >= paper.height:
            continue
        text = NO_LETTER if _CID.fullmatch(found["text"]) else found["text"]
        out.append(char(text, box, found["matrix"], found["adv"], paper.rotation))
    return out


def _words(chars: Sequence[Char]) -> list[Word]:
    """The words that pdfplumber makes of the glyphs, each run laid level before."""
    runs = numbered(chars)
    spaced = {run: glyph.text.isspace() for glyph, run in zip(chars, runs, strict=True)}
    found = extract_words(
        [_level(glyph, run) for glyph, run in zip(chars, runs, strict=True)],
        use_text_flow=True,
        x_tolerance_ratio=SPACE,
        y_tolerance=math.inf,  # a run is one line already
        extra_attrs=["run", "turn"],
        return_chars=True,
    )
    out = []
    for index, word in enumerate(found):
        run = word["run"]
        last = index + 1 == len(found) or found[index + 1]["run"] != run
        boxes = [glyph["box"] for glyph in word["chars"]]
        box = hull([corner for box in boxes for corner in (box[:2], box[2:])])
        # The words of a plan recur: one object each keeps memory small over many pages.
        out.append(Word(*box, intern(word["text"]), word["turn"], run, last and spaced[run]))
    return out


def _level(glyph: Char, run: int) -> dict[str, Any]:
    """A glyph as pdfplumber's own records have it, as if its line were level."""
    return {
        "text": glyph.text,
        "x0": glyph.start,
        "x1": glyph.end,
        "top": -glyph.base - glyph.size,
        "bottom": -glyph.base,
        "doctop": -glyph.base - glyph.size,
        "size": glyph.size,
        "upright": True,
        "run": run,
        "turn": glyph.turn,
        "box": glyph.box,
    }


def _rules(sheet: Sheet, paper: Paper) -> tuple[list[Rule], list[Rule]]:
    """The merged rules among a page's painted paths."""
    left, top = sheet.mediabox[:2]

    def place(x: float, y: float) -> Point:
        return paper.box(Box(x - left, y - top, x - left, y - top))[:2]

    collector = RuleCollector()
    for shape in chain(sheet.lines, sheet.rects, sheet.curves):
        collect_path(
            collector,
            [(step[0], *(place(*point) for point in step[1:])) for step in shape["path"]],
            stroke=shape["stroking_color"] if shape["stroke"] else None,
            fill=shape["non_stroking_color"] if shape["fill"] else None,
        )
    return collector.rules()

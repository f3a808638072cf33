"""Draws ruled tables into PDFs, in the ways that office programs and browsers do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Self

import pymupdf

from extractors.extract import extract_document
from extractors.pdf.pymupdf_reader import PyMuPdfReader
from extractors.records.documents import Document
from extractors.records.read_pages import Page
from extractors.tables.table_continuation import HeaderClassifier, recognise_no_header
from tests.support.grids import PADDING, Item, Row, Side, placed, row_heights, sides_of

A4 = (595.0, 842.0)
BLACK = (0.0, 0.0, 0.0)
GREY = (0.8, 0.8, 0.8)
TEXT_SIZE_PT = 9.0

BORDERS = ("strokes", "dashes", "fills", "boxes", "doubled", "apart", "polygons", "dots")
"""The ways to draw a table's lines."""


class Pdf:
    """A PDF under construction; everything is drawn on its last page."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self.document = pymupdf.open()
        self.size = size
        self.page(size)

    def page(self, size: tuple[float, float] | None = None) -> Self:
        """Begins a page."""
        width, height = size or self.size
        self.sheet: Any = self.document.new_page(width=width, height=height)
        return self

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = TEXT_SIZE_PT,
        turn: int = 0,
        font: str = "helv",
    ) -> Self:
        """Prints lines of text, the first with its foot at `y`."""
        self.sheet.insert_text((x, y), text, fontsize=size, rotate=turn, fontname=font)
        return self

    def frame(self, margin: float) -> Self:
        """Draws a rectangle `margin` points from the page's edges."""
        self.sheet.draw_rect(smaller(self.sheet.rect, margin), width=0.5)
        return self

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Self:
        """Draws one straight stroke."""
        self.sheet.draw_line((x0, y0), (x1, y1), width=0.5)
        return self

    def raw(self, content: bytes) -> Self:
        """Puts operators into the page as they are; nothing may be on it yet."""
        xref = self.document.get_new_xref()
        self.document.update_object(xref, "<<>>")
        self.document.update_stream(xref, content)
        self.sheet.set_contents(xref)
        return self

    def table(
        self,
        rows: Sequence[Row],
        *,
        x: float = 60,
        y: float = 80,
        widths: Sequence[float] | None = None,
        heights: Sequence[float] | None = None,
        borders: str = "strokes",
        open_top: bool = False,
        open_foot: bool = False,
        border_of: Callable[[Side], str | None] | None = None,
    ) -> float:
        """Draws a table with its top left at `x`, `y`; gives the height of its lower end.

        `border_of` tells how each stretch of a side is drawn, None if it is not.
        """
        cells = placed(rows)
        widths = widths or [90.0] * max(place.column + place.columns for place, _ in cells)
        heights = heights or row_heights(cells, len(rows))
        xs = [x + sum(widths[:index]) for index in range(len(widths) + 1)]
        ys = [y + sum(heights[:index]) for index in range(len(heights) + 1)]
        # As one stroke of the pen: to add to a page piece by piece costs much more.
        shape = self.sheet.new_shape()
        boxes = []
        for place, item in cells:
            box = pymupdf.Rect(
                xs[place.column],
                ys[place.row],
                xs[place.column + place.columns],
                ys[place.row + place.rows],
            )
            if item.ground is not None:
                shape.draw_rect(box)
                shape.finish(color=None, fill=item.ground)
            boxes.append(box)
            _write_in_cell(shape, box, item)
        if borders in ("boxes", "apart"):
            inset = 1.0 if borders == "apart" else 0.0
            for box in boxes:
                shape.draw_rect(smaller(box, inset))
                shape.finish(width=0.5)
        else:
            for side in sides_of(boxes, xs, ys):
                at_top, at_foot = side.at == ys[0], side.at == ys[-1]
                is_open = side.level and ((at_top and open_top) or (at_foot and open_foot))
                border = border_of(side) if border_of else borders
                if border and not is_open:
                    _draw_side(shape, side, border)
        shape.commit()
        return ys[-1]

    def bytes(self, **options: object) -> bytes:
        """The file; `options` are those of PyMuPDF's `tobytes`."""
        return bytes(self.document.tobytes(**options))

    def pages(self) -> list[Page]:
        """The pages read back."""
        return pages_of(self.bytes())

    def read(self, heading: HeaderClassifier = recognise_no_header) -> Document:
        """The whole file read back."""
        return extract_document(self.pages(), heading)


def _write_in_cell(shape: Any, box: pymupdf.Rect, item: Item) -> None:
    if item.turn == 90:
        start = (box.x0 + PADDING + 8, box.y1 - PADDING)
    elif item.turn == 270:
        start = (box.x1 - PADDING - 8, box.y0 + PADDING)
    else:
        start = (box.x0 + PADDING, box.y0 + PADDING + 8)
    shape.insert_text(start, item.text, fontsize=TEXT_SIZE_PT, rotate=item.turn)


def _draw_side(shape: Any, side: Side, borders: str) -> None:
    if borders == "fills":  # a bar, and a small square at each of its ends
        for part in (side.lo, side.hi):
            shape.draw_rect(Side(side.level, side.at, part - 0.25, part + 0.25).box(0.25))
            shape.finish(color=None, fill=BLACK)
        shape.draw_rect(Side(side.level, side.at, side.lo + 0.25, side.hi - 0.25).box(0.25))
        shape.finish(color=None, fill=BLACK)
    elif borders == "polygons":
        box = side.box(0.3)
        shape.draw_polyline([box.tl, box.tr, box.br, box.bl])
        shape.finish(color=None, fill=BLACK, closePath=True)
    elif borders == "dots":
        at = side.lo
        while at < side.hi + 0.1:
            shape.draw_rect(Side(side.level, side.at, at - 0.25, at + 0.25).box(0.25))
            at += 1.5
        shape.finish(color=None, fill=BLACK)
    else:
        shifts = (-0.9, 0.9) if borders == "doubled" else (0.0,)
        dashes = "[3 1.5] 0" if borders == "dashes" else None
        for shift in shifts:
            box = Side(side.level, side.at + shift, side.lo, side.hi).box()
            shape.draw_line(box.tl, box.br)
            shape.finish(width=0.5, dashes=dashes, closePath=False)


def smaller(box: pymupdf.Rect, by: float) -> pymupdf.Rect:
    """The rectangle with each side moved inwards."""
    return pymupdf.Rect(box.x0 + by, box.y0 + by, box.x1 - by, box.y1 - by)


def pages_of(data: bytes, name: str = "plan.pdf") -> list[Page]:
    """The pages of a PDF."""
    return list(PyMuPdfReader(data, name).pages())

"""One page to draw on, as three PDF writers each put it into a file; y grows downwards."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Protocol

import pymupdf
from fpdf import FPDF
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas as ReportlabPage

Colour = tuple[float, float, float]

BLACK: Colour = (0.0, 0.0, 0.0)
WHITE: Colour = (1.0, 1.0, 1.0)

FONTS = ("Helvetica", "Times-Roman", "Courier")
"""Fonts that every writer has."""


class Canvas(Protocol):
    """What can be drawn, in points from the top left of the page."""

    def text(self, x: float, y: float, text: str, *, size: float, font: str, ink: Colour) -> None:
        """Prints a line of text on the base line `y`."""

    def stroke(
        self, x0: float, y0: float, x1: float, y1: float, *, width: float, ink: Colour, dash: float
    ) -> None:
        """Draws a straight line, dashed if `dash` is not 0."""

    def fill(self, x0: float, y0: float, x1: float, y1: float, *, ink: Colour) -> None:
        """Fills a rectangle."""

    def next_page(self) -> None:
        """Goes on to a new page."""

    def finish(self) -> bytes:
        """The file."""


def measure(text: str, font: str, size: float) -> float:
    """The width of a line of text in points."""
    return float(stringWidth(text, font, size))


class ReportlabCanvas:
    """Drawn with ReportLab."""

    def __init__(self, width: float, height: float) -> None:
        self._buffer = io.BytesIO()
        self._page: Any = ReportlabPage(self._buffer, pagesize=(width, height))
        self._height = height

    def text(self, x: float, y: float, text: str, *, size: float, font: str, ink: Colour) -> None:
        self._page.setFont(font, size)
        self._page.setFillColorRGB(*ink)
        self._page.drawString(x, self._height - y, text)

    def stroke(
        self, x0: float, y0: float, x1: float, y1: float, *, width: float, ink: Colour, dash: float
    ) -> None:
        self._page.setLineWidth(width)
        self._page.setStrokeColorRGB(*ink)
        self._page.setDash([dash, dash] if dash else [])
        self._page.line(x0, self._height - y0, x1, self._height - y1)

    def fill(self, x0: float, y0: float, x1: float, y1: float, *, ink: Colour) -> None:
        self._page.setFillColorRGB(*ink)
        self._page.rect(x0, self._height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def next_page(self) -> None:
        self._page.showPage()

    def finish(self) -> bytes:
        self._page.save()
        return self._buffer.getvalue()


class FpdfCanvas:
    """Drawn with fpdf2."""

    _NAMES: ClassVar = {"Helvetica": "helvetica", "Times-Roman": "times", "Courier": "courier"}

    def __init__(self, width: float, height: float) -> None:
        self._page: Any = FPDF(unit="pt", format=(width, height))
        self._page.set_auto_page_break(auto=False)
        self._page.add_page()

    def text(self, x: float, y: float, text: str, *, size: float, font: str, ink: Colour) -> None:
        self._page.set_font(self._NAMES[font], size=size)
        self._page.set_text_color(*(round(255 * part) for part in ink))
        self._page.text(x, y, text)

    def stroke(
        self, x0: float, y0: float, x1: float, y1: float, *, width: float, ink: Colour, dash: float
    ) -> None:
        self._page.set_line_width(width)
        self._page.set_draw_color(*(round(255 * part) for part in ink))
        self._page.set_dash_pattern(dash=dash, gap=dash)
        self._page.line(x0, y0, x1, y1)

    def fill(self, x0: float, y0: float, x1: float, y1: float, *, ink: Colour) -> None:
        self._page.set_fill_color(*(round(255 * part) for part in ink))
        self._page.rect(x0, y0, x1 - x0, y1 - y0, style="F")

    def next_page(self) -> None:
        self._page.add_page()

    def finish(self) -> bytes:
        return bytes(self._page.output())


class PymupdfCanvas:
    """Drawn with PyMuPDF."""

    _NAMES: ClassVar = {"Helvetica": "helv", "Times-Roman": "tiro", "Courier": "cour"}

    def __init__(self, width: float, height: float) -> None:
        self._document = pymupdf.open()
        self._size = (width, height)
        self.next_page()

    def text(self, x: float, y: float, text: str, *, size: float, font: str, ink: Colour) -> None:
        self._shape.insert_text((x, y), text, fontsize=size, fontname=self._NAMES[font], color=ink)
        self._has_text = True

    def stroke(
        self, x0: float, y0: float, x1: float, y1: float, *, width: float, ink: Colour, dash: float
    ) -> None:
        dashes = f"[{dash} {dash}] 0" if dash else None
        self._draw_under_text()
        self._shape.draw_line((x0, y0), (x1, y1))
        self._shape.finish(width=width, color=ink, dashes=dashes, closePath=False)

    def fill(self, x0: float, y0: float, x1: float, y1: float, *, ink: Colour) -> None:
        self._draw_under_text()
        self._shape.draw_rect((x0, y0, x1, y1))
        self._shape.finish(color=None, fill=ink, width=0)

    def next_page(self) -> None:
        if self._document.page_count:
            self._shape.commit()
        self._page: Any = self._document.new_page(width=self._size[0], height=self._size[1])
        self._begin_shape()

    def finish(self) -> bytes:
        self._shape.commit()
        return bytes(self._document.tobytes())

    def _begin_shape(self) -> None:
        self._shape: Any = self._page.new_shape()
        self._has_text = False

    def _draw_under_text(self) -> None:
        """PyMuPDF puts a shape's text over its lines: what is drawn over text is another shape."""
        if self._has_text:
            self._shape.commit()
            self._begin_shape()


WRITERS: Sequence[Callable[[float, float], Canvas]] = (
    ReportlabCanvas,
    FpdfCanvas,
    PymupdfCanvas,
)
"""The writers, each a maker of an empty page of some width and height."""

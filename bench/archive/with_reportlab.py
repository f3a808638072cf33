"""Drawing with ReportLab."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .canvas import Place
from .fonts import Face


class ReportLabCanvas:
    """See `archive.canvas.Canvas`."""

    def __init__(self, title: str, regular: Face, bold: Face) -> None:
        self._out = BytesIO()
        self._canvas = Canvas(self._out, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._fonts = {False: _registered(regular), True: _registered(bold)}
        self._height = 0.0
        self._font: tuple[str, float] = "", 0.0

    def page(self, width: float, height: float) -> None:
        if self._height:
            self._canvas.showPage()
        self._canvas.setPageSize((width, height))
        self._height, self._font = height, ("", 0.0)

    def text(self, at: tuple[float, float], text: str, size: float, *, bold: bool) -> None:
        font = self._fonts[bold], size
        if font != self._font:
            self._canvas.setFont(*font)
            self._font = font
        self._canvas.drawString(at[0], self._height - at[1], text)

    def line(self, place: Place, width: float) -> None:
        x0, y0, x1, y1 = place
        self._canvas.setLineWidth(width)
        self._canvas.line(x0, self._height - y0, x1, self._height - y1)

    def fill(self, place: Place, grey: float) -> None:
        x0, y0, x1, y1 = place
        self._canvas.setFillGray(grey)
        self._canvas.rect(x0, self._height - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def box(self, place: Place, width: float) -> None:
        x0, y0, x1, y1 = place
        self._canvas.setLineWidth(width)
        self._canvas.rect(x0, self._height - y1, x1 - x0, y1 - y0)

    def finished(self) -> bytes:
        self._canvas.save()
        return self._out.getvalue()


def _registered(face: Face) -> str:
    """The face's name, once ReportLab knows it."""
    if face.name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(face.name, BytesIO(face.data)))
    return face.name

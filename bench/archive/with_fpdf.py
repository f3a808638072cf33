"""Drawing with fpdf2."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from fpdf import FPDF

from .canvas import Place
from .fonts import Face

_FAMILY = "plan"


class FpdfCanvas:
    """See `archive.canvas.Canvas`."""

    def __init__(self, title: str, regular: Face, bold: Face) -> None:
        self._pdf = FPDF(unit="pt")
        self._pdf.set_auto_page_break(False)
        self._pdf.set_margin(0)
        self._pdf.set_title(title)
        self._pdf.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
        # Fonts are taken from files only, and read at once.
        with TemporaryDirectory() as folder:
            for style, face in (("", regular), ("B", bold)):
                file = Path(folder) / f"{face.name}.ttf"
                file.write_bytes(face.data)
                self._pdf.add_font(_FAMILY, style, file)

    def page(self, width: float, height: float) -> None:
        self._pdf.add_page(format=(width, height))

    def text(self, at: tuple[float, float], text: str, size: float, *, bold: bool) -> None:
        self._pdf.set_font(_FAMILY, "B" if bold else "", size)
        self._pdf.text(*at, text)

    def line(self, place: Place, width: float) -> None:
        self._pdf.set_line_width(width)
        self._pdf.line(*place)

    def fill(self, place: Place, grey: float) -> None:
        x0, y0, x1, y1 = place
        self._pdf.set_fill_color(round(255 * grey))
        self._pdf.rect(x0, y0, x1 - x0, y1 - y0, style="F")
        self._pdf.set_fill_color(0)

    def box(self, place: Place, width: float) -> None:
        x0, y0, x1, y1 = place
        self._pdf.set_line_width(width)
        self._pdf.rect(x0, y0, x1 - x0, y1 - y0)

    def finished(self) -> bytes:
        return bytes(self._pdf.output())

"""Drawing with PyMuPDF."""

from __future__ import annotations

import pymupdf

from .canvas import Place
from .fonts import Face

_BLACK = (0.0,)


class PyMuPdfCanvas:
    """See `archive.canvas.Canvas`. What a page holds is written at once, when the next begins."""

    def __init__(self, title: str, regular: Face, bold: Face) -> None:
        self._document = pymupdf.open()
        self._document.set_metadata({"title": title, "producer": "MuPDF"})
        self._fonts = {
            False: pymupdf.Font(fontbuffer=regular.data),
            True: pymupdf.Font(fontbuffer=bold.data),
        }
        self._sheet: tuple[pymupdf.Page, pymupdf.Shape, pymupdf.TextWriter] | None = None

    def page(self, width: float, height: float) -> None:
        self._commit()
        page = self._document.new_page(width=width, height=height)
        self._sheet = page, page.new_shape(), pymupdf.TextWriter(page.rect)

    def text(self, at: tuple[float, float], text: str, size: float, *, bold: bool) -> None:
        self._begun()[2].append(at, text, font=self._fonts[bold], fontsize=size)

    def line(self, place: Place, width: float) -> None:
        shape = self._begun()[1]
        shape.draw_line(place[:2], place[2:])
        shape.finish(width=width, color=_BLACK)

    def fill(self, place: Place, grey: float) -> None:
        shape = self._begun()[1]
        shape.draw_rect(place)
        shape.finish(width=0, color=None, fill=(grey,))

    def box(self, place: Place, width: float) -> None:
        shape = self._begun()[1]
        shape.draw_rect(place)
        shape.finish(width=width, color=_BLACK)

    def finished(self) -> bytes:
        self._commit()
        data = bytes(self._document.tobytes(deflate=True, garbage=1, no_new_id=True))
        self._document.close()
        return data

    def _begun(self) -> tuple[pymupdf.Page, pymupdf.Shape, pymupdf.TextWriter]:
        assert self._sheet is not None, "no page has begun"
        return self._sheet

    def _commit(self) -> None:
        if self._sheet is not None:
            page, shape, text = self._sheet
            shape.commit()
            text.write_text(page)

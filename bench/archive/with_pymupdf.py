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
        self._faces = {False: regular, True: bold}
        self._shape: pymupdf.Shape | None = None

    def page(self, width: float, height: float) -> None:
        self._commit()
        page = self._document.new_page(width=width, height=height)
        for face in self._faces.values():
            page.insert_font(fontname=face.name, fontbuffer=face.data)
        self._shape = page.new_shape()

    def text(self, at: tuple[float, float], text: str, size: float, *, bold: bool) -> None:
        self._drawn().insert_text(at, text, fontname=self._faces[bold].name, fontsize=size)

    def line(self, place: Place, width: float) -> None:
        shape = self._drawn()
        shape.draw_line(place[:2], place[2:])
        shape.finish(width=width, color=_BLACK)

    def fill(self, place: Place, grey: float) -> None:
        shape = self._drawn()
        shape.draw_rect(place)
        shape.finish(width=0, color=None, fill=(grey,))

    def box(self, place: Place, width: float) -> None:
        shape = self._drawn()
        shape.draw_rect(place)
        shape.finish(width=width, color=_BLACK)

    def finished(self) -> bytes:
        self._commit()
        data = bytes(self._document.tobytes(deflate=True, garbage=1, no_new_id=True))
        self._document.close()
        return data

    def _drawn(self) -> pymupdf.Shape:
        assert self._shape is not None, "no page has begun"
        return self._shape

    def _commit(self) -> None:
        if self._shape is not None:
            self._shape.commit()

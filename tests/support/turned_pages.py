"""A page with a table, turned in either way, and where a cell of it lies as displayed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pymupdf

from extractors.records.geometry import Box
from tests.support.grids import Item, Row
from tests.support.pdfs import Pdf

RED = (1.0, 0.0, 0.0)


ROWS: list[Row] = [
    ["No", "Step", "Who"],
    [Item("task", rows=2), "print the\nplan", "rector"],
    [Item("marked", ground=RED), "dean"],
    [Item("Across", columns=3)],
]


def drawn() -> Pdf:
    pdf = Pdf()
    pdf.table(ROWS, x=70, y=90, widths=[50, 170, 80], heights=[30, 40, 50, 20])
    return pdf


def with_rotation(pdf: Pdf, content: int, rotate: int) -> bytes:
    """The page with its content turned by `content` degrees, and then /Rotate set."""
    width, height = pdf.size if content in (0, 180) else reversed(pdf.size)
    out: Any = pymupdf.open()
    sheet = out.new_page(width=width, height=height)
    sheet.show_pdf_page(sheet.rect, pdf.document, 0, rotate=content)
    sheet.set_rotation(rotate)
    return bytes(out.tobytes())


def red_box(data: bytes) -> Box:
    """Where the red ground lies on the page as displayed, taken from its picture."""
    with pymupdf.open(stream=data, filetype="pdf") as document:
        picture = document[0].get_pixmap()
    shape = (picture.height, picture.width, picture.n)
    points = np.frombuffer(picture.samples, np.uint8).reshape(shape)
    ys, xs = np.nonzero((points == (255, 0, 0)).all(axis=2))
    return Box(xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)

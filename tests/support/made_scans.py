"""Pages drawn as a scanner gives them."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import pymupdf
from numpy.typing import NDArray

from tests.support.pdfs import Pdf

Grey = NDArray[np.uint8]

XS = (60.0, 110.0, 330.0, 520.0)
"""The column lines of the made table, in points."""

ROW = 40.0
TOP = 100.0


def table(rows: Sequence[Sequence[str]], size: float = 11) -> Pdf:
    """A page with a ruled table of three columns; a text may have several lines."""
    pdf = Pdf()
    foot = TOP + ROW * len(rows)
    for x in XS:
        pdf.line(x, TOP, x, foot)
    for index in range(len(rows) + 1):
        pdf.line(XS[0], TOP + ROW * index, XS[-1], TOP + ROW * index)
    for index, row in enumerate(rows):
        for x, text in zip(XS, row, strict=False):
            for line, part in enumerate(text.split("\n")):
                at = (x + 4, TOP + ROW * index + 14 + 14 * line)
                write(pdf, at, part, size)
    return pdf


def write(pdf: Pdf, at: tuple[float, float], text: str, size: float = 11) -> None:
    """Prints a line of Kyrgyz in a face like Times; `at` is the start of its base line."""
    writer = pymupdf.TextWriter(pdf.sheet.rect)
    writer.append(at, text, font=pymupdf.Font("tiro"), fontsize=size)
    writer.write_text(pdf.sheet)


def picture(pdf: Pdf, dpi: int = 200) -> Grey:
    """The last page in grey."""
    pixels = pdf.sheet.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
    rows = np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.stride)
    return rows[:, : pixels.width].copy()


def scanned(page: Grey, *, degrees: float = 0.0, grain: float = 6.0) -> Grey:
    """The page turned clockwise, blurred, with grain."""
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1)
    out = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255.0)
    out = cv2.GaussianBlur(out, (0, 0), 0.6).astype(np.float32) * 0.9 + 12
    noise = np.random.default_rng(1).normal(0, grain, out.shape)
    return np.clip(out + noise, 0, 255).astype(np.uint8)

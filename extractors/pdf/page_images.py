"""PDF pages → small pictures, to look at beside what was read from them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import pymupdf
from PIL import Image

from extractors.pdf import rejections as refusals
from extractors.pdf.pymupdf_reader import MUPDF_ERRORS

DPI = 160
"""Sharp at twice the size of a screen's page; a dense page takes about 70 KB."""

LONGEST = 4000
"""Pixels of a page's longer side at most, so that a poster is no bomb."""

POINTS = 72
"""Points of an inch."""

SHADES = 8
"""Grey levels: enough for the edges of letters, and half the size of all 256."""

_WORKERS = 2
_LEVELS = [round(round(v * (SHADES - 1) / 255) * 255 / (SHADES - 1)) for v in range(256)]


class _Pixels(NamedTuple):
    width: int
    height: int
    samples: bytes


Progress = Callable[[int, int], None]
"""Told the pages drawn and the pages there are."""


def pictures(
    data: bytes, name: str, progress: Progress = lambda _done, _total: None
) -> list[bytes]:
    """Every page of a PDF as WebP, in order. The PDF has been read before, so that it is sound.

    `name` is used in messages. Raises `UnreadablePdf` if a page cannot be drawn all the same.

    Pages are drawn one after the other, as MuPDF must, and packed beside that: Pillow does so
    without holding the interpreter.
    """
    with (
        pymupdf.open(stream=data, filetype="pdf") as document,
        ThreadPoolExecutor(_WORKERS) as pool,
    ):
        return list(pool.map(_webp, _drawn(document, name, progress)))


def _drawn(document: pymupdf.Document, name: str, progress: Progress) -> Iterator[_Pixels]:
    for page in document.pages():
        longest = max(page.rect.width, page.rect.height, 1) / POINTS
        dpi = max(1, int(min(DPI, LONGEST / longest)))
        try:
            pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
        except MUPDF_ERRORS as error:
            raise refusals.failed_page(name, page.number + 1, error) from error
        yield _Pixels(pixels.width, pixels.height, pixels.samples)
        progress(page.number + 1, document.page_count)


def _webp(pixels: _Pixels) -> bytes:
    image = Image.frombytes("L", (pixels.width, pixels.height), pixels.samples).point(_LEVELS)
    out = io.BytesIO()
    image.save(out, "WEBP", lossless=True, method=0, quality=0)
    return out.getvalue()

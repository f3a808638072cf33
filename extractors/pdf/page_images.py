"""PDF pages → small pictures, to look at beside what was read from them."""

from __future__ import annotations

import io
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

import pymupdf
from PIL import Image

from extractors.pdf import rejections
from extractors.pdf.pymupdf_reader import MUPDF_ERRORS

PAGE_IMAGE_DPI = 160
"""Sharp at twice the size of a screen's page; a dense page takes about 75 KB."""

MAX_SIDE_PX = 4000
"""Pixels of a page's longer side at most, so that a poster is no bomb."""

POINTS_PER_INCH = 72
"""Points of an inch."""

GREY_LEVEL_COUNT = 5
"""Grey levels: enough for the edges of letters, and a fraction of all 256."""

MAX_WAITING_PAGES = 8
"""Drawn pages that wait to be packed: each is 2.5 MB."""

_ENCODING_THREADS = 2
_SHOWN_LEVELS = [round(level * 255 / (GREY_LEVEL_COUNT - 1)) for level in range(GREY_LEVEL_COUNT)]
_GREY_LEVELS = [round(v * (GREY_LEVEL_COUNT - 1) / 255) for v in range(256)]


class _PagePixels(NamedTuple):
    width: int
    height: int
    samples: bytes


RenderProgress = Callable[[int, int], None]
"""Called with the number of pages drawn and of all pages."""


def render_pages(
    data: bytes, name: str, on_page: RenderProgress = lambda _done, _total: None
) -> list[bytes]:
    """Every page of a PDF as PNG, in order. The PDF has been read before, so that it is sound.

    `name` is used in messages. Raises `UnreadablePdf` if a page cannot be drawn all the same.

    Pages are drawn one after the other, as MuPDF must, and packed beside that: Pillow does so
    without holding the interpreter.
    """
    pictures: list[bytes] = []
    waiting: deque[Future[bytes]] = deque()
    with (
        pymupdf.open(stream=data, filetype="pdf") as document,
        ThreadPoolExecutor(_ENCODING_THREADS) as pool,
    ):
        for pixels in _iter_rendered(document, name, on_page):
            waiting.append(pool.submit(_encode_png, pixels))
            if len(waiting) > MAX_WAITING_PAGES:
                pictures.append(waiting.popleft().result())
        pictures += [one.result() for one in waiting]
    return pictures


def _iter_rendered(
    document: pymupdf.Document, name: str, on_page: RenderProgress
) -> Iterator[_PagePixels]:
    for page in document.pages():
        longest_inches = max(page.rect.width, page.rect.height, 1) / POINTS_PER_INCH
        dpi = max(1, int(min(PAGE_IMAGE_DPI, MAX_SIDE_PX / longest_inches)))
        try:
            pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csGRAY)
        except MUPDF_ERRORS as error:
            raise rejections.failed_page_error(name, page.number + 1, error) from error
        yield _PagePixels(pixels.width, pixels.height, pixels.samples)
        on_page(page.number + 1, document.page_count)


def _encode_png(pixels: _PagePixels) -> bytes:
    """The page in few grey levels, half a byte a pixel, packed by run lengths.

    A page of text takes no more space like this than as WebP, and a third of the time.
    """
    image = Image.frombytes("L", (pixels.width, pixels.height), pixels.samples).point(_GREY_LEVELS)
    image.putpalette([level for level in _SHOWN_LEVELS for _ in "rgb"])
    buffer = io.BytesIO()
    image.save(buffer, "PNG", bits=4, compress_type=zlib.Z_RLE)
    return buffer.getvalue()

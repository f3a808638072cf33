"""A PDF of which some pages, or all, are pictures: those are recognised, the others read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from extractors.pdf.reader import Reader
from extractors.pdf.text_layer_quality import ENOUGH, counted
from extractors.records import Box, Page
from extractors.scans import RecogniserMissing

if TYPE_CHECKING:
    from extractors.scans.images import Grey

DPI = 300
"""Pixels an inch at which a page is drawn to be recognised: what Tesseract is trained on."""

LARGEST = 1200.0
"""Points of the longer side of A3. A larger page is a picture without a resolution of its own."""

USUAL = 842.0
"""Points of the longer side that such a page is taken to have on paper, that of A4."""

GLANCE = 36
"""Pixels an inch that show whether anything is on a page at all."""

BLANK = 0.0005
"""The share of dark pixels below which nothing is."""

COVERED = 0.5
"""A picture over so much of a page is what the page is about, a few words beside it are not."""

DARK = 128


class Drawing(Reader, Protocol):
    """A reader that can also draw a page while it is reading it."""

    def picture(self, number: int, dpi: float) -> tuple[Grey, float]:
        """A page in grey as a viewer shows it, and the resolution it was drawn at."""

    def pictured(self, number: int) -> float:
        """The share of a page that is covered by pictures, from 0 to 1."""


class ScanReader:
    """A reader whose pages without a sound text layer are recognised in their pictures.

    Where Tesseract is not installed, such a page comes as it is, `unread`. `slow` is told the
    number of each page that is to be recognised: that takes seconds. `recognised` holds those pages
    by number.
    """

    def __init__(
        self, pdf: Drawing, name: str, slow: Callable[[int], None] = lambda _number: None
    ) -> None:
        """`name` is used in messages."""
        self._pdf, self._name, self._slow = pdf, name, slow
        self._missing: RecogniserMissing | None = None
        self.recognised: dict[int, Page] = {}

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return self._pdf.page_count

    @property
    def producer(self) -> str:
        """The program that made the file, as it names itself; empty if it does not."""
        return self._pdf.producer

    def pages(self) -> Iterator[Page]:
        """The pages in order.

        Raises `UnreadablePdf` when one is damaged, `RecogniserMissing` when all that is printed
        must be recognised and cannot be.
        """
        sound = 0
        for page in self._pdf.pages():
            if self._needs_reading(page):
                yield self._read(page)
            else:
                sound += page.glyphs
                yield page
        if self._missing and not sound:
            raise RecogniserMissing(
                f"{self._name}: a scan, or its text layer is broken. {self._missing}"
            )

    def _needs_reading(self, page: Page) -> bool:
        if page.glyphs >= ENOUGH:
            return counted(page.words).is_broken
        return self._pdf.pictured(page.number) >= COVERED or (
            not page.glyphs and self._is_printed(page.number)
        )

    def _is_printed(self, number: int) -> bool:
        picture, _ = self._pdf.picture(number, GLANCE)
        return float((picture < DARK).mean()) > BLANK

    def _read(self, page: Page) -> Page:
        from extractors.scans.tesseract import ready

        try:
            ready()
        except RecogniserMissing as error:
            self._missing = error
            return replace(page, unread=True)
        from extractors.scans.scanned_page import recognised_page

        self._slow(page.number)
        _, _, width, height = page.displayed(Box(0, 0, page.width, page.height))
        longer = max(width, height)
        scale = longer / USUAL if longer > LARGEST else 1.0
        picture, dpi = self._pdf.picture(page.number, DPI / scale)
        size = (width / scale, height / scale)
        found = replace(recognised_page(picture, dpi * scale, page.number, size), scale=scale)
        self.recognised[page.number] = found
        return found

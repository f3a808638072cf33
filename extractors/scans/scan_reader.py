"""A PDF of which some pages, or all, are pictures: those are recognised, the others read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from extractors.pdf.reader import PdfReader
from extractors.pdf.text_layer_quality import MIN_GLYPHS_TO_JUDGE, count_letters
from extractors.records import Box, Page
from extractors.scans import RecogniserMissing
from extractors.scans.hidden_layer import compare_with_hidden_layer

if TYPE_CHECKING:
    from extractors.scans.images import Grey

RECOGNITION_DPI = 300
"""Pixels an inch at which a page is drawn to be recognised: what Tesseract is trained on."""

MAX_PAPER_SIDE_PT = 1200.0
"""Points of the longer side of A3. A larger page is a picture without a resolution of its own."""

A4_LONG_SIDE_PT = 842.0
"""Points of the longer side that such a page is taken to have on paper, that of A4."""

GLANCE_DPI = 36
"""Pixels an inch that show whether anything is on a page at all."""

MAX_BLANK_DARK_SHARE = 0.0005
"""The share of dark pixels below which nothing is."""

MIN_PICTURE_SHARE = 0.5
"""A picture over so much of a page is what the page is about, a few words beside it are not."""

MAX_DARK_SHADE = 128


class RenderingReader(PdfReader, Protocol):
    """A reader that can also draw a page while it is reading it."""

    def render_page(self, number: int, dpi: float) -> tuple[Grey, float]:
        """A page in grey as a viewer shows it, and the resolution it was drawn at."""

    def image_coverage(self, number: int) -> float:
        """The share of a page that is covered by pictures, from 0 to 1."""


class ScanReader:
    """A reader whose pages without a sound text layer are recognised in their pictures.

    Where Tesseract is not installed, such a page comes as it is, `unread`. `slow` is told the
    number of each page that is to be recognised: that takes seconds. `recognised_pages` holds those
    pages by number.
    """

    def __init__(
        self,
        pdf: RenderingReader,
        name: str,
        on_ocr_page: Callable[[int], None] = lambda _number: None,
    ) -> None:
        """`name` is used in messages."""
        self._pdf, self._name, self._on_ocr_page = pdf, name, on_ocr_page
        self._missing_recogniser: RecogniserMissing | None = None
        self.recognised_pages: dict[int, Page] = {}

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
        sound_char_count = 0
        for page in self._pdf.pages():
            if self._needs_ocr(page):
                yield self._recognise_page(page)
            else:
                sound_char_count += page.char_count
                yield self._read_ink(page) if page.ink_regions else page
        if self._missing_recogniser and not sound_char_count:
            raise RecogniserMissing(
                f"{self._name}: a scan, or its text layer is broken. {self._missing_recogniser}"
            )

    def _needs_ocr(self, page: Page) -> bool:
        """Whether a page's picture is the page: of its text layer, what is seen counts only."""
        seen_count = sum(len(word.text) for word in page.words)
        if seen_count >= MIN_GLYPHS_TO_JUDGE:
            return count_letters(page.words).is_broken
        return self._pdf.image_coverage(page.number) >= MIN_PICTURE_SHARE or (
            not seen_count and self._is_printed(page.number)
        )

    def _read_ink(self, page: Page) -> Page:
        """The page with what its pictures and outlines say, where that may be the data's."""
        from extractors.scans.ink_reading import (
            choose_relevant_ink,
            make_beside_remark,
            make_ink_remark,
            read_ink,
        )
        from extractors.scans.tesseract import require_languages

        to_read, beside = choose_relevant_ink(page)
        if beside:
            page = replace(page, remarks=(*page.remarks, make_beside_remark(beside)))
        if not to_read:
            return page
        try:
            require_languages()
        except RecogniserMissing:
            remarks = (make_ink_remark(region, "", None) for region in to_read)
            return replace(page, remarks=(*page.remarks, *remarks))
        self._on_ocr_page(page.number)
        picture, dpi = self._pdf.render_page(page.number, RECOGNITION_DPI)
        from extractors.scans.page_orientation import rotate_picture_upright

        upright = rotate_picture_upright(picture, page.rotation)
        return read_ink(page, to_read, upright, dpi)

    def _is_printed(self, number: int) -> bool:
        picture, _ = self._pdf.render_page(number, GLANCE_DPI)
        return float((picture < MAX_DARK_SHADE).mean()) > MAX_BLANK_DARK_SHARE

    def _recognise_page(self, page: Page) -> Page:
        from extractors.scans.tesseract import require_languages

        try:
            require_languages()
        except RecogniserMissing as error:
            self._missing_recogniser = error
            return replace(page, needs_ocr=True)
        from extractors.scans.scanned_page import recognise_page

        self._on_ocr_page(page.number)
        _, _, width, height = page.to_displayed(Box(0, 0, page.width, page.height))
        longer_side = max(width, height)
        scale = longer_side / A4_LONG_SIDE_PT if longer_side > MAX_PAPER_SIDE_PT else 1.0
        picture, dpi = self._pdf.render_page(page.number, RECOGNITION_DPI / scale)
        size = (width / scale, height / scale)
        recognised = replace(recognise_page(picture, dpi * scale, page.number, size), scale=scale)
        recognised = compare_with_hidden_layer(recognised, page)
        self.recognised_pages[page.number] = recognised
        return recognised

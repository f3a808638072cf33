"""A PDF of which some pages, or all, are pictures: those are recognised, the others read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from extractors.pdf.reader import PdfReader
from extractors.records.geometry import Box
from extractors.records.page_marks import Word
from extractors.records.read_pages import Page
from extractors.scans import RecogniserMissing
from extractors.scans.hidden_layer import compare_with_hidden_layer
from extractors.scans.ink_regions import choose_relevant_ink, make_beside_remark, make_ink_remark
from extractors.words.text_layer_quality import (
    MAX_UNMAPPED_SHARE,
    MIN_GLYPHS_TO_JUDGE,
    count_glyphs,
    count_unmapped,
)

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

MIN_UNREAD_LETTERS = 25
"""A picture with so many shapes like letters that the text layer lacks holds text."""

MIN_CONFIRMED_SHARE = 0.5
"""A layer of which so large a share is recognised too says what the page shows."""

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
            fault = self._find_fault(page)
            if fault:
                read = self._recognise_page(page, fault)
            else:
                read = self._read_ink(page) if page.ink_regions else page
            sound_char_count += 0 if read.needs_ocr or read.recognised else page.char_count
            yield read
        if self._missing_recogniser and not sound_char_count:
            raise RecogniserMissing(
                f"{self._name}: a scan, or its text layer is broken. {self._missing_recogniser}"
            )

    def _find_fault(self, page: Page) -> str:
        """Why a page is to be recognised; empty if its text layer says what is printed.

        Of a text layer only what is seen counts. Of a damaged page what is left is read: its
        picture lacks the same part.
        """
        if page.damage:
            return ""
        seen_count = sum(len(word.text) for word in page.words)
        if seen_count >= MIN_GLYPHS_TO_JUDGE:
            return count_glyphs(page.words).describe_fault()
        is_pictured = self._pdf.image_coverage(page.number) >= MIN_PICTURE_SHARE
        if not seen_count:
            return "it is empty" if is_pictured or self._is_printed(page.number) else ""
        if is_pictured and self._shows_more_letters(page):
            return "the page's picture shows more letters"
        return ""

    def _shows_more_letters(self, page: Page) -> bool:
        """Whether letters stand in the page's picture where its text layer has no words."""
        from extractors.scans.letter_shapes import LETTERS_DPI, count_letter_shapes

        picture, dpi = self._pdf.render_page(page.number, LETTERS_DPI)
        displayed = [page.to_displayed(Box(*word[:4])) for word in page.words]
        return count_letter_shapes(picture, dpi, displayed) >= MIN_UNREAD_LETTERS

    def _read_ink(self, page: Page) -> Page:
        """The page with what its pictures and outlines say, where that may be the data's."""
        from extractors.scans.ink_reading import read_ink
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

    def _recognise_page(self, page: Page, fault: str) -> Page:
        """The page as recognised, or as it is where the picture confirms its text layer."""
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
        unconfirmed = _find_unconfirmed(page.words, recognised.words)
        if page.words and _is_confirmed(page.words, unconfirmed, recognised.char_count):
            return replace(page, confirmed=True)
        recognised = replace(
            compare_with_hidden_layer(recognised, page),
            replaced_text=" ".join(word.text for word in unconfirmed),
            replaced_because=fault,
        )
        self.recognised_pages[page.number] = recognised
        return recognised


def _find_unconfirmed(layer: Sequence[Word], recognised: Sequence[Word]) -> list[Word]:
    """The words of a text layer that recognition does not find on the page."""
    seen = Counter(word.text.casefold() for word in recognised)
    unconfirmed = []
    for word in layer:
        seen[word.text.casefold()] -= 1
        if seen[word.text.casefold()] < 0:
            unconfirmed.append(word)
    return unconfirmed


def _is_confirmed(layer: Sequence[Word], unconfirmed: Sequence[Word], recognised_size: int) -> bool:
    """Whether a page shows most of what its text layer says, and little more."""
    layer_size, lost_size = (
        sum(len(word.text) for word in words) for words in (layer, unconfirmed)
    )
    unmapped = sum(count_unmapped(word.text) for word in layer)
    added_size = recognised_size - (layer_size - lost_size)
    return (
        unmapped <= MAX_UNMAPPED_SHARE * layer_size
        and max(lost_size, added_size) < (1 - MIN_CONFIRMED_SHARE) * layer_size
    )

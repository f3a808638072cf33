"""A PDF of which some pages, or all, are pictures: those are recognised, the others read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from extractors.ink.ink_regions import choose_relevant_ink, make_beside_remark, make_ink_remark
from extractors.pdf.reader import PdfReader
from extractors.recognition import RecogniserMissing
from extractors.records.geometry import Box
from extractors.records.read_pages import Page
from extractors.scans.faulty_layers import PaperPicture, recognise_faulty_page
from extractors.words.text_layer_quality import (
    MIN_GLYPHS_TO_JUDGE,
    count_glyphs,
)

if TYPE_CHECKING:
    from extractors.recognition.images import Grey

RECOGNITION_DPI = 300
"""Pixels an inch at which a page is drawn to be recognised: what Tesseract is trained on."""

MAX_PAPER_SIDE_PT = 1200.0
"""Points of the longer side of A3. A larger page is a picture without a resolution of its own."""

A4_LONG_SIDE_PT = 842.0
"""Points of the longer side that such a page is taken to have on paper, that of A4."""

GLANCE_DPI = 36
"""Pixels an inch that show whether anything is on a page at all."""

MAX_BLANK_DARK_SHARE = 0.0005
"""A page with a smaller share of dark pixels is blank."""

MIN_PICTURE_SHARE = 0.5
"""With a picture over so much of a page, the few words beside it are not the page's text."""

MIN_UNREAD_LETTERS = 25
"""A picture with so many shapes like letters that the text layer lacks holds text."""

MAX_DARK_SHADE = 128

PAGES_AT_ONCE = 2
"""Pages that are recognised at a time: while one is made ready, another's blocks are read."""


class RenderingReader(PdfReader, Protocol):
    """A reader that can also draw a page while it is reading it."""

    def render_page(self, number: int, dpi: float) -> tuple[Grey, float]:
        """A page in grey as a viewer shows it, and the resolution it was drawn at."""

    def image_coverage(self, number: int) -> float:
        """The share of a page that is covered by pictures, from 0 to 1."""


class ScanReader:
    """A reader whose pages without a sound text layer are recognised in their pictures.

    Where Tesseract is not installed, such a page comes as it is, and says that it needs to be
    recognised. `on_ocr_page` is told the number of each page that is to be recognised: that takes
    seconds. `recognised_pages` holds those pages by number.
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
        with ThreadPoolExecutor(PAGES_AT_ONCE, "recognise-page") as threads:
            for read in _take_in_order(
                self._start_page(page, threads) for page in self._pdf.pages()
            ):
                if read.recognised:
                    self.recognised_pages[read.number] = read
                elif not read.needs_ocr:
                    sound_char_count += read.char_count
                yield read
        if self._missing_recogniser and not sound_char_count:
            raise RecogniserMissing(
                f"{self._name}: a scan, or its text layer is broken. {self._missing_recogniser}"
            )

    def _start_page(self, page: Page, threads: Executor) -> Future[Page]:
        """The page that is being read now, to be had when it is done."""
        fault = self._find_fault(page)
        if fault and self._can_recognise():
            return threads.submit(recognise_faulty_page, page, fault, self._draw_on_paper(page))
        done: Future[Page] = Future()
        if fault:
            done.set_result(replace(page, needs_ocr=True))
        else:
            done.set_result(self._read_ink(page) if page.ink_regions else page)
        return done

    def _find_fault(self, page: Page) -> str:
        """Why a page is to be recognised; empty if its text layer says what is printed.

        Of a text layer only what is seen counts. A damaged page is read as far as it goes: its
        picture would lack the same part.
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
        from extractors.recognition.letter_shapes import LETTERS_DPI, count_letter_shapes

        picture, dpi = self._pdf.render_page(page.number, LETTERS_DPI)
        displayed = [page.to_displayed(Box(*word[:4])) for word in page.words]
        return count_letter_shapes(picture, dpi, displayed) >= MIN_UNREAD_LETTERS

    def _read_ink(self, page: Page) -> Page:
        """The page with what its pictures and outlines say, where that may be the data's."""
        from extractors.ink.ink_reading import read_ink
        from extractors.recognition.tesseract import require_languages

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

    def _can_recognise(self) -> bool:
        from extractors.recognition.tesseract import require_languages

        try:
            require_languages()
        except RecogniserMissing as error:
            self._missing_recogniser = error
            return False
        return True

    def _draw_on_paper(self, page: Page) -> PaperPicture:
        self._on_ocr_page(page.number)
        _, _, width, height = page.to_displayed(Box(0, 0, page.width, page.height))
        longer_side = max(width, height)
        scale = longer_side / A4_LONG_SIDE_PT if longer_side > MAX_PAPER_SIDE_PT else 1.0
        picture, dpi = self._pdf.render_page(page.number, RECOGNITION_DPI / scale)
        return PaperPicture(picture, dpi * scale, scale, (width / scale, height / scale))


def _take_in_order(started: Iterable[Future[Page]]) -> Iterator[Page]:
    """The pages one by one, of which `PAGES_AT_ONCE` are being read meanwhile."""
    waiting: deque[Future[Page]] = deque()
    for page in started:
        waiting.append(page)
        while waiting and (waiting[0].done() or len(waiting) >= PAGES_AT_ONCE):
            yield waiting.popleft().result()
    for page in waiting:
        yield page.result()

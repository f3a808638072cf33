"""Reads a PDF with PyMuPDF: opens it, gives its pages one by one, draws them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pymupdf
from msgspec.structs import replace

from extractors.errors import describe_error
from extractors.pdf import rejections
from extractors.pdf.page_reading import get_page_size, read_page
from extractors.records.read_pages import Page

if TYPE_CHECKING:
    from extractors.records.page_marks import Grey

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

MUPDF_ERRORS = (RuntimeError, ValueError, IndexError, pymupdf.mupdf.FzErrorBase)
"""What PyMuPDF raises on damaged files; some errors are MuPDF's own, passed through."""

MAX_SIDE_PX = 5000
"""Pixels of a picture's longer side at most, so that a poster is no bomb."""

POINTS_PER_INCH = 72
"""Points of an inch."""

LINES_TO_JUDGE_SPACES = 100
"""A producer that has ended so many lines without a printed space never prints one there."""

_LOST_PART_WARNING = re.compile(
    r"(?:zlib error|premature end|unexpected end|too many syntax errors)[^\n]*", re.IGNORECASE
)
"""Warnings of MuPDF after which a part of a page is missing, though it goes on."""


class PyMuPdfReader:
    """A PDF opened from its bytes. See `extractors.pdf.reader.PdfReader`."""

    def __init__(self, data: bytes, name: str) -> None:
        """Opens `data`; `name` is used in messages. Raises `UnreadablePdf`."""
        self._name = name
        self._prints_spaces: bool | None = None
        self._lines_seen = 0
        self._known_texts: dict[str, str] = {}
        rejections.check_is_pdf(data, name)
        try:
            self._document = pymupdf.open(stream=data, filetype="pdf")
            needs_password = bool(self._document.needs_pass)
            repaired = bool(self._document.is_repaired)
            self._page_count = 0 if needs_password else int(self._document.page_count)
        except MUPDF_ERRORS as error:
            raise rejections.damaged_file_error(name, describe_error(error)) from error
        if needs_password:
            raise rejections.password_error(name)
        if not self._page_count:
            raise rejections.no_pages_error(name)
        rejections.check_is_whole(data, name, repaired=repaired)
        self._with_all_layers = self._open_with_all_layers(data)

    def _open_with_all_layers(self, data: bytes) -> pymupdf.Document | None:
        """The file with all its layers shown; None where none is hidden."""
        try:
            layers = self._document.get_ocgs()
            if all(layer["on"] for layer in layers.values()):
                return None
            document = pymupdf.open(stream=data, filetype="pdf")
            document.xref_set_key(document.pdf_catalog(), "OCProperties", "null")
        except MUPDF_ERRORS as error:
            raise rejections.damaged_file_error(self._name, describe_error(error)) from error
        return document

    def _trace_hidden_layers(self, index: int) -> list[dict[str, Any]]:
        """MuPDF's trace of the text on a page, from 0, that is in layers that are not shown."""
        if self._with_all_layers is None:
            return []
        # Counted, as the same text may be printed twice in one place.
        shown = Counter(map(_get_span_key, self._document[index].get_texttrace()))
        hidden = []
        for span in self._with_all_layers[index].get_texttrace():
            key = _get_span_key(span)
            if shown[key]:
                shown[key] -= 1
            else:
                hidden.append(span)
        return hidden

    @property
    def producer(self) -> str:
        """The program that made the file, as it names itself; empty if it does not."""
        return str((self._document.metadata or {}).get("producer") or "")

    @property
    def page_count(self) -> int:
        """How many pages the file has."""
        return self._page_count

    def pages(self) -> Iterator[Page]:
        """The pages in order, each read when asked for; the file is let go after the last."""
        for index in range(self._page_count):
            pymupdf.TOOLS.reset_mupdf_warnings()
            try:
                page = read_page(
                    self._document[index],
                    index + 1,
                    self._known_texts,
                    look_for_spaces=self._prints_spaces is not False,
                    hidden_trace=self._trace_hidden_layers(index),
                )
            except MUPDF_ERRORS as error:
                raise rejections.failed_page_error(self._name, index + 1, error) from error
            warning = _LOST_PART_WARNING.search(pymupdf.TOOLS.mupdf_warnings())
            if warning:
                page = replace(page, damage=warning[0])
            self._learn_line_end_spaces(page)
            yield page
        self._document.close()

    def render_page(self, number: int, dpi: float) -> tuple[Grey, float]:
        """A page in grey as a viewer shows it, and the dots an inch it was drawn at.

        A poster is drawn smaller. To be called while its `pages` are read.
        """
        import numpy as np  # costs a tenth of a second that most plans need not spend

        try:
            page = self._document[number - 1]
            dpi = min(
                dpi, MAX_SIDE_PX * POINTS_PER_INCH / max(page.rect.width, page.rect.height, 1)
            )
            scale = pymupdf.Matrix(dpi / POINTS_PER_INCH, dpi / POINTS_PER_INCH)
            pixels = page.get_pixmap(matrix=scale, colorspace=pymupdf.csGRAY)
        except MUPDF_ERRORS as error:
            raise rejections.failed_page_error(self._name, number, error) from error
        grey = np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.stride)
        return grey[:, : pixels.width], dpi

    def image_coverage(self, number: int) -> float:
        """The share of a page that is covered by pictures, from 0 to 1; overlaps count once each.

        To be called while its `pages` are read.
        """
        try:
            page = self._document[number - 1]
            images = page.get_image_info()
        except MUPDF_ERRORS as error:
            raise rejections.failed_page_error(self._name, number, error) from error
        page_box = pymupdf.Rect(0, 0, *get_page_size(page))
        visible_images = [pymupdf.Rect(image["bbox"]) & page_box for image in images]
        covered_area = sum(abs(box) for box in visible_images if not box.is_empty)
        return min(1.0, float(covered_area / max(abs(page_box), 1)))

    def _learn_line_end_spaces(self, page: Page) -> None:
        """Learns whether the producer prints the spaces at line ends: the first lines show it."""
        if self._prints_spaces is None and page.words:
            self._lines_seen += len({word.text_run for word in page.words})
            if any(word.space_after for word in page.words):
                self._prints_spaces = True
            elif self._lines_seen >= LINES_TO_JUDGE_SPACES:
                self._prints_spaces = False


def _get_span_key(span: dict[str, Any]) -> tuple[object, ...]:
    return span["bbox"], tuple(char[0] for char in span["chars"])

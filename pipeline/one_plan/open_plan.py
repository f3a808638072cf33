"""A plan's bytes → its pages or its document, with the reader for its format, and its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from extractors.file_format import detect_format
from extractors.pdf.pymupdf_reader import PyMuPdfReader
from extractors.pdf.reader import PdfReader
from extractors.records.documents import Document
from extractors.records.read_pages import Page
from extractors.scans.scan_reader import ScanReader
from pipeline.one_plan.messages import ROWS_SUFFIX
from pipeline.one_plan.plan_files import PlanFiles
from pipeline.process.child import FileProgressCallback, ParentChannel
from pipeline.structure.read_document import read_document, require_text_layer
from pipeline.structure.source import PlanSource

if TYPE_CHECKING:
    from extractors.word_seen.pictures import PictureReading

OCR_SECONDS_PER_PAGE = 30.0
"""Seconds allowed for recognising a page; it takes 2 to 4."""


def read_any_document(
    plan_files: PlanFiles, parent: ParentChannel
) -> tuple[Document, PlanSource, Mapping[int, Page]]:
    """The document in a file of any format, its source, and the pages of a PDF whose text was
    recognised.

    Raises `UnreadablePdf` if a PDF has no usable text layer.
    """
    if detect_format(plan_files.content) != "PDF":
        return *open_word_or_text(plan_files, parent), {}
    pdf, source = open_pdf(plan_files, parent)
    pages = iter_with_progress(pdf, source, parent.send_progress)
    document = read_document(require_text_layer(pages, source.name))
    return document, source, pdf.recognised_pages


def open_word_or_text(
    plan_files: PlanFiles,
    parent: ParentChannel,
    column_words: Mapping[str, Mapping[str, int]] = MappingProxyType({}),
) -> tuple[Document, PlanSource]:
    """Reads a Word file or a bare text.

    `column_words` counts the words in the columns of other plans, by which a bare text is divided
    into cells.
    """
    if detect_format(plan_files.content) == "Word file":
        from extractors.word.word_reader import read_word

        def recognise_picture(content: bytes, width: float) -> PictureReading | None:
            from extractors.ink.picture_reading import read_picture  # OpenCV takes long to import

            parent.ask_for_more_time(OCR_SECONDS_PER_PAGE)
            return read_picture(content, width)

        document = read_word(plan_files.content, plan_files.name, recognise_picture)
    else:
        from pipeline.plain_text.text_reader import read_plain_text

        document = read_plain_text(
            plan_files.content,
            plan_files.name,
            column_words,
            partial(parent.send_progress, f"{plan_files.name}{ROWS_SUFFIX}"),
        )
    parent.send_progress(plan_files.name, 0, 0)
    return document, plan_files.describe_source()


def open_pdf(plan_files: PlanFiles, parent: ParentChannel) -> tuple[ScanReader, PlanSource]:
    """Opens a PDF."""
    pdf = PyMuPdfReader(plan_files.content, plan_files.name)

    def on_ocr_page(number: int) -> None:
        parent.ask_for_more_time(OCR_SECONDS_PER_PAGE)
        parent.send_progress(plan_files.name, number - 1, pdf.page_count)

    source = plan_files.describe_source(pdf.page_count, pdf.producer)
    return ScanReader(pdf, plan_files.name, on_ocr_page), source


def iter_with_progress(
    pdf: PdfReader, source: PlanSource, progress: FileProgressCallback
) -> Iterator[Page]:
    """Yields the pages of a PDF, and reports each when it is read."""
    for done, page in enumerate(pdf.pages(), 1):
        yield page
        progress(source.name, done, source.pages)

"""A plan is read, in a process of its own, and what was read is kept as bytes.

The words of other plans are evidence for its broken words, so that its files are made later, once
those are gathered (see `pipeline.run.publish_job`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from extractors.file_format import detect_format
from extractors.pdf.pymupdf_reader import PyMuPdfReader
from extractors.pdf.reader import PdfReader
from extractors.records.documents import Document
from extractors.records.read_pages import Page
from extractors.scans.scan_reader import ScanReader
from extractors.word.pictures import PictureReading
from pipeline.process.child import ParentChannel
from pipeline.process.encoding import Count, pack_record, unpack_record
from pipeline.process.worker import FileProgressCallback
from pipeline.run.messages import ROWS_SUFFIX, Period, PlanFacts, ReadResult
from pipeline.run.plan_files import PlanFiles
from pipeline.structure.known_words import collect_known_words
from pipeline.structure.read_plan import Plan, interpret_document, read_plan
from pipeline.structure.source import PlanSource

OCR_SECONDS_PER_PAGE = 30.0
"""Seconds granted for a page that is recognised; it takes 2 to 4."""


MOST_KEPT = 512 << 20
"""Bytes of what is kept of a plan, once it is unpacked; one of 30 pages has half of one."""


@dataclass(frozen=True, slots=True)
class StorablePlan:
    """What is kept of reading a plan: its document, its PDF's pages and producer, and the pages
    that were recognised.

    The sections and all that follows from the document are found anew: that is quicker than to
    keep them, and nothing need be believed of them.
    """

    document: Document
    pages: Count
    producer: str
    recognised: Mapping[int, Page]
    period: Period | None

    def restore_plan(self, given: PlanFiles) -> Plan:
        """The plan as it was read."""
        source = _source(given, self.pages, self.producer)
        return interpret_document(self.document, source, self.period)


def read_and_pack(
    parent: ParentChannel, plan_files: PlanFiles, period: str | None = None
) -> ReadResult:
    """Reads a plan, and keeps what `make` needs of it; `period` is given where it prints none."""
    plan, recognised = read_any_plan(plan_files, parent, period)
    source = plan.source
    return ReadResult(
        PlanFacts(
            plan.year,
            plan.institution,
            source.sha256,
            source.pages,
            detect_format(plan_files.content),
        ),
        pack_record(collect_known_words(plan)),
        pack_record(StorablePlan(plan.document, source.pages, source.producer, recognised, period)),
    )


def unpack_reading(data: bytes) -> StorablePlan:
    """What was kept of reading a plan; raises `GarbledAnswer` if it is none of that."""
    return unpack_record(data, StorablePlan, MOST_KEPT)


def read_any_plan(
    plan_files: PlanFiles, parent: ParentChannel, period: str | None = None
) -> tuple[Plan, Mapping[int, Page]]:
    """The plan in a file, by what its bytes are; and the pages of a PDF that were recognised."""
    if detect_format(plan_files.content) != "PDF":
        return interpret_document(*open_word_or_text(plan_files, parent), period), {}
    pdf, source = open_pdf(plan_files, parent)
    return read_plan(
        iter_with_progress(pdf, source, parent.send_progress), source, period
    ), pdf.recognised_pages


def open_word_or_text(
    plan_files: PlanFiles,
    parent: ParentChannel,
    column_words: Mapping[str, Mapping[str, int]] = MappingProxyType({}),
) -> tuple[Document, PlanSource]:
    """Opens a Word file or a bare text, which is read all at once.

    `column_words` is what the columns of other plans hold, which a bare text is divided by.
    """
    if detect_format(plan_files.content) == "Word file":
        from extractors.word.word_reader import read_word

        def recognise_picture(content: bytes, width: float) -> PictureReading | None:
            from extractors.scans.picture_reading import read_picture  # OpenCV takes long to import

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
    return document, _source(plan_files)


def open_pdf(plan_files: PlanFiles, parent: ParentChannel) -> tuple[ScanReader, PlanSource]:
    """Opens a PDF."""
    pdf = PyMuPdfReader(plan_files.content, plan_files.name)

    def on_ocr_page(number: int) -> None:
        parent.ask_for_more_time(OCR_SECONDS_PER_PAGE)
        parent.send_progress(plan_files.name, number - 1, pdf.page_count)

    source = _source(plan_files, pdf.page_count, pdf.producer)
    return ScanReader(pdf, plan_files.name, on_ocr_page), source


def iter_with_progress(
    pdf: PdfReader, source: PlanSource, progress: FileProgressCallback
) -> Iterator[Page]:
    """The pages of a PDF, each told of when it is read."""
    for done, page in enumerate(pdf.pages(), 1):
        yield page
        progress(source.name, done, source.pages)


def _source(given: PlanFiles, pages: int = 0, producer: str = "") -> PlanSource:
    content = given.content
    return PlanSource(
        given.name, given.sha256, len(content), pages, producer, detect_format(content)
    )

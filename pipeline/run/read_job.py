"""A plan is read, in a process of its own, and what was read is kept as bytes.

The words of other plans are evidence for its broken words, so that its files are made later, once
those are gathered (see `pipeline.run.publish_job`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from extractors.file_format import form_of
from extractors.pdf.pymupdf_reader import PyMuPdfReader
from extractors.pdf.reader import Reader
from extractors.records import Document, Page
from extractors.scans.scan_reader import ScanReader
from pipeline.process.child import Talk
from pipeline.process.encoding import Count, packed, unpacked
from pipeline.process.worker import Progress
from pipeline.run.messages import ROWS, Found, Read
from pipeline.run.plan_files import Given
from pipeline.structure.known_words import known_words
from pipeline.structure.read_plan import Plan, plan_in, read_plan
from pipeline.structure.source import Source

RECOGNISING = 30.0
"""Seconds granted for a page that is recognised; it takes 2 to 4."""


MOST_KEPT = 512 << 20
"""Bytes of what is kept of a plan, once it is unpacked; one of 30 pages has half of one."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of reading a plan: its document, its PDF's pages and producer, and the pages
    that were recognised.

    The sections and all that follows from the document are found anew: that is quicker than to
    keep them, and nothing need be believed of them.
    """

    document: Document
    pages: Count
    producer: str
    recognised: Mapping[int, Page]

    def again(self, given: Given) -> Plan:
        """The plan as it was read."""
        return plan_in(self.document, _source(given, self.pages, self.producer))


def read(talk: Talk, given: Given) -> Read:
    """Reads a plan, and keeps what `make` needs of it."""
    plan, recognised = plan_of(given, talk)
    source = plan.source
    return Read(
        Found(plan.year, plan.institution, source.sha256, source.pages, form_of(given.content)),
        packed(known_words(plan)),
        packed(Kept(plan.document, source.pages, source.producer, recognised)),
    )


def kept_reading(data: bytes) -> Kept:
    """What was kept of reading a plan; raises `Garbled` if it is none of that."""
    return unpacked(data, Kept, MOST_KEPT)


def plan_of(given: Given, talk: Talk) -> tuple[Plan, Mapping[int, Page]]:
    """The plan in a file, by what its bytes are; and the pages of a PDF that were recognised."""
    if form_of(given.content) != "PDF":
        return plan_in(*open_unpaged(given, talk)), {}
    pdf, source = open_pdf(given, talk)
    return read_plan(watched(pdf, source, talk.step), source), pdf.recognised


def open_unpaged(
    given: Given, talk: Talk, elsewhere: Mapping[str, Mapping[str, int]] = MappingProxyType({})
) -> tuple[Document, Source]:
    """Opens a Word file or a bare text, which is read all at once.

    `elsewhere` is what the columns of other plans hold, which a bare text is divided by.
    """
    if form_of(given.content) == "Word file":
        from extractors.word.word_reader import read_word

        document = read_word(given.content, given.name)
    else:
        from pipeline.plain_text.text_reader import read_bare

        document = read_bare(
            given.content, given.name, elsewhere, partial(talk.step, f"{given.name}{ROWS}")
        )
    talk.step(given.name, 0, 0)
    return document, _source(given)


def open_pdf(given: Given, talk: Talk) -> tuple[ScanReader, Source]:
    """Opens a PDF."""
    pdf = PyMuPdfReader(given.content, given.name)

    def slow(number: int) -> None:
        talk.more_time(RECOGNISING)
        talk.step(given.name, number - 1, pdf.page_count)

    source = _source(given, pdf.page_count, pdf.producer)
    return ScanReader(pdf, given.name, slow), source


def watched(pdf: Reader, source: Source, progress: Progress) -> Iterator[Page]:
    """The pages of a PDF, each told of when it is read."""
    for done, page in enumerate(pdf.pages(), 1):
        yield page
        progress(source.name, done, source.pages)


def _source(given: Given, pages: int = 0, producer: str = "") -> Source:
    content = given.content
    return Source(given.name, given.sha256, len(content), pages, producer, form_of(content))

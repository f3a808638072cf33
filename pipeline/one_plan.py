"""What is done about one plan in a process of its own: it is read, and its files are made.

Between the two the words of other plans are gathered, which are evidence for its broken words; what
was read is kept as bytes meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

from extractors.errors import ErrorsFound
from extractors.pymupdf_reader import PyMuPdfReader
from extractors.reader import Reader
from extractors.records import Page
from extractors.scans.reader import ScanReader
from pipeline.corrections_file import decided
from pipeline.folder import Files
from pipeline.given import Given
from pipeline.messages import (
    Counts,
    Evidence,
    Found,
    Made,
    Options,
    Read,
    packed,
    unpacked,
)
from pipeline.plan import Plan, dataset, read_plan
from pipeline.process.talk import Talk
from pipeline.process.worker import Progress
from pipeline.progress import PICTURES
from pipeline.publish import Dataset, Report, Source, built, no_report
from pipeline.summary import summary
from pipeline.verify import verified
from pipeline.words import prints

RECOGNISING = 30.0
"""Seconds granted for a page that is recognised; it takes 2 to 4."""

VERIFYING = 1.0
"""Seconds granted for a page that the second reader reads; it takes a tenth."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A plan that was read, without what hangs on the identity of its parts; recognised pages."""

    plan: dict[str, Any]
    recognised: Mapping[int, Page]

    def again(self) -> Plan:
        return Plan(**self.plan, print=prints(self.plan["document"]))


def read(talk: Talk, given: Given) -> Read:
    """Reads a plan, and keeps what `make` needs of it."""
    pdf, source = open_pdf(given, talk)
    plan = read_plan(watched(pdf, source, talk.step), source)
    fields = {name: getattr(plan, name) for name in Plan.__slots__ if name != "print"}
    return Read(
        Found(plan.year, plan.institution, source.sha256, source.pages),
        packed(plan.vocabulary),
        packed(_Kept(fields, pdf.recognised)),
    )


def make(
    talk: Talk, given: Given, kept: bytes, evidence: Evidence, program: str, options: Options
) -> Made:
    """Makes the files of a plan that was read.

    `program` is the fingerprint of the program (see `pipeline.unchanged`).
    """
    was_read: _Kept = unpacked(kept)
    plan = was_read.again()
    corrections = decided(given.decisions, given.decisions_path)
    data = dataset(plan, unpacked(evidence.words), corrections)
    if options.verify:
        talk.more_time(plan.source.pages * VERIFYING)
        data = verified(data, plan, given.pdf, was_read.recognised)
    made = {"program": program, "options": asdict(options), "words": list(evidence.others)}
    data = replace(data, made=made, institution=options.institution or data.institution)
    if options.strict:
        _check(data)
    report = year_page(given, talk.step) if options.report else no_report
    return Made(built(data, report), summary(data), _counts(data))


def open_pdf(given: Given, talk: Talk) -> tuple[ScanReader, Source]:
    """Opens a PDF."""
    pdf = PyMuPdfReader(given.pdf, given.name)

    def slow(number: int) -> None:
        talk.more_time(RECOGNISING)
        talk.step(given.name, number - 1, pdf.page_count)

    source = Source(given.name, given.sha256, len(given.pdf), pdf.page_count, pdf.producer)
    return ScanReader(pdf, given.name, slow), source


def watched(pdf: Reader, source: Source, progress: Progress) -> Iterator[Page]:
    """The pages of a PDF, each told of when it is read."""
    for done, page in enumerate(pdf.pages(), 1):
        yield page
        progress(source.name, done, source.pages)


def year_page(given: Given, progress: Progress) -> Report:
    """Makes the report of a year, with the pictures of its pages."""

    def make(files: Files) -> Files:
        from extractors.pictures import pictures
        from pipeline.report.build import year_report

        told = partial(progress, f"{given.name}{PICTURES}")
        return year_report(files, lambda: pictures(given.pdf, given.name, told))

    return make


def _counts(data: Dataset) -> Counts:
    found = [finding["severity"] for finding in data.findings]
    rows = sum(len(section.rows) for section in data.sections)
    return Counts(rows, found.count("error"), found.count("warning"), found.count("info"))


def _check(data: Dataset) -> None:
    """Raises `ErrorsFound` if a finding is an error."""
    errors = [finding for finding in data.findings if finding["severity"] == "error"]
    if errors:
        first = errors[0]
        where = f"page {first['page']}" if first["page"] else str(first["item_id"] or "the plan")
        raise ErrorsFound(
            f"{data.source.name}: {len(errors)} finding(s) are errors, the first on {where}: "
            f"{first['code']}, {first['message']}. Not published, as --strict was given; settle "
            "them in the YAML file beside the plan, or run without --strict."
        )

"""One plan, done in a process of its own: it answers with its words first, then with its files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from extractors.errors import ErrorsFound, UnreadablePdf
from extractors.pymupdf_reader import PyMuPdfReader
from extractors.reader import Reader
from extractors.records import Page
from extractors.scans.reader import ScanReader
from pipeline.corrections_file import beside, load
from pipeline.folder import Files
from pipeline.messages import Evidence, Found, Made, Options
from pipeline.plan import dataset, read_plan
from pipeline.process.talk import Talk
from pipeline.process.worker import Progress
from pipeline.publish import Dataset, Report, Source, built, folder_of, no_report
from pipeline.summary import summary
from pipeline.verify import verified

RECOGNISING = 30.0
"""Seconds granted for a page that is recognised; it takes 2 to 4."""

VERIFYING = 1.0
"""Seconds granted for a page that the second reader reads; it takes a tenth."""


def make_plan(talk: Talk, path: Path, out: Path, program: str, options: Options) -> Made:
    """Reads the plan at `path` and makes its files, to be published in `out`.

    `program` is the fingerprint of the program (see `pipeline.unchanged`).
    """
    pdf, source = open_pdf(path, talk)
    plan = read_plan(watched(pdf, source, talk.step), source)
    evidence: Evidence = talk.ask(Found(plan.year, source.sha256, plan.vocabulary))
    data = dataset(plan, evidence.words, load(beside(path)))
    if options.verify:
        talk.more_time(source.pages * VERIFYING)
        data = verified(data, plan, unchanged(path, source), pdf.recognised)
    made = {"program": program, "options": asdict(options), "words": list(evidence.others)}
    data = replace(data, made=made)
    if options.strict:
        _check(data)
    report = year_page(path, source, talk.step) if options.report else no_report
    files = built(data, out, report)
    folder = folder_of(plan.year, out)
    return Made(folder, files, summary(data, folder))


def open_pdf(path: Path, talk: Talk) -> tuple[ScanReader, Source]:
    """Opens a PDF once: the bytes that are read are the bytes that are hashed."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadablePdf(
            f"{path}: cannot be read ({error.strerror}). Give the path of a PDF file."
        ) from error
    pdf = PyMuPdfReader(data, path.name)

    def slow(number: int) -> None:
        talk.more_time(RECOGNISING)
        talk.step(path.name, number - 1, pdf.page_count)

    scans = ScanReader(pdf, path.name, slow)
    return scans, Source(
        path.name, hashlib.sha256(data).hexdigest(), len(data), pdf.page_count, pdf.producer
    )


def unchanged(path: Path, source: Source) -> bytes:
    """The plan's bytes once more; raises `UnreadablePdf` if they are not those read before."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise UnreadablePdf(f"{path}: it is not what was read before. Run it again.")
    return data


def watched(pdf: Reader, source: Source, progress: Progress) -> Iterator[Page]:
    """The pages of a PDF, each told of when it is read."""
    for done, page in enumerate(pdf.pages(), 1):
        yield page
        progress(source.name, done, source.pages)


def year_page(path: Path, source: Source, progress: Progress) -> Report:
    """Makes the report of a year; raises `UnreadablePdf` if the plan at `path` has changed."""

    def make(files: Files) -> Files:
        from extractors.pictures import pictures
        from pipeline.report.build import year_report

        def drawn() -> list[bytes]:
            data = unchanged(path, source)
            return pictures(data, source.name, partial(progress, f"{source.name}, pictures"))

        return year_report(files, drawn)

    return make


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

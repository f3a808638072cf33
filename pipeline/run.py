"""`ishplan run`: plan files in, one published folder a plan out, each plan for itself."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extractors.errors import ErrorsFound, IshplanError, SameYear, UnreadablePdf
from extractors.pymupdf_reader import PyMuPdfReader
from extractors.reader import Reader
from extractors.records import Page
from normalizers.vocabulary import united
from pipeline.corrections_file import beside, load
from pipeline.plan import Plan, dataset, read_plan
from pipeline.publish import Dataset, Files, Report, Source, no_report, publish

Progress = Callable[[str, int, int], None]
"""Told the file's name, the pages read and the pages there are."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one plan: its published folder and dataset, or the error."""

    path: Path
    folder: Path | None = None
    dataset: Dataset | None = None
    error: IshplanError | None = None


def quiet(_name: str, _done: int, _total: int) -> None:
    """Reports no progress."""


def open_pdf(path: Path) -> tuple[Reader, Source]:
    """Opens a PDF once: the bytes that are read are the bytes that are hashed."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadablePdf(
            f"{path}: cannot be read ({error.strerror}). Give the path of a PDF file."
        ) from error
    pdf = PyMuPdfReader(data, path.name)
    return pdf, Source(
        path.name, hashlib.sha256(data).hexdigest(), len(data), pdf.page_count, pdf.producer
    )


def run_plans(
    paths: Sequence[Path],
    out: Path,
    progress: Progress = quiet,
    *,
    strict: bool = False,
    report: bool = False,
) -> list[Outcome]:
    """Reads every plan, then publishes each; a plan that fails does not touch the others.

    The decisions in a YAML file beside a plan are replayed. With `strict`, a plan with a finding
    that is an error fails. With `report`, each gets its `report.html`.

    All plans are read before the first is published, since the words of one are evidence for the
    broken words of another. Every `IshplanError` becomes the outcome of its plan.
    """
    with _no_collection():
        return _run(paths, out, progress, strict, report)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Plans are trees of records: looking for cycles among them would cost a tenth of a run."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _run(
    paths: Sequence[Path], out: Path, progress: Progress, strict: bool, report: bool
) -> list[Outcome]:
    read = [_attempt(path, progress) for path in paths]
    years = Counter(plan.year for plan in read if isinstance(plan, Plan))
    words = united(plan.vocabulary for plan in read if isinstance(plan, Plan))
    outcomes = []
    for path, plan in zip(paths, read, strict=True):
        if isinstance(plan, IshplanError):
            outcomes.append(Outcome(path, error=plan))
            continue
        try:
            if years[plan.year] > 1:
                raise SameYear(_same_year(plan, read))
            data = dataset(plan, words, load(beside(path)))
            if strict:
                _check(data)
            shown = year_page(path, plan.source, progress) if report else no_report
            outcomes.append(Outcome(path, publish(data, out, shown), data))
        except IshplanError as error:
            outcomes.append(Outcome(path, error=error))
    return outcomes


def year_page(path: Path, source: Source, progress: Progress) -> Report:
    """Makes the report of a year; raises `UnreadablePdf` if the plan at `path` has changed."""

    def make(files: Files) -> Files:
        from extractors.pictures import pictures
        from pipeline.report.build import year_report

        def drawn() -> list[bytes]:
            data = path.read_bytes()
            if hashlib.sha256(data).hexdigest() != source.sha256:
                raise UnreadablePdf(f"{path}: it is not what was read before. Run it again.")
            return pictures(data, partial(progress, f"{source.name}, pictures"))

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


def _attempt(path: Path, progress: Progress) -> Plan | IshplanError:
    try:
        pdf, source = open_pdf(path)
        return read_plan(_watched(pdf, source, progress), source)
    except IshplanError as error:
        return error


def _watched(pdf: Reader, source: Source, progress: Progress) -> Iterator[Page]:
    for done, page in enumerate(pdf.pages(), 1):
        yield page
        progress(source.name, done, source.pages)


def _same_year(plan: Plan, read: Sequence[Plan | IshplanError]) -> str:
    others = [
        other.source.name
        for other in read
        if isinstance(other, Plan) and other.year == plan.year and other is not plan
    ]
    return (
        f"{plan.source.name}: it is of {plan.year}, as is {', '.join(others)}; expected one plan a "
        "year. Run only the one to publish."
    )

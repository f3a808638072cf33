"""A published folder on the disk → its report, made again and put beside the data in one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

from extractors.errors import NotPublished, PublishFailed, UnreadableOutput, UnreadablePdf
from pipeline.inspect.jobs import page_pictures
from pipeline.process.limits import DEFAULT
from pipeline.process.worker import alone, quiet
from pipeline.published.folders import not_published, published_years, read_descriptor
from pipeline.report.build import NAME, PAGES, archive_report, comparison_report, year_report
from pipeline.run.plan_files import given
from pipeline.storage.atomic_swap import replace_file
from pipeline.storage.folder import Files, changed, read_files, written
from pipeline.storage.strange_files import refuse_links


def one_year(out: Path, year: str, plan: Path | None) -> Path:
    """Make the report of a year; its pages are drawn from `plan`, else their pictures stay.

    Raises `NotPublished`, `UnreadableOutput`, `UnreadablePdf` if `plan` is not the PDF that was
    published, `PublishFailed`.
    """
    folder = out / f"year={year}"
    if not folder.is_dir():
        raise not_published(out, year)
    refuse_links(out, folder)
    source = read_descriptor(folder)[0]["sources"][0]
    files = _files(folder)
    kept = [content for name, content in sorted(files.items()) if name.startswith(f"{PAGES}/")]

    def drawn() -> list[bytes]:
        if plan is None:
            return kept
        handed = given(plan, DEFAULT)
        if handed.sha256 != source["sha256"]:
            raise UnreadablePdf(
                f"{plan}: not the file that {year} was published from ({source['title']}, sha256 "
                f"{source['sha256'][:12]}…). Give that one, or run this one."
            )
        return alone(plan.name, DEFAULT, quiet, page_pictures, handed)

    made = _guarded(folder, lambda: year_report(files, drawn))
    return written(folder, {**files, **made}) / NAME


def comparison(out: Path, name: str) -> Path:
    """Make the report of a comparison named as in `2024-25_2025-26`."""
    folder = out / "compare" / name
    if not folder.is_dir():
        years = name.replace("_", " ")
        raise NotPublished(f"{name}: not compared in {out}. Do so: ishplan compare {years}")
    refuse_links(out, folder)
    read_descriptor(folder)
    files = _files(folder)
    return written(folder, {**files, **_guarded(folder, lambda: comparison_report(files))}) / NAME


def archive(out: Path) -> Path:
    """Make one page over all published years, `out/report.html`."""
    years = published_years(out)
    if not years:
        raise not_published(out, "any year")
    found = {}
    for year in years:
        folder = out / f"year={year}"
        read_descriptor(folder)
        found[f"{folder.name}/"] = _files(folder)
    page = _guarded(out, lambda: {NAME: archive_report(found)})[NAME]
    try:
        replace_file(out / NAME, page)
    except OSError as error:
        raise PublishFailed(f"{out / NAME}: cannot be written ({error.strerror}).") from error
    return out / NAME


def _files(folder: Path) -> dict[str, bytes]:
    """The files of a folder, all as they were published: a report gives their hashes anew."""
    files, unread = read_files(folder)
    for wrong in (*unread, *changed(files)):
        raise UnreadableOutput(f"{folder}: {wrong}. Run or compare again.")
    return files


def _guarded(folder: Path, make: Callable[[], Files]) -> Files:
    """What `make` makes; raises `UnreadableOutput` if the published files do not let it."""
    try:
        return make()
    except (pa.ArrowException, KeyError, TypeError, ValueError) as error:
        raise UnreadableOutput(
            f"{folder}: cannot be read as what ishplan publishes ({type(error).__name__}: "
            f"{' '.join(str(error).split())}). Run or compare again."
        ) from error

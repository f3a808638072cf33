"""A published folder on disk → its report, made again and put beside the data in one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extractors.errors import NotPublished, PublishFailed, UnreadableOutput
from pipeline.published.descriptor import read_descriptor
from pipeline.published.folders import (
    COMPARISONS_FOLDER,
    build_not_published_error,
    find_year_folder,
    list_output_roots,
    list_published_years,
)
from pipeline.published.unreadable import raise_if_unreadable
from pipeline.published.unreadable_error import suggest_remedy
from pipeline.report.build_report import (
    PAGES_FOLDER,
    REPORT_FILE_NAME,
    build_archive_report,
    build_comparison_report,
    build_year_report,
)
from pipeline.storage.atomic_swap import replace_file
from pipeline.storage.folder import find_changed_files, read_files, write_folder
from pipeline.storage.strange_files import refuse_links

PageDrawer = Callable[[str, str], list[bytes]]
"""Draws the pages of a plan, given its file's name and hex sha256; may raise `IshplanError`."""


def write_year_report(out: Path, year: str, draw_pages: PageDrawer | None = None) -> Path:
    """Make the report of a year with the pictures that `draw_pages` gives, else those published.

    Raises `NotPublished`, `UnreadableOutput`, `PublishFailed`, and what `draw_pages` raises.
    """
    folder = find_year_folder(out, year)
    refuse_links(out, folder)
    source = read_year_source(out, year)
    files = _read_unchanged_files(folder)
    published_pictures = [
        content for name, content in sorted(files.items()) if name.startswith(f"{PAGES_FOLDER}/")
    ]

    def get_pictures() -> list[bytes]:
        return draw_pages(*source) if draw_pages else published_pictures

    with raise_if_unreadable(folder):
        report_files = build_year_report(files, get_pictures)
    return write_folder(folder, {**files, **report_files}) / REPORT_FILE_NAME


def read_year_source(out: Path, year: str) -> tuple[str, str]:
    """The name and hex sha256 of the file that a year was published from.

    Raises `NotPublished` or `UnreadableOutput`.
    """
    folder = find_year_folder(out, year)
    descriptor = read_descriptor(folder)
    with raise_if_unreadable(folder):
        source = descriptor["sources"][0]
        return str(source["title"]), str(source["sha256"])


def write_comparison_report(out: Path, name: str) -> Path:
    """Make the report of a comparison named as in `2024-25_2025-26`."""
    folder = out / COMPARISONS_FOLDER / name
    if not folder.is_dir():
        years = name.replace("_", " ")
        raise NotPublished(f"{name}: not compared in {out}. Do so: ishplan compare {years}")
    refuse_links(out, folder)
    read_descriptor(folder)
    files = _read_unchanged_files(folder)
    with raise_if_unreadable(folder):
        report_files = build_comparison_report(files)
    return write_folder(folder, {**files, **report_files}) / REPORT_FILE_NAME


def write_archive_report(out: Path) -> Path:
    """Make one page over all published years, `out/report.html`."""
    files_by_folder = {}
    for root in list_output_roots(out):
        for year in list_published_years(root):
            folder = find_year_folder(root, year)
            read_descriptor(folder)
            base = folder.relative_to(out).as_posix()
            files_by_folder[f"{base}/"] = _read_unchanged_files(folder)
    if not files_by_folder:
        raise build_not_published_error(out, "any year")
    with raise_if_unreadable(out):
        page = build_archive_report(files_by_folder)
    try:
        replace_file(out / REPORT_FILE_NAME, page)
    except OSError as error:
        raise PublishFailed(
            f"{out / REPORT_FILE_NAME}: cannot be written ({error.strerror})."
        ) from error
    return out / REPORT_FILE_NAME


def _read_unchanged_files(folder: Path) -> dict[str, bytes]:
    """The files of a folder; raises `UnreadableOutput` if one is not as published, since writing
    the report would give it a new, valid hash."""
    files, unread = read_files(folder)
    for problem in (*unread, *find_changed_files(files)):
        raise UnreadableOutput(f"{folder}: {problem}. {suggest_remedy(folder)}.")
    return files

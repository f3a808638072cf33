"""Which folders are published in an output, and in which one a year lies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extractors.errors import NotPublished, UnreadableOutput, describe_error
from normalizers.dates.period_days import period_bounds
from pipeline.published.descriptor import DESCRIPTOR_NAME
from pipeline.storage.folder import INSTITUTION_PREFIX, YEAR_PREFIX, year_folder_name
from pipeline.storage.strange_files import is_link

COMPARISONS_FOLDER = "compare"
"""The folder of an output's comparisons, each in a folder such as `2024-25_2025-26`."""


def list_output_roots(out: Path) -> list[Path]:
    """The output itself, and the folder of each institution in it; each of them may hold years."""
    return [out, *_list_folders(out, f"{INSTITUTION_PREFIX}*")]


def list_year_folders(root: Path) -> list[Path]:
    """The folders of the years of one institution, whole or not."""
    return _list_folders(root, f"{YEAR_PREFIX}*")


def list_comparison_folders(root: Path, pattern: str = "[0-9]*") -> list[Path]:
    """The folders of the comparisons of one institution, whole or not."""
    return _list_folders(root, f"{COMPARISONS_FOLDER}/{pattern}")


def _list_folders(root: Path, pattern: str) -> list[Path]:
    """Raises `UnreadableOutput` if the system does not let anybody look there."""
    try:
        return sorted(path for path in root.glob(pattern) if path.is_dir())
    except OSError as error:
        raise UnreadableOutput(
            f"{root}: cannot be looked into ({describe_error(error)}). "
            "Choose a folder that you may read."
        ) from error


def get_folder_year(folder: Path) -> str:
    """The year that a folder is named after: `year=2025-26` → `2025-26`."""
    return folder.name.removeprefix(YEAR_PREFIX)


def list_published_years(root: Path) -> list[str]:
    """The years of one institution that are published, the earliest first."""
    years = [
        get_folder_year(folder)
        for folder in list_year_folders(root)
        if (folder / DESCRIPTOR_NAME).is_file() and not is_link(folder)
    ]
    return sorted(years, key=_get_bounds)


def _get_bounds(year: str) -> tuple[date, date, str]:
    """A sort key: first and last day of a year's period; other names come last."""
    try:
        return (*period_bounds(year), year)
    except ValueError:
        return date.max, date.max, year


def find_year_folder(root: Path, year: str, extra_hint: str = "") -> Path:
    """Where a year is published; raises `NotPublished`, which says what is, if it is not."""
    folder = root / year_folder_name(year)
    if not folder.is_dir():
        raise build_not_published_error(root, year, extra_hint)
    return folder


def build_not_published_error(root: Path, year: str, extra_hint: str = "") -> NotPublished:
    """The error for a year that is not published, which says which ones are."""
    years_text = ", ".join(list_published_years(root)) or "none"
    return NotPublished(
        f"{year}: not published in {root} (published there: {years_text}). "
        f"Run its plan first{extra_hint}."
    )


def iter_all_year_folders(out: Path) -> Iterator[Path]:
    """The folders of the years of all institutions of an output."""
    for root in list_output_roots(out):
        yield from list_year_folders(root)

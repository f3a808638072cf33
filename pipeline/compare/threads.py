"""The threads of a year's items, as earlier published comparisons name them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from normalizers.dates.periods import parse_period
from pipeline.compare.comparison import PublishedYear
from pipeline.published.folders import list_comparison_folders
from pipeline.published.published_folder import PublishedFolder
from pipeline.published.unreadable import UNREADABLE_ERRORS


def load_threads(out: Path, year: PublishedYear) -> tuple[Mapping[str, str], str | None]:
    """The thread of each item of a year by its id, and a warning if published threads no longer
    fit.

    They are taken from the published comparison with the nearest earlier year, if it was made from
    what is now published of this year.
    """
    folders = list_comparison_folders(out, f"[0-9]*_{year.academic_year}")
    if not folders:
        return {}, None
    folder = max(folders, key=lambda folder: parse_period(folder.name.partition("_")[0]).start)
    warning = (
        f"{folder.name} is of another output of {year.academic_year}, so threads begin anew; "
        f"compare {folder.name.replace('_', ' ')} again first"
    )
    published = PublishedFolder.open(folder)
    try:
        if published.descriptor["sources"][1]["sha256"] != year.sha256:
            return {}, warning
        rows = published.read_rows("changes")
        return {row["new_item_id"]: row["thread_id"] for row in rows if row["new_item_id"]}, None
    except UNREADABLE_ERRORS:
        return {}, warning


def list_later_comparisons(out: Path, year: PublishedYear) -> list[str]:
    """The published comparisons that continue the threads of the comparison that ends with this
    year."""
    return [folder.name for folder in list_comparison_folders(out, f"{year.academic_year}_*")]

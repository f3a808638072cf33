"""The threads that reach a year: what comparisons published before say of its items."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.compare.comparison import PublishedYear


def load_threads(out: Path, year: PublishedYear) -> tuple[Mapping[str, str], str | None]:
    """The thread of each item of a year, and a sentence if there are some that no longer fit.

    They are taken from the published comparison of the nearest year before, if it was made of what
    is now published of this year.
    """
    folders = sorted((out / "compare").glob(f"*_{year.academic_year}"))
    if not folders:
        return {}, None
    folder = folders[-1]
    warning = (
        f"{folder.name} is of another output of {year.academic_year}, so threads begin anew; "
        f"compare {folder.name.replace('_', ' ')} again first"
    )
    try:
        sources = json.loads((folder / "datapackage.json").read_bytes())["sources"]
        if sources[1]["sha256"] != year.sha256:
            return {}, warning
        rows = json.loads((folder / "changes.json").read_bytes())
        return {row["new_item_id"]: row["thread_id"] for row in rows if row["new_item_id"]}, None
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return {}, warning


def list_later_comparisons(out: Path, year: PublishedYear) -> list[str]:
    """The published comparisons that take their threads from the one that ends with a year."""
    return sorted(folder.name for folder in (out / "compare").glob(f"{year.academic_year}_*"))

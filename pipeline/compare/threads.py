"""The threads that reach a year: what comparisons published before say of its items."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.compare.comparison import Year


def threads_into(out: Path, year: Year) -> tuple[Mapping[str, str], str | None]:
    """The thread of each item of a year, and a sentence if there are some that no longer fit.

    They are taken from the published comparison of the nearest year before, if it was made of what
    is now published of this year.
    """
    found = sorted((out / "compare").glob(f"*_{year.academic_year}"))
    if not found:
        return {}, None
    folder = found[-1]
    again = (
        f"{folder.name} is of another output of {year.academic_year}, so threads begin anew; "
        f"compare {folder.name.replace('_', ' ')} again first"
    )
    try:
        sources = json.loads((folder / "datapackage.json").read_bytes())["sources"]
        if sources[1]["sha256"] != year.sha256:
            return {}, again
        rows = json.loads((folder / "changes.json").read_bytes())
        return {row["new_item_id"]: row["thread_id"] for row in rows if row["new_item_id"]}, None
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return {}, again


def continued(out: Path, year: Year) -> list[str]:
    """The published comparisons that take their threads from the one that ends with a year."""
    return sorted(folder.name for folder in (out / "compare").glob(f"{year.academic_year}_*"))

"""The hand-checked transcription of the plans, and published tables to compare with it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from pyarrow import parquet

from tests.support.repository import TEST_DATA

DATA = TEST_DATA / "gold"
NAMES = {"1": "council", "2.1": "s2_1", "2.3": "s2_3", "2.6": "s2_6", "3": "language"}
"""The transcribed sections and the names of their files."""

SECTIONS = [(year, section) for year in ("2024-25", "2025-26") for section in NAMES]
RENAMED = {"no": "item_no"}
"""Columns that are published under another name than in the transcription."""

Row = dict[str, Any]


def texts(year: str, section: str) -> list[str | Row]:
    """The rows of a section with whole texts, subheadings among them as plain strings."""
    return _read(year, f"{NAMES[section]}.text.json")


def rows(year: str, section: str) -> list[Row]:
    """The rows of a section as they must be published: no subheading, empty null, spaces single."""
    return [
        {RENAMED.get(key, key): " ".join(text.split()) or None for key, text in row.items()}
        for row in texts(year, section)
        if isinstance(row, dict)
    ]


def fields(year: str, section: str) -> list[Row | None]:
    """What the rows of `texts` mean: deadline, indicator, responsibles, funding; None a heading."""
    return _read(year, f"{NAMES[section]}.fields.json")


def links(year: str) -> list[Row]:
    """What each abbreviation and word in capitals of the plan of 2025-26 stands for."""
    return _read(year, "glossary_links.json")


def printed(year: str, section: str) -> Row:
    """A section as it is printed: number, kind, title, headers, and the lines of its cells."""
    return _read(year, f"{NAMES[section]}.json")


def glossary(year: str) -> list[Row]:
    """The list of abbreviations in printed order."""
    return _read(year, "glossary.json")


def geometry(year: str) -> list[Row]:
    """The boxes of cells."""
    return _read(year, "geometry.json")


@cache
def table(out: Path, year: str, name: str) -> list[Row]:
    """The rows of a published table; only to be read."""
    file = out / f"year={year}" / f"{name}.parquet"
    with file.open("rb") as opened:  # opened here, so that `year=` is not read as a column
        return list(parquet.read_table(opened).to_pylist())


def _read(year: str, name: str) -> Any:
    return json.loads((DATA / year / name).read_text(encoding="utf-8"))

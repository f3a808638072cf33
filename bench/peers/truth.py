"""The records that a plan holds, from its transcription, and which of them a page break cuts.

The transcription is the one that the tests use; tests/data/README.md tells how it is laid out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .score import squeezed

GOLD = Path(__file__).parents[2] / "tests" / "data" / "gold"
NAMES = {"1": "council", "2.1": "s2_1", "2.3": "s2_3", "2.6": "s2_6", "3": "language"}
"""The transcribed sections and the names of their files."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row with its merged cells' texts in each row; `entry` counts subheadings too, from 0."""

    section: str
    entry: int
    texts: tuple[str, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """All records of a year, and its headers: the printed titles of the columns, squeezed."""

    year: str
    records: tuple[Record, ...]
    headers: frozenset[str]


def truth(year: str, gold: Path = GOLD) -> Truth:
    """The transcription of a year; records are cut where its geometry says so, if it has one."""
    records: list[Record] = []
    headers: set[str] = set()
    for section, name in NAMES.items():
        printed = _read(gold / year / f"{name}.json")
        headers.update(squeezed(title) for title in printed["headers"].values())
        for entry, row in enumerate(_read(gold / year / f"{name}.text.json")):
            if isinstance(row, dict):
                texts = tuple(squeezed(row[column]) for column in printed["headers"])
                records.append(Record(section, entry, texts))
    cuts = _cut(gold / year) if has_geometry(year, gold) else set()
    marked = (replace(one, cut=(one.section, one.entry) in cuts) for one in records)
    return Truth(year, tuple(marked), frozenset(headers))


def has_geometry(year: str, gold: Path = GOLD) -> bool:
    """Whether the transcription of a year tells where its cells are printed."""
    return (gold / year / "geometry.json").exists()


def cut_as_published(found: Truth, folder: Path) -> Truth:
    """The truth with its cut rows as ishplan published them: on more than one page.

    For a year whose transcription does not tell; its rows are the published ones, in their order.
    """
    from pyarrow import parquet

    cut: dict[str, list[bool]] = {}
    for section in NAMES:
        with (folder / "sections" / f"{section}.parquet").open("rb") as opened:
            rows = parquet.read_table(opened, columns=["page_first", "page_last"]).to_pylist()
        cut[section] = [row["page_first"] < row["page_last"] for row in rows]
        count = sum(record.section == section for record in found.records)
        if len(rows) != count:
            raise ValueError(f"{found.year}: {len(rows)} rows of {section}, expected {count}")
    flags = (flag for section in NAMES for flag in cut[section])
    marked = (replace(one, cut=flag) for one, flag in zip(found.records, flags, strict=True))
    return replace(found, records=tuple(marked))


def _cut(folder: Path) -> set[tuple[str, int]]:
    """Section and entry of the rows of which a cell that is not merged stands on two pages."""
    printed = {section: _read(folder / f"{name}.json")["rows"] for section, name in NAMES.items()}
    pages: dict[tuple[str, int, str], set[int]] = {}
    for box in _read(folder / "geometry.json"):
        section, entry, column = box["section"], box["row"], box["column"]
        if column and printed[section][entry][column]["rowspan"] == 1:
            pages.setdefault((section, entry, column), set()).add(box["page"])
    return {(section, entry) for (section, entry, _), on in pages.items() if len(on) > 1}


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))

"""What the program made of a plan, from its published folder or as it is in memory."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyarrow import parquet as pq

if TYPE_CHECKING:
    from pipeline.dataset.dataset_records import Dataset

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FoundSection:
    """A published section: its kind, its title and its rows."""

    kind: str | None
    title: str | None
    rows: Sequence[Record]


@dataclass(frozen=True, slots=True)
class Found:
    """What was published of a plan; nothing where it failed."""

    period: str | None = None
    sections: Mapping[str, FoundSection] = field(default_factory=dict)


def found_in_folder(folder: Path) -> Found:
    """What a published folder `year=…` holds."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    kinds = {
        Path(resource["path"]).stem: resource.get("kind")
        for resource in package["resources"]
        if str(resource["path"]).startswith("sections/")
    }
    sections = {}
    for file in sorted((folder / "sections").glob("*.parquet")):
        rows = pq.read_table(file).to_pylist()
        title = rows[0].get("section_title") if rows else None
        sections[file.stem] = FoundSection(kinds.get(file.stem), title, rows)
    return Found(folder.name.partition("=")[2], sections)


def found_in_memory(dataset: Dataset) -> Found:
    """What a dataset holds that is not published yet."""
    sections = {
        one.section: FoundSection(one.kind, one.title, one.rows) for one in dataset.sections
    }
    return Found(dataset.academic_year, sections)

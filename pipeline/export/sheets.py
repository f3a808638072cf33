"""A published year's folder → its tables as rows, in one order for all exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from extractors.errors import UnreadableOutput
from pipeline.publish.parquet import from_parquet
from pipeline.published.folders import build_not_published_error, read_descriptor

Row = dict[str, Any]
_OMITTED_TABLES = {"cells"}
"""The proof behind the tables: it belongs to the data, not into a workbook."""


@dataclass(frozen=True, slots=True)
class ExportSheet:
    """One table: its name as a file's (`2.1`, `funding`), its title, columns and rows."""

    name: str
    title: str
    columns: Sequence[str]
    descriptions: Sequence[str]
    rows: Sequence[Row]
    is_section: bool


def load_sheets(out: Path, year: str) -> list[ExportSheet]:
    """The tables of a year, sections first; raises `NotPublished` or `UnreadableOutput`."""
    folder = out / f"year={year}"
    if not folder.is_dir():
        raise build_not_published_error(out, year)
    resources = read_descriptor(folder)[0]["resources"]
    try:
        return [
            _load_sheet(folder, str(one["path"]), str(one["title"]))
            for one in resources
            if str(one["path"]).endswith(".parquet")
            and Path(one["path"]).stem not in _OMITTED_TABLES
        ]
    except (OSError, pa.ArrowException) as error:
        raise UnreadableOutput(
            f"{folder}: cannot be read ({' '.join(str(error).split())}). Run the plan again."
        ) from error


def _load_sheet(folder: Path, path: str, title: str) -> ExportSheet:
    table = from_parquet((folder / path).read_bytes())
    descriptions = [
        (field.metadata or {}).get(b"description", b"").decode() for field in table.schema
    ]
    name = path.removeprefix("sections/").removesuffix(".parquet")
    is_section = path.startswith("sections/")
    return ExportSheet(name, title, table.column_names, descriptions, table.to_pylist(), is_section)


def join_list(value: object) -> object:
    """A list as one text; anything else as it is."""
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def is_formula(text: str) -> bool:
    """Whether a spreadsheet that opens a CSV would take a text for a formula; some do so with the
    wide signs of East Asian fonts too."""
    return text.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))

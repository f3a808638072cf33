"""A published year's folder → its tables as rows, in the same order for all exports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from pipeline.published.descriptor import read_descriptor
from pipeline.published.folders import find_year_folder
from pipeline.published.published_folder import PublishedFolder, Row
from pipeline.published.unreadable import raise_if_unreadable

_OMITTED_TABLES = {"cells"}
"""These show where each value was printed: too much for a workbook."""


class ExportSheet(Struct, frozen=True):
    """One table: its name (`2.1`, `funding`), title, columns and rows."""

    name: str
    title: str
    columns: Sequence[str]
    descriptions: Sequence[str]
    rows: Sequence[Row]
    is_section: bool


def load_sheets(out: Path, year: str) -> list[ExportSheet]:
    """The tables of a year, sections first; raises `NotPublished` or `UnreadableOutput`."""
    folder = find_year_folder(out, year)
    read_descriptor(folder)
    with raise_if_unreadable(folder):
        published = PublishedFolder.open(folder)
        section_names = {one.table_name: one.section for one in published.sections}
        return [
            _load_sheet(published, table, section_names.get(table), str(resource["title"]))
            for table, resource in published.list_tables()
            if table not in _OMITTED_TABLES
        ]


def _load_sheet(
    published: PublishedFolder, table_name: str, section: str | None, title: str
) -> ExportSheet:
    table = published.read_table(table_name)
    descriptions = [
        (field.metadata or {}).get(b"description", b"").decode() for field in table.schema
    ]
    return ExportSheet(
        section or table_name,
        title,
        table.column_names,
        descriptions,
        table.to_pylist(),
        section is not None,
    )

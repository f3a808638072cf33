"""The files of one published comparison → what does not fit together in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline import schema
from pipeline.check import check_folder as folder
from pipeline.compare.changes import KINDS
from pipeline.compare.comparison_tables import CHANGES, GLOSSARY_CHANGES, SUMMARY
from pipeline.storage.folder import Files, changed

Row = Mapping[str, Any]
TABLES = {"changes": CHANGES, "summary": SUMMARY, "glossary_changes": GLOSSARY_CHANGES}


def problems(files: Files, years: Mapping[str, tuple[str, frozenset[str]]]) -> list[str]:
    """All that is wrong with a comparison's folder.

    `years` has the sha256 of each published year's descriptor, and the ids of its items.
    """
    found = list(changed(files))
    if found:
        return found
    package = folder.descriptor(files)
    if package is None:
        return [f"datapackage.json is none of schema version {schema.VERSION}"]
    found = list(folder.described(files, package))
    rows: dict[str, Sequence[Row]] = {}
    for name, table in TABLES.items():
        data, broken = folder.read(files, name, table)
        found += broken
        if data is not None and not broken:
            rows[name] = data.to_pylist()
            found += folder.beside(files, name, data)
    if len(rows) == len(TABLES):
        found += _years(package, rows["changes"], years)
        found += _counts(rows["changes"], rows["summary"])
    return found


def _years(
    package: Row, changes: Sequence[Row], years: Mapping[str, tuple[str, frozenset[str]]]
) -> Iterator[str]:
    """The comparison is of what is published now, and has every item of both years."""
    for source, column in zip(package["sources"], ("old_item_id", "new_item_id"), strict=True):
        year = source["title"]
        if year not in years:
            yield f"{year} is not published any more"
            continue
        digest, items = years[year]
        if digest != source["sha256"]:
            yield f"{year} was published anew since: compare again"
        elif {row[column] for row in changes if row[column]} != items:
            yield f"changes has not the items of {year}"


def _counts(changes: Sequence[Row], summary: Sequence[Row]) -> Iterator[str]:
    """The summary counts the changes."""
    for kind in KINDS:
        if sum(kind in row["kinds"] for row in changes) != sum(row[kind] for row in summary):
            yield f"summary does not count the changes that are {kind}"

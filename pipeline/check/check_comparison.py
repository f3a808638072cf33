"""The files of one published comparison → what does not fit together in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline import schema
from pipeline.check import check_folder
from pipeline.compare.changes import CHANGE_KINDS
from pipeline.compare.comparison_tables import (
    CHANGES_TABLE,
    GLOSSARY_CHANGES_TABLE,
    SUMMARY_TABLE,
    UNIT_CHANGES_TABLE,
)
from pipeline.published.descriptor import DESCRIPTOR_NAME, is_current
from pipeline.published.published_folder import PublishedFolder
from pipeline.storage.folder import FolderFiles, find_changed_files

Row = Mapping[str, Any]
COMPARISON_TABLES = {
    "changes": CHANGES_TABLE,
    "summary": SUMMARY_TABLE,
    "glossary_changes": GLOSSARY_CHANGES_TABLE,
    "unit_changes": UNIT_CHANGES_TABLE,
}


def find_problems(files: FolderFiles, years: Mapping[str, tuple[str, frozenset[str]]]) -> list[str]:
    """All that is wrong with a comparison's folder.

    `years` has the sha256 of each published year's descriptor, and the ids of its items.
    """
    problems_found = list(find_changed_files(files))
    if problems_found:
        return problems_found
    published = PublishedFolder(files)
    package = published.descriptor
    if not is_current(package):
        return [f"{DESCRIPTOR_NAME} is none of schema version {schema.SCHEMA_VERSION}"]
    problems_found = list(check_folder.check_resources(files, package))
    rows: dict[str, Sequence[Row]] = {}
    for name, table in COMPARISON_TABLES.items():
        data, table_problems = check_folder.read_table(files, name, table)
        problems_found += table_problems
        if data is not None and not table_problems:
            rows[name] = data.to_pylist()
            problems_found += check_folder.check_json_twin(files, name, data)
    if len(rows) == len(COMPARISON_TABLES):
        problems_found += _check_years(package, rows["changes"], years)
        problems_found += _check_counts(rows["changes"], rows["summary"])
    return problems_found


def _check_years(
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


def _check_counts(changes: Sequence[Row], summary: Sequence[Row]) -> Iterator[str]:
    """The summary counts the changes."""
    for kind in CHANGE_KINDS:
        if sum(kind in row["kinds"] for row in changes) != sum(row[kind] for row in summary):
            yield f"summary does not count the changes that are {kind}"

"""Published files → rows: a report is made of nothing but what is published."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from pipeline.publish.parquet import from_parquet
from pipeline.storage.folder import FolderFiles

Row = dict[str, Any]


def read_rows(files: FolderFiles, name: str) -> list[Row]:
    """The rows of a Parquet file of the folder, by its path without the ending."""
    return list(from_parquet(files[f"{name}.parquet"]).to_pylist())


def parse_descriptor(files: FolderFiles) -> Row:
    """The folder's data package."""
    package: Row = json.loads(files["datapackage.json"])
    return package


def list_sections(files: FolderFiles) -> list[tuple[str, str]]:
    """The number and title of each section, in the plan's order."""
    paths_and_titles = [
        (str(one["path"]), str(one["title"])) for one in parse_descriptor(files)["resources"]
    ]
    return [
        (path.removeprefix("sections/").removesuffix(".parquet"), title)
        for path, title in paths_and_titles
        if path.startswith("sections/") and path.endswith(".parquet")
    ]


def group_by_item(table_rows: list[Row]) -> defaultdict[str, list[Row]]:
    """Rows of a long table by the item that they belong to."""
    rows_by_item: defaultdict[str, list[Row]] = defaultdict(list)
    for row in table_rows:
        rows_by_item[row["item_id"]].append(row)
    return rows_by_item

"""Published files → rows: a report is made of nothing but what is published."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from pipeline.publish.parquet import decode
from pipeline.storage.folder import Files

Row = dict[str, Any]


def rows(files: Files, name: str) -> list[Row]:
    """The rows of a Parquet file of the folder, by its path without the ending."""
    return list(decode(files[f"{name}.parquet"]).to_pylist())


def descriptor(files: Files) -> Row:
    """The folder's data package."""
    found: Row = json.loads(files["datapackage.json"])
    return found


def sections(files: Files) -> list[tuple[str, str]]:
    """The number and title of each section, in the plan's order."""
    paths = [(str(one["path"]), str(one["title"])) for one in descriptor(files)["resources"]]
    return [
        (path.removeprefix("sections/").removesuffix(".parquet"), title)
        for path, title in paths
        if path.startswith("sections/") and path.endswith(".parquet")
    ]


def by_item(found: list[Row]) -> defaultdict[str, list[Row]]:
    """Rows of a long table by the item that they belong to."""
    out: defaultdict[str, list[Row]] = defaultdict(list)
    for row in found:
        out[row["item_id"]].append(row)
    return out

"""Typed columns → a JSON file with the same rows as the Parquet file beside it."""

from __future__ import annotations

from collections.abc import Mapping
from json import dumps

import pyarrow as pa

Lists = Mapping[str, list[dict[str, object]]]
"""Rows of a long table, without their `item_id`, by that."""


def encode(data: pa.Table, lists: Mapping[str, Lists] | None = None) -> bytes:
    """Return an array of objects in UTF-8, one row a line, keys in the order of the schema.

    What JSON has no type for is a string: a date as in ISO 8601, a decimal as its digits. `lists`
    gives each row, by its `item_id`, a list under each name; one that is not there is empty.
    """
    if not data.num_rows:
        return b"[]\n"
    rows = data.to_pylist()
    for row in rows:
        for name, entries in (lists or {}).items():
            row[name] = entries.get(row["item_id"], [])
    lines = (dumps(row, ensure_ascii=False, default=str) for row in rows)
    return "[\n{}\n]\n".format(",\n".join(lines)).encode()


def by_item(data: pa.Table) -> Lists:
    """The rows of a long table by the item that they belong to."""
    out: dict[str, list[dict[str, object]]] = {}
    for row in data.to_pylist():
        out.setdefault(row.pop("item_id"), []).append(row)
    return out

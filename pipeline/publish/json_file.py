"""Typed columns → a JSON file with the same rows as the Parquet file beside it."""

from __future__ import annotations

from collections.abc import Mapping
from json import dumps

import pyarrow as pa

from pipeline.schema.columns import printed_name

Row = dict[str, object]
Lists = Mapping[str, list[Row]]
"""Rows of a long table, without their `item_id`, by that."""


def encode(data: pa.Table, lists: Mapping[str, Lists] | None = None) -> bytes:
    """Return an array of objects in UTF-8, one row a line, keys in the order of the schema.

    What JSON has no type for is a string: a date as in ISO 8601, a decimal as its digits. `lists`
    gives each row, by its `item_id`, a list under each name; one that is not there is empty, and a
    column of that name goes under its `printed_name`.
    """
    if not data.num_rows:
        return b"[]\n"
    rows = data.to_pylist()
    if lists:
        rows = [_with_lists(row, lists) for row in rows]
    lines = (dumps(row, ensure_ascii=False, default=str) for row in rows)
    return "[\n{}\n]\n".format(",\n".join(lines)).encode()


def _with_lists(row: Row, lists: Mapping[str, Lists]) -> Row:
    printed = {printed_name(name) if name in lists else name: row[name] for name in row}
    item = str(row["item_id"])
    return printed | {name: entries.get(item, []) for name, entries in lists.items()}


def by_item(data: pa.Table) -> Lists:
    """The rows of a long table by the item that they belong to."""
    out: dict[str, list[Row]] = {}
    for row in data.to_pylist():
        out.setdefault(row.pop("item_id"), []).append(row)
    return out

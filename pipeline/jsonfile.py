"""Typed columns → a JSON file with the same rows as the Parquet file beside it."""

from __future__ import annotations

from json import dumps

import pyarrow as pa


def encode(data: pa.Table) -> bytes:
    """Return an array of objects in UTF-8, one row a line, keys in the order of the schema.

    What JSON has no type for is a string: a date as in ISO 8601, a decimal as its digits.
    """
    if not data.num_rows:
        return b"[]\n"
    rows = (dumps(row, ensure_ascii=False, default=str) for row in data.to_pylist())
    return "[\n{}\n]\n".format(",\n".join(rows)).encode()

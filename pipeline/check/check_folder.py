"""The files of one published folder → what is wrong with them, each by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

import pyarrow as pa

from extractors.errors import PublishFailed
from pipeline import schema
from pipeline.publish import json_file as jsonfile
from pipeline.publish import parquet
from pipeline.schema.columns import Table
from pipeline.storage.folder import Files


def descriptor(files: Files) -> dict[str, Any] | None:
    """The data package; None if it cannot be read or is of another schema version."""
    try:
        found: dict[str, Any] = json.loads(files["datapackage.json"])
        return found if found["schemaVersion"] == schema.VERSION else None
    except (KeyError, ValueError, TypeError):
        return None


def described(files: Files, package: Mapping[str, Any]) -> Iterator[str]:
    """Resources of the data package that are not there, or not with the hash it gives."""
    for resource in package["resources"]:
        content = files.get(resource["path"])
        if content is None:
            yield f"{resource['path']} is in the data package and not in the folder"
        elif resource["hash"] != f"sha256:{sha256(content).hexdigest()}":
            yield f"{resource['path']} has not the hash that the data package gives"


def read(files: Files, name: str, table: Table) -> tuple[pa.Table | None, list[str]]:
    """A Parquet file, and what in it breaks the schema: columns, types, nulls, values, keys."""
    try:
        found = parquet.decode(files[f"{name}.parquet"])
    except KeyError:
        return None, [f"{name}.parquet is missing"]
    except (pa.ArrowException, OSError) as error:
        return None, [f"{name}.parquet cannot be read: {' '.join(str(error).split())}"]
    expected = parquet.decode(parquet.encode(parquet.typed(name, table, []))).schema
    if not found.schema.equals(expected, check_metadata=True):
        return found, [f"{name}.parquet has not the columns of schema version {schema.VERSION}"]
    try:
        parquet.typed(name, table, found.to_pylist())
    except PublishFailed as error:
        return found, [str(error).partition("; nothing")[0]]
    return found, []


def beside(
    files: Files, name: str, data: pa.Table, lists: Mapping[str, jsonfile.Lists] | None = None
) -> Iterator[str]:
    """Whether the JSON file beside a Parquet file has the same rows."""
    if files.get(f"{name}.json") != jsonfile.encode(data, lists):
        yield f"{name}.json has not the rows of {name}.parquet"

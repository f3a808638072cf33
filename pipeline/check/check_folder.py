"""The files of one published folder → what is wrong with them, each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

import pyarrow as pa

from extractors.errors import PublishFailed, describe_error
from pipeline import schema
from pipeline.publish import json_file, parquet
from pipeline.schema.columns import TableSchema
from pipeline.storage.folder import FolderFiles


def check_resources(files: FolderFiles, package: Mapping[str, Any]) -> Iterator[str]:
    """Resources of the data package that are not there, or not with the hash it gives."""
    for resource in package["resources"]:
        content = files.get(resource["path"])
        if content is None:
            yield f"{resource['path']} is in the data package and not in the folder"
        elif resource["hash"] != f"sha256:{sha256(content).hexdigest()}":
            yield f"{resource['path']} has not the hash that the data package gives"


def read_table(
    files: FolderFiles, name: str, table: TableSchema
) -> tuple[pa.Table | None, list[str]]:
    """A Parquet file, and what in it breaks the schema: columns, types, nulls, values, keys."""
    try:
        arrow_table = parquet.from_parquet(files[f"{name}.parquet"])
    except KeyError:
        return None, [f"{name}.parquet is missing"]
    except (pa.ArrowException, OSError) as error:
        return None, [f"{name}.parquet cannot be read: {describe_error(error)}"]
    expected = parquet.from_parquet(parquet.to_parquet(parquet.to_arrow(name, table, []))).schema
    if not arrow_table.schema.equals(expected, check_metadata=True):
        return arrow_table, [
            f"{name}.parquet has not the columns of schema version {schema.SCHEMA_VERSION}"
        ]
    try:
        parquet.to_arrow(name, table, arrow_table.to_pylist())
    except PublishFailed as error:
        return arrow_table, [str(error).partition("; nothing")[0]]
    return arrow_table, []


def check_json_twin(
    files: FolderFiles,
    name: str,
    data: pa.Table,
    lists: Mapping[str, json_file.RowsByItem] | None = None,
) -> Iterator[str]:
    """Whether the JSON file beside a Parquet file has the same rows."""
    if files.get(f"{name}.json") != json_file.encode_json(data, lists):
        yield f"{name}.json has not the rows of {name}.parquet"

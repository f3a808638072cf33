"""Rows → typed columns → a Parquet file.

Every published value goes through here, so the promises on text are kept here: UTF-8 in NFC, and
null instead of an empty string, a string of only white space or an empty list. So `IS NULL` finds
what is empty in every column alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from math import isfinite
from unicodedata import is_normalized, normalize

import msgspec
import pyarrow as pa
from pyarrow import json as arrow_json
from pyarrow import parquet

from extractors.errors import PublishFailed, describe_error
from pipeline.schema import Column, TableSchema

BATCH_ROWS = 1024
"""So many rows are converted at a time, so that only their text is in memory twice."""

# Arrow's own allocator keeps tens of megabytes in reserve; the tables here are small.
pa.set_memory_pool(pa.system_memory_pool())

_DAY_ZERO = date(1970, 1, 1).toordinal()
_ENCODER = msgspec.json.Encoder()


def to_arrow(name: str, table: TableSchema, rows: Sequence[Mapping[str, object]]) -> pa.Table:
    """Return `rows` as the Arrow table that `table` describes.

    A row maps column names to `str`, `int`, `float`, `bool`, `datetime.date`, `Decimal`, or for a
    list column a list of strings or of dicts; a key left out is null. `name` says in an error which
    table is meant.

    Raises `PublishFailed` when the rows break the schema: a column it does not have, a value of
    another type, a null where one is required, a value outside the enumeration, a key used twice.
    """
    schema = table.to_arrow_schema()
    nulls: dict[str, object] = dict.fromkeys(schema.names)
    seen_keys: dict[tuple[object, ...], int] = {}
    batches = []
    for start in range(0, max(len(rows), 1), BATCH_ROWS):
        printed = _list_columns(name, nulls, rows[start : start + BATCH_ROWS])
        columns = {
            column.name: _clean_values(name, column, values)
            for column, values in zip(table.columns, printed, strict=True)
        }
        for column in table.columns:
            _check_column(name, column, columns[column.name], start)
        _check_key(name, table, columns, seen_keys)
        try:
            batches.append(_convert_columns(schema, columns))
        except (TypeError, ValueError) as error:  # Arrow's own, and text that is no valid Unicode
            raise _make_publish_error(name, describe_error(error)) from error
    return pa.concat_tables(batches)


def to_parquet(data: pa.Table) -> bytes:
    """Return a Parquet file: zstd, one row group up to a million rows, the same bytes each time."""
    sink = pa.BufferOutputStream()
    parquet.write_table(data, sink, compression="zstd")
    return bytes(sink.getvalue())


def from_parquet(content: bytes, columns: Sequence[str] | None = None) -> pa.Table:
    """Return the table in a Parquet file's bytes, or some columns; raises Arrow's own errors.

    Columns that are not there are left out.

    `read_table` would import pandas and Arrow's datasets for this, and take `year=` in a path for a
    column. No threads are used: one still at work when a command ends with an error would abort the
    process.
    """
    source = pa.BufferReader(content)
    return parquet.ParquetFile(source).read(columns=columns, use_threads=False)


def _list_columns(
    name: str, nulls: Mapping[str, object], rows: Sequence[Mapping[str, object]]
) -> Sequence[Sequence[object]]:
    """The values of each column, in the order of `nulls`, which has a null for each.

    Raises `PublishFailed` if a row has a column that is not among them.
    """
    whole_rows = [{**nulls, **row} for row in rows]  # all in that order
    unknown = {
        one for row in whole_rows if len(row) > len(nulls) for one in row if one not in nulls
    }
    if unknown:
        raise _make_publish_error(name, f"no column is named {', '.join(sorted(unknown))}")
    return [*zip(*[row.values() for row in whole_rows], strict=True)] or [()] * len(nulls)


def _clean_values(name: str, column: Column, values: Sequence[object]) -> Sequence[object]:
    """The values of a column as Arrow's JSON reader needs them: clean texts, days since 1970.

    Raises `PublishFailed` for values that this reader would misunderstand.
    """
    kind = column.type
    if pa.types.is_string(kind):
        return _clean_texts(name, column, values)
    if pa.types.is_list(kind):
        return _clean_lists(name, column, values)
    if pa.types.is_date(kind):
        return [
            value.toordinal() - _DAY_ZERO if isinstance(value, date) else value for value in values
        ]
    if pa.types.is_floating(kind):
        _check_finite(name, column, values)
    return values


def _clean_texts(name: str, column: Column, values: Sequence[object]) -> Sequence[object]:
    """The values themselves if all are clean."""
    texts = [value for value in values if isinstance(value, str)]
    if len(texts) + values.count(None) < len(values):
        wrong = next(value for value in values if not isinstance(value, str | None))
        raise _make_publish_error(name, f"{column.name}: {wrong!r} fits no column of texts")
    if is_normalized("NFC", "\n".join(texts)) and not any(map(str.isspace, texts)):
        return [value or None for value in values] if "" in texts else values
    return [_clean_text(value) for value in values]


def _clean_text(value: object) -> object:
    if not isinstance(value, str):
        return value
    return normalize("NFC", value) if value and not value.isspace() else None


def _clean_lists(name: str, column: Column, values: Sequence[object]) -> Sequence[object]:
    """Lists without nulls, in a column of texts with clean ones; null for an empty list."""
    items: list[object] = []
    for value in values:
        if isinstance(value, list | tuple):
            items += value
        elif value is not None:
            raise _make_publish_error(name, f"{column.name}: {value!r} fits no column of lists")
    if pa.types.is_string(column.type.value_type):
        cleaned = _clean_texts(name, column, items)
    else:
        cleaned = items
        fields = [field for one in items if isinstance(one, Mapping) for field in one.values()]
        _check_finite(name, column, fields)
    if cleaned is items and None not in items:
        return [value or None for value in values]
    left = iter(cleaned)
    counts = [len(value) if isinstance(value, list | tuple) else 0 for value in values]
    lists = [list(islice(left, count)) for count in counts]
    return [[item for item in one if item is not None] or None for one in lists]


def _check_finite(name: str, column: Column, values: Sequence[object]) -> None:
    """Refuse NaN and infinity, which would be published as null."""
    for value in [one for one in values if isinstance(one, float)]:
        if not isfinite(value):
            raise _make_publish_error(name, f"{column.name}: {value} is no number")


def _check_column(name: str, column: Column, values: Sequence[object], start: int) -> None:
    if column.required and None in values:
        row = start + values.index(None) + 1
        raise _make_publish_error(name, f"row {row} has no {column.name}, which is required")
    if column.enum and not {*column.enum, None}.issuperset(values):
        for row, value in enumerate(values, start + 1):
            if value is not None and value not in column.enum:
                allowed = ", ".join(column.enum)
                raise _make_publish_error(
                    name, f"row {row} has {column.name} {value!r}, not one of {allowed}"
                )


def _check_key(
    name: str,
    table: TableSchema,
    columns: Mapping[str, Sequence[object]],
    seen_keys: dict[tuple[object, ...], int],
) -> None:
    """Raise if a key stands twice; `seen_keys` has the keys of earlier batches, and gets those of
    this one."""
    if not table.primary_key:
        return
    for key in zip(*map(columns.__getitem__, table.primary_key), strict=True):
        row = len(seen_keys) + 1
        if seen_keys.setdefault(key, row) != row:  # seen before
            names = ", ".join(table.primary_key)
            raise _make_publish_error(
                name, f"rows {seen_keys[key]} and {row} have the same {names}: {key}"
            )


def _convert_columns(schema: pa.Schema, columns: Mapping[str, Sequence[object]]) -> pa.Table:
    """Convert columns strictly: a value of another type, or one that does not fit, is an error.

    They go through Arrow's JSON reader, as one object with a list for each column: `pa.array` would
    import pandas if it is installed, which takes longer than all else in publishing.
    """
    text = _ENCODER.encode(columns)
    lists = arrow_json.read_json(
        pa.BufferReader(text),
        arrow_json.ReadOptions(use_threads=False, block_size=len(text)),
        arrow_json.ParseOptions(
            explicit_schema=pa.schema([(field.name, pa.list_(field.type)) for field in schema]),
            unexpected_field_behavior="error",
        ),
    )
    arrays = [lists[field.name].chunk(0).values for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _make_publish_error(name: str, problem: str) -> PublishFailed:
    return PublishFailed(f"{name}: {problem}; nothing was published, please report this as a bug")

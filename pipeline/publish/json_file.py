"""Typed columns → a JSON file with the same rows as the Parquet file beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
import pyarrow as pa

from pipeline.schema.columns import to_printed_name

JsonRow = dict[str, object]
RowsByItem = Mapping[str, list[JsonRow]]
"""The rows of a long table by `item_id`, without that column."""


_ENCODER = msgspec.json.Encoder(enc_hook=str)


def encode_line(value: object) -> bytes:
    """Return a value as JSON in UTF-8 on one line, with a space after each comma and colon.

    Types that JSON does not have become strings: a date as in ISO 8601, a decimal as its digits.
    """
    return msgspec.json.format(_ENCODER.encode(value), indent=0)


def encode_json(data: pa.Table, lists: Mapping[str, RowsByItem] | None = None) -> bytes:
    """Return an array of objects in UTF-8, one row on each line, keys in the order of the schema.

    `lists` maps names to rows by `item_id`: each row gets a list under each name, empty if it has
    no rows. A column of that name is renamed by `to_printed_name`.
    """
    if not data.num_rows:
        return b"[]\n"
    rows = data.to_pylist()
    if lists:
        rows = [_add_lists(row, lists) for row in rows]
    return b"[\n" + b",\n".join([encode_line(row) for row in rows]) + b"\n]\n"


def _add_lists(row: JsonRow, lists: Mapping[str, RowsByItem]) -> JsonRow:
    renamed = {to_printed_name(name) if name in lists else name: row[name] for name in row}
    item_id = str(row["item_id"])
    return renamed | {name: entries.get(item_id, []) for name, entries in lists.items()}


def group_rows_by_item(data: pa.Table) -> RowsByItem:
    """The rows of a long table by the item that they belong to."""
    rows_by_item: dict[str, list[JsonRow]] = {}
    for row in data.to_pylist():
        rows_by_item.setdefault(row.pop("item_id"), []).append(row)
    return rows_by_item


class LongRows:
    """The rows of a long table, converted for some items at a time: all at once would take more
    memory than the files."""

    def __init__(self, data: pa.Table) -> None:
        self._data = data
        self._places: dict[str, tuple[int, int]] = {}
        for place, item_id in enumerate(data.column("item_id").to_pylist()):
            first, _ = self._places.get(item_id, (place, place))
            self._places[item_id] = first, place + 1

    def group_by_item(self, item_ids: Iterable[str]) -> RowsByItem:
        """The rows of these items, and of those between them."""
        places = [self._places[item_id] for item_id in item_ids if item_id in self._places]
        if not places:
            return {}
        start, stop = min(places)[0], max(stop for _, stop in places)
        return group_rows_by_item(self._data.slice(start, stop - start))

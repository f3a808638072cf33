"""A column and a table as the schema describes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pyarrow as pa


@dataclass(frozen=True)
class Column:
    """One column; `required` means never null, `enum` lists the only values allowed."""

    name: str
    type: pa.DataType
    description: str
    unit: str | None = None
    required: bool = False
    enum: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One kind of table; the columns of `primary_key` together are unique and never null."""

    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ()

    def arrow(self) -> pa.Schema:
        """Return the Arrow schema, descriptions and units in the metadata of table and fields."""
        return pa.schema(
            [_field(column) for column in self.columns],
            metadata={"title": self.title, "description": self.description},
        )


def _field(column: Column) -> pa.Field:
    metadata = {"description": column.description}
    if column.unit:
        metadata["unit"] = column.unit
    return pa.field(column.name, column.type, nullable=not column.required, metadata=metadata)


TEXT, INT, DATE, NUMBER = pa.string(), pa.int32(), pa.date32(), pa.float64()
TEXTS = pa.list_(TEXT)
MONEY = pa.decimal128(18, 2)
PAGE = "page of the PDF, from 1"

METHOD = Column(
    "method",
    TEXT,
    "Whether it was read from a text layer, recognised in a page's picture (ocr), read from a Word "
    "file (word), or inferred from a bare text",
    required=True,
    enum=("text", "ocr", "word", "inferred"),
)
CONFIDENCE = Column(
    "confidence",
    NUMBER,
    "How sure the reading of its least sure word is, or how its cells are cut out of a bare text, "
    "from 0 to 1; a text layer is sure",
    required=True,
)


def nested(table: Table, lists: Mapping[str, Table]) -> Table:
    """The table with a column more for each long table: a list of its rows of the same item.

    A column of the print with the name of a long table is named as `printed_name` says.
    """
    columns = tuple(
        replace(column, name=printed_name(column.name)) if column.name in lists else column
        for column in table.columns
    )
    more = tuple(
        Column(name, _rows_of(long), f"Its rows of the table {name}, without item_id")
        for name, long in lists.items()
    )
    return replace(table, columns=columns + more)


def printed_name(name: str) -> str:
    """How a column of the print is named beside a list of the same name."""
    return f"{name}_printed"


def _rows_of(table: Table) -> pa.DataType:
    return pa.list_(pa.struct([_field(column) for column in table.columns[1:]]))

"""A column and a table as the schema describes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
from msgspec import Struct
from msgspec.structs import replace


class Column(Struct, frozen=True):
    """One column; `required` means never null, `enum` lists the only values allowed."""

    name: str
    type: pa.DataType
    description: str
    unit: str | None = None
    required: bool = False
    enum: tuple[str, ...] = ()


class TableSchema(Struct, frozen=True):
    """One kind of table; the columns of `primary_key` together are unique and never null."""

    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ()

    def to_arrow_schema(self) -> pa.Schema:
        """Return the Arrow schema, with descriptions and units in the metadata of table and
        fields."""
        return pa.schema(
            [_to_arrow_field(column) for column in self.columns],
            metadata={"title": self.title, "description": self.description},
        )


def _to_arrow_field(column: Column) -> pa.Field:
    metadata = {"description": column.description}
    if column.unit:
        metadata["unit"] = column.unit
    return pa.field(column.name, column.type, nullable=not column.required, metadata=metadata)


TEXT, INT, DATE, FLOAT = pa.string(), pa.int32(), pa.date32(), pa.float64()
TEXT_LIST = pa.list_(TEXT)
MONEY = pa.decimal128(18, 2)
PAGE_UNIT = "page of the PDF, from 1"

METHOD_COLUMN = Column(
    "method",
    TEXT,
    "Whether it was read from a text layer, recognised in a page's picture (ocr), read from a Word "
    "file (word), or inferred from a bare text",
    required=True,
    enum=("text", "ocr", "word", "inferred"),
)
CONFIDENCE_COLUMN = Column(
    "confidence",
    FLOAT,
    "How sure the reading of its least sure word is, or how its cells are cut out of a bare text, "
    "from 0 to 1; a text layer is sure",
    required=True,
)


def list_nested_columns(long_tables: Mapping[str, TableSchema]) -> tuple[Column, ...]:
    """A column for each long table, by its name: a list of its rows of the same item."""
    return tuple(
        Column(name, _to_list_type(long), f"Its rows of the table {name}, without item_id")
        for name, long in long_tables.items()
    )


def add_nested_columns(table: TableSchema, nested: Sequence[Column]) -> TableSchema:
    """The table with the columns of `list_nested_columns` too.

    A printed column with the name of one of them is renamed by `to_printed_name`.
    """
    names = {column.name for column in nested}
    columns = tuple(
        replace(column, name=to_printed_name(column.name)) if column.name in names else column
        for column in table.columns
    )
    return replace(table, columns=(*columns, *nested))


def to_printed_name(name: str) -> str:
    """The name of a printed column beside a list of the same name."""
    return f"{name}_printed"


def _to_list_type(table: TableSchema) -> pa.DataType:
    return pa.list_(pa.struct([_to_arrow_field(column) for column in table.columns[1:]]))

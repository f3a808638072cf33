"""What every published table promises: columns, types, clean text, and rows refused otherwise."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from unicodedata import normalize

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet as pq

from extractors.errors import PublishFailed
from pipeline.publish import json_file, parquet
from pipeline.schema import (
    CELLS,
    GLOSSARY,
    OTHER_TABLES,
    SECTIONS,
    TABLES_IN_ITEM_JSON,
    Column,
    TableSchema,
)
from tests.support.contract_columns import (
    ABBREVIATIONS,
    COMMON,
    FUNDING,
    PARTY_IDS,
    RESPONSIBLES,
    STRATEGY,
)

TABLES = {**SECTIONS, **TABLES_IN_ITEM_JSON, **OTHER_TABLES}
BOX = "struct<page: int32, x0: float, y0: float, x1: float, y1: float>"
SURE = {"method": "string", "confidence": "double"}
MORE = SURE | {"corrected": "list<element: string>", "action": "string"}
CONTRACT = {
    "council": {
        **COMMON,
        "session_no": "int32",
        "session_month": "date32[day]",
        "item_no": "string",
        "item": "string",
        **MORE,
    },
    "strategy": COMMON | STRATEGY | MORE,
    "events": {
        **COMMON,
        **dict.fromkeys(("subsection", "item_no", "event", "outcome"), "string"),
        **MORE,
    },
    "responsibles": RESPONSIBLES
    | dict.fromkeys(("person", "office", "evidence"), "string")
    | PARTY_IDS,
    "funding": FUNDING
    | {"amount": "decimal128(18, 2)", "currency": "string", "source_kind": "string"}
    | {"step_no": "int32", "evidence": "string"},
    "abbreviations": ABBREVIATIONS | {"start": "int32", "reason": "string"},
    "glossary": {
        "abbreviation": "string",
        "expansion": "string",
        "sense": "int32",
        "origin": "string",
        "page": "int32",
        **SURE,
    },
    "cells": {
        "section": "string",
        "table": "int32",
        "row": "int32",
        "column": "int32",
        "column_key": "string",
        "rowspan": "int32",
        "colspan": "int32",
        "text_raw": "string",
        "text": "string",
        "boxes": f"list<element: {BOX}>",
        "row_kind": "string",
        **SURE,
        "item_ids": "list<element: string>",
        "joins": "list<element: string>",
    },
    "findings": {
        "severity": "string",
        "code": "string",
        "item_id": "string",
        "page": "int32",
        "message": "string",
        "detail": "string",
    },
}
TERM = {"abbreviation": "ББП", "expansion": "билим", "sense": 1, "origin": "glossary", "page": 40}
CELL = {
    "table": 1,
    "row": 2,
    "column": 3,
    "rowspan": 1,
    "colspan": 2,
    "boxes": [{"page": 4, "x0": 70.5, "y0": 80.0, "x1": 120.25, "y1": 95.0}],
    "row_kind": "item",
    "method": "ocr",
    "confidence": 0.5,
}
NOTE = TableSchema("Note", "A table with one text.", (Column("text", pa.string(), "The text"),))


def rows_of_parquet(data: pa.Table) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = pq.read_table(
        pa.BufferReader(parquet.to_parquet(data))
    ).to_pylist()
    return rows


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_those_of_the_contract_also_without_rows(name: str) -> None:
    empty = parquet.to_parquet(parquet.to_arrow(name, TABLES[name], []))
    schema = pq.read_schema(pa.BufferReader(empty))
    assert {field.name: str(field.type) for field in schema} == CONTRACT[name]
    assert schema.names == list(CONTRACT[name])


@pytest.mark.parametrize("name", TABLES)
def test_parquet_explains_its_table_and_columns(name: str) -> None:
    data = parquet.to_arrow(name, TABLES[name], [])
    schema = pq.read_schema(pa.BufferReader(parquet.to_parquet(data)))
    assert schema.metadata[b"description"].decode() == TABLES[name].description
    for field, column in zip(schema, TABLES[name].columns, strict=True):
        assert field.metadata[b"description"].decode() == column.description != ""


def test_unit_is_in_the_metadata_of_its_column_only() -> None:
    schema = CELLS.to_arrow_schema()
    assert b"points" in schema.field("boxes").metadata[b"unit"]
    assert b"unit" not in schema.field("text").metadata


def test_parquet_is_zstd_in_one_row_group() -> None:
    rows = [TERM | {"sense": sense} for sense in range(1, 3000)]
    encoded = parquet.to_parquet(parquet.to_arrow("glossary", GLOSSARY, rows))
    metadata = pq.read_metadata(pa.BufferReader(encoded))
    assert metadata.num_row_groups == 1
    group = metadata.row_group(0)
    assert {group.column(i).compression for i in range(group.num_columns)} == {"ZSTD"}


def test_values_of_every_type_come_back() -> None:
    [row] = rows_of_parquet(
        parquet.to_arrow("cells", CELLS, [CELL | {"joins": ["күтү|лгөн: word"]}])
    )
    assert row == dict.fromkeys(CONTRACT["cells"]) | CELL | {"joins": ["күтү|лгөн: word"]}


def test_types_that_typed_columns_will_need() -> None:
    table = TableSchema(
        "Later",
        "Types that no table has yet.",
        (
            Column("amount_kgs", pa.decimal128(18, 2), "Amount", "KGS"),
            Column("value", pa.float64(), "Value"),
            Column("is_whole", pa.bool_(), "Whole"),
            Column("on", pa.date32(), "Day"),
        ),
    )
    row = {"amount_kgs": Decimal("1200"), "value": 0.1, "is_whole": False, "on": date(1969, 7, 20)}
    data = parquet.to_arrow("later", table, [row, {}])
    assert rows_of_parquet(data) == [row, dict.fromkeys(row)]
    first = json.loads(json_file.encode_json(data))[0]
    assert first == {"amount_kgs": "1200.00", "value": 0.1, "is_whole": False, "on": "1969-07-20"}


@given(st.lists(st.none() | st.text()))
def test_text_is_nfc_or_null_in_both_formats(texts: list[str | None]) -> None:
    data = parquet.to_arrow("note", NOTE, [{"text": text} for text in texts])
    expected = [
        {"text": normalize("NFC", text) if text and not text.isspace() else None} for text in texts
    ]
    assert rows_of_parquet(data) == expected
    assert json.loads(json_file.encode_json(data)) == expected


def test_empty_list_is_null_and_texts_in_lists_are_clean() -> None:
    rows = [
        CELL | {"row": 1, "joins": []},
        CELL | {"row": 2, "joins": ["", " "]},
        CELL | {"row": 3, "joins": ["", "и\u0306"]},
    ]
    written = rows_of_parquet(parquet.to_arrow("cells", CELLS, rows))
    assert [row["joins"] for row in written] == [None, None, ["й"]]


def test_json_is_one_readable_object_a_line_with_keys_in_order() -> None:
    data = parquet.to_arrow(
        "glossary", GLOSSARY, [dict(reversed(TERM.items())), TERM | {"sense": 2}]
    )
    assert json_file.encode_json(data).decode() == (
        '[\n{"abbreviation": "ББП", "expansion": "билим", "sense": 1, "origin": "glossary", '
        '"page": 40, "method": null, "confidence": null},\n'
        '{"abbreviation": "ББП", "expansion": "билим", "sense": 2, "origin": "glossary", '
        '"page": 40, "method": null, "confidence": null}\n]\n'
    )


def test_json_without_rows_is_an_empty_array() -> None:
    assert json_file.encode_json(parquet.to_arrow("glossary", GLOSSARY, [])) == b"[]\n"


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ([TERM | {"expantion": "x"}], "no column is named expantion"),
        ([TERM, TERM | {"abbreviation": ""}], "row 2 has no abbreviation"),
        ([{"abbreviation": "ББП", "origin": "inline"}], "row 1 has no sense"),
        ([TERM | {"origin": "guess"}], "origin 'guess', not one of glossary, inline, overlay"),
        ([TERM, TERM | {"page": 3}], "rows 1 and 2 have the same abbreviation, origin, sense"),
        ([TERM | {"page": "40"}], "page"),
        ([TERM | {"page": 2**31}], "2147483648"),
        ([TERM | {"page": 1.5}], "1.5"),
        ([TERM | {"expansion": 7}], "expansion"),
        ([TERM | {"expansion": {"a"}}], "{'a'} fits no column"),
        ([TERM | {"expansion": "\ud800"}], "surrogates not allowed"),
        ([TERM | {"expansion": b"x"}], "b'x' fits no column"),
        ([TERM | {"expansion": date(2026, 3, 1)}], "fits no column"),
        ([TERM | {"page": date(2026, 3, 1)}], "page"),
        ([TERM | {"confidence": float("nan")}], "confidence: nan is no number"),
    ],
)
def test_rows_that_break_the_schema_are_refused(
    rows: list[dict[str, object]], complaint: str
) -> None:
    with pytest.raises(PublishFailed) as refusal:
        parquet.to_arrow("glossary", GLOSSARY, rows)
    message = str(refusal.value)
    assert message.startswith("glossary: ")
    assert complaint in message
    assert "\n" not in message


def test_a_box_with_an_unknown_or_wrong_edge_is_refused() -> None:
    for box in (
        {"page": 1, "left": 3.0},
        {"page": 1, "x0": "left"},
        {"page": 1, "x0": float("inf")},
    ):
        with pytest.raises(PublishFailed):
            parquet.to_arrow("cells", CELLS, [CELL | {"boxes": [box]}])

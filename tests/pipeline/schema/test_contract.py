"""What downstream tools rely on: files, columns and their types, and keys that join."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pyarrow import parquet

from tests.support import gold
from tests.support.contract_columns import (
    ABBREVIATIONS,
    COMMON,
    FUNDING,
    RESPONSIBLES,
    STRATEGY,
)
from tests.support.repository import RAW

YEARS = ("2024-25", "2025-26")
KINDS = {"1": "council", **{f"2.{i}": "strategy" for i in range(1, 8)}, "3": "events"}
OWN = {
    "council": {
        "session_no": "int32",
        "session_month": "date32[day]",
        "item_no": "string",
        "item": "string",
    },
    "strategy": STRATEGY,
    "events": dict.fromkeys(("subsection", "item_no", "event", "outcome"), "string"),
}
LONG = {
    "responsibles": RESPONSIBLES,
    "funding": FUNDING,
    "abbreviations": ABBREVIATIONS,
    "glossary": {
        "abbreviation": "string",
        "expansion": "string",
        "sense": "int32",
        "origin": "string",
        "page": "int32",
    },
    "cells": {
        **dict.fromkeys(("section", "text_raw", "text", "row_kind"), "string"),
        **dict.fromkeys(("row", "column", "rowspan", "colspan"), "int32"),
    },
    "findings": {
        **dict.fromkeys(("severity", "code", "item_id", "message", "detail"), "string"),
        "page": "int32",
    },
}

each_year = pytest.mark.parametrize("year", YEARS)


def types(out: Path, year: str, name: str) -> dict[str, str]:
    """The columns of a published table with their types."""
    schema = parquet.read_schema(out / f"year={year}" / f"{name}.parquet")
    return {field.name: str(field.type) for field in schema}


def sections(out: Path, year: str) -> dict[str, list[gold.Row]]:
    """The rows of every section."""
    return {section: gold.table(out, year, f"sections/{section}") for section in KINDS}


@each_year
def test_one_dataset_a_section(year: str, published: Path) -> None:
    names = {path.name for path in (published / f"year={year}" / "sections").iterdir()}
    assert names == {f"{section}.{kind}" for section in KINDS for kind in ("json", "parquet")}


@each_year
def test_columns_of_the_sections(year: str, published: Path) -> None:
    for section, kind in KINDS.items():
        found = types(published, year, f"sections/{section}")
        wanted = COMMON | OWN[kind]
        assert {name: found.get(name) for name in wanted} == wanted


@each_year
@pytest.mark.parametrize("name", LONG)
def test_columns_of_the_long_tables(name: str, year: str, published: Path) -> None:
    found = types(published, year, name)
    assert {column: found.get(column) for column in LONG[name]} == LONG[name]


@each_year
def test_item_ids_are_unique_and_tell_the_place(year: str, published: Path) -> None:
    for section, rows in sections(published, year).items():
        assert rows
        for position, row in enumerate(rows, 1):
            assert row["item_id"] == f"{year}/{section}/{position}"
            assert (row["academic_year"], row["section"]) == (year, section)
            assert row["row"] == position


@each_year
def test_other_tables_join_on_item_id(year: str, published: Path) -> None:
    known = {row["item_id"] for rows in sections(published, year).values() for row in rows}
    for file in (published / f"year={year}").glob("*.parquet"):
        rows = gold.table(published, year, file.stem)
        assert {row["item_id"] for row in rows if row.get("item_id")} <= known


@each_year
def test_pages_go_forward(year: str, published: Path) -> None:
    last = 1
    for rows in sections(published, year).values():
        for row in rows:
            assert last <= row["page_first"] <= row["page_last"]
            last = row["page_first"]


@each_year
def test_text_is_one_clean_line_or_null(year: str, published: Path) -> None:
    for rows in sections(published, year).values():
        for row in rows:
            for text in row.values():
                if isinstance(text, str):
                    assert text
                    assert text == " ".join(text.split())
                    assert not re.search("[\\x00-\\x1f\N{SOFT HYPHEN}]", text)


@each_year
def test_every_row_says_what_is_to_be_done(year: str, published: Path) -> None:
    action = {"council": "item", "strategy": "step", "events": "event"}
    for section, rows in sections(published, year).items():
        assert all(row[action[KINDS[section]]] for row in rows)
        assert sum(bool(row["responsible"]) for row in rows) >= 0.9 * len(rows)


@each_year
def test_cells_tell_their_section_and_lie_on_a_page(year: str, published: Path) -> None:
    package = json.loads((published / f"year={year}" / "datapackage.json").read_bytes())
    pages = package["sources"][0]["pages"]
    found = gold.table(published, year, "cells")
    assert {cell["section"] for cell in found} == set(KINDS)
    for cell in found:
        assert cell["boxes"]
        for box in cell["boxes"]:
            assert 1 <= box["page"] <= pages
            assert 0 <= box["x0"] < box["x1"] <= 842
            assert 0 <= box["y0"] < box["y1"] <= 842


@each_year
def test_the_source_is_named(year: str, published: Path) -> None:
    package = json.loads((published / f"year={year}" / "datapackage.json").read_bytes())
    listed = re.findall(r"\| `(.+?)` \|.*\| (\d+) \| `(\w{64})` \|", RAW_README.read_text("utf-8"))
    (source,) = package["sources"]
    assert (source["title"], str(source["pages"]), source["sha256"]) in listed


RAW_README = RAW / "README.md"

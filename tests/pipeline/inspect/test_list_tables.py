"""`ishplan tables`: the ruled tables of any PDF, as JSON with places, spans and reasons."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import validate

from tests.support.command_line import ishplan
from tests.support.made_plans import HEIGHT, MARGIN, WIDTH, NewPage, Ruled, Text, made_pdf

BOX = {
    "type": "object",
    "required": ["page", "x0", "y0", "x1", "y1"],
    "additionalProperties": False,
    "properties": {
        "page": {"type": "integer", "minimum": 1},
        **{edge: {"type": "number", "minimum": 0} for edge in ("x0", "y0", "x1", "y1")},
    },
}
BOXES = {"type": "array", "minItems": 1, "items": BOX}
CELL = {
    "type": "object",
    "required": ["text", "text_raw", "row", "column", "rowspan", "colspan", "boxes"],
    "properties": {
        **{key: {"type": "string"} for key in ("text", "text_raw")},
        **{key: {"type": "integer", "minimum": 0} for key in ("row", "column")},
        **{key: {"type": "integer", "minimum": 1} for key in ("rowspan", "colspan")},
        "boxes": BOXES,
    },
}
TABLE = {
    "type": "object",
    "required": ["pages", "boxes", "cells", "joins"],
    "properties": {
        "pages": {"type": "array", "minItems": 1, "items": {"type": "integer", "minimum": 1}},
        "boxes": BOXES,
        "cells": {"type": "array", "minItems": 1, "items": CELL},
        "joins": {"type": "array", "items": {"type": "string"}},
    },
}
TABLES = {"type": "array", "items": TABLE}

GRID = Ruled(
    [
        ("күн", "иш", "<"),
        ("^", "окуу-\nтарбия", "саны"),
        ("дүйшөмбү", "жыйын", "12"),
    ]
)


def tables(path: Path, *options: str) -> list[dict[str, Any]]:
    """What the command prints as JSON, checked against its schema."""
    result = ishplan("tables", path, "--json", *options)
    assert (result.exit_code, result.stderr) == (0, "")
    found: list[dict[str, Any]] = json.loads(result.stdout)
    validate(found, TABLES)
    return found


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A PDF that is no plan: a table with merged cells, which goes on over the page."""
    more = Ruled([("шейшемби", "кеңеш", "7")])
    path = tmp_path / "made.pdf"
    path.write_bytes(made_pdf(Text("Жадыбал"), GRID, NewPage(), more))
    return path


def test_a_merged_cell_stands_once_with_its_span(made: Path) -> None:
    (table,) = tables(made)
    keys = ("row", "column", "rowspan", "colspan", "text")
    assert [tuple(cell[key] for key in keys) for cell in table["cells"]] == [
        (0, 0, 2, 1, "күн"),
        (0, 1, 1, 2, "иш"),
        (1, 1, 1, 1, "окуу-тарбия"),
        (1, 2, 1, 1, "саны"),
        (2, 0, 1, 1, "дүйшөмбү"),
        (2, 1, 1, 1, "жыйын"),
        (2, 2, 1, 1, "12"),
        (3, 0, 1, 1, "шейшемби"),
        (3, 1, 1, 1, "кеңеш"),
        (3, 2, 1, 1, "7"),
    ]
    assert table["cells"][2]["text_raw"] == "окуу-\nтарбия"


def test_joins_tell_why_parts_are_one_table(made: Path) -> None:
    (table,) = tables(made)
    assert table["pages"] == [1, 2]
    assert [box["page"] for box in table["boxes"]] == [1, 2]
    assert any(join.startswith("pages 1 and 2: same column lines") for join in table["joins"])


def test_per_page_leaves_parts_apart(made: Path) -> None:
    upper, lower = tables(made, "--per-page")
    assert (upper["pages"], lower["pages"]) == ([1], [2])
    assert (upper["joins"], lower["joins"]) == ([], [])
    assert [cell["text"] for cell in lower["cells"]] == ["шейшемби", "кеңеш", "7"]
    assert {cell["row"] for cell in lower["cells"]} == {0}


def test_boxes_are_where_the_lines_are_drawn(made: Path) -> None:
    (table,) = tables(made)
    whole, first, last = table["boxes"][0], table["cells"][0]["boxes"][0], table["cells"][6]
    third = (WIDTH - 2 * MARGIN) / 3
    assert (whole["x0"], whole["x1"]) == pytest.approx((MARGIN, WIDTH - MARGIN), abs=0.5)
    assert (first["x0"], first["x1"]) == pytest.approx((MARGIN, MARGIN + third), abs=0.5)
    assert first["y0"] == whole["y0"]
    assert last["boxes"][0]["y1"] == whole["y1"] < HEIGHT


def test_boxes_of_a_turned_page_are_as_displayed(tmp_path: Path, made: Path) -> None:
    import pymupdf

    document = pymupdf.open(made)
    for page in document:
        page.set_rotation(90)
    (tmp_path / "turned.pdf").write_bytes(document.tobytes())
    (plain,), (turned,) = tables(made), tables(tmp_path / "turned.pdf")
    assert [cell["text"] for cell in turned["cells"]] == [cell["text"] for cell in plain["cells"]]
    upright, displayed = plain["boxes"][0], turned["boxes"][0]
    assert displayed["x0"] == pytest.approx(HEIGHT - upright["y1"], abs=0.1)
    assert (displayed["y0"], displayed["y1"]) == pytest.approx(
        (upright["x0"], upright["x1"]), abs=0.1
    )


def test_text_form(made: Path) -> None:
    lines = ishplan("tables", made).stdout.splitlines()
    assert lines[0] == "table 1: page 1–2, 4 rows × 3 columns"
    assert lines[1].startswith("  pages 1 and 2: same column lines")
    assert [line for line in lines if line.startswith("  | ")] == [
        "  | күн | иш | ",
        "  |  | окуу-тарбия | саны",
        "  | дүйшөмбү | жыйын | 12",
        "  | шейшемби | кеңеш | 7",
    ]


def test_no_table(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(made_pdf(Text("Урматтуу кесиптештер!")))
    assert tables(tmp_path / "letter.pdf") == []
    assert ishplan("tables", tmp_path / "letter.pdf").stdout == "no ruled table found\n"


def test_a_plan(raw_plans: tuple[Path, ...]) -> None:
    for path in raw_plans:
        whole, parts = tables(path), tables(path, "--per-page")
        assert len(parts) > len(whole) >= 9
        assert all(len(table["pages"]) == 1 for table in parts)
        texts = {cell["text"] for table in whole for cell in table["cells"]}
        assert {"Стратегиялык маселелер", "Маселенин аталышы", "Жыйынтык"} <= texts
        for table in [*whole, *parts]:
            places = [
                (row, column)
                for cell in table["cells"]
                for row in range(cell["row"], cell["row"] + cell["rowspan"])
                for column in range(cell["column"], cell["column"] + cell["colspan"])
            ]
            assert len(places) == len(set(places))
            assert table["pages"] == sorted({box["page"] for box in table["boxes"]})
            for cell in table["cells"]:
                assert {box["page"] for box in cell["boxes"]} <= set(table["pages"])

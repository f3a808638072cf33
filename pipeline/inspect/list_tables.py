"""`ishplan tables`: the tables of any PDF as JSON or text, before sections and meaning."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.extract import extract
from extractors.records import NO_PAGE, Box, Document, Page, Table
from pipeline.structure.joined_cells import own_vocabulary, prints, reader
from pipeline.structure.read_plan import checked
from pipeline.structure.source import Source
from pipeline.terminal import shown

WIDTH = 28
"""How many characters of a cell the text form shows."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table with the joined text of each of its cells, and its boxes as displayed."""

    table: Table
    texts: tuple[str, ...]
    boxes: tuple[dict[str, float], ...]
    cell_boxes: tuple[tuple[dict[str, float], ...], ...]


def found_tables(pages: Iterable[Page], source: Source, *, per_page: bool) -> list[FoundTable]:
    """The tables of a PDF; raises `UnreadablePdf` when it has no usable text layer."""
    return tables_in(extract(checked(pages, source.name), per_page=per_page), source)


def tables_in(document: Document, source: Source) -> list[FoundTable]:
    """The tables of a document; in one without pages they have no boxes."""
    found = prints(document)
    read = reader(found, own_vocabulary(found), source.producer)
    return [
        FoundTable(
            table,
            tuple(read(cell).text for cell in table.cells),
            _boxes(document, table.boxes),
            tuple(
                _boxes(document, [(part.page, part.box) for part in cell.parts])
                for cell in table.cells
            ),
        )
        for table in document.tables
    ]


def _boxes(document: Document, boxes: Iterable[tuple[int, Box]]) -> tuple[dict[str, float], ...]:
    return tuple(_box(document, page, box) for page, box in boxes if page != NO_PAGE)


def _box(document: Document, page: int, box: Box) -> dict[str, float]:
    shown = document.sheet(page).displayed(box)
    return {"page": page, **{key: round(value, 2) for key, value in shown._asdict().items()}}


def to_json(found: Sequence[FoundTable]) -> str:
    """A JSON array of tables; rows and columns from 0, a merged cell once with its span."""
    return json.dumps(
        [
            {
                "pages": sorted({*item.table.pages} - {NO_PAGE}),
                "boxes": item.boxes,
                "cells": [
                    {
                        "text": text,
                        "text_raw": cell.text_raw,
                        "row": cell.row,
                        "column": cell.column,
                        "rowspan": cell.rowspan,
                        "colspan": cell.colspan,
                        "boxes": boxes,
                    }
                    for cell, text, boxes in zip(
                        item.table.cells, item.texts, item.cell_boxes, strict=True
                    )
                ],
                "joins": item.table.joins,
            }
            for item in found
        ],
        ensure_ascii=False,
        indent=1,
    )


def as_text(found: Sequence[FoundTable]) -> str:
    """A person's view: each table's place and size, why its parts were joined, and its rows."""
    lines = []
    for number, item in enumerate(found, 1):
        table = item.table
        pages = "–".join(map(str, sorted({table.pages[0], table.pages[-1]})))
        where = "" if NO_PAGE in table.pages else f"page {pages}, "
        lines.append(f"table {number}: {where}{table.rows} rows × {table.columns} columns")
        lines += [f"  {join}" for join in table.joins]
        rows: list[list[str]] = [[""] * table.columns for _ in range(table.rows)]
        for cell, text in zip(table.cells, item.texts, strict=True):
            rows[cell.row][cell.column] = text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"
        lines += ["  | " + shown(" | ".join(row)) for row in rows] + [""]
    return "\n".join(lines) if found else "no ruled table found"

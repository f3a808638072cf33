"""`ishplan tables`: the tables of any PDF as JSON or text, before sections and meaning."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from extractors.extract import extract_document
from extractors.records.documents import Document, Table
from extractors.records.geometry import NO_PAGE, Box
from extractors.records.read_pages import Page
from pipeline.outline.glued_totals import split_glued_totals
from pipeline.outline.joined_cells import (
    collect_own_vocabulary,
    collect_printed_text,
    make_cell_joiner,
)
from pipeline.structure.read_document import require_text_layer
from pipeline.structure.source import PlanSource
from pipeline.terminal import make_safe

MAX_CELL_CHARS = 28
"""The most characters of a cell that the text form shows."""


class FoundTable(Struct, frozen=True):
    """A table, the joined text of each of its cells, and the boxes of the table and its cells as
    displayed."""

    table: Table
    texts: tuple[str, ...]
    boxes: tuple[dict[str, float], ...]
    cell_boxes: tuple[tuple[dict[str, float], ...], ...]


def find_tables_on_pages(
    pages: Iterable[Page], source: PlanSource, *, per_page: bool
) -> list[FoundTable]:
    """The tables of a PDF; raises `UnreadablePdf` when it has no usable text layer."""
    document = extract_document(require_text_layer(pages, source.name), per_page=per_page)
    return find_tables(document if per_page else split_glued_totals(document), source)


def find_tables(document: Document, source: PlanSource) -> list[FoundTable]:
    """The tables of a document; in one without pages they have no boxes."""
    printed = collect_printed_text(document)
    join_cell = make_cell_joiner(printed, collect_own_vocabulary(printed), source.producer)
    return [
        FoundTable(
            replace(table, join_reasons=(*table.join_reasons, *_list_damage(document, table))),
            tuple(join_cell(cell).text for cell in table.cells),
            _to_box_dicts(document, table.boxes),
            tuple(
                _to_box_dicts(document, [(part.page, part.box) for part in cell.parts])
                for cell in table.cells
            ),
        )
        for table in document.tables
    ]


def _list_damage(document: Document, table: Table) -> list[str]:
    """Says which of a table's pages are damaged, and how."""
    return [
        f"page {page.number}: damaged, text may be lost ({page.damage})"
        for page in document.pages
        if page.damage and page.number in table.pages
    ]


def _to_box_dicts(
    document: Document, boxes: Iterable[tuple[int, Box]]
) -> tuple[dict[str, float], ...]:
    return tuple(_to_box_dict(document, page, box) for page, box in boxes if page != NO_PAGE)


def _to_box_dict(document: Document, page: int, box: Box) -> dict[str, float]:
    displayed_box = document.get_page(page).to_displayed(box)
    return {
        "page": page,
        **{key: round(value, 2) for key, value in displayed_box._asdict().items()},
    }


def to_json(tables: Sequence[FoundTable]) -> str:
    """A JSON array of tables. Rows and columns count from 0; a merged cell is given once with its
    span."""
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
                "joins": item.table.join_reasons,
            }
            for item in tables
        ],
        ensure_ascii=False,
        indent=1,
    )


def to_text(tables: Sequence[FoundTable]) -> str:
    """The tables for a person to read: place and size, why the parts were joined, and the rows."""
    lines = []
    for number, item in enumerate(tables, 1):
        table = item.table
        pages = "–".join(map(str, sorted({table.pages[0], table.pages[-1]})))
        where = "" if NO_PAGE in table.pages else f"page {pages}, "
        lines.append(
            f"table {number}: {where}{table.row_count} rows × {table.column_count} columns"
        )
        lines += [f"  {join}" for join in table.join_reasons]
        rows: list[list[str]] = [[""] * table.column_count for _ in range(table.row_count)]
        for cell, text in zip(table.cells, item.texts, strict=True):
            rows[cell.row][cell.column] = (
                text if len(text) <= MAX_CELL_CHARS else text[: MAX_CELL_CHARS - 1] + "…"
            )
        lines += ["  | " + make_safe(" | ".join(row)) for row in rows] + [""]
    return "\n".join(lines) if tables else "no ruled table found"

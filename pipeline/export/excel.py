"""A published year → an Excel workbook with one sheet for each table, made by XlsxWriter."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from pipeline.export.sheets import ExportSheet
from pipeline.published.published_folder import Row
from pipeline.published.written_values import format_cell

_MAX_WIDTH_CHARS, _MIN_WIDTH_CHARS = 60, 8
_CREATION_TIME = datetime(1980, 1, 1)
"""A workbook must say when it was made. It is always this time, so that the same data give the same
bytes."""

_PRINTED_COLUMN = {
    "deadline_start": "deadline",
    "deadline_end": "deadline",
    "indicator_value": "indicator",
    "session_month": "deadline",
}
"""Typed columns → the printed column that each was read from; its text becomes the cell's note."""

_PRINTED_FUNDING_COLUMN = {"amount_kgs": "funding"}


def build_workbook(sheets: Sequence[ExportSheet]) -> bytes:
    """The workbook: frozen header, filters, column widths, real dates and numbers, the printed text
    as notes.

    Lists are joined by semicolons. Nothing becomes a formula or a link, whatever a plan prints.
    """
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": "ishplan", "created": _CREATION_TIME})
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "money": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
    }
    items = {row["item_id"]: row for sheet in sheets if sheet.is_section for row in sheet.rows}
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, formats, items)
    book.close()
    return buffer.getvalue()


def _write_sheet(
    worksheet: Any, sheet: ExportSheet, formats: Mapping[str, Any], items: Mapping[str, Row]
) -> None:
    for column, (name, description) in enumerate(
        zip(sheet.columns, sheet.descriptions, strict=True)
    ):
        worksheet.write_string(0, column, name, formats["head"])
        worksheet.write_comment(0, column, description)
        worksheet.set_column(column, column, _compute_width(sheet, name))
    for row_index, row in enumerate(sheet.rows, 1):
        for column, name in enumerate(sheet.columns):
            _write_cell(worksheet, row_index, column, format_cell(row[name]), formats)
            note = _find_note(sheet, row, name, items)
            if note and row[name] is not None:
                worksheet.write_comment(row_index, column, note)
    worksheet.freeze_panes(1, 1)
    worksheet.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _write_cell(
    worksheet: Any, row: int, column: int, value: object, formats: Mapping[str, Any]
) -> None:
    if value is None:
        return
    if isinstance(value, date):
        worksheet.write_datetime(
            row, column, datetime(value.year, value.month, value.day), formats["date"]
        )
    elif isinstance(value, Decimal):
        worksheet.write_number(row, column, float(value), formats["money"])
    elif isinstance(value, bool):
        worksheet.write_boolean(row, column, value, formats["text"])
    elif isinstance(value, int | float):
        worksheet.write_number(row, column, value, formats["text"])
    else:
        worksheet.write_string(row, column, str(value), formats["text"])


def _find_note(sheet: ExportSheet, row: Row, column: str, items: Mapping[str, Row]) -> str | None:
    """The printed text that a typed value was read from; None for other values."""
    if sheet.is_section:
        return row.get(_PRINTED_COLUMN.get(column, "")) or None
    if sheet.name == "funding" and column in _PRINTED_FUNDING_COLUMN:
        return items.get(row["item_id"], {}).get(_PRINTED_FUNDING_COLUMN[column])
    if sheet.name == "responsibles" and column == "party":
        return items.get(row["item_id"], {}).get("responsible")
    return None


def _compute_width(sheet: ExportSheet, name: str) -> int:
    longest = max((len(str(format_cell(row[name]) or "")) for row in sheet.rows), default=0)
    return max(_MIN_WIDTH_CHARS, min(_MAX_WIDTH_CHARS, max(longest, len(name)) + 2))

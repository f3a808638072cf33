"""A published year → an Excel workbook: a sheet a table, made by XlsxWriter."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from pipeline.export.sheets import Row, Sheet, joined

_WIDEST, _NARROWEST = 60, 8
_CREATED = datetime(1980, 1, 1)
"""A workbook must say when it was made; the same for each, so that the bytes are the same."""

_PRINTED = {
    "deadline_start": "deadline",
    "deadline_end": "deadline",
    "indicator_value": "indicator",
    "session_month": "deadline",
}
"""Typed columns, and the printed one that each was read from: its text is their note."""

_FUNDING = {"amount_kgs": "funding"}


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The workbook: frozen header, filters, widths, real dates and numbers, the print as a note.

    Lists are texts joined by semicolons. Nothing is a formula or a link, whatever a plan prints.
    """
    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": "ishplan", "created": _CREATED})
    formats = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "money": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
    }
    items = {row["item_id"]: row for sheet in sheets if sheet.is_section for row in sheet.rows}
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, formats, items)
    book.close()
    return out.getvalue()


def _write(to: Any, sheet: Sheet, formats: Mapping[str, Any], items: Mapping[str, Row]) -> None:
    for column, (name, description) in enumerate(
        zip(sheet.columns, sheet.descriptions, strict=True)
    ):
        to.write_string(0, column, name, formats["head"])
        to.write_comment(0, column, description)
        to.set_column(column, column, _width(sheet, name))
    for at, row in enumerate(sheet.rows, 1):
        for column, name in enumerate(sheet.columns):
            _cell(to, at, column, joined(row[name]), formats)
            note = _note(sheet, row, name, items)
            if note and row[name] is not None:
                to.write_comment(at, column, note)
    to.freeze_panes(1, 1)
    to.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)


def _cell(to: Any, row: int, column: int, value: object, formats: Mapping[str, Any]) -> None:
    if value is None:
        return
    if isinstance(value, date):
        to.write_datetime(
            row, column, datetime(value.year, value.month, value.day), formats["date"]
        )
    elif isinstance(value, Decimal):
        to.write_number(row, column, float(value), formats["money"])
    elif isinstance(value, bool):
        to.write_boolean(row, column, value, formats["text"])
    elif isinstance(value, int | float):
        to.write_number(row, column, value, formats["text"])
    else:
        to.write_string(row, column, str(value), formats["text"])


def _note(sheet: Sheet, row: Row, column: str, items: Mapping[str, Row]) -> str | None:
    """What is printed where a typed value was read from."""
    if sheet.is_section:
        return row.get(_PRINTED.get(column, "")) or None
    if sheet.name == "funding" and column in _FUNDING:
        return items.get(row["item_id"], {}).get(_FUNDING[column])
    if sheet.name == "responsibles" and column == "party":
        return items.get(row["item_id"], {}).get("responsible")
    return None


def _width(sheet: Sheet, name: str) -> int:
    longest = max((len(str(joined(row[name]) or "")) for row in sheet.rows), default=0)
    return max(_NARROWEST, min(_WIDEST, max(longest, len(name)) + 2))

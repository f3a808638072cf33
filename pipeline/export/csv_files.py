"""A published year → CSV files, one a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from pipeline.export.sheets import Sheet, is_formula, joined


def csv_files(sheets: Sequence[Sheet]) -> dict[str, bytes]:
    """File name → content: UTF-8 with a mark for spreadsheets, CRLF, dates as in ISO 8601.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    return {f"{sheet.name}.csv": _csv(sheet) for sheet in sheets}


def _csv(sheet: Sheet) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(sheet.columns)
    writer.writerows([_cell(row[name]) for name in sheet.columns] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    value = joined(value)
    return f"'{value}" if isinstance(value, str) and is_formula(value) else value

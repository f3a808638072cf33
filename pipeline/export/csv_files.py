"""A published year → CSV files, one for each table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from pipeline.export.sheets import ExportSheet
from pipeline.published.written_values import disarm_formula, format_cell


def build_csv_files(sheets: Sequence[ExportSheet]) -> dict[str, bytes]:
    """File name → content: UTF-8 with a byte order mark (spreadsheets need it), CRLF, ISO 8601
    dates.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    return {f"{sheet.name}.csv": _build_csv(sheet) for sheet in sheets}


def _build_csv(sheet: ExportSheet) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(sheet.columns)
    writer.writerows(
        [disarm_formula(format_cell(row[name])) for name in sheet.columns] for row in sheet.rows
    )
    return buffer.getvalue().encode("utf-8-sig")

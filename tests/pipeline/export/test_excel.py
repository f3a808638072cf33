"""The workbook: a sheet a table, real dates and numbers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.support import gold

YEAR = "2025-26"


@pytest.fixture(scope="module")
def book(files: Path) -> Workbook:
    return load_workbook(files / "2025-26.xlsx")


def test_a_sheet_for_each_table(book: Workbook) -> None:
    sections = ["1", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "3"]
    long = ["responsibles", "funding", "abbreviations", "glossary", "findings"]
    assert book.sheetnames == sections + long


def test_the_rows_are_those_published(book: Workbook, published: Path) -> None:
    for sheet in book:
        name = sheet.title if sheet.title.isalpha() else f"sections/{sheet.title}"
        rows = gold.table(published, YEAR, name)
        assert sheet.max_row == len(rows) + 1
        head = [cell.value for cell in sheet[1]]
        assert head == list(rows[0])
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_dates_and_numbers_are_real_and_the_print_is_a_note(book: Workbook) -> None:
    sheet = book["2.6"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    end = sheet.cell(3, columns["deadline_end"])
    assert end.value == datetime(2026, 1, 31)
    assert end.number_format == "yyyy-mm-dd"
    assert end.comment and end.comment.text.startswith("2026-ж. январь")
    money = book["funding"]
    amounts = [row for row in money.iter_rows(min_row=2) if row[0].value == "2025-26/2.6/2"]
    at = [cell.value for cell in money[1]].index("amount_kgs")
    assert amounts[0][at].value == 4067300
    assert amounts[0][at].comment.text.startswith("4067,3 миң сом")

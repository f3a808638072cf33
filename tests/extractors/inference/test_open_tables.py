"""Text under, between or without horizontal lines: what is a row of a table, and what is not."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.records.documents import Table
from tests.support.pdfs import Pdf

XS = (60.0, 100.0, 260.0, 380.0)
HEADER = ("No", "Event", "Term", "Office")
ROWS = tuple((str(n), f"Seminar of teachers {n}", "May 2026", "Rector") for n in range(1, 6))


def print_row(pdf: Pdf, y: float, texts: Sequence[str], xs: Sequence[float] = XS) -> None:
    for x, text in zip(xs, texts, strict=True):
        pdf.text(x, y, text)


def print_ruled(pdf: Pdf, y: float, rows: Sequence[Sequence[str]]) -> float:
    """Rows with a horizontal line under each; the height of the last line."""
    for texts in rows:
        print_row(pdf, y, texts)
        pdf.line(58, y + 5, 480, y + 5)
        y += 18
    return y - 13


def last_texts(table: Table) -> list[str]:
    return [cell.text_raw for cell in table.cells if cell.row == table.row_count - 1]


def test_a_line_to_sign_on_below_a_table_is_no_row() -> None:
    pdf = Pdf()
    foot = print_ruled(pdf, 100, (HEADER, *ROWS))
    print_row(pdf, foot + 13, ("Head of office", "________", "A. Asanov"), XS[1:])
    (table,) = pdf.read().tables
    assert (table.row_count, last_texts(table)) == (6, list(ROWS[-1]))


def test_signatures_without_a_number_are_no_row() -> None:
    pdf = Pdf()
    foot = print_ruled(pdf, 100, (HEADER, *ROWS))
    print_row(pdf, foot + 13, ("Head of office", "12.09.2025", "A. Asanov"), XS[1:])
    (table,) = pdf.read().tables
    assert last_texts(table) == list(ROWS[-1])


def test_a_title_and_the_same_header_between_level_lines_begin_a_table() -> None:
    pdf = Pdf()
    foot = print_ruled(pdf, 100, (HEADER, *ROWS))
    pdf.text(60, foot + 16, "2. Scientific work of the institute")
    print_ruled(pdf, foot + 30, (HEADER, *ROWS))
    assert [table.row_count for table in pdf.read().tables] == [6, 6]


def test_a_table_without_lines_is_read_and_a_list_of_contents_is_not() -> None:
    pdf = Pdf()
    rows = [("No", "Event", "Sum"), *((str(n), f"Seminar {n}", str(900 - n)) for n in range(1, 7))]
    for place, texts in enumerate(rows):
        print_row(pdf, 100 + 18 * place, texts, XS[:3])
    assert [table.row_count for table in pdf.read().tables] == [7]
    pdf = Pdf()
    for n in range(1, 8):
        print_row(pdf, 100 + 18 * n, (f"{n}.", f"Chapter of the plan {n}", str(2 * n + 1)), XS[:3])
    assert pdf.read().tables == ()


def test_many_lines_whose_gaps_move_are_no_table() -> None:
    pdf = Pdf((1200, 13000))
    for n in range(1100):
        print_row(pdf, 40 + 11 * n, ("one", "two"), (60 + n, 110 + n))
    assert pdf.read().tables == ()

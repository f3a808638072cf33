"""Tables with lines between their columns only, and rows that look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.records.documents import Table
from tests.support.grids import Item
from tests.support.pdfs import Pdf

XS = (60.0, 180.0, 280.0, 360.0)
RIGHT = 440.0
NAMES = ("Naryn", "Osh", "Talas", "Batken", "Chuy", "Kemin")
ROWS = [("Region", "Date", "Sum", "Code")] + [
    (name, f"{n + 1:02}.05.2026", str(700 - 90 * n), f"A{n}") for n, name in enumerate(NAMES)
]


def print_rows(pdf: Pdf, leading: float, top: float = 100.0) -> float:
    """The foot of the rows, whose columns have lines between them."""
    for number, texts in enumerate(ROWS):
        for x, text in zip(XS, texts, strict=True):
            pdf.text(x + 4, top + leading * number + 10, text)
    return top + leading * len(ROWS)


def texts(table: Table) -> list[tuple[str, ...]]:
    return [
        tuple(cell.text_raw for cell in table.cells if cell.row == row)
        for row in range(table.row_count)
    ]


@given(
    leading=st.floats(12, 30),
    has_sides=st.booleans(),
    has_header_line=st.booleans(),
    ends=st.sampled_from([(), (0,), (0, 1)]),
)
def test_words_tell_rows_and_outer_sides(
    leading: float, has_sides: bool, has_header_line: bool, ends: tuple[int, ...]
) -> None:
    pdf = Pdf()
    foot = print_rows(pdf, leading)
    sides = (XS[0], RIGHT) if has_sides else ()
    for x in (*XS[1:], *sides):
        pdf.line(x, 100, x, foot)
    if has_header_line:
        pdf.line(XS[0], 100 + leading, RIGHT, 100 + leading)
    for end in ends:
        pdf.line(XS[0], (100, foot)[end], RIGHT, (100, foot)[end])
    (table,) = pdf.read().tables
    assert texts(table) == ROWS
    assert ["rows inferred" in reason for reason in table.join_reasons] == [True]


def test_a_lone_line_does_not_hide_the_other_columns() -> None:
    """As the second of Word's plain styles has it."""
    pdf = Pdf()
    foot = print_rows(pdf, 16)
    pdf.line(XS[0], 116, RIGHT, 116)
    pdf.line(XS[1], 116, XS[1], foot)
    (table,) = pdf.read().tables
    assert texts(table) == ROWS


@pytest.mark.parametrize("ending", ["", ","])
def test_a_row_that_fills_its_page_is_one(ending: str) -> None:
    """A number, an action of many lines, units one under the other: no columns that keep step."""
    action = "All departments report on their work in the year, each to its own council"
    pdf = Pdf()
    for x in (*XS, RIGHT):
        pdf.line(x, 100, x, 240)
    for y in (100, 240):
        pdf.line(XS[0], y, RIGHT, y)
    pdf.text(XS[0] + 4, 112, "7.")
    for number, word in enumerate(action.split()[:8]):
        pdf.text(XS[1] + 4, 112 + 12 * number, f"{word} of the reports")
    for number, name in enumerate(NAMES):
        pdf.text(XS[2] + 4, 112 + 12 * number, name + ending)
    pdf.text(XS[3] + 4, 112, "May 2026")
    (table,) = pdf.read().tables
    assert table.row_count == 1


def test_a_line_between_two_columns_of_prose_makes_no_table() -> None:
    pdf = Pdf()
    pdf.line(300, 60, 300, 500)
    for number in range(30):
        for x in (60, 310):
            pdf.text(x, 70 + 14 * number, "The council heard the reports of all units in May")
    assert not pdf.read().tables


def test_a_line_that_ends_at_a_merged_cell_is_not_alone() -> None:
    """It is shorter than the others of its ruled table, and stays where it is drawn."""
    plans = ["Plans of\nall chairs\nof the\nschool", "May –\nJune,\n2026", "Office,\nchairs,\ndean"]
    pdf = Pdf()
    end = ["2", "Report", Item("All the year\nin every unit\nand chair", columns=2)]
    pdf.table([ROWS[0], ["1", *plans], end])
    (table,) = pdf.read().tables
    assert (table.row_count, table.column_count) == (3, 4)
    assert not table.inferences

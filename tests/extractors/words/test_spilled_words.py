"""Text that runs over a border stays with the cell in which its line begins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.support.pdfs import Pdf
from tests.support.tables import texts

WIDTHS = [60.0, 120.0, 60.0]


@given(column=st.integers(0, 1), row=st.integers(0, 2))
def test_a_line_too_long_for_its_cell_stays_with_it(column: int, row: int) -> None:
    pdf = Pdf()
    rows = [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]]
    rows[row][column] = f"first {'over' * (6 + 6 * column)} and more"
    rows[row][column + 1] = ""
    pdf.table(rows, widths=WIDTHS)
    (table,) = pdf.read().tables
    assert texts(table) == rows


def test_a_centred_word_wider_than_its_cell_stays_where_its_middle_is() -> None:
    pdf = Pdf()
    pdf.table([["a", "", "c"], ["d", "e", "f"]], widths=[80.0, 20.0, 80.0])
    pdf.text(60 + 80 - 12, 94, "headings", size=9)
    (table,) = pdf.read().tables
    assert texts(table)[0] == ["a", "headings", "c"]


def test_a_line_more_than_a_cell_holds_stays_with_it() -> None:
    pdf = Pdf()
    pdf.table([["first", "x"], ["below", "y"]], widths=[80.0, 80.0], heights=[18.0, 18.0])
    pdf.text(62.0, 104.0, "more")  # the border is at 98, the line below at 111
    (table,) = pdf.read().tables
    assert texts(table) in (
        [["first\nmore", "x"], ["below", "y"]],
        [["first more", "x"], ["below", "y"]],
    )

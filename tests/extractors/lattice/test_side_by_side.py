"""Rows to the left and to the right of a tall merged cell are of one table."""

from __future__ import annotations

from tests.support.pdfs import Pdf
from tests.support.tables import texts


def test_a_merged_cell_open_at_both_ends_keeps_its_table_whole() -> None:
    """Between the rows on its left and on its right nothing is drawn but its own sides."""
    pdf = Pdf()
    for y in (80, 100, 120, 140):
        pdf.line(60, y, 150, y).line(240, y, 330, y)
    for x in (60, 150, 240, 330):
        pdf.line(x, 80, x, 140)
    for row in range(3):
        pdf.text(65, 94 + 20 * row, f"left {row}").text(245, 94 + 20 * row, f"right {row}")
    pdf.text(155, 110, "merged")
    (table,) = pdf.read().tables
    assert texts(table) == [
        ["left 0", "merged", "right 0"],
        ["left 1", "right 1"],
        ["left 2", "right 2"],
    ]

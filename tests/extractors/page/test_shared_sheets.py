"""Two pages printed on one are told; a page with two tables is not mistaken for them."""

from __future__ import annotations

from extractors.page.shared_sheets import find_shared_sheets
from tests.support.pdfs import Pdf

A4_LANDSCAPE = (842.0, 595.0)
ROWS = [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]]


def test_pages_side_by_side() -> None:
    pdf = Pdf((1190.0, 842.0))
    for left in (40.0, 635.0):
        pdf.table(ROWS, x=left, widths=[170.0] * 3)
    assert find_shared_sheets(pdf.pages()) == (1, "side by side")


def test_pages_one_above_the_other() -> None:
    pdf = Pdf((842.0, 1190.0))
    for number in range(3):
        if number:
            pdf.page()
        for top in (40.0, 635.0):
            pdf.table(ROWS, x=40, y=top, widths=[250.0] * 3)
    assert find_shared_sheets(pdf.pages()) == (1, "one above the other")


def test_a_page_with_two_tables_is_one_page() -> None:
    pdf = Pdf()
    pdf.table(ROWS, y=60)
    pdf.table(ROWS, y=500)
    assert find_shared_sheets(pdf.pages()) is None


def test_two_small_tables_beside_each_other_are_no_pages() -> None:
    pdf = Pdf(A4_LANDSCAPE)
    pdf.table([["a", "b"]], x=40, widths=[40, 40])
    pdf.table([["c", "d"]], x=600, widths=[40, 40])
    assert find_shared_sheets(pdf.pages()) is None

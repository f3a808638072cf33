"""A table within a cell is text of that cell."""

from __future__ import annotations

import pytest

from tests.support.grids import Row
from tests.support.pdfs import Pdf
from tests.support.tables import texts


@pytest.mark.parametrize("borders", ["strokes", "fills", "boxes"])
def test_the_text_of_a_table_within_a_cell_is_the_cells(borders: str) -> None:
    pdf = Pdf()
    outer: list[Row] = [["left", "right"], ["", "below"]]
    pdf.table(outer, widths=[300, 100], heights=[40, 120], borders=borders)
    pdf.table([["p", "q"], ["r", "s"]], x=90, y=140, borders=borders)
    (table,) = pdf.read().tables
    assert texts(table) == [["left", "right"], ["p q\nr s", "below"]]

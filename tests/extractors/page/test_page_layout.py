"""However a table's lines are drawn, its cells are the same."""

from __future__ import annotations

import pytest

from tests.support.grids import Item, Row, places
from tests.support.pdfs import BORDERS, GREY, Pdf
from tests.support.tables import read_places

PLAIN: list[Row] = [["No", "Step", "Who"], ["1", "print", "rector"], ["2", "", "dean"]]


SPANS: list[Row] = [
    ["No", "Step", "Who", "Cost"],
    [Item("A task\nof two rows", rows=2), "one", Item("both", rows=2, columns=2)],
    ["two"],
    [Item("Across the whole width", columns=4)],
    ["4", Item("wide", columns=2), ""],
    ["5", "a", "b", "c"],
]


@pytest.mark.parametrize("borders", BORDERS)
@pytest.mark.parametrize("rows", [PLAIN, SPANS], ids=["plain", "spans"])
def test_a_way_to_draw_lines_changes_no_cell(rows: list[Row], borders: str) -> None:
    pdf = Pdf()
    pdf.table(rows, borders=borders)
    (table,) = pdf.read().tables
    assert read_places(table) == places(rows)


@pytest.mark.parametrize("borders", BORDERS)
def test_boxes_of_cells_are_where_the_lines_are(borders: str) -> None:
    pdf = Pdf()
    pdf.table(PLAIN, x=60, y=80, widths=[30, 200, 90], heights=[20, 30, 40], borders=borders)
    (table,) = pdf.read().tables
    step = next(cell for cell in table.cells if cell.text_raw == "print")
    assert step.parts[0].box == pytest.approx((90, 100, 290, 130), abs=1.5)


@pytest.mark.parametrize("borders", BORDERS)
def test_filled_header_cells_are_cells(borders: str) -> None:
    rows: list[Row] = [[Item(text, ground=GREY) for text in ("No", "Step", "Who")], *PLAIN[1:]]
    pdf = Pdf()
    pdf.table(rows, borders=borders)
    (table,) = pdf.read().tables
    assert read_places(table) == places(rows)


def test_grounds_alone_are_no_lines() -> None:
    pdf = Pdf()
    pdf.sheet.draw_rect((60, 80, 300, 120), color=None, fill=GREY)
    pdf.text(70, 100, "a coloured box")
    document = pdf.read()
    assert document.tables == ()
    assert [line.text for line in document.lines] == ["a coloured box"]


def test_white_lines_are_not_seen() -> None:
    pdf = Pdf()
    foot = pdf.table(PLAIN)
    pdf.sheet.draw_line((195, 80), (195, foot), color=(1, 1, 1), width=0.5)
    (table,) = pdf.read().tables
    assert read_places(table) == places(PLAIN)

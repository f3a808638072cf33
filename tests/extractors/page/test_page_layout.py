"""However a table's lines are drawn, its cells are the same."""

from __future__ import annotations

import pytest

from extractors.records.page_marks import RulingLine
from tests.support.grids import Item, Row, places
from tests.support.pdfs import BORDERS, GREY, Pdf
from tests.support.tables import read_places, texts

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


# Each draws the box from x 60 to 160 and y 80 to 120 of the page as seen.
DIRECTIONS = {
    "upwards": b"60 722 100 40 re",
    "downwards": b"60 762 100 -40 re",
    "leftwards": b"160 722 -100 40 re",
    "both": b"160 762 -100 -40 re",
    "upside down": b"1 0 0 -1 0 842 cm 60 80 100 40 re",
    "mirrored": b"-1 0 0 1 595 0 cm 435 722 100 40 re",
    "turned by a half": b"-1 0 0 -1 595 842 cm 435 80 100 40 re",
    "turned by a quarter": b"0 1 -1 0 0 0 cm 722 -160 40 100 re",
}


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_box_may_be_drawn_in_any_direction(direction: str) -> None:
    (page,) = Pdf().raw(b"q " + DIRECTIONS[direction] + b" S Q").pages()
    assert page.horizontal == [RulingLine(80, 60, 160), RulingLine(120, 60, 160)]
    assert page.vertical == [RulingLine(60, 80, 120), RulingLine(160, 80, 120)]


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_ground_drawn_in_any_direction_is_no_line(direction: str) -> None:
    (page,) = Pdf().raw(b"q 0.8 g " + DIRECTIONS[direction] + b" f Q").pages()
    assert page.horizontal == page.vertical == []


def test_white_lines_are_not_seen() -> None:
    pdf = Pdf()
    foot = pdf.table(PLAIN)
    pdf.sheet.draw_line((195, 80), (195, foot), color=(1, 1, 1), width=0.5)
    (table,) = pdf.read().tables
    assert read_places(table) == places(PLAIN)


def test_a_line_under_a_word_divides_no_cell() -> None:
    pdf = Pdf()
    pdf.table([["No", "see the site for more", "Who"], ["1", "print", "rector"]])
    pdf.line(153, 93, 190, 93)
    (table,) = pdf.read().tables
    assert texts(table) == [["No", "see the site for more", "Who"], ["1", "print", "rector"]]


def test_a_line_drawn_in_steps_is_one_line() -> None:
    """A cell of a row may end a few points lower than its neighbour."""
    pdf = Pdf()
    pdf.line(60, 80, 240, 80).line(60, 160, 240, 160)
    pdf.line(60, 120, 150, 120).line(150, 126, 240, 126)
    for x in (60, 150, 240):
        pdf.line(x, 80, x, 160)
    pdf.text(65, 95, "a").text(155, 95, "b").text(65, 145, "c").text(155, 145, "d")
    (table,) = pdf.read().tables
    assert texts(table) == [["a", "b"], ["c", "d"]]


def test_a_table_without_outer_sides() -> None:
    pdf = Pdf()
    for y in (80, 100, 120, 140):
        pdf.line(60, y, 330, y)
    for x in (150, 240):
        pdf.line(x, 80, x, 140)
    for row in range(3):
        for column in range(3):
            pdf.text(65 + 90 * column, 94 + 20 * row, f"{row}{column}")
    (table,) = pdf.read().tables
    assert texts(table) == [[f"{row}{column}" for column in range(3)] for row in range(3)]


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


@pytest.mark.parametrize("borders", ["strokes", "fills", "boxes"])
def test_the_text_of_a_table_within_a_cell_is_the_cells(borders: str) -> None:
    pdf = Pdf()
    outer: list[Row] = [["left", "right"], ["", "below"]]
    pdf.table(outer, widths=[300, 100], heights=[40, 120], borders=borders)
    pdf.table([["p", "q"], ["r", "s"]], x=90, y=140, borders=borders)
    (table,) = pdf.read().tables
    assert texts(table) == [["left", "right"], ["p q\nr s", "below"]]

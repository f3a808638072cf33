"""Shaded tables as office programs draw them: what has no line of its own is a cell too."""

from __future__ import annotations

from itertools import pairwise

from extractors.extract import extract_document
from extractors.records.documents import Document
from tests.support.canvases import BLACK, WHITE, WRITERS, Canvas
from tests.support.pdfs import pages_of
from tests.support.table_styles import LIGHT, PAGE
from tests.support.tables import texts, tiles_its_grid

XS = (60.0, 160.0, 260.0, 360.0)
ROW, LEADING = 20.0, 12.0


def read(canvas: Canvas) -> Document:
    return extract_document(pages_of(canvas.finish()))


def print_cell(canvas: Canvas, column: int, top: float, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        y = top + 12 + LEADING * number
        canvas.text(XS[column] + 4, y, line, size=9, font="Helvetica", ink=BLACK)


def fill_row(canvas: Canvas, top: float, height: float = ROW) -> None:
    for left, right in pairwise(XS):
        canvas.fill(left, top, right, top + height, ink=LIGHT)


def test_bare_rows_at_both_ends_have_several_lines() -> None:
    """Every second row is filled; the header and the last row, of two lines, are bare."""
    rows = [["Region\nof the lake", "Sum", "Note"], ["North", "12", "old"], ["South", "7", "new"]]
    rows += [["West", "5", "old"], ["East\nof the hill", "9", "seen\ntwice"]]
    for writer in WRITERS:
        canvas = writer(*PAGE)
        top = 100.0
        for number, row in enumerate(rows):
            height = ROW if number in (1, 2, 3) else ROW + LEADING
            if number % 2:
                fill_row(canvas, top, height)
            for column, text in enumerate(row):
                print_cell(canvas, column, top, text)
            top += height
        (table,) = read(canvas).tables
        assert texts(table) == rows
        assert tiles_its_grid(table)


def test_fills_go_on_a_line_that_is_drawn_beside_them() -> None:
    """The cells of the first column have the ground's colour and no line of their own."""
    rows = [["Name", "Sum", "Note"], *([f"Name {i}", str(i), "x"] for i in range(4))]
    for writer in WRITERS:
        canvas = writer(*PAGE)
        canvas.fill(XS[0], 100, XS[-1], 100 + ROW * len(rows), ink=LIGHT)
        for number, row in enumerate(rows):
            top = 100 + ROW * number
            for left, right in pairwise(XS):
                ink = WHITE if left == XS[0] else LIGHT
                canvas.fill(left, top, right, top + ROW, ink=ink)
            for column, text in enumerate(row):
                print_cell(canvas, column, top, text)
        for number in range(len(rows) + 1):
            y = 100 + ROW * number
            canvas.stroke(XS[1], y, XS[-1], y, width=0.5, ink=BLACK, dash=0)
        for x in XS[1:]:
            canvas.stroke(x, 100, x, 100 + ROW * len(rows), width=0.5, ink=BLACK, dash=0)
        (table,) = read(canvas).tables
        assert texts(table) == rows


def test_titles_over_each_column_are_cells() -> None:
    """The header has no lines between its cells, as a shaded one; the rows below have."""
    rows = [["Name", "Sum", "Note"], *([f"Name {i}", str(i), "x"] for i in range(4))]
    for writer in WRITERS:
        canvas = writer(*PAGE)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                print_cell(canvas, column, 100 + ROW * number, text)
        foot = 100 + ROW * len(rows)
        for number in range(len(rows) + 1):
            y = 100 + ROW * number
            canvas.stroke(XS[0], y, XS[-1], y, width=0.5, ink=BLACK, dash=0)
        for x in XS:
            head = 100.0 if x in (XS[0], XS[-1]) else 100 + ROW
            canvas.stroke(x, head, x, foot, width=0.5, ink=BLACK, dash=0)
        (table,) = read(canvas).tables
        assert texts(table) == rows
        assert "a title over each column" in table.join_reasons[0]

"""Ruling lines → the grids of a page's tables, also where a line is out of place or missing."""

from __future__ import annotations

import pytest

from extractors.lattice.cell_spans import find_cell_spans
from extractors.lattice.lattice import find_lattices
from extractors.records.page_marks import RulingLine
from tests.support.pdfs import Pdf
from tests.support.ruled_grids import grid
from tests.support.tables import texts


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


def test_tables_beside_and_below_one_another_are_apart() -> None:
    level, plumb = [], []
    for xs, ys in (
        ([50.0, 100, 150], [50.0, 70, 90]),
        ([200.0, 250, 300], [50.0, 75, 140]),
        ([50.0, 300], [200.0, 220, 240]),
    ):
        more_level, more_plumb = grid(xs, ys)
        level += more_level
        plumb += more_plumb
    found = find_lattices(sorted(level), sorted(plumb))
    corners = [(lattice.box.x0, lattice.box.y0) for lattice in found]
    assert corners == [(50, 50), (200, 50), (50, 200)]


def test_lines_that_miss_each_other_a_little_meet() -> None:
    level = [RulingLine(50, 52, 148), RulingLine(70, 52, 148), RulingLine(90, 52, 148)]
    plumb = [RulingLine(50, 52, 88), RulingLine(100, 52, 88), RulingLine(150, 52, 88)]
    (lattice,) = find_lattices(level, plumb)
    assert len(find_cell_spans(lattice)) == 4


def test_lone_lines_make_no_grid() -> None:
    assert find_lattices([RulingLine(50, 0, 100), RulingLine(70, 0, 100)], []) == []
    assert find_lattices([RulingLine(50, 0, 100)], [RulingLine(300, 0, 100)]) == []
    assert find_lattices([], []) == []


@pytest.mark.parametrize("end", ["top", "foot"])
def test_an_open_end_is_closed_and_told(end: str) -> None:
    level, plumb = grid([0, 50, 100], [0, 20, 40, 60])
    del level[0 if end == "top" else -1]
    (lattice,) = find_lattices(level, plumb)
    assert lattice.ys == (0, 20, 40, 60)
    assert len(find_cell_spans(lattice)) == 6
    assert set(lattice.open_top) == {end == "top"}
    assert set(lattice.open_bottom) == {end == "foot"}


def test_a_closed_grid_is_open_nowhere() -> None:
    (lattice,) = find_lattices(*grid([0, 50, 100], [0, 20, 40]))
    assert not any(lattice.open_top + lattice.open_bottom)


def test_a_row_open_at_both_ends_is_a_row() -> None:
    """A row higher than a page leaves only its sides on the page between."""
    (lattice,) = find_lattices([], [RulingLine(x, 50, 780) for x in (50, 150, 300)])
    assert len(find_cell_spans(lattice)) == 2
    assert all(lattice.open_top) and all(lattice.open_bottom)


def test_a_drawing_with_too_many_lines_is_no_table() -> None:
    fine = [5.0 * index for index in range(600)]
    assert find_lattices(*grid(fine, fine)) == []

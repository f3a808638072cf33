"""Drawn lines → grids → cells: every square in one cell, lines that are missing allowed for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lattice.cell_spans import find_cell_spans
from extractors.lattice.lattice import TableLattice, find_lattices
from extractors.records.page_marks import RulingLine


@st.composite
def drawn_lattices(draw: st.DrawFn) -> TableLattice:
    """Grids with any inner stretch drawn or not."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))

    def lines(count: int, stretches: int) -> tuple[tuple[bool, ...], ...]:
        inner = st.tuples(*[st.booleans()] * stretches)
        outer = (True,) * stretches
        return (outer, *(draw(inner) for _ in range(count - 1)), outer)

    return TableLattice(
        xs=tuple(50.0 * i for i in range(columns + 1)),
        ys=tuple(20.0 * i for i in range(rows + 1)),
        horizontal_drawn=lines(rows, columns),
        vertical_drawn=lines(columns, rows),
        open_top=(False,) * columns,
        open_bottom=(False,) * columns,
    )


@given(drawn_lattices())
def test_cells_part_the_grid(lattice: TableLattice) -> None:
    seen: dict[tuple[int, int], int] = {}
    cells = find_cell_spans(lattice)
    for index, cell in enumerate(cells):
        for row in range(cell.row, cell.row_end):
            for column in range(cell.column, cell.column_end):
                assert (row, column) not in seen
                seen[row, column] = index
    assert len(seen) == (len(lattice.xs) - 1) * (len(lattice.ys) - 1)
    assert cells == sorted(cells, key=lambda cell: (cell.row, cell.column))


@given(drawn_lattices())
def test_no_line_runs_through_a_cell(lattice: TableLattice) -> None:
    for cell in find_cell_spans(lattice):
        assert 0 <= cell.drawn_sides <= 4
        for row in range(cell.row + 1, cell.row_end):
            assert not any(lattice.horizontal_drawn[row][cell.column : cell.column_end])
        for column in range(cell.column + 1, cell.column_end):
            assert not any(lattice.vertical_drawn[column][cell.row : cell.row_end])


def grid(xs: list[float], ys: list[float]) -> tuple[list[RulingLine], list[RulingLine]]:
    return (
        [RulingLine(y, xs[0], xs[-1]) for y in ys],
        [RulingLine(x, ys[0], ys[-1]) for x in xs],
    )


@given(st.lists(st.floats(12, 80), min_size=1, max_size=8), st.lists(st.floats(12, 80), min_size=1))
def test_a_full_grid_has_a_cell_for_each_square(widths: list[float], heights: list[float]) -> None:
    xs = [sum(widths[:index]) for index in range(len(widths) + 1)]
    ys = [sum(heights[:index]) for index in range(len(heights) + 1)]
    (lattice,) = find_lattices(*grid(xs, ys))
    assert lattice.xs == pytest.approx(xs)
    assert lattice.ys == pytest.approx(ys)
    cells = find_cell_spans(lattice)
    assert len(cells) == len(widths) * len(heights)
    assert {cell.drawn_sides for cell in cells} == {4}


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


def test_a_stretch_left_out_makes_one_cell_of_two() -> None:
    level, plumb = grid([0, 50, 100], [0, 20, 40])
    level[1] = RulingLine(20, 50, 100)
    (lattice,) = find_lattices(level, plumb)
    assert [tuple(cell[:4]) for cell in find_cell_spans(lattice)] == [
        (0, 2, 0, 1),
        (0, 1, 1, 2),
        (1, 2, 1, 2),
    ]


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

"""Drawn lines → grids → cells: every square in one cell, lines that are missing allowed for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lattice.cell_spans import find_cell_spans
from extractors.lattice.lattice import TableLattice, find_lattices
from extractors.records.page_marks import RulingLine
from tests.support.ruled_grids import grid


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


def test_a_stretch_left_out_makes_one_cell_of_two() -> None:
    level, plumb = grid([0, 50, 100], [0, 20, 40])
    level[1] = RulingLine(20, 50, 100)
    (lattice,) = find_lattices(level, plumb)
    assert [tuple(cell[:4]) for cell in find_cell_spans(lattice)] == [
        (0, 2, 0, 1),
        (0, 1, 1, 2),
        (1, 2, 1, 2),
    ]

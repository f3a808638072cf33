"""Tables that only touch are taken apart; a doubled line within a table parts nothing."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.lattice.lattice import find_lattices
from extractors.records.page_marks import RulingLine


def drawn(xs: Sequence[float], ys: Sequence[float]) -> tuple[list[RulingLine], list[RulingLine]]:
    """The rules of a whole grid."""
    return [RulingLine(y, xs[0], xs[-1]) for y in ys], [RulingLine(x, ys[0], ys[-1]) for x in xs]


def found(*parts: tuple[list[RulingLine], list[RulingLine]]) -> list[tuple[tuple[float, ...], int]]:
    """The column lines and the number of rows of each table, from top to bottom."""
    level = sorted(rule for part in parts for rule in part[0])
    plumb = sorted(rule for part in parts for rule in part[1])
    return [(lattice.xs, len(lattice.ys) - 1) for lattice in find_lattices(level, plumb)]


def test_tables_of_other_columns_that_touch_are_two() -> None:
    above = drawn([50, 150, 350], [100, 120, 140, 160])
    below = drawn([50, 90, 220, 350], [161.5, 181.5, 201.5, 221.5])
    assert found(above, below) == [((50, 150, 350), 3), ((50, 90, 220, 350), 3)]


def test_a_doubled_line_under_the_header_parts_nothing() -> None:
    header = drawn([50, 150, 350], [100, 120])
    body = drawn([50, 150, 350], [122, 142, 162, 182])
    assert found(header, body) == [((50, 150, 350), 4)]


def test_where_all_lines_are_doubled_tables_are_whole() -> None:
    rows = [drawn([50, 150, 350], [y, y + 18]) for y in (100, 120, 140)]
    wide = drawn([50, 250, 350], [160, 178])
    assert len(found(*rows, wide)) == 1


def test_a_row_without_upright_lines_keeps_an_open_sided_table_whole() -> None:
    level = [RulingLine(y, 50, 350) for y in (100, 120, 136, 156, 176)]
    plumb = [RulingLine(150, 100, 120), RulingLine(150, 136, 176)]
    assert found((level, plumb)) == [((50, 150, 350), 4)]


def test_a_side_that_no_level_line_meets_belongs_to_the_table_of_its_height() -> None:
    level, plumb = drawn([150, 250, 350], [100, 120, 140])
    assert found((level, [*plumb, RulingLine(50, 100, 140)])) == [((50, 150, 250, 350), 2)]


def test_a_row_that_fills_the_page_has_upright_lines_only() -> None:
    assert found(([], [RulingLine(x, 60, 700) for x in (50, 150, 350)])) == [((50, 150, 350), 1)]

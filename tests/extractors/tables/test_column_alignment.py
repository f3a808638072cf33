"""Column lines of two parts of a table: the same, moved, stretched, or others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.tables.column_alignment import (
    SAME_COLUMN_LINE_PT,
    align_columns,
    find_nearest_line,
    merge_column_lines,
)

LINES = (50.0, 90.0, 200.0, 310.0, 400.0)


@st.composite
def column_lines(draw: st.DrawFn) -> tuple[float, ...]:
    """Column lines further apart than lines that count as one."""
    start = draw(st.floats(0, 100))
    widths = draw(st.lists(st.floats(10, 120), min_size=1, max_size=8))
    return tuple(start + sum(widths[:index]) for index in range(len(widths) + 1))


@given(column_lines(), st.floats(-200, 200))
def test_moved_lines_are_the_same(xs: tuple[float, ...], shift: float) -> None:
    found = align_columns(xs, tuple(x + shift for x in xs))
    assert found is not None
    assert found == pytest.approx(xs, abs=SAME_COLUMN_LINE_PT)


@given(column_lines())
def test_lines_align_with_themselves_where_they_lie(xs: tuple[float, ...]) -> None:
    assert align_columns(xs, xs) == xs


def test_a_part_may_lack_inner_lines() -> None:
    """A page of rows that are merged across draws fewer lines."""
    assert align_columns(LINES, (50, 200, 400)) == (50, 200, 400)
    assert align_columns((50, 200, 400), LINES) == LINES


def test_a_slightly_stretched_part_is_the_same() -> None:
    found = align_columns(LINES, tuple(20 + 1.04 * x for x in LINES))
    assert found == pytest.approx(LINES)


def test_a_part_of_another_scale_needs_all_its_lines() -> None:
    assert align_columns(LINES, tuple(1.5 * x for x in LINES)) == pytest.approx(LINES)
    assert align_columns(LINES, (75, 135, 330, 465, 600)) is None


@pytest.mark.parametrize(
    "below",
    [
        (50, 120, 160, 250, 400),
        (50, 90, 200, 310, 360),
        (50, 110, 400),
        (50, 225),
    ],
)
def test_other_lines_do_not_align(below: tuple[float, ...]) -> None:
    assert align_columns(LINES, below) is None


@given(st.lists(column_lines(), min_size=1, max_size=4))
def test_united_lines_are_sorted_and_hold_every_line(parts: list[tuple[float, ...]]) -> None:
    out = merge_column_lines(parts)
    assert out == sorted(out)
    for part in parts:
        for x in part:
            assert find_nearest_line(out, x) is not None
    assert set(parts[0]) <= set(out)
    assert len(out) <= sum(map(len, parts))


@given(column_lines())
def test_lines_united_with_themselves_stay_as_they_are(xs: tuple[float, ...]) -> None:
    assert merge_column_lines([xs, xs, tuple(x + SAME_COLUMN_LINE_PT / 4 for x in xs)]) == list(xs)


@given(column_lines(), column_lines())
def test_two_lines_of_one_part_stay_two(
    first: tuple[float, ...], second: tuple[float, ...]
) -> None:
    out = merge_column_lines([first, second])
    assert len(out) >= max(len(first), len(second))
    for part in (first, second):
        places = [find_nearest_line(out, x) for x in part]
        assert len(set(places)) == len(part)


def test_two_lines_near_one_line_stay_two() -> None:
    assert merge_column_lines([(0, 100, 200), (0, 97, 103, 200)]) == [0, 100, 103, 200]


def test_the_nearest_line() -> None:
    assert find_nearest_line(LINES, 91) == 1
    assert find_nearest_line(LINES, 50 - SAME_COLUMN_LINE_PT) == 0
    assert find_nearest_line(LINES, 404.5) is None
    assert find_nearest_line(LINES, 145) is None

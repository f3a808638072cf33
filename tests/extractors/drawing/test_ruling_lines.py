"""Pieces of lines become whole lines, and nothing else is drawn or lost on the way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.drawing.ruling_lines import (
    MAX_GAP_PT,
    MAX_LINE_THICKNESS_PT,
    MIN_LINE_LENGTH_PT,
    RulingLineCollector,
    merge_collinear,
)
from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine


@st.composite
def pieces(draw: st.DrawFn) -> list[RulingLine]:
    """Pieces on a few lines that lie well apart."""
    out = []
    for line in range(draw(st.integers(1, 4))):
        for _ in range(draw(st.integers(0, 8))):
            lo = draw(st.floats(0, 300))
            length = draw(st.floats(0, 100))
            out.append(RulingLine(10.0 * line + draw(st.floats(0, 0.3)), lo, lo + length))
    return draw(st.permutations(out))


def covers(rules: list[RulingLine], at: float, place: float, slack: float) -> bool:
    return any(
        abs(rule.position - at) <= 0.5 and rule.start - slack <= place <= rule.end + slack
        for rule in rules
    )


@given(pieces())
def test_merged_lines_cover_what_the_pieces_cover(drawn: list[RulingLine]) -> None:
    out = merge_collinear(drawn)
    for piece in drawn:
        if piece.end - piece.start >= MIN_LINE_LENGTH_PT:
            for place in (piece.start, (piece.start + piece.end) / 2, piece.end):
                assert covers(out, piece.position, place, 0)
    for rule in out:
        steps = int(rule.end - rule.start) + 1
        for step in range(steps + 1):
            assert covers(
                drawn,
                rule.position,
                rule.start + (rule.end - rule.start) * step / steps,
                MAX_GAP_PT,
            )


@given(pieces())
def test_merging_twice_changes_nothing(drawn: list[RulingLine]) -> None:
    once = merge_collinear(drawn)
    assert [pytest.approx(rule) for rule in once] == merge_collinear(once)
    assert once == sorted(once)


@given(pieces())
def test_the_order_of_pieces_does_not_matter(drawn: list[RulingLine]) -> None:
    def rounded(rules: list[RulingLine]) -> list[tuple[float, ...]]:
        return [tuple(round(value, 6) for value in rule) for rule in rules]

    assert rounded(merge_collinear(drawn)) == rounded(merge_collinear(sorted(drawn, reverse=True)))


@given(pieces())
def test_lines_of_one_height_do_not_meet(drawn: list[RulingLine]) -> None:
    out = merge_collinear(drawn)
    for first, second in pairwise(out):
        if abs(first.position - second.position) < 1:
            assert second.start - first.end > MAX_GAP_PT


def test_a_gap_parts_and_a_smaller_one_does_not() -> None:
    assert merge_collinear([RulingLine(10, 0, 50), RulingLine(10, 51, 90)]) == [
        RulingLine(10, 0, 90)
    ]
    assert merge_collinear([RulingLine(10, 0, 50), RulingLine(10, 60, 90)]) == [
        RulingLine(10, 0, 50),
        RulingLine(10, 60, 90),
    ]


def test_no_piece() -> None:
    assert merge_collinear([]) == []
    assert RulingLineCollector().merge_lines() == ([], [])


def test_a_slanting_stroke_is_no_line() -> None:
    collector = RulingLineCollector()
    collector.add_stroke(0, 0, 100, 100)
    collector.add_stroke(0, 50, 100, 58)
    assert collector.merge_lines() == ([], [])


def test_strokes_go_either_way() -> None:
    collector = RulingLineCollector()
    collector.add_stroke(100, 20, 0, 20)
    collector.add_stroke(5, 90, 5, 10)
    assert collector.merge_lines() == ([RulingLine(20, 0, 100)], [RulingLine(5, 10, 90)])


def test_a_thin_fill_is_a_line_and_a_thick_one_an_area() -> None:
    collector = RulingLineCollector()
    collector.add_fill(Box(0, 10, 100, 10 + MAX_LINE_THICKNESS_PT / 2))
    collector.add_fill(Box(0, 50, 100, 60))
    assert collector.merge_lines() == ([RulingLine(10 + MAX_LINE_THICKNESS_PT / 4, 0, 100)], [])


def test_dots_make_a_line_in_their_own_direction_only() -> None:
    collector = RulingLineCollector()
    for x in range(0, 100, 2):
        collector.add_fill(Box(x, 10, x + 1, 11))
    assert collector.merge_lines() == ([RulingLine(10.5, 0, 99)], [])


def test_a_single_dot_is_no_line() -> None:
    collector = RulingLineCollector()
    collector.add_fill(Box(10, 10, 12, 12))
    assert collector.merge_lines() == ([], [])


def test_an_outlined_box_has_four_sides_and_a_thin_one_is_a_line() -> None:
    collector = RulingLineCollector()
    collector.add_outline(Box(10, 20, 60, 50))
    collector.add_outline(Box(200, 20, 201, 50))
    assert collector.merge_lines() == (
        [RulingLine(20, 10, 60), RulingLine(50, 10, 60)],
        [RulingLine(10, 20, 50), RulingLine(60, 20, 50), RulingLine(200.5, 20, 50)],
    )

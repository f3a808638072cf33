"""Pieces of lines become whole lines, and nothing else is drawn or lost on the way."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pdf.ruling_lines import GAP, SHORTEST, THIN, RuleCollector, merged
from extractors.records import Box, Rule


@st.composite
def pieces(draw: st.DrawFn) -> list[Rule]:
    """Pieces on a few lines that lie well apart."""
    out = []
    for line in range(draw(st.integers(1, 4))):
        for _ in range(draw(st.integers(0, 8))):
            lo = draw(st.floats(0, 300))
            length = draw(st.floats(0, 100))
            out.append(Rule(10.0 * line + draw(st.floats(0, 0.3)), lo, lo + length))
    return draw(st.permutations(out))


def covers(rules: list[Rule], at: float, place: float, slack: float) -> bool:
    return any(
        abs(rule.at - at) <= 0.5 and rule.lo - slack <= place <= rule.hi + slack for rule in rules
    )


@given(pieces())
def test_merged_lines_cover_what_the_pieces_cover(drawn: list[Rule]) -> None:
    out = merged(drawn)
    for piece in drawn:
        if piece.hi - piece.lo >= SHORTEST:
            for place in (piece.lo, (piece.lo + piece.hi) / 2, piece.hi):
                assert covers(out, piece.at, place, 0)
    for rule in out:
        steps = int(rule.hi - rule.lo) + 1
        for step in range(steps + 1):
            assert covers(drawn, rule.at, rule.lo + (rule.hi - rule.lo) * step / steps, GAP)


@given(pieces())
def test_merging_twice_changes_nothing(drawn: list[Rule]) -> None:
    once = merged(drawn)
    assert [pytest.approx(rule) for rule in once] == merged(once)
    assert once == sorted(once)


@given(pieces())
def test_the_order_of_pieces_does_not_matter(drawn: list[Rule]) -> None:
    def rounded(rules: list[Rule]) -> list[tuple[float, ...]]:
        return [tuple(round(value, 6) for value in rule) for rule in rules]

    assert rounded(merged(drawn)) == rounded(merged(sorted(drawn, reverse=True)))


@given(pieces())
def test_lines_of_one_height_do_not_meet(drawn: list[Rule]) -> None:
    out = merged(drawn)
    for first, second in pairwise(out):
        if abs(first.at - second.at) < 1:
            assert second.lo - first.hi > GAP


def test_a_gap_parts_and_a_smaller_one_does_not() -> None:
    assert merged([Rule(10, 0, 50), Rule(10, 51, 90)]) == [Rule(10, 0, 90)]
    assert merged([Rule(10, 0, 50), Rule(10, 60, 90)]) == [Rule(10, 0, 50), Rule(10, 60, 90)]


def test_no_piece() -> None:
    assert merged([]) == []
    assert RuleCollector().rules() == ([], [])


def test_a_slanting_stroke_is_no_line() -> None:
    collector = RuleCollector()
    collector.stroke(0, 0, 100, 100)
    collector.stroke(0, 50, 100, 58)
    assert collector.rules() == ([], [])


def test_strokes_go_either_way() -> None:
    collector = RuleCollector()
    collector.stroke(100, 20, 0, 20)
    collector.stroke(5, 90, 5, 10)
    assert collector.rules() == ([Rule(20, 0, 100)], [Rule(5, 10, 90)])


def test_a_thin_fill_is_a_line_and_a_thick_one_an_area() -> None:
    collector = RuleCollector()
    collector.fill(Box(0, 10, 100, 10 + THIN / 2))
    collector.fill(Box(0, 50, 100, 60))
    assert collector.rules() == ([Rule(10 + THIN / 4, 0, 100)], [])


def test_dots_make_a_line_in_their_own_direction_only() -> None:
    collector = RuleCollector()
    for x in range(0, 100, 2):
        collector.fill(Box(x, 10, x + 1, 11))
    assert collector.rules() == ([Rule(10.5, 0, 99)], [])


def test_a_single_dot_is_no_line() -> None:
    collector = RuleCollector()
    collector.fill(Box(10, 10, 12, 12))
    assert collector.rules() == ([], [])


def test_an_outlined_box_has_four_sides_and_a_thin_one_is_a_line() -> None:
    collector = RuleCollector()
    collector.outline(Box(10, 20, 60, 50))
    collector.outline(Box(200, 20, 201, 50))
    assert collector.rules() == (
        [Rule(20, 10, 60), Rule(50, 10, 60)],
        [Rule(10, 20, 50), Rule(60, 20, 50), Rule(200.5, 20, 50)],
    )

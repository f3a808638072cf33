"""Parallel rules as grid lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lattice.grid_lines import SNAP_TOLERANCE_PT, snap_to_grid_lines
from extractors.records.page_marks import RulingLine

rules = st.lists(
    st.builds(RulingLine, st.floats(0, 800), st.just(0.0), st.floats(1, 500)), max_size=30
)


def test_near_rules_are_one_line_at_their_mean_by_length() -> None:
    assert snap_to_grid_lines([RulingLine(10, 0, 30), RulingLine(12, 0, 10)]) == [10.5]


def test_rules_farther_apart_are_two() -> None:
    far = 10 + SNAP_TOLERANCE_PT + 0.1
    assert snap_to_grid_lines([RulingLine(far, 0, 1), RulingLine(10, 0, 1)]) == [10, far]


@given(rules)
def test_every_rule_lies_near_a_line(found: list[RulingLine]) -> None:
    positions = snap_to_grid_lines(found)
    assert positions == sorted(positions)
    for rule in found:
        nearest = min(positions, key=lambda position: abs(position - rule.position))
        assert abs(nearest - rule.position) <= 2 * SNAP_TOLERANCE_PT + 1e-6


@given(rules)
def test_the_order_of_rules_makes_no_difference(found: list[RulingLine]) -> None:
    assert snap_to_grid_lines(found[::-1]) == pytest.approx(snap_to_grid_lines(found))

"""Boxes in the reading frame and on the page as displayed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.records.geometry import Box, rotate_box, rotate_by_skew

WIDTH, HEIGHT = 595.0, 842.0
sides = st.floats(0, 500, allow_nan=False)
boxes = st.builds(
    lambda x, y, width, height: Box(x, y, x + width, y + height), sides, sides, sides, sides
)


@given(boxes)
def test_four_quarter_turns_are_none(box: Box) -> None:
    turned, width, height = box, WIDTH, HEIGHT
    for _ in range(4):
        turned = rotate_box(turned, 90, width, height)
        width, height = height, width
    assert turned == pytest.approx(box)


@given(boxes)
def test_two_quarter_turns_are_half_a_turn(box: Box) -> None:
    quarter = rotate_box(box, 90, WIDTH, HEIGHT)
    assert rotate_box(quarter, 90, HEIGHT, WIDTH) == pytest.approx(
        rotate_box(box, 180, WIDTH, HEIGHT)
    )


@given(boxes, st.floats(-3, 3))
def test_a_skewed_box_keeps_its_size_and_comes_back(box: Box, degrees: float) -> None:
    there = rotate_by_skew(box, degrees, WIDTH, HEIGHT)
    assert (there.x1 - there.x0, there.y1 - there.y0) == pytest.approx(
        (box.x1 - box.x0, box.y1 - box.y0)
    )
    assert rotate_by_skew(there, -degrees, WIDTH, HEIGHT) == pytest.approx(box, abs=1e-6)


def test_a_box_encloses_another_give_or_take() -> None:
    outer, inner = Box(0, 0, 10, 10), Box(-0.5, 2, 10.5, 8)
    assert not outer.encloses(inner)
    assert outer.encloses(inner, slack=0.5)

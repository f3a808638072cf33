"""MuPDF's drawings → rules and areas, in whichever way a producer draws them."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.drawing.drawn_shapes import collect_painted_shapes
from extractors.records.page_marks import PaintedArea, RulingLine

BLACK, GREY = (0.0, 0.0, 0.0), (0.8, 0.8, 0.8)


def fill(*items: tuple[Any, ...], colour: Any = BLACK, opacity: float = 1.0) -> dict[str, Any]:
    return {"type": "f", "items": list(items), "fill": colour, "fill_opacity": opacity}


THIN = (
    [fill(("re", (10.0, 20.0, 110.0, 20.5), 1))],
    [fill(("re", (110.0, 20.5, 10.0, 20.0), -1))],  # from the other corner
    [fill(("re", (10.0, 20.0, 110.0, 20.5), 1))] * 2,  # drawn by both cells
    [
        fill(
            *[
                ("l", *side)
                for side in (((10.0, 20.0), (110.0, 20.0)), ((110.0, 20.5), (10.0, 20.5)))
            ]
        )
    ],
    [{"type": "s", "items": [("l", (10.0, 20.25), (110.0, 20.25))], "color": BLACK}],
)


@pytest.mark.parametrize("drawings", THIN)
def test_a_thin_shape_is_one_rule_however_it_is_drawn(drawings: list[dict[str, Any]]) -> None:
    painted = collect_painted_shapes(drawings)
    horizontal, vertical = painted.merge_lines()
    [rule] = horizontal
    assert tuple(rule) == pytest.approx((20.25, 10.0, 110.0))
    assert vertical == []
    assert painted.list_areas() == []


def test_a_thick_rectangle_is_an_area_and_no_rule() -> None:
    painted = collect_painted_shapes([fill(("re", (10.0, 90.0, 110.0, 20.0), -1), colour=GREY)])
    assert painted.list_areas() == [PaintedArea(10.0, 20.0, 110.0, 90.0, *GREY)]
    assert painted.merge_lines() == ([], [])


def test_what_is_transparent_is_not_seen() -> None:
    drawings = [fill(("re", (10.0, 20.0, 110.0, 20.5), 1), opacity=0)]
    assert collect_painted_shapes(drawings).merge_lines() == ([], [])


def test_two_colours_at_one_place_are_two_fills() -> None:
    rectangle = ("re", (10.0, 20.0, 10.5, 90.0), 1)
    painted = collect_painted_shapes([fill(rectangle, colour=(1.0, 1.0, 1.0)), fill(rectangle)])
    assert painted.merge_lines() == ([], [RulingLine(10.25, 20.0, 90.0)])

"""MuPDF's drawings of a page → what is painted there: ruling lines and areas.

A drawing is a path with its paint; its items are lines (`l`), curves (`c`), rectangles (`re`) and
four-sided shapes (`qu`). PyMuPDF is not imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractors.drawing.painted_shapes import PaintedShapes
from extractors.drawing.ruling_lines import (
    MAX_LINE_THICKNESS_PT,
    RulingLineCollector,
    bounding_box,
)
from extractors.records.geometry import Box

SIDE_TOLERANCE_PT = 0.1
"""The ends of a rectangle's side are off its line by less than this, in points."""


def collect_painted_shapes(drawings: Sequence[dict[str, Any]]) -> PaintedShapes:
    """What is seen of a page's drawings; fully transparent ones are not.

    Cells side by side often draw the line between them twice alike; once is enough.
    """
    painted = PaintedShapes()
    seen_fills = set()
    collectors: dict[Any, RulingLineCollector] = {}  # by colour: a page has few
    for drawing in drawings:
        kind, items = drawing["type"], drawing["items"]
        colour, opacity = drawing.get("fill"), drawing.get("fill_opacity")
        if kind == "f" and len(items) == 1:
            item = items[0]
            if (item, colour) in seen_fills:
                continue
            seen_fills.add((item, colour))
            if item[0] == "re":  # as nearly all are where cells have drawn borders
                if opacity == 0:
                    continue
                x0, y0, x1, y1 = item[1]
                if x0 > x1 or y0 > y1:
                    x0, y0, x1, y1 = _sort_corners(item[1])
                if x1 - x0 > MAX_LINE_THICKNESS_PT and y1 - y0 > MAX_LINE_THICKNESS_PT:
                    painted.add_area(Box(x0, y0, x1, y1), colour, opacity)
                    continue
                if colour not in collectors:
                    collectors[colour] = painted.choose_collector(colour)
                collectors[colour].add_fill((x0, y0, x1, y1))
                continue
        if "f" in kind and opacity != 0 and items:
            _collect_areas(painted, items, colour, opacity)
        if "s" in kind and drawing.get("stroke_opacity") != 0:
            _collect_strokes(painted.choose_collector(drawing.get("color")), items)
        elif "f" in kind and opacity != 0:
            _collect_fills(painted.choose_collector(colour), items)
    return painted


def _collect_areas(
    painted: PaintedShapes, items: Sequence[tuple[Any, ...]], colour: Any, opacity: float | None
) -> None:
    """Filled rectangles, also those drawn as four lines; thin ones are lines, not areas."""
    for item in items:
        if item[0] == "re":
            x0, y0, x1, y1 = item[1]
            if abs(x1 - x0) > MAX_LINE_THICKNESS_PT and abs(y1 - y0) > MAX_LINE_THICKNESS_PT:
                painted.add_area(_sort_corners(item[1]), colour, opacity)
        elif item[0] == "qu":
            painted.add_area(bounding_box(item[1]), colour, opacity)
    if items[0][0] == "l" and len(items) in (3, 4) and all(map(_is_straight_side, items)):
        corners = [point for item in items for point in item[1:]]
        painted.add_area(bounding_box(corners), colour, opacity)


def _is_straight_side(item: tuple[Any, ...]) -> bool:
    """Whether a piece of a path is a horizontal or vertical line."""
    if item[0] != "l":
        return False
    (x0, y0), (x1, y1) = item[1:]
    return bool(min(abs(x1 - x0), abs(y1 - y0)) < SIDE_TOLERANCE_PT)


def _collect_strokes(collector: RulingLineCollector, items: Sequence[tuple[Any, ...]]) -> None:
    for item in items:
        if item[0] == "l":
            collector.add_stroke(*item[1], *item[2])
        elif item[0] == "re":
            collector.add_outline(_sort_corners(item[1]))
        elif item[0] == "qu":
            collector.add_outline(bounding_box(item[1]))


def _collect_fills(collector: RulingLineCollector, items: Sequence[tuple[Any, ...]]) -> None:
    """Filled rectangles and polygons; sides that go on from one another are one polygon.

    A straight side between two curves belongs to their shape: the outline of a letter is no ruling
    line.
    """
    polygon: list[tuple[float, float]] = []
    for item in items:
        if item[0] in ("l", "c"):
            if polygon and polygon[-1] != item[1]:
                collector.add_fill(bounding_box(polygon))
                polygon = []
            polygon += item[1:]
        elif item[0] == "re":
            collector.add_fill(_sort_corners(item[1]))
        elif item[0] == "qu":
            collector.add_fill(bounding_box(item[1]))
    if polygon:
        collector.add_fill(bounding_box(polygon))


def _sort_corners(corners: tuple[float, float, float, float]) -> Box:
    """A rectangle from two opposite corners, drawn in whichever direction."""
    x0, y0, x1, y1 = corners
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

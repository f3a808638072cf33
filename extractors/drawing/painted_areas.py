"""What is painted on a page beside its text, in order: fills, thick strokes and pictures.

Later paint covers earlier text; earlier paint is the ground on which text stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from extractors.drawing.ruling_lines import MAX_LINE_THICKNESS_PT, bounding_box
from extractors.drawing.vector_paths import to_rgb
from extractors.records.geometry import Box

Point = tuple[float, float]
Colour = tuple[float, float, float]

WHITE: Colour = (1.0, 1.0, 1.0)
"""The colour of paper."""

MIN_COVERING_OPACITY = 0.9
"""Paint at least so opaque hides what is below it."""

CURVE_STEPS = 4
"""Straight pieces that stand for a curve."""

ALWAYS_LAST = 1 << 30
"""The order of what is painted over all of a page: its annotations."""


class CoveringArea(NamedTuple):
    """An area painted in one go: its `order` among all that is painted, and its outlines.

    Without `outlines` it is its box. `colour` is red, green and blue from 0 to 1, None if it is not
    one colour; `name` says what it is.
    """

    order: int
    box: Box
    name: str
    colour: Colour | None = None
    opacity: float = 1.0
    outlines: tuple[tuple[Point, ...], ...] = ()
    is_even_odd: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is painted by it."""
        x0, y0, x1, y1 = self.box
        if not (x0 <= x <= x1 and y0 <= y <= y1):
            return False
        return not self.outlines or _is_inside(self.outlines, x, y, even_odd=self.is_even_odd)


def collect_areas(drawings: Sequence[dict[str, Any]]) -> list[CoveringArea]:
    """The areas among MuPDF's drawings, its clips and groups included, in order.

    Paint that is blended with what lies below it, as that of a text marker is, covers nothing.
    """
    areas = []
    for drawing, clip, opacity in _iter_with_clips(drawings):
        for area in _make_areas(drawing):
            box = _intersect(area.box, clip) if clip is not None else area.box
            if box.x0 < box.x1 and box.y0 < box.y1:
                areas.append(area._replace(box=box, opacity=area.opacity * opacity))
    return areas


def _iter_with_clips(
    drawings: Sequence[dict[str, Any]],
) -> Iterator[tuple[dict[str, Any], Box | None, float]]:
    """Each painted drawing with the box that it is clipped to, and how opaque its groups are."""
    stack: list[tuple[int, Box | None, float]] = []
    for drawing in drawings:
        level = drawing.get("level", 0)
        while stack and stack[-1][0] >= level:
            stack.pop()
        clip, opacity = stack[-1][1:] if stack else (None, 1.0)
        if drawing["type"] == "clip":
            scissor = Box(*drawing["scissor"])
            stack.append((level, _intersect(scissor, clip) if clip else scissor, opacity))
        elif drawing["type"] == "group":
            # Viewers highlight text with the blend mode Multiply: it stays readable.
            is_mixed = drawing.get("blendmode") not in (None, "", "Normal", "Compatible")
            stack.append((level, clip, 0.0 if is_mixed else opacity * drawing.get("opacity", 1.0)))
        else:
            yield drawing, clip, opacity


def _intersect(one: Box, other: Box) -> Box:
    return Box(
        max(one.x0, other.x0), max(one.y0, other.y0), min(one.x1, other.x1), min(one.y1, other.y1)
    )


def _make_areas(drawing: dict[str, Any]) -> Iterator[CoveringArea]:
    """The fill of a drawing, and its strokes where they are thicker than a ruling line."""
    order, box = drawing["seqno"], Box(*drawing["rect"])
    if "f" in drawing["type"] and min(box.x1 - box.x0, box.y1 - box.y0) > MAX_LINE_THICKNESS_PT:
        items = drawing["items"]
        is_box = len(items) == 1 and items[0][0] == "re"
        opacity = drawing.get("fill_opacity")
        yield CoveringArea(
            *(order, box, "a fill", make_colour(drawing.get("fill"))),
            1.0 if opacity is None else opacity,
            () if is_box else tuple(_trace_outlines(items)),
            bool(drawing.get("even_odd")),
        )
    width = drawing.get("width") or 0.0
    if "s" in drawing["type"] and width > MAX_LINE_THICKNESS_PT:
        opacity = drawing.get("stroke_opacity")
        for operator, *points in drawing["items"]:
            if operator == "l":
                x0, y0, x1, y1 = bounding_box(points)
                level, upright = y1 - y0 < x1 - x0, y1 - y0 > x1 - x0
                thick = Box(
                    x0 - width / 2 * upright,
                    y0 - width / 2 * level,
                    x1 + width / 2 * upright,
                    y1 + width / 2 * level,
                )
                colour = make_colour(drawing.get("color"))
                yield CoveringArea(order, thick, "a line", colour, opacity or 1.0)


def make_colour(parts: Any) -> Colour | None:
    """Grey, RGB or CMYK from 0 to 1 as red, green and blue; None if it is no such colour."""
    rgb = to_rgb(parts)
    if rgb is None:
        return None
    return (rgb[0], rgb[0], rgb[0]) if len(rgb) == 1 else (rgb[0], rgb[1], rgb[2])


def _trace_outlines(items: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Point, ...]]:
    """The closed outlines of a path, curves as straight pieces."""
    outline: list[Point] = []
    for operator, *points in items:
        if operator == "re":
            x0, y0, x1, y1 = points[0]
            yield ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
            continue
        if operator == "qu":
            upper_left, upper_right, lower_left, lower_right = points[0]
            yield (upper_left, upper_right, lower_right, lower_left)
            continue
        if outline and outline[-1] != points[0]:
            yield tuple(outline)
            outline = []
        outline += [points[0]] if not outline else []
        outline += [points[1]] if operator == "l" else _flatten_curve(*points)
    if outline:
        yield tuple(outline)


def _flatten_curve(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    points = []
    for step in range(1, CURVE_STEPS + 1):
        t = step / CURVE_STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        corners = (start, one, two, end)
        x = sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True))
        y = sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True))
        points.append((x, y))
    return points


def _is_inside(outlines: Sequence[Sequence[Point]], x: float, y: float, *, even_odd: bool) -> bool:
    """Whether a point lies inside outlines, by PDF's rules for fills (non-zero or even-odd)."""
    winding = crossings = 0
    for outline in outlines:
        for (x0, y0), (x1, y1) in pairwise((*outline, outline[0])):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                crossings += 1
                winding += 1 if y1 > y0 else -1
    return bool(crossings % 2) if even_odd else winding != 0

"""Drawings and pictures that may be text: outlines of letters, strokes of a pen, pasted pictures.

Ruled lines, fills of cells and small dots are none of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from extractors.drawing.painted_areas import make_colour
from extractors.records.geometry import Box
from extractors.records.page_marks import InkKind, InkRegion, RulingLine

MIN_INK_SIDE_PT = 3.5
"""A smaller drawing, in points, is a dot, an arrow's head or a corner."""

MAX_LETTER_HEIGHT_PT = 60.0
"""A higher drawing, in points, is no letter."""

MAX_LETTER_WIDTH_PT = 300.0
"""A wider one, in points, is no word."""

MAX_LETTER_ASPECT = 12.0
"""A drawing that is so many times as long as wide is a bar."""

MIN_OUTLINE_SIDES = 6
"""An outline without curves has at least so many sides: arrows and bars have fewer."""

MAX_INK_SHADE = 0.75
"""Paler ink, from 0, black, to 1, white, is decoration."""

MAX_ANGULAR_LETTER_PT = 40.0
"""An outline without curves that is longer, in points, is a border."""

MIN_PICTURE_SIDE_PT = 4.0
"""A picture with a shorter side, in points, is a ruling line or a dot."""

MAX_WORD_GAP_SHARE = 2.0
"""Drawings in a line closer than so many of their heights are of one region: a dash between two
words is a line, and none of the drawings."""

MAX_LINE_GAP_SHARE = 0.2
"""Below each other they are of one region if they are closer than this share of their height."""

MAX_TEXT_HEIGHT_PT = 12.0
"""Gaps are measured by heights of at most so many points."""

MIN_SLANT_PT = 1.5
"""A stroke is neither horizontal nor vertical if it goes so many points both ways."""


class DividedDrawings(NamedTuple):
    """A page's drawings: those that may be its ruling lines and fills, and the regions of other
    ink."""

    plain: list[dict[str, Any]]
    ink_regions: list[InkRegion]


def divide_drawings(drawings: Sequence[dict[str, Any]]) -> DividedDrawings:
    """Separates drawings that may be letters, each as a region, from all others.

    The stroke of a pen becomes a region too, but stays among the others, since a drawing of strokes
    may hold a ruling line.
    """
    plain: list[dict[str, Any]] = []
    found: list[InkRegion] = []
    for drawing in drawings:
        items = drawing["items"]
        # Nearly all are plain lines and boxes.
        kind = None if len(items) == 1 and items[0][0] != "c" else _classify_drawing(drawing)
        if kind != "outline":
            plain.append(drawing)
        if kind is not None:
            found.append(InkRegion(Box(*drawing["rect"]), kind))
    return DividedDrawings(plain, found)


def _classify_drawing(drawing: dict[str, Any]) -> InkKind | None:
    """What ink a drawing is; None for one that is none, or too large for a letter."""
    items = drawing["items"]
    x0, y0, x1, y1 = drawing["rect"]
    width, height = x1 - x0, y1 - y0
    if (
        height > MAX_LETTER_HEIGHT_PT
        or width > MAX_LETTER_WIDTH_PT
        or max(height, width) < MIN_INK_SIDE_PT
        or max(height, width) > MAX_LETTER_ASPECT * min(height, width)
    ):
        return None
    if "f" in drawing["type"]:
        if _is_pale(drawing.get("fill"), drawing.get("fill_opacity")):
            return None
        has_curves = any(item[0] == "c" for item in items)
        is_small = max(width, height) <= MAX_ANGULAR_LETTER_PT
        is_letter = has_curves or (is_small and _count_most_sides(items) >= MIN_OUTLINE_SIDES)
        return "outline" if is_letter else None
    if _is_pale(drawing.get("color"), drawing.get("stroke_opacity")):
        return None
    slanted = sum(map(_is_slanted, items))
    return "stroke" if 2 * slanted > len(items) and slanted > 1 else None


def _count_most_sides(items: Sequence[tuple[Any, ...]]) -> int:
    """The sides of the polygon that has most: straight lines that go on from one another."""
    most = sides = 0
    end = None
    for operator, *points in items:
        sides = sides + 1 if operator == "l" and points[0] == end else int(operator == "l")
        end = points[-1]
        most = max(most, sides)
    return most


def _is_pale(colour: Any, opacity: float | None) -> bool:
    rgb = make_colour(colour)
    return opacity == 0 or (rgb is not None and min(rgb) > MAX_INK_SHADE)


def _is_slanted(item: Sequence[Any]) -> bool:
    if item[0] == "c":
        return True
    if item[0] != "l":
        return False
    (x0, y0), (x1, y1) = item[1], item[2]
    return bool(min(abs(x1 - x0), abs(y1 - y0)) >= MIN_SLANT_PT)


def find_pictures(images: Iterable[dict[str, Any]], width: float, height: float) -> list[InkRegion]:
    """The regions of a page's pictures, as far as they lie on its sheet."""
    return [
        InkRegion(box, "picture")
        for x0, y0, x1, y1 in (image["bbox"] for image in images)
        for box in (Box(max(x0, 0.0), max(y0, 0.0), min(x1, width), min(y1, height)),)
        if min(box.x1 - box.x0, box.y1 - box.y0) >= MIN_PICTURE_SIDE_PT
    ]


def join_regions(regions: Sequence[InkRegion], vertical: Sequence[RulingLine]) -> list[InkRegion]:
    """The regions, those that nearly touch in a line and have no ruling line between them as
    one."""
    joined: list[InkRegion] = []
    for region in sorted(regions, key=lambda region: (region.box.x0, region.box.y0)):
        box, kind = region
        # From left to right, so that a word grows letter by letter.
        for other in [other for other in joined if _is_close(other.box, box, vertical)]:
            joined.remove(other)
            box = Box(
                min(box.x0, other.box.x0),
                min(box.y0, other.box.y0),
                max(box.x1, other.box.x1),
                max(box.y1, other.box.y1),
            )
        joined.append(InkRegion(box, kind))
    return sorted(joined, key=lambda region: (region.box.y0, region.box.x0))


def _is_close(left: Box, right: Box, vertical: Sequence[RulingLine]) -> bool:
    height = min(max(right.y1 - right.y0, left.y1 - left.y0), MAX_TEXT_HEIGHT_PT)
    if (
        right.x0 - left.x1 >= MAX_WORD_GAP_SHARE * height
        or max(left.y0, right.y0) - min(left.y1, right.y1) >= MAX_LINE_GAP_SHARE * height
    ):
        return False
    middle = (right.y0 + right.y1) / 2
    return not any(
        left.x1 <= rule.position <= right.x0 and rule.start < middle < rule.end for rule in vertical
    )

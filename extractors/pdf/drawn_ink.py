"""Drawings and pictures that may be text: outlines of letters, strokes of a pen, pasted pictures.

Ruled lines, fills of cells and small dots are none of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from extractors.pdf.painted_areas import make_colour
from extractors.records import Box, InkKind, InkRegion

MIN_INK_SIDE_PT = 3.5
"""A smaller drawing, in points, is a dot, an arrow's head or a corner."""

MAX_LETTER_HEIGHT_PT = 60.0
"""A higher drawing, in points, is no letter."""

MAX_LETTER_WIDTH_PT = 300.0
"""A wider one, in points, is no word."""

MIN_OUTLINE_SIDES = 6
"""An outline without curves has at least so many sides: arrows and bars have fewer."""

MAX_INK_SHADE = 0.75
"""Paler ink, from 0, black, to 1, white, is decoration."""

MIN_PICTURE_SIDE_PT = 4.0
"""A picture with a shorter side, in points, is a rule or a dot."""

MAX_LETTER_GAP_SHARE = 0.8
"""Drawings closer than this share of their height are of one region."""

MIN_SLANT_PT = 1.5
"""A stroke is neither level nor upright if it goes so many points both ways."""


def find_outlines(drawings: Sequence[dict[str, Any]]) -> list[InkRegion]:
    """The regions of drawings that may be letters or a pen's strokes, those close together as
    one."""
    found: list[InkRegion] = []
    for drawing in drawings:
        items = drawing["items"]
        if len(items) == 1 and items[0][0] != "c":
            continue  # nearly all are plain lines and boxes
        x0, y0, x1, y1 = drawing["rect"]
        if (
            y1 - y0 > MAX_LETTER_HEIGHT_PT
            or x1 - x0 > MAX_LETTER_WIDTH_PT
            or max(y1 - y0, x1 - x0) < MIN_INK_SIDE_PT
        ):
            continue
        kind = _classify_drawing(drawing)
        if kind is not None:
            found.append(InkRegion(Box(x0, y0, x1, y1), kind))
    return join_regions(found)


def _classify_drawing(drawing: dict[str, Any]) -> InkKind | None:
    items = drawing["items"]
    if "f" in drawing["type"]:
        if _is_pale(drawing.get("fill"), drawing.get("fill_opacity")):
            return None
        has_curves = any(item[0] == "c" for item in items)
        sides = sum(item[0] == "l" for item in items)
        return "outline" if has_curves or sides >= MIN_OUTLINE_SIDES else None
    if _is_pale(drawing.get("color"), drawing.get("stroke_opacity")):
        return None
    slanted = sum(_is_slanted(item) for item in items)
    return "stroke" if 2 * slanted > len(items) and slanted > 1 else None


def _is_pale(colour: Any, opacity: float | None) -> bool:
    rgb = make_colour(colour)
    return opacity == 0 or (rgb is not None and min(rgb) > MAX_INK_SHADE)


def _is_slanted(item: Sequence[Any]) -> bool:
    if item[0] == "c":
        return True
    if item[0] != "l":
        return False
    (x0, y0), (x1, y1) = item[1], item[2]
    return min(abs(x1 - x0), abs(y1 - y0)) >= MIN_SLANT_PT


def find_pictures(images: Iterable[dict[str, Any]], width: float, height: float) -> list[InkRegion]:
    """The regions of a page's pictures, as far as they lie on its sheet."""
    return [
        InkRegion(box, "picture")
        for x0, y0, x1, y1 in (image["bbox"] for image in images)
        for box in (Box(max(x0, 0.0), max(y0, 0.0), min(x1, width), min(y1, height)),)
        if min(box.x1 - box.x0, box.y1 - box.y0) >= MIN_PICTURE_SIDE_PT
    ]


def join_regions(regions: Sequence[InkRegion]) -> list[InkRegion]:
    """The regions, those that touch or nearly do in a line as one, from top to bottom."""
    joined: list[InkRegion] = []
    for region in sorted(regions, key=lambda region: (region.box.x0, region.box.y0)):
        box, kind = region
        for other in list(_iter_close(joined, box)):
            joined.remove(other)
            box = Box(
                min(box.x0, other.box.x0),
                min(box.y0, other.box.y0),
                max(box.x1, other.box.x1),
                max(box.y1, other.box.y1),
            )
        joined.append(InkRegion(box, kind))
    return sorted(joined, key=lambda region: (region.box.y0, region.box.x0))


def _iter_close(regions: Iterable[InkRegion], box: Box) -> Iterator[InkRegion]:
    for region in regions:
        other = region.box
        reach = MAX_LETTER_GAP_SHARE * max(box.y1 - box.y0, other.y1 - other.y0)
        reach = min(reach, 12.0)
        if (
            max(box.x0, other.x0) - min(box.x1, other.x1) < reach
            and max(box.y0, other.y0) - min(box.y1, other.y1) < reach / 4
        ):
            yield region

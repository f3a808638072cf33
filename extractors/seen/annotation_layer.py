"""A page's annotations as a layer of their own: looked at, and taken off before the page is read.

Links show nothing, and filled form fields are the page's text; all others are kept apart from it.
The pages are PyMuPDF's, though this file does not import it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from extractors.drawing.painted_areas import (
    ALWAYS_LAST,
    MIN_COVERING_OPACITY,
    CoveringArea,
    make_colour,
)
from extractors.drawing.ruling_lines import bounding_box
from extractors.records.geometry import Box
from extractors.records.page_marks import AsideText

HIDDEN_FLAG = 1 << 1
"""PDF's flag of an annotation that is neither shown nor printed."""

UNSHOWN_FLAGS = HIDDEN_FLAG | 1 << 5
"""The flags of those that are not shown on a screen."""

STRIKE_KINDS = ("StrikeOut", "Redact")
"""Annotations that say that the text under them does not count."""

COVERING_KINDS = ("Square", "Circle", "Polygon", "FreeText", "Stamp")
"""Annotations that may have a ground of their own, which hides the page."""

QUIET_KINDS = ("Link", "Popup", "Widget", "Highlight", "Underline", "Squiggly")
"""Annotations that have no text of their own and hide none of the page's."""

MAX_LINE_SLOPE = 0.1
"""A drawn line that rises by less than this share of its length strikes out the text under it."""


class AnnotationLayer(NamedTuple):
    """What a page's annotations say, what they hide and what they strike out, in the page's
    points."""

    texts: tuple[AsideText, ...] = ()
    covers: tuple[CoveringArea, ...] = ()
    struck: tuple[Box, ...] = ()


NO_ANNOTATIONS = AnnotationLayer()
"""The layer of a page without annotations."""


def take_off_annotations(page: Any) -> AnnotationLayer:
    """Returns the annotations of a PyMuPDF page, and hides them, so that it is read without
    them."""
    if page.first_annot is None:
        return NO_ANNOTATIONS
    texts: list[AsideText] = []
    covers: list[CoveringArea] = []
    struck: list[Box] = []
    for annotation in page.annots():
        kind = annotation.type[1]
        if kind in ("Link", "Popup", "Widget") or annotation.flags & UNSHOWN_FLAGS:
            continue
        box = Box(*annotation.rect)
        if kind in STRIKE_KINDS:
            struck += _list_marked_boxes(annotation)
        elif kind == "Line" and _is_level(annotation):
            struck.append(_grow_line(annotation))
        elif kind not in QUIET_KINDS:
            written = annotation.get_text() or annotation.info["content"]
            text = " ".join(str(written).split())
            texts.append(AsideText(box, text, "annotation", f"an annotation ({kind})"))
        if kind in COVERING_KINDS and _is_opaque(annotation):
            name = f"an annotation ({kind})"
            fill = make_colour(annotation.colors.get("fill") or None)
            covers.append(CoveringArea(ALWAYS_LAST, box, name, fill))
        annotation.set_flags(annotation.flags | HIDDEN_FLAG)
    return AnnotationLayer(tuple(texts), tuple(covers), tuple(struck))


def _list_marked_boxes(annotation: Any) -> list[Box]:
    """The boxes of the text that an annotation marks: four corners each."""
    corners = annotation.vertices
    if not corners:
        return [Box(*annotation.rect)]
    return [bounding_box(corners[start : start + 4]) for start in range(0, len(corners), 4)]


def _is_level(annotation: Any) -> bool:
    corners = annotation.vertices
    if not corners or len(corners) != 2:
        return False
    (x0, y0), (x1, y1) = corners
    return bool(abs(y1 - y0) <= MAX_LINE_SLOPE * abs(x1 - x0))


def _grow_line(annotation: Any) -> Box:
    """A drawn line as a box about whose height letters have their middle."""
    (x0, y0), (x1, y1) = annotation.vertices
    return Box(min(x0, x1), min(y0, y1) - 1.5, max(x0, x1), max(y0, y1) + 1.5)


def _is_opaque(annotation: Any) -> bool:
    opacity = annotation.opacity
    return bool(annotation.colors.get("fill")) and (
        opacity < 0 or opacity >= MIN_COVERING_OPACITY  # -1: not said
    )

"""Boxes in points, and where they lie on the page as a viewer shows it.

All coordinates are points in the page's *reading frame*: origin at the top left, turned so that the
page's text stands upright. `map_to_displayed` maps a box to the page as displayed.
"""

from __future__ import annotations

from math import cos, radians, sin
from typing import NamedTuple, Protocol

NO_PAGE = 0
"""The number of the one endless sheet of a file without pages; its boxes only keep the order."""


class Box(NamedTuple):
    """A rectangle in points, `x0 <= x1`, `y0 <= y1`, y growing downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def encloses(self, other: Box, slack: float = 0.0) -> bool:
        """Whether `other` lies inside, give or take `slack` points."""
        return (
            self.x0 - slack <= other.x0
            and self.y0 - slack <= other.y0
            and self.x1 + slack >= other.x1
            and self.y1 + slack >= other.y1
        )


class ReadingFrame(Protocol):
    """What has the size of a reading frame and says how it lies on the page as displayed."""

    @property
    def width(self) -> float: ...  # noqa: D102
    @property
    def height(self) -> float: ...  # noqa: D102
    @property
    def rotation(self) -> int: ...  # noqa: D102
    @property
    def skew(self) -> float: ...  # noqa: D102
    @property
    def scale(self) -> float: ...  # noqa: D102


def map_to_displayed(frame: ReadingFrame, box: Box) -> Box:
    """The box, in points of the frame, in points from the top left of the page as displayed."""
    if not frame.rotation and not frame.skew and frame.scale == 1:
        return box  # as on nearly every page
    box = rotate_by_skew(box, frame.skew, frame.width, frame.height)
    box = rotate_box(box, frame.rotation, frame.width, frame.height)
    return box if frame.scale == 1 else Box(*(side * frame.scale for side in box))


def rotate_box(box: Box, degrees: int, width: float, height: float) -> Box:
    """A box of a `width` × `height` page after turning the page anticlockwise by `degrees`
    degrees."""
    x0, y0, x1, y1 = box
    if degrees == 90:
        return Box(y0, width - x1, y1, width - x0)
    if degrees == 180:
        return Box(width - x1, height - y1, width - x0, height - y0)
    if degrees == 270:
        return Box(height - y1, x0, height - y0, x1)
    return box


def rotate_by_skew(box: Box, degrees: float, width: float, height: float) -> Box:
    """A box of a `width` × `height` page where it lies once the page is askew by some degrees.

    It keeps its size: the angles are too small for that to be seen.
    """
    if not degrees:
        return box
    cosine, sine = cos(radians(degrees)), sin(radians(degrees))
    x, y = (box.x0 + box.x1 - width) / 2, (box.y0 + box.y1 - height) / 2
    dx, dy = x * cosine - y * sine - x, x * sine + y * cosine - y
    return Box(box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy)

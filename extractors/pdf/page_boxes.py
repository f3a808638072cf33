"""From a page as it is displayed to the sheet as it was before `/Rotate`.

A library that applies `/Rotate` gives its coordinates from the top left of the displayed media box.
Here they become points from the top left of the crop box, before the turn.
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.records.geometry import Box, rotate_box


class PageBoxes(NamedTuple):
    """How a page lies: its boxes in the file's own coordinates (y upwards), and its turn.

    `rotation` is that of `/Rotate`: degrees clockwise, a multiple of 90. `crop_box` lies inside
    `media_box`.
    """

    media_box: Box
    crop_box: Box
    rotation: int

    @property
    def width(self) -> float:
        """The width of the sheet, in points, before the turn."""
        return self.crop_box.x1 - self.crop_box.x0

    @property
    def height(self) -> float:
        """The height of the sheet, in points, before the turn."""
        return self.crop_box.y1 - self.crop_box.y0

    def to_unrotated(self, displayed: Box) -> Box:
        """A box on the displayed media box, as it lies on the sheet."""
        width, height = self.media_box.x1 - self.media_box.x0, self.media_box.y1 - self.media_box.y0
        if self.rotation in (90, 270):
            width, height = height, width
        x0, y0, x1, y1 = rotate_box(displayed, self.rotation, width, height)
        left, top = self.crop_box.x0 - self.media_box.x0, self.media_box.y1 - self.crop_box.y1
        return Box(x0 - left, y0 - top, x1 - left, y1 - top)

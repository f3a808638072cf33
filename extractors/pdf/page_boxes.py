"""From a page as it is displayed to the sheet as it was before `/Rotate`.

A library that applies `/Rotate` gives its coordinates from the top left of the displayed media box.
Here they become points from the top left of the crop box, before the turn.
"""

from __future__ import annotations

from typing import NamedTuple

from extractors.records import Box, turned


class Paper(NamedTuple):
    """How a page lies: its boxes in the file's own coordinates (y upwards), and its turn.

    `rotation` is that of `/Rotate`: degrees clockwise, a multiple of 90. `crop` lies inside
    `media`.
    """

    media: Box
    crop: Box
    rotation: int

    @property
    def width(self) -> float:
        """The width of the sheet, in points, before the turn."""
        return self.crop.x1 - self.crop.x0

    @property
    def height(self) -> float:
        """Its height likewise."""
        return self.crop.y1 - self.crop.y0

    def box(self, shown: Box) -> Box:
        """A box on the displayed media box, as it lies on the sheet."""
        width, height = self.media.x1 - self.media.x0, self.media.y1 - self.media.y0
        if self.rotation in (90, 270):
            width, height = height, width
        x0, y0, x1, y1 = turned(shown, self.rotation, width, height)
        left, top = self.crop.x0 - self.media.x0, self.media.y1 - self.crop.y1
        return Box(x0 - left, y0 - top, x1 - left, y1 - top)

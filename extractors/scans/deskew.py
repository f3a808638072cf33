"""How far a scanned page is turned from the level, and the picture turned straight.

The rows of a level page are either full of ink or empty. So the angle is the one at which the ink,
summed up along lines of that angle, lies most unevenly: the ruled lines alone decide where there
are any, as they are sharper than lines of text.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.scans.images import Grey, grown, opened

__all__ = ["Grey", "skew", "straightened"]

MOST = 3.0
"""Degrees that a page may be turned to either side; more is not looked for."""

STEPS = (0.2, 0.02)
"""Degrees between two angles that are tried, first over the whole range, then around the best."""

LEAST = 0.02
"""A picture turned by less than this many degrees is left as it is: turning costs sharpness."""

SIDE = 1600
"""Pixels of the longer side of the picture in which the angle is looked for."""

STRETCH = 40
"""Parts of that side that a straight run of ink must cover to be a piece of a ruled line."""

ENOUGH = 3
"""The ruled lines decide if their ink, in pixels, is this many times the longer side."""


def skew(picture: Grey) -> float:
    """Degrees, clockwise, that the page's lines are turned in the picture; 0 on an empty page."""
    scale = min(1.0, SIDE / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    dark = _dark(np.asarray(small, np.uint8))
    length = max(dark.shape) // STRETCH
    # A ruled line that is turned by 3 degrees still has straight runs, though short ones.
    thick = grown(dark, 3, 3)
    level, plumb = opened(thick, 1, length) & dark, opened(thick, length, 1) & dark
    if np.count_nonzero(level) > ENOUGH * max(dark.shape):
        return _best(level, plumb)
    return _best(dark, np.zeros_like(dark))


def straightened(picture: Grey, degrees: float) -> Grey:
    """The picture turned back by its skew about its middle, as large as before, white beside it."""
    if abs(degrees) < LEAST:
        return picture
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), degrees, 1.0)
    out = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255.0)
    return np.asarray(out, np.uint8)


def _dark(picture: Grey) -> Grey:
    """1 where there is ink, else 0."""
    _, dark = cv2.threshold(picture, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    # A page without ink is parted at random, somewhere in its noise.
    if np.count_nonzero(dark) > 0.4 * dark.size:
        return np.zeros(picture.shape, np.uint8)
    return np.asarray(dark, np.uint8)


def _best(level: Grey, plumb: Grey) -> float:
    """The angle at which the ink of `level` lies in rows, that of `plumb` in columns."""
    points = [np.nonzero(level), np.nonzero(plumb)[::-1]]
    if not len(points[0][0]):
        return 0.0
    size = 2 * max(level.shape)
    best = 0.0
    around = MOST
    for step in STEPS:
        angles = best + np.arange(-around, around + step / 2, step)
        best = float(max(angles, key=lambda angle: _unevenness(points, float(angle), size)))
        around = step
    return best


def _unevenness(points: list[tuple[NDArray[np.intp], ...]], angle: float, size: int) -> float:
    """The sum of the squares of the ink along lines of an angle, in degrees."""
    slope = np.tan(np.radians(angle))
    total = 0.0
    for across, along, sign in ((*points[0], -1.0), (*points[1], 1.0)):
        rows = np.rint(across + sign * slope * along).astype(np.intp) + size // 4
        ink = np.bincount(np.clip(rows, 0, size), minlength=size).astype(float)
        total += float(ink @ ink)
    return total

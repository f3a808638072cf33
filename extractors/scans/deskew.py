"""How far a scanned page lies askew, and its picture turned straight.

The rows of a straight page are either full of ink or empty. So the angle is the one at which the
ink, summed up along lines of that angle, is spread most unevenly. Where there are ruling lines they
alone decide, as they are sharper than lines of text.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.recognition.images import Grey, dilate_mask, morph_open

__all__ = ["Grey", "deskew_picture", "detect_skew"]

Coordinates = NDArray[np.float64]
"""The rows or the columns of some pixels."""

MAX_SKEW_DEGREES = 3.0
"""Degrees that a page may be turned to either side; more is not looked for."""

ANGLE_STEPS_DEGREES = (0.2, 0.02)
"""Degrees between two angles that are tried, first over the whole range, then around the best."""

MIN_SKEW_DEGREES = 0.02
"""A picture turned by less than this many degrees is left as it is: turning costs sharpness."""

SEARCH_SIDE_PX = 1600
"""Pixels of the longer side of the picture in which the angle is looked for."""

SIDE_PER_MIN_RUN = 40
"""Parts of that side that a straight run of ink must cover to be a piece of a ruling line."""

MIN_LINE_INK_PER_SIDE = 3
"""The ruled lines decide if their ink, in pixels, is this many times the longer side."""


def detect_skew(picture: Grey) -> float:
    """Degrees, clockwise, that the page's lines are turned in the picture; 0 on an empty page."""
    scale = min(1.0, SEARCH_SIDE_PX / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    dark = _find_ink(np.asarray(small, np.uint8))
    min_run = max(dark.shape) // SIDE_PER_MIN_RUN
    # A ruled line that is turned by 3 degrees still has straight runs, though short ones.
    thickened = dilate_mask(dark, 3, 3)
    horizontal, vertical = (
        morph_open(thickened, 1, min_run) & dark,
        morph_open(thickened, min_run, 1) & dark,
    )
    if np.count_nonzero(horizontal) > MIN_LINE_INK_PER_SIDE * max(dark.shape):
        return _find_angle(horizontal, vertical)
    return _find_angle(dark, np.zeros_like(dark))


def deskew_picture(picture: Grey, degrees: float) -> Grey:
    """The picture turned back by its skew about its middle, as large as before, white beside it."""
    if abs(degrees) < MIN_SKEW_DEGREES:
        return picture
    height, width = picture.shape
    rotation = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), degrees, 1.0)
    rotated = cv2.warpAffine(
        picture, rotation, (width, height), flags=cv2.INTER_CUBIC, borderValue=255.0
    )
    return np.asarray(rotated, np.uint8)


def _find_ink(picture: Grey) -> Grey:
    """1 where there is ink, else 0."""
    _, dark = cv2.threshold(picture, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    # On a page without ink the threshold falls at random, somewhere in its noise.
    if np.count_nonzero(dark) > 0.4 * dark.size:
        return np.zeros(picture.shape, np.uint8)
    return np.asarray(dark, np.uint8)


def _find_angle(horizontal: Grey, vertical: Grey) -> float:
    """The angle at which the ink of `horizontal` lies in rows, that of `vertical` in columns."""
    points = [_list_points(horizontal), _list_points(vertical)[::-1]]
    if not len(points[0][0]):
        return 0.0
    # Turned by the greatest angle, ink lies beside the picture by half its longer side at most.
    row_count = 2 * max(horizontal.shape)
    best_angle = 0.0
    search_range = MAX_SKEW_DEGREES
    for step in ANGLE_STEPS_DEGREES:
        angles = best_angle + np.arange(-search_range, search_range + step / 2, step)
        best_angle = float(
            max(angles, key=lambda angle: _score_angle(points, float(angle), row_count))
        )
        search_range = step
    return best_angle


def _list_points(mask: Grey) -> tuple[Coordinates, Coordinates]:
    """The rows and the columns of a mask's pixels."""
    if not cv2.countNonZero(mask):
        return np.empty(0), np.empty(0)
    # A fifth of numpy's time.
    columns, rows = np.asarray(cv2.findNonZero(mask), float).reshape(-1, 2).T.copy()
    return rows, columns


def _score_angle(
    points: Sequence[tuple[Coordinates, Coordinates]], angle: float, row_count: int
) -> float:
    """The sum of the squares of the ink along lines of an angle, in degrees."""
    slope = np.tan(np.radians(angle))
    total = 0.0
    for (across, along), sign in zip(points, (-1.0, 1.0), strict=True):
        rows = np.rint(across + sign * slope * along).astype(np.intp) + row_count // 4
        ink = np.bincount(rows, minlength=row_count).astype(float)
        total += float(ink @ ink)
    return total

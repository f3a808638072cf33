"""Grey pictures, and masks over them, 1 where something is and 0 elsewhere."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""A picture, height × width, from 0 (black) to 255 (white); or a mask."""


def morph_open(mask: Grey, height: int, width: int) -> Grey:
    """Where a rectangle of so many pixels fits into a mask of 0 and 1."""
    kernel = np.ones((height, width), np.uint8)
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), np.uint8)


def dilate_mask(mask: Grey, height: int, width: int) -> Grey:
    """A mask of 0 and 1 made larger, a rectangle of so many pixels around each of its pixels."""
    return np.asarray(cv2.dilate(mask, np.ones((height, width), np.uint8)), np.uint8)


def morph_close(mask: Grey, height: int, width: int) -> Grey:
    """A mask of 0 and 1 with the holes filled into which no such rectangle fits."""
    kernel = np.ones((height, width), np.uint8)
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel), np.uint8)


def subtract_mask(mask: Grey, excluded: Grey) -> Grey:
    """A mask of 0 and 1 without the pixels of another."""
    return np.asarray(cv2.subtract(mask, excluded), np.uint8)


def transpose_picture(picture: Grey) -> Grey:
    """The picture with its axes exchanged, row by row in memory: numpy takes thrice the time."""
    return np.asarray(cv2.transpose(picture), np.uint8)

"""Whether a page was laid on the scanner on its side or upside down."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.scans.images import Grey
from extractors.scans.tesseract import quarter_turn

SURE = 2.0
"""Tesseract's confidence from which its answer counts; a page with a few lines gives over 10."""

ENOUGH = 150.0
"""Pixels an inch at which the turn is told: half the time of 300, and as sure."""


def page_turn(picture: Grey, dpi: float) -> int:
    """Degrees, anticlockwise, that the page's text is turned as displayed; see `Page.turn`."""
    scale = min(ENOUGH / dpi, 1.0)
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = quarter_turn(np.asarray(small, np.uint8), dpi * scale)
    if found is None:
        return 0
    turn, sureness = found
    return turn if sureness >= SURE else 0


def unturned(picture: Grey, turn: int) -> Grey:
    """The picture turned clockwise by a quarter turn, so that its text stands upright."""
    return np.ascontiguousarray(np.rot90(picture, -(turn // 90)))

"""Whether a page was laid on the scanner on its side or upside down."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.recognition.images import Grey
from extractors.recognition.tesseract import detect_text_rotation

MIN_ROTATION_CONFIDENCE = 2.0
"""Tesseract's confidence from which its answer counts; a page with a few lines gives over 10."""

DETECTION_DPI = 150.0
"""Pixels an inch at which the turn is looked for: half the time of 300, and as sure."""


def detect_page_rotation(picture: Grey, dpi: float) -> int:
    """Degrees, anticlockwise, that the page's text is turned as displayed; see `Page.rotation`."""
    scale = min(DETECTION_DPI / dpi, 1.0)
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    detected = detect_text_rotation(np.asarray(small, np.uint8), dpi * scale)
    if detected is None:
        return 0
    rotation, confidence = detected
    return rotation if confidence >= MIN_ROTATION_CONFIDENCE else 0


def rotate_picture_upright(picture: Grey, rotation: int) -> Grey:
    """The picture turned clockwise by a quarter turn, so that its text stands upright."""
    return np.ascontiguousarray(np.rot90(picture, -(rotation // 90)))

"""A block cut out of a page, made as Tesseract reads it best: without grain, of one size."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.scans.images import Grey

EDGE = 10
"""Pixels of white around a block; letters at the very edge of a picture are not read."""

SMOOTH = 0.6
"""The spread, in pixels at `dpi`, of the blur that takes the grain away."""

BLACK, WHITE = 10, 15
"""Shades by which ink may be lighter than its middle, and paper darker, to be black and white."""


def prepared(block: Grey, scale: float) -> Grey:
    """The block at `scale` of its size, its ink black and its paper white, with a white edge.

    The shades between are kept: they are the letters' edges.
    """
    if scale != 1:
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        block = np.asarray(cv2.resize(block, None, fx=scale, fy=scale, interpolation=how), np.uint8)
    smooth = np.asarray(cv2.GaussianBlur(block, (0, 0), SMOOTH), np.float32)
    level, _ = cv2.threshold(smooth.astype(np.uint8), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    ink, paper = smooth[smooth <= level], smooth[smooth > level]
    black = min(float(np.median(ink)) + BLACK, level) if ink.size else 0.0
    white = max(float(np.median(paper)) - WHITE, level + 1) if paper.size else 255.0
    out = np.clip((smooth - black) / (white - black) * 255, 0, 255).astype(np.uint8)
    edge = (EDGE,) * 4
    return np.asarray(cv2.copyMakeBorder(out, *edge, cv2.BORDER_CONSTANT, value=255.0), np.uint8)

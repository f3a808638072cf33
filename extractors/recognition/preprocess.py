"""A block cut out of a page, made as Tesseract reads it best: without grain, of one size."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.recognition.images import Grey

WHITE_EDGE_PX = 10
"""Pixels of white around a block; letters at the very edge of a picture are not read."""

BLUR_SIGMA_PX = 0.6
"""The spread, in pixels at `dpi`, of the blur that takes the grain away."""

INK_TOLERANCE_SHADES, PAPER_TOLERANCE_SHADES = 10, 15
"""Shades by which ink may be lighter than its middle, and paper darker, to be black and white."""


def preprocess_block(block: Grey, scale: float) -> Grey:
    """The block at `scale` of its size, its ink black and its paper white, with a white edge.

    The shades between are kept: they are the letters' edges.
    """
    if scale != 1:
        method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        block = np.asarray(
            cv2.resize(block, None, fx=scale, fy=scale, interpolation=method), np.uint8
        )
    smoothed = np.asarray(cv2.GaussianBlur(block, (0, 0), BLUR_SIGMA_PX), np.float32)
    threshold, _ = cv2.threshold(
        smoothed.astype(np.uint8), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU
    )
    ink, paper = smoothed[smoothed <= threshold], smoothed[smoothed > threshold]
    black = min(float(np.median(ink)) + INK_TOLERANCE_SHADES, threshold) if ink.size else 0.0
    white = (
        max(float(np.median(paper)) - PAPER_TOLERANCE_SHADES, threshold + 1)
        if paper.size
        else 255.0
    )
    contrasted = np.clip((smoothed - black) / (white - black) * 255, 0, 255).astype(np.uint8)
    border = (WHITE_EDGE_PX,) * 4
    return np.asarray(
        cv2.copyMakeBorder(contrasted, *border, cv2.BORDER_CONSTANT, value=255.0), np.uint8
    )

"""How many shapes in a picture look like printed letters: of one height, on one line, side by side.

It tells a picture of text from a photograph or an ornament, without reading it.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.recognition.images import Grey
from extractors.records.geometry import Box

POINTS_PER_INCH = 72
"""Points of an inch."""

LETTERS_DPI = 100.0
"""Pixels an inch that show whether there are letters, not which."""

LETTER_HEIGHT_PT = (3.5, 26.0)
"""Least and greatest height of a letter that is looked for, in points."""

MAX_WIDTH_HEIGHTS = 2.2
"""A letter is at most so many times as wide as high."""

INK_SHARE = (0.12, 0.9)
"""Least and greatest share of a letter's box that is ink."""

MAX_GAP_HEIGHTS = 1.2
"""Letters of a line follow one another within so many of their heights."""

MIN_LINE_LETTERS = 6
"""Fewer shapes in a row are chance."""

INK_WINDOW_PT = 12.0
"""Ink is what differs from the mean of the window of so many points around it …"""

MIN_INK_CONTRAST_SHADES = 30
"""… by at least so many shades of 255."""

WORD_MARGIN_PT = 2.0
"""Ink so near to a word of the text layer is that word's."""


MIN_SHAPES_OF_GRAIN = 10_000
"""So many shapes on a picture are grain …"""

MIN_LETTER_SHARE = 0.2
"""… if a smaller share of them stands in lines of letters."""


def shows_letters(picture: Grey, dpi: float) -> bool:
    """Whether a picture may hold text: a line of letters at least, and no mere grain."""
    scale = LETTERS_DPI / dpi
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = np.asarray(small, np.uint8)
    letter_count = count_letter_shapes(grey, LETTERS_DPI, ())
    if letter_count < MIN_LINE_LETTERS:
        return False
    shape_count = cv2.connectedComponents(_find_ink(grey, LETTERS_DPI / POINTS_PER_INCH))[0]
    return shape_count < MIN_SHAPES_OF_GRAIN or letter_count >= MIN_LETTER_SHARE * shape_count


def count_letter_shapes(picture: Grey, dpi: float, known: Sequence[Box]) -> int:
    """How many shapes look like letters outside the boxes of `known` words, in points as
    displayed."""
    scale = dpi / POINTS_PER_INCH
    ink = _find_ink(picture, scale)
    for box in known:
        x0, y0, x1, y1 = (round(side * scale) for side in box)
        margin = round(WORD_MARGIN_PT * scale)
        ink[max(y0 - margin, 0) : y1 + margin, max(x0 - margin, 0) : x1 + margin] = 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, width, height, area = stats[1:].T
    lowest, highest = (points * scale for points in LETTER_HEIGHT_PT)
    filled = area / np.maximum(width * height, 1)
    is_letter = (
        (height >= lowest)
        & (height <= highest)
        & (width <= MAX_WIDTH_HEIGHTS * height)
        & (filled >= INK_SHARE[0])
        & (filled <= INK_SHARE[1])
    )
    shapes = sorted(
        zip(
            (top + height)[is_letter].tolist(),
            left[is_letter].tolist(),
            width[is_letter].tolist(),
            height[is_letter].tolist(),
            strict=True,
        )
    )
    return _count_in_lines(shapes)


def _find_ink(picture: Grey, scale: float) -> Grey:
    """A mask of the ink of a picture; `scale`: pixels of a point."""
    ink = cv2.adaptiveThreshold(
        np.ascontiguousarray(picture),
        1,
        cv2.ADAPTIVE_THRESH_MEAN_C,
        cv2.THRESH_BINARY_INV,
        int(INK_WINDOW_PT * scale) | 1,
        MIN_INK_CONTRAST_SHADES,
    )
    return np.asarray(ink, np.uint8)


def _count_in_lines(shapes: Sequence[tuple[int, int, int, int]]) -> int:
    """How many of the shapes (foot, left, width, height; by their feet) stand in lines of text."""
    count = first = 0
    for index in range(1, len(shapes) + 1):
        # Shapes whose feet are a pixel apart at most stand on one line.
        if index < len(shapes) and shapes[index][0] - shapes[index - 1][0] <= 1:
            continue
        run: list[tuple[int, int, int]] = []
        for left, width, height in sorted(shape[1:] for shape in shapes[first:index]):
            if run and (
                left - run[-1][0] - run[-1][1] > MAX_GAP_HEIGHTS * max(height, run[-1][2])
                or not 0.5 <= height / run[-1][2] <= 2
            ):
                count += len(run) if len(run) >= MIN_LINE_LETTERS else 0
                run = []
            run.append((left, width, height))
        count += len(run) if len(run) >= MIN_LINE_LETTERS else 0
        first = index
    return count

"""The ruling lines of a straight picture of a page, and the picture without them.

A line is a long, thin run of ink. Noise makes gaps in it, which are closed; letters that touch it
stay whole where they stick out of it, and where one crosses it, the ink between its two sides is
kept.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from extractors.drawing.ruling_lines import MAX_LINE_THICKNESS_PT, merge_collinear
from extractors.recognition.images import (
    Grey,
    dilate_mask,
    morph_close,
    morph_open,
    subtract_mask,
    transpose_picture,
)
from extractors.records.page_marks import RulingLine

POINTS_PER_INCH = 72
"""Points of an inch."""

MIN_CERTAIN_LENGTH_PT = 90.0
"""A run of ink of at least this many points is a line: the joined feet of a word's letters are
shorter."""

MIN_UNCROWDED_LENGTH_PT = 30.0
"""One of at least this many points is a line if there is little ink beside it."""

MIN_CONNECTED_LENGTH_PT = 7.0
"""A shorter one, down to so many points, is a line if both its ends lie on others."""

MAX_NOISE_GAP_PT = 0.3
"""Breaks of up to this many points are noise: the serifs of two letters are farther apart."""

MAX_LINE_BREAK_PT = 2.0
"""Breaks of up to this many points between the pieces of a line are closed."""

MAX_CROWDED_SHARE = 0.15
"""A run of which more than this share has ink close to one side may be the feet of letters."""

CLOSE_INK_DISTANCE_PT = 1.5
"""How far from a line, in points, ink is close to it."""

MEETING_TOLERANCE_PT = 2.0
"""Lines that miss each other by at most this many points meet."""

MAX_STRAY_PT = 3.2
"""How far, in points, a line may stray from the straight, as the paper was not quite flat."""

INK_WINDOW_PT = 12.0
"""Ink is what is darker than the mean of the window of so many points around it."""

MIN_INK_CONTRAST_SHADES = 18
"""Ink is darker than that by at least so many shades of 255."""

MAX_SMALL_LABEL = 65535
"""The greatest number of a run that has room in 16 bits."""


class DrawnLines(NamedTuple):
    """The lines of a page in points, sorted, and the picture (as large as given) without them."""

    horizontal: list[RulingLine]
    vertical: list[RulingLine]
    cleared_picture: Grey


def find_drawn_lines(picture: Grey, dpi: float) -> DrawnLines:
    """Finds the lines of a straight picture of `dpi` pixels an inch, and takes them out."""
    ink = _find_local_ink(picture, dpi)
    horizontal_runs = _find_runs(ink, dpi)
    # Vertical lines are found as horizontal ones in the picture with its axes exchanged.
    transposed_ink = transpose_picture(ink)
    vertical_runs = _find_runs(transposed_ink, dpi)
    horizontal_chosen, vertical_chosen = _choose_lines(horizontal_runs, vertical_runs, dpi)
    without_horizontal = _remove_lines(
        picture, ink, _draw_mask(horizontal_runs, horizontal_chosen, ink.shape), dpi
    )
    transposed = _remove_lines(
        transpose_picture(without_horizontal),
        transposed_ink,
        _draw_mask(vertical_runs, vertical_chosen, (ink.shape[1], ink.shape[0])),
        dpi,
    )
    return DrawnLines(
        merge_collinear(_to_ruling_line(horizontal_runs[i], dpi) for i in horizontal_chosen),
        merge_collinear(_to_ruling_line(vertical_runs[i], dpi) for i in vertical_chosen),
        transpose_picture(transposed),
    )


class _InkRun(NamedTuple):
    """A horizontal run of ink: left, top, width and height in pixels, and its pixels in that box.

    `is_certain`: it is a line whatever is around it.
    """

    left: int
    top: int
    width: int
    height: int
    mask: Grey
    is_certain: bool


def _find_local_ink(picture: Grey, dpi: float) -> Grey:
    """1 where there is ink, else 0; grey lines on a grey ground too."""
    window = 2 * round(INK_WINDOW_PT * dpi / POINTS_PER_INCH / 2) + 1
    background = cv2.boxFilter(picture, -1, (window, window))
    smoothed = cv2.GaussianBlur(picture, (3, 3), 0)
    contrast = cv2.subtract(background, smoothed)
    return np.asarray(
        cv2.threshold(contrast, MIN_INK_CONTRAST_SHADES, 1, cv2.THRESH_BINARY)[1], np.uint8
    )


def _find_runs(ink: Grey, dpi: float) -> list[_InkRun]:
    """The long, thin horizontal runs of ink."""
    scale = dpi / POINTS_PER_INCH
    min_length, noise_gap, line_break = (
        max(round(points * scale), 2)
        for points in (MIN_CONNECTED_LENGTH_PT, MAX_NOISE_GAP_PT, MAX_LINE_BREAK_PT)
    )
    # A line that strays by a pixel a few times over its length still holds the straight kernel.
    candidates = morph_close(
        morph_open(morph_close(dilate_mask(ink, 3, 1), 1, noise_gap), 1, min_length), 1, line_break
    )
    letters = subtract_mask(ink, dilate_mask(candidates, 3, 1))
    # Each label has a row of a run of its own at least. Small labels take a third of the time.
    label_limit = cv2.countNonZero(candidates) // min_length
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        candidates,
        connectivity=8,
        ltype=cv2.CV_16U if label_limit < MAX_SMALL_LABEL else cv2.CV_32S,
    )
    runs = []
    for label in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[label])
        if height - 2 > (MAX_LINE_THICKNESS_PT + MAX_STRAY_PT) * scale or area > width * (
            MAX_LINE_THICKNESS_PT * scale + 2
        ):
            continue
        mask = (labels[top : top + height, left : left + width] == label).astype(np.uint8)
        reach = round(CLOSE_INK_DISTANCE_PT * scale) + 1
        sides = (
            letters[max(top - reach, 0) : top, left : left + width],
            letters[top + height : top + height + reach, left : left + width],
        )
        # Joined letters that are as long as a line are higher than one.
        is_uncrowded = height - 2 <= MAX_LINE_THICKNESS_PT * scale and all(
            np.count_nonzero(side.any(axis=0)) <= MAX_CROWDED_SHARE * width for side in sides
        )
        is_certain = (
            width >= (MIN_UNCROWDED_LENGTH_PT if is_uncrowded else MIN_CERTAIN_LENGTH_PT) * scale
        )
        runs.append(_InkRun(left, top, width, height, mask, is_certain))
    return runs


def _choose_lines(
    horizontal_runs: list[_InkRun], vertical_runs: list[_InkRun], dpi: float
) -> tuple[list[int], list[int]]:
    """Which runs are lines: the sure ones, and those between two of them."""
    horizontal = {i for i, run in enumerate(horizontal_runs) if run.is_certain}
    vertical = {i for i, run in enumerate(vertical_runs) if run.is_certain}
    tolerance = MEETING_TOLERANCE_PT * dpi / POINTS_PER_INCH
    connected_horizontal = {
        i
        for i, run in enumerate(horizontal_runs)
        if i not in horizontal
        and _is_between_lines(run, [vertical_runs[j] for j in vertical], tolerance)
    }
    connected_vertical = {
        i
        for i, run in enumerate(vertical_runs)
        if i not in vertical
        and _is_between_lines(run, [horizontal_runs[j] for j in horizontal], tolerance)
    }
    return sorted(horizontal | connected_horizontal), sorted(vertical | connected_vertical)


def _is_between_lines(run: _InkRun, others: list[_InkRun], tolerance: float) -> bool:
    """Whether both ends of a run lie on lines across it (whose axes are the other way round)."""
    middle = run.top + run.height / 2
    return all(
        any(
            abs(other.top + other.height / 2 - end) <= tolerance
            and other.left - tolerance <= middle <= other.left + other.width + tolerance
            for other in others
        )
        for end in (run.left, run.left + run.width)
    )


def _to_ruling_line(run: _InkRun, dpi: float) -> RulingLine:
    """A run in points; it lies where most of its ink does."""
    rows = run.mask.sum(axis=1, dtype=float)
    position = run.top + float(rows @ (np.arange(run.height) + 0.5)) / float(rows.sum())
    scale = POINTS_PER_INCH / dpi
    return RulingLine(position * scale, run.left * scale, (run.left + run.width) * scale)


def _draw_mask(runs: list[_InkRun], indices: list[int], shape: tuple[int, ...]) -> Grey:
    """1 on the pixels of the kept runs, else 0."""
    mask = np.zeros(shape, np.uint8)
    for run in (runs[i] for i in indices):
        mask[run.top : run.top + run.height, run.left : run.left + run.width] |= run.mask
    return mask


def _remove_lines(picture: Grey, ink: Grey, lines: Grey, dpi: float) -> Grey:
    """The picture without horizontal lines; strokes that cross one are closed over it again."""
    halo = max(1, round(dpi / 150))
    widened = dilate_mask(lines, 2 * halo + 1, 2 * halo + 1)
    # The runs were sought in ink made a pixel higher on both sides.
    core = np.asarray(cv2.erode(lines, np.ones((3, 1), np.uint8)), np.uint8)
    # The seam of a line is letter where it is ink: a line's own seam is only grey.
    letters = subtract_mask(ink, widened)
    seams = dilate_mask(subtract_mask(ink, dilate_mask(core, 3, 1)), 3, 1)
    strokes_beside = subtract_mask(letters | seams & ink, core)
    closing_height = round(MAX_LINE_THICKNESS_PT * dpi / POINTS_PER_INCH) + 2 * halo + 1
    crossing = morph_close(letters | strokes_beside, closing_height, 1) & ink
    removed = subtract_mask(widened, strokes_beside | crossing)
    return np.asarray(cv2.max(picture, 255 * removed), np.uint8)

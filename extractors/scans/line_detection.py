"""The ruled lines of a straight picture of a page, and the picture without them.

A line is a long, thin run of ink. Noise makes gaps in it, which are closed; letters that touch it
stay whole where they stick out of it, and where one crosses it, the ink between its two sides is
kept.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from extractors.pdf.ruling_lines import THIN, merged
from extractors.records import Rule
from extractors.scans.images import Grey, closed, grown, opened

POINTS = 72
"""Points of an inch."""

LONG = 90.0
"""A run of ink of at least this many points is a line: the joined feet of a word's letters are
shorter."""

ALONE = 30.0
"""One of at least this many points is a line if there is little ink beside it."""

SHORT = 7.0
"""A shorter one, down to so many points, is a line if both its ends lie on others."""

SPECK = 0.3
"""Breaks of up to this many points are noise: the serifs of two letters are farther apart."""

GAP = 2.0
"""Breaks of up to this many points between the pieces of a line are closed."""

CROWDED = 0.15
"""A run of which more than this share has ink close to one side may be the feet of letters."""

BESIDE = 1.5
"""How far from a line, in points, ink is close to it."""

MEETS = 2.0
"""Lines that miss each other by at most this many points meet."""

STRAY = 3.2
"""How far, in points, a line may stray from the straight, as the paper was not quite flat."""

WINDOW = 12.0
"""Ink is what is darker than the mean of the window of so many points around it."""

DARKER = 18
"""By at least so many shades of 255."""


class Lines(NamedTuple):
    """The lines of a page in points, sorted, and the picture (as large as given) without them."""

    horizontal: list[Rule]
    vertical: list[Rule]
    rest: Grey


def drawn_lines(picture: Grey, dpi: float) -> Lines:
    """Finds the lines of a straight picture of `dpi` pixels an inch, and takes them out."""
    ink = _ink(picture, dpi)
    level = _runs(ink, dpi)
    plumb = _runs(np.ascontiguousarray(ink.T), dpi)
    across, down = _kept(level, plumb, dpi)
    rest = _without(picture, ink, _drawn(level, across, ink.shape), dpi)
    turned = _without(
        np.ascontiguousarray(rest.T),
        np.ascontiguousarray(ink.T),
        _drawn(plumb, down, (ink.shape[1], ink.shape[0])),
        dpi,
    )
    return Lines(
        merged(_rule(level[i], dpi) for i in across),
        merged(_rule(plumb[i], dpi) for i in down),
        np.ascontiguousarray(turned.T),
    )


class _Run(NamedTuple):
    """A level run of ink: left, top, width and height in pixels, and its pixels in that box.

    `sure`: it is a line whatever is around it.
    """

    left: int
    top: int
    width: int
    height: int
    mask: Grey
    sure: bool


def _ink(picture: Grey, dpi: float) -> Grey:
    """1 where there is ink, else 0; grey lines on a grey ground too."""
    window = 2 * round(WINDOW * dpi / POINTS / 2) + 1
    ground = cv2.boxFilter(picture, -1, (window, window))
    smooth = cv2.GaussianBlur(picture, (3, 3), 0)
    return np.asarray(smooth.astype(np.int16) + DARKER < ground, np.uint8)


def _runs(ink: Grey, dpi: float) -> list[_Run]:
    """The long, thin level runs of ink."""
    scale = dpi / POINTS
    short, speck, gap = (max(round(points * scale), 2) for points in (SHORT, SPECK, GAP))
    # A line that strays by a pixel a few times over its length still holds the straight kernel.
    level = closed(opened(closed(grown(ink, 3, 1), 1, speck), 1, short), 1, gap)
    letters = ink & (1 - grown(level, 3, 1))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(level, connectivity=8)
    out = []
    for label in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[label])
        if height - 2 > (THIN + STRAY) * scale or area > width * (THIN * scale + 2):
            continue
        mask = (labels[top : top + height, left : left + width] == label).astype(np.uint8)
        reach = round(BESIDE * scale) + 1
        sides = (
            letters[max(top - reach, 0) : top, left : left + width],
            letters[top + height : top + height + reach, left : left + width],
        )
        # Joined letters are higher than a line, if they are long enough for one.
        alone = height - 2 <= THIN * scale and all(
            np.count_nonzero(side.any(axis=0)) <= CROWDED * width for side in sides
        )
        sure = width >= (ALONE if alone else LONG) * scale
        out.append(_Run(left, top, width, height, mask, sure))
    return out


def _kept(level: list[_Run], plumb: list[_Run], dpi: float) -> tuple[list[int], list[int]]:
    """Which runs are lines: the sure ones, and those between two of them."""
    across = {i for i, run in enumerate(level) if run.sure}
    down = {i for i, run in enumerate(plumb) if run.sure}
    reach = MEETS * dpi / POINTS
    more_across = {
        i
        for i, run in enumerate(level)
        if i not in across and _between(run, [plumb[j] for j in down], reach)
    }
    more_down = {
        i
        for i, run in enumerate(plumb)
        if i not in down and _between(run, [level[j] for j in across], reach)
    }
    return sorted(across | more_across), sorted(down | more_down)


def _between(run: _Run, others: list[_Run], reach: float) -> bool:
    """Whether both ends of a run lie on lines across it (whose axes are the other way round)."""
    middle = run.top + run.height / 2
    return all(
        any(
            abs(other.top + other.height / 2 - end) <= reach
            and other.left - reach <= middle <= other.left + other.width + reach
            for other in others
        )
        for end in (run.left, run.left + run.width)
    )


def _rule(run: _Run, dpi: float) -> Rule:
    """A run in points; it lies where most of its ink does."""
    rows = run.mask.sum(axis=1, dtype=float)
    at = run.top + float(rows @ (np.arange(run.height) + 0.5)) / float(rows.sum())
    scale = POINTS / dpi
    return Rule(at * scale, run.left * scale, (run.left + run.width) * scale)


def _drawn(runs: list[_Run], kept: list[int], shape: tuple[int, ...]) -> Grey:
    """1 on the pixels of the kept runs, else 0."""
    out = np.zeros(shape, np.uint8)
    for run in (runs[i] for i in kept):
        out[run.top : run.top + run.height, run.left : run.left + run.width] |= run.mask
    return out


def _without(picture: Grey, ink: Grey, lines: Grey, dpi: float) -> Grey:
    """The picture without level lines; strokes that cross one are closed over it again."""
    halo = max(1, round(dpi / 150))
    wide = grown(lines, 2 * halo + 1, 2 * halo + 1)
    # The runs were sought in ink made a pixel higher on both sides.
    core = np.asarray(cv2.erode(lines, np.ones((3, 1), np.uint8)), np.uint8)
    # The seam of a line is letter where it is ink: a line's own seam is only grey.
    letters = ink & (1 - wide)
    beside = (letters | (grown(ink & (1 - grown(core, 3, 1)), 3, 1) & ink)) & (1 - core)
    tall = round(THIN * dpi / POINTS) + 2 * halo + 1
    crossing = closed(letters | beside, tall, 1) & ink
    out = picture.copy()
    out[(wide & (1 - beside) & (1 - crossing)).astype(bool)] = 255
    return out

"""Glyphs → runs: what a file prints in one go, known by where each glyph stands after the last.

Some libraries give the glyphs only. A run goes on while the next glyph stands where the last one
ended, give or take a space, on the same line and in the same direction, whatever that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot
from typing import NamedTuple

from extractors.records.geometry import Box
from extractors.words.rotation import snap_to_quarter_turn

MAX_STEP_SHARE = 0.8
"""A glyph that goes on stands less than this share of its size from the last one's end, in any
direction: as wide as a space, as high as an index."""

MIN_DIRECTION_COSINE = 0.999
"""Two directions are the same when the cosine of the angle between them is at least this."""


class PrintedGlyph(NamedTuple):
    """A glyph as printed, white space too.

    `box` is where it lies on the sheet and `rotation` its quarter turn there (see `Word`). The rest
    is how it stands in its line, in points: `direction` is the direction of writing, a vector of
    length 1; `start` and `end` are its ends along that, `baseline` the height of its foot across
    it, growing upwards; `size` is its height.
    """

    text: str
    box: Box
    rotation: int
    direction: tuple[float, float]
    start: float
    end: float
    baseline: float
    size: float


def make_glyph(
    text: str, box: Box, matrix: Sequence[float], advance: float, page_rotation: int
) -> PrintedGlyph:
    """A glyph from the rectangle around it on the sheet and from how it is printed.

    `matrix` is PDF's, from the text's space to the displayed page, y upwards: its direction and its
    origin count. `advance` is the glyph's width in the text's space, less than 0 if its font prints
    backwards. `page_rotation` is the page's (see `extractors.pdf.page_boxes`).
    """
    a, b, _, _, x, y = matrix
    scale = hypot(a, b)
    if not scale:
        a = scale = 1.0  # a glyph without size, that has no direction either
    sign = -1 if advance < 0 else 1
    dx, dy = sign * a / scale, sign * b / scale
    start, width = x * dx + y * dy, abs(advance) * scale
    glyph_rotation = (snap_to_quarter_turn((dx, -dy)) + page_rotation) % 360
    # The rectangle around a glyph at a slant is higher than the glyph by a part of its width.
    larger, smaller = max(abs(dx), abs(dy)), min(abs(dx), abs(dy))
    height = box.x1 - box.x0 if glyph_rotation in (90, 270) else box.y1 - box.y0
    size = (height - width * smaller) / larger
    return PrintedGlyph(
        text, box, glyph_rotation, (dx, dy), start, start + width, y * dx - x * dy, size
    )


def number_text_runs(chars: Iterable[PrintedGlyph]) -> list[int]:
    """The number of each glyph's run."""
    run_numbers: list[int] = []
    previous: PrintedGlyph | None = None
    run = 0
    for glyph in chars:
        if previous is not None and not _continues_run(previous, glyph):
            run += 1
        run_numbers.append(run)
        previous = glyph
    return run_numbers


def _continues_run(previous: PrintedGlyph, glyph: PrintedGlyph) -> bool:
    (x, y), (dx, dy) = previous.direction, glyph.direction
    return (
        x * dx + y * dy >= MIN_DIRECTION_COSINE
        and abs(glyph.start - previous.end) < MAX_STEP_SHARE * glyph.size
        and abs(glyph.baseline - previous.baseline) < MAX_STEP_SHARE * glyph.size
    )

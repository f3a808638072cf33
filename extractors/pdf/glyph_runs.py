"""Glyphs → runs: what a file prints in one go, told from where each glyph stands after the last.

Some libraries tell the glyphs only. A run goes on while the next glyph stands where the last one
ended, give or take a space, on the same line and in the same direction, which may be any.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot
from typing import NamedTuple

from extractors.pdf.rotation import quarter_turn
from extractors.records import Box

FAR = 0.8
"""A glyph that goes on stands less than this share of its size from the last one's end, in any
direction: as wide as a space, as high as an index."""

ALIKE = 0.999
"""Two directions are the same when the cosine of the angle between them is at least this."""


class Char(NamedTuple):
    """A glyph as printed, white space too.

    `box` is where it lies on the sheet and `turn` its quarter turn there (see `Word`). The rest is
    how it stands in its line, in points: `way` is the direction of writing, a vector of length 1;
    `start` and `end` are its ends along that, `base` the height of its foot across it, growing
    upwards; `size` is its height.
    """

    text: str
    box: Box
    turn: int
    way: tuple[float, float]
    start: float
    end: float
    base: float
    size: float


def char(text: str, box: Box, matrix: Sequence[float], advance: float, rotation: int) -> Char:
    """A glyph from the rectangle around it on the sheet and from how it is printed.

    `matrix` is PDF's, from the text's space to the displayed page, y upwards: its direction and its
    origin count. `advance` is the glyph's width in the text's space, less than 0 if its font prints
    backwards. `rotation` is the page's (see `extractors.pdf.page_boxes`).
    """
    a, b, _, _, x, y = matrix
    stretch = hypot(a, b)
    if not stretch:
        a = stretch = 1.0  # a glyph without size, that has no direction either
    sign = -1 if advance < 0 else 1
    dx, dy = sign * a / stretch, sign * b / stretch
    start, width = x * dx + y * dy, abs(advance) * stretch
    turn = (quarter_turn((dx, -dy)) + rotation) % 360
    # The rectangle around a glyph at a slant is higher than the glyph by a part of its width.
    most, least = max(abs(dx), abs(dy)), min(abs(dx), abs(dy))
    height = box.x1 - box.x0 if turn in (90, 270) else box.y1 - box.y0
    size = (height - width * least) / most
    return Char(text, box, turn, (dx, dy), start, start + width, y * dx - x * dy, size)


def numbered(chars: Iterable[Char]) -> list[int]:
    """The number of each glyph's run."""
    out: list[int] = []
    before: Char | None = None
    run = 0
    for glyph in chars:
        if before is not None and not _follows(before, glyph):
            run += 1
        out.append(run)
        before = glyph
    return out


def _follows(before: Char, glyph: Char) -> bool:
    (x, y), (dx, dy) = before.way, glyph.way
    return (
        x * dx + y * dy >= ALIKE
        and abs(glyph.start - before.end) < FAR * glyph.size
        and abs(glyph.base - before.base) < FAR * glyph.size
    )

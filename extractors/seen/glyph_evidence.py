"""What a glyph's own print says of it: printed twice, or as a watermark.

All takes glyphs of an upright page (see `extractors.seen.read_glyphs`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby
from math import hypot

from extractors.drawing.painted_areas import Colour
from extractors.records.geometry import Box
from extractors.seen.read_glyphs import ReadGlyph, Verdict, Verdicts
from extractors.seen.unseen_glyphs import OFF_SHEET

MAX_DOUBLE_SHIFT_SHARE = 0.12
"""A glyph printed twice is shifted by at most this share of its size, and of that below."""

MAX_DOUBLE_WIDTH_SHARE = 0.35
"""And by at most this share of its width, so that two letters that follow each other stay two."""

MAX_UPRIGHT_SLANT = 0.05
"""The sine of the largest angle to a quarter turn at which a line of text is not at a slant."""

MAX_SLANTED_SHARE = 0.5
"""A page with a larger share of its glyphs at a slant lies askew itself."""

MIN_WATERMARK_SIZES = 2.5
"""A pale text over others is a watermark if it is so many times as high as most of the page."""

MIN_PALE_SHADE = 0.55
"""The least shade of a watermark, from 0, black, to 1, white."""

DOUBLE = Verdict("double", "printed twice at one place")
"""The verdict on a glyph that is there once more at the same place."""

SLANTED = Verdict("watermark", "printed at a slant")
"""The verdict on a glyph of a line that is neither level nor upright."""

PALE = Verdict("watermark", "large and pale, with other text over it")
"""The verdict on a glyph of a level watermark."""


def find_double_glyphs(glyphs: Sequence[ReadGlyph], verdicts: Verdicts) -> Verdicts:
    """The verdicts, with one for each glyph that is printed before at its place and seen there.

    That is how some producers print bold, and shadows.
    """
    result = list(verdicts)
    by_square: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for index, glyph in enumerate(glyphs):
        if result[index] is not None or glyph.text.isspace():
            continue
        x, y = glyph.origin
        reach = min(
            MAX_DOUBLE_SHIFT_SHARE * glyph.size,
            MAX_DOUBLE_WIDTH_SHARE * (glyph.box.x1 - glyph.box.x0),
        )
        column, row = int(x // 4), int(y // 4)
        others = [
            glyphs[other]
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for other in by_square.get((glyph.text, i, j), ())
        ]
        if any(hypot(x - other.origin[0], y - other.origin[1]) <= reach for other in others):
            result[index] = DOUBLE
        else:
            by_square[glyph.text, column, row].append(index)
    return result


def find_watermark_glyphs(
    glyphs: Sequence[ReadGlyph], verdicts: Verdicts, colours: Sequence[Colour | None]
) -> Verdicts:
    """The verdicts, with one for each glyph of a watermark; `colours` are those of the glyphs."""
    result = list(verdicts)
    # A watermark may go on beyond the sheet.
    visible = [
        index
        for index, glyph in enumerate(glyphs)
        if verdicts[index] in (None, OFF_SHEET) and not glyph.text.isspace()
    ]
    slanted = [
        index for index in visible if min(map(abs, glyphs[index].direction)) > MAX_UPRIGHT_SLANT
    ]
    if len(slanted) <= MAX_SLANTED_SHARE * len(visible):
        for index in slanted:
            result[index] = SLANTED
    if not visible:
        return result
    size = find_main_size([glyphs[index] for index in visible])
    pale = [
        index
        for index in visible
        if glyphs[index].size >= MIN_WATERMARK_SIZES * size
        and min(colours[index] or (0.0,)) >= MIN_PALE_SHADE
    ]
    for _, line in groupby(pale, key=lambda index: glyphs[index].run):
        members = list(line)
        runs = {glyphs[index].run for index in members}
        boxes = [glyphs[index].box for index in members]
        if any(
            _overlaps(box, glyphs[other].box)
            for other in visible
            if glyphs[other].run not in runs
            for box in boxes
        ):
            for index in members:
                result[index] = PALE
    return result


def _overlaps(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0) and min(one.y1, other.y1) > max(
        one.y0, other.y0
    )


def find_main_size(glyphs: Sequence[ReadGlyph]) -> float:
    """The size of most glyphs, at least one, to a tenth of a point."""
    return Counter(round(glyph.size, 1) for glyph in glyphs).most_common(1)[0][0]

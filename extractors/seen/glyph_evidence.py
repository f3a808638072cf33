"""What a glyph's own print says of it: printed twice, or as a watermark.

All functions take the glyphs of an upright page (see `extractors.seen.read_glyphs`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, product
from math import hypot

from extractors.drawing.painted_areas import Colour
from extractors.seen.read_glyphs import ReadGlyph, Verdict, Verdicts
from extractors.seen.unseen_glyphs import OFF_SHEET

MAX_DOUBLE_SHIFT_SHARE = 0.12
"""A glyph printed twice is shifted by at most this share of its size …"""

MAX_DOUBLE_WIDTH_SHARE = 0.35
"""… and of its width, so that two equal letters side by side stay two."""

MAX_SHADOW_SHIFT_SHARE = 0.35
"""A word printed twice, as with a shadow, is shifted by at most this share of its size."""

SHIFT_TOLERANCE_PT = 0.2
"""All letters of such a word are shifted alike, within so many points."""

MAX_UPRIGHT_SLANT = 0.05
"""The sine of the largest angle to a quarter turn at which a line of text is not at a slant."""

MAX_SLANTED_SHARE = 0.5
"""A page with a larger share of its glyphs at a slant lies askew itself."""

MIN_WATERMARK_SIZES = 2.5
"""A text that lies over others is a watermark if it is so many times as high as most of the page
…"""

MIN_PALE_SIZES = 1.3
"""… or so many times, and pale."""

MIN_PALE_SHADE = 0.55
"""The least shade of a watermark, from 0, black, to 1, white."""

DOUBLE = Verdict("double", "printed twice at one place")
"""The verdict on a glyph that is there once more at the same place."""

SLANTED = Verdict("watermark", "printed at a slant")
"""The verdict on a glyph of a line that is neither horizontal nor vertical."""

CAPITAL_HEIGHT_SHARE = 0.72
"""Capitals are about so high, in shares of their size."""

LARGE = Verdict("watermark", "large or pale, with other text over it")
"""The verdict on a glyph of a horizontal watermark."""


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
        # Squares of 4 points, so that each glyph is compared with its neighbours only.
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
    return _find_double_words(glyphs, result)


def _find_double_words(glyphs: Sequence[ReadGlyph], verdicts: Verdicts) -> Verdicts:
    """The verdicts, with one for each glyph of a word that stands a little beside itself.

    A word of several letters lies over an equal one only if that is its shadow, which is printed
    first.
    """
    result = list(verdicts)
    seen: dict[tuple[str, int, int], list[tuple[int, ...]]] = defaultdict(list)
    for word in _iter_words(glyphs, verdicts):
        text = "".join(glyphs[index].text for index in word)
        (x, y), size = glyphs[word[0]].origin, glyphs[word[0]].size
        side = max(MAX_SHADOW_SHIFT_SHARE * size, SHIFT_TOLERANCE_PT)
        column, row = int(x // side), int(y // side)
        for place in product((text,), _around(column), _around(row)):
            shadows = [other for other in seen.get(place, ()) if _is_shadow(glyphs, word, other)]
            for other in shadows:
                seen[place].remove(other)
                for index in other:
                    result[index] = DOUBLE
        seen[text, column, row].append(word)
    return result


def _around(square: int) -> tuple[int, int, int]:
    return square - 1, square, square + 1


def _iter_words(glyphs: Sequence[ReadGlyph], verdicts: Verdicts) -> Iterator[tuple[int, ...]]:
    """The glyphs of each word of several letters that has no verdict, by their places."""
    indices = [index for index, verdict in enumerate(verdicts) if verdict is None]
    parts = groupby(indices, key=lambda index: (glyphs[index].run, glyphs[index].text.isspace()))
    for (_, is_space), members in parts:
        word = tuple(members)
        if not is_space and len(word) > 1:
            yield word


def _is_shadow(glyphs: Sequence[ReadGlyph], word: Sequence[int], other: Sequence[int]) -> bool:
    """Whether each letter of a word is shifted alike, and little, from the same one of another."""
    shifts = [
        (
            glyphs[one].origin[0] - glyphs[two].origin[0],
            glyphs[one].origin[1] - glyphs[two].origin[1],
        )
        for one, two in ((word[0], other[0]), (word[-1], other[-1]))
    ]
    (x0, y0), (x1, y1) = shifts
    return (
        hypot(x0, y0) <= MAX_SHADOW_SHIFT_SHARE * glyphs[word[0]].size
        and hypot(x1 - x0, y1 - y0) <= SHIFT_TOLERANCE_PT
    )


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
    large = [
        index
        for index in visible
        if glyphs[index].size >= MIN_WATERMARK_SIZES * size
        or (
            glyphs[index].size >= MIN_PALE_SIZES * size
            and min(colours[index] or (0.0,)) >= MIN_PALE_SHADE
        )
    ]
    for _, line in groupby(large, key=lambda index: glyphs[index].run):
        members = list(line)
        runs = {glyphs[index].run for index in members}
        if any(
            _lies_over(glyphs[index], glyphs[other])
            for other in visible
            if glyphs[other].run not in runs
            for index in members
        ):
            for index in members:
                result[index] = LARGE
    return result


def _lies_over(large: ReadGlyph, other: ReadGlyph) -> bool:
    """Whether the middle of a glyph lies where a larger one has its ink."""
    x, y = (other.box.x0 + other.box.x1) / 2, (other.box.y0 + other.box.y1) / 2
    foot = large.origin[1]
    return (
        large.box.x0 <= x <= large.box.x1 and foot - CAPITAL_HEIGHT_SHARE * large.size <= y <= foot
    )


def find_main_size(glyphs: Sequence[ReadGlyph]) -> float:
    """The size of most glyphs, at least one, to a tenth of a point."""
    return Counter(round(glyph.size, 1) for glyph in glyphs).most_common(1)[0][0]

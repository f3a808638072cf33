"""Lines through the middle of text → which glyphs are struck out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractors.records.geometry import Box
from extractors.records.page_marks import PageRemark, RulingLine
from extractors.seen.read_glyphs import ReadGlyph, Verdict, Verdicts, enclose_boxes

STRIKE_ZONE_SHARES = (0.12, 0.6)
"""A line through text runs this far above its foot, lowest and highest, in shares of its size."""

MIN_CROSSED_SHARE = 0.6
"""A line that runs through a word runs through this share of it."""

MAX_OVERHANG_SHARE = 0.7
"""It sticks out of the text by at most this share of the text's size."""

MIN_COVERED_SHARE = 0.4
"""A longer line counts if it runs through text for at least this share of its length."""

STRUCK = Verdict("struck", "struck out")
"""The verdict on a glyph that a line runs through."""


class StruckGlyphs(NamedTuple):
    """The verdicts with those on struck glyphs, the lines that strike text out (no borders of
    cells), and remarks on other lines that run through text."""

    verdicts: Verdicts
    strikes: frozenset[RulingLine]
    remarks: tuple[PageRemark, ...]


def find_struck_glyphs(
    glyphs: Sequence[ReadGlyph],
    verdicts: Verdicts,
    horizontal: Sequence[RulingLine],
    marked_boxes: Sequence[Box],
) -> StruckGlyphs:
    """The verdicts, with one for each glyph that is struck out by a line or an annotation.

    `marked_boxes` are what annotations strike out. A border on which text stands by mistake strikes
    nothing out: it goes on beside the text.
    """
    result = list(verdicts)
    visible = [
        index
        for index, glyph in enumerate(glyphs)
        if verdicts[index] is None and not glyph.text.isspace() and glyph.direction[0] > 0.99
    ]
    visible.sort(key=lambda index: glyphs[index].origin[1])
    feet = [glyphs[index].origin[1] for index in visible]
    tallest = max((glyphs[index].size for index in visible), default=0.0)
    strikes = set()
    remarks: list[PageRemark] = []
    for rule in horizontal:
        first = bisect_left(feet, rule.position)
        last = bisect_right(feet, rule.position + tallest, first)
        crossed = [index for index in visible[first:last] if _is_crossed(glyphs[index], rule)]
        if not crossed:
            continue
        if _is_strike(rule, [glyphs[index] for index in crossed]):
            strikes.add(rule)
            for index in crossed:
                result[index] = STRUCK
        else:
            remarks.append(_make_remark([glyphs[index] for index in sorted(crossed)]))
    for box in marked_boxes:
        for index in visible:
            x0, y0, x1, y1 = glyphs[index].box
            if box.x0 <= (x0 + x1) / 2 <= box.x1 and box.y0 <= (y0 + y1) / 2 <= box.y1:
                result[index] = STRUCK
    return StruckGlyphs(result, frozenset(strikes), tuple(remarks))


def _make_remark(crossed: Sequence[ReadGlyph]) -> PageRemark:
    return PageRemark(
        "line_through_text",
        "A line runs through text, which is read; it is taken for a border",
        enclose_boxes(glyph.box for glyph in crossed),
        "".join(glyph.text for glyph in crossed),
    )


def _is_crossed(glyph: ReadGlyph, rule: RulingLine) -> bool:
    lowest, highest = STRIKE_ZONE_SHARES
    above_foot = glyph.origin[1] - rule.position
    middle = (glyph.box.x0 + glyph.box.x1) / 2
    return (
        lowest * glyph.size <= above_foot <= highest * glyph.size
        and rule.start - 0.5 <= middle <= rule.end + 0.5
    )


def _is_strike(rule: RulingLine, crossed: Sequence[ReadGlyph]) -> bool:
    size = max(glyph.size for glyph in crossed)
    start = min(glyph.box.x0 for glyph in crossed)
    end = max(glyph.box.x1 for glyph in crossed)
    length = rule.end - rule.start
    covered = sum(glyph.box.x1 - glyph.box.x0 for glyph in crossed)
    is_as_long = (
        rule.start >= start - MAX_OVERHANG_SHARE * size
        and rule.end <= end + MAX_OVERHANG_SHARE * size
        and covered >= MIN_CROSSED_SHARE * length / 2
    )
    return is_as_long or covered >= MIN_COVERED_SHARE * length

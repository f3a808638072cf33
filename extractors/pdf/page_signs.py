"""Cheap signs that a page may show something else than its text layer says.

They cost a fraction of reading the page. None of them is proof: a page with one is looked at glyph
by glyph. A page without any is what its text layer says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from extractors.pdf.raised_marks import SUPERSCRIPT_DIGITS
from extractors.pdf.ruling_lines import MAX_LINE_THICKNESS_PT
from extractors.pdf.struck_glyphs import may_be_struck
from extractors.pdf.unseen_glyphs import MIN_READABLE_SIZE_PT
from extractors.records import RulingLine, Word

MAX_SLANTED_HEIGHT_RATIO = 1.9
"""A word's box that is so many times as high as most may be of a word at a slant, or of a title."""

MIN_LONE_LETTERS = 4
"""So many words of one letter in a line may be one word set wide."""

MIN_SQUARE_PT = 4.0
"""The side in points of the squares in which words that lie over each other are looked for."""

MIN_OVERLAP_SHARE = 0.3
"""The share of the narrower word's width that lies over the other."""

MARK_HEIGHT_SHARE = 0.78
"""A word of figures alone that is so much lower than most may be a mark."""

_PAINT_OPERATORS = re.compile(rb"[1-7]\s+Tr\b|\bActualText\b|\bsh\b")

INLINE_IMAGE = re.compile(rb"\bBI\s.{0,400}?\bID\b", re.S)
"""A picture inside a page's content."""

_COLOUR_OPERATOR = re.compile(rb"[\d.]\s+(?:g|rg|k|sc|scn)\s")
_CLIP_OPERATOR = re.compile(rb"\bW\*?\s")
_PAGE_CLIP = re.compile(rb"\s*(?:\S+\s+w\s+)?q\s+\S+\s+\S+\s+([\d.]+)\s+([\d.]+)\s+re\s+W\*?\s+n\b")
_HTML_COLOUR = re.compile(r"color:(#\w{6})")
_SUPERSCRIPTS = re.compile(f"[{''.join(SUPERSCRIPT_DIGITS)}]")


def has_odd_content(content: bytes, width: float, height: float) -> bool:
    """Whether a page's content prints or clips in an unusual way.

    Clips as large as the page, which some producers begin with, are usual.
    """
    if _PAINT_OPERATORS.search(content):
        return True
    clips = _CLIP_OPERATOR.findall(content)
    if not clips:
        return False
    whole = _PAGE_CLIP.match(content)
    return not (
        len(clips) == 1
        and whole is not None
        and float(whole[1]) >= 0.95 * min(width, height)
        and float(whole[2]) >= 0.95 * min(width, height)
    )


def may_be_coloured(content: bytes) -> bool:
    """Whether a page's content sets colours at all."""
    return _COLOUR_OPERATOR.search(content) is not None


def has_light_text(html: str) -> bool:
    """Whether MuPDF's HTML of a page has text in a colour that may not be seen on its ground."""
    return any(
        min(int(colour[i : i + 2], 16) for i in (1, 3, 5)) > 128
        for colour in set(_HTML_COLOUR.findall(html))
    )


def has_raised_text(xhtml: str) -> bool:
    """Whether MuPDF's XHTML of a page has raised text in it."""
    return "<sup>" in xhtml or _SUPERSCRIPTS.search(xhtml) is not None


def has_covering_fill(drawings: Sequence[dict[str, Any]], words: Sequence[Word]) -> bool:
    """Whether a fill lies over a word that may have been painted before, or is dark.

    Of what is painted, drawings alone are known here: where one's number is larger than its place
    among them, something else was painted before.
    """
    for place, drawing in enumerate(drawings):
        x0, y0, x1, y1 = drawing["rect"]
        width = drawing.get("width") or 0.0
        is_thick_line = "s" in drawing["type"] and width > MAX_LINE_THICKNESS_PT
        if not is_thick_line and (
            x1 - x0 <= MAX_LINE_THICKNESS_PT
            or y1 - y0 <= MAX_LINE_THICKNESS_PT
            or "f" not in drawing["type"]
        ):
            continue
        fill = drawing.get("fill") or drawing.get("color") or (0.0,)
        if drawing["seqno"] <= place and min(fill) > 0.5:
            continue
        x0, y0, x1, y1 = x0 - width / 2, y0 - width / 2, x1 + width / 2, y1 + width / 2
        for word in words:
            if (
                min(x1, word[2]) > max(x0, word[0]) and y0 < (word[1] + word[3]) / 2 < y1
            ):
                return True
    return False


def has_odd_words(
    words: Sequence[Word], horizontal: Sequence[RulingLine], width: float, height: float
) -> bool:
    """Whether words lie where, or are as, words usually are not."""
    if not words:
        return False
    heights = sorted([word[3] - word[1] for word in words])
    usual = heights[len(heights) // 2]
    highest, lowest = MAX_SLANTED_HEIGHT_RATIO * usual, MARK_HEIGHT_SHARE * usual
    for x0, y0, x1, y1, text, *_ in words:
        if x0 < 0 or y0 < -1 or x1 > width or y1 > height + 1:
            return True
        if y1 - y0 > highest or y1 - y0 < MIN_READABLE_SIZE_PT:
            return True
        if y1 - y0 < lowest and not any(map(str.isalpha, text)):
            return True
        if len(text) > 3 and len(text) % 2 == 0 and text[::2] == text[1::2] and text[0] != ".":
            if any(map(str.isalnum, text)):
                return True
    return (
        _has_overlap(words)
        or _has_wide_line(words)
        or may_be_struck(words, horizontal)
    )


def _has_overlap(words: Sequence[Word]) -> bool:
    """Whether two words lie over each other, more than neighbours may."""
    rows: dict[int, list[tuple[float, float]]] = {}
    for word in words:
        row = (word[1] + word[3]) / 2 / MIN_SQUARE_PT
        rows.setdefault(round(row), []).append((word[0], word[2]))
    for ends in rows.values():
        ends.sort()
        reached, last_width = ends[0][1], ends[0][1] - ends[0][0]
        for start, end in ends[1:]:
            if reached - start > MIN_OVERLAP_SHARE * min(end - start, last_width):
                return True
            if end > reached:
                reached, last_width = end, end - start
    return False


def _has_wide_line(words: Sequence[Word]) -> bool:
    """Whether a line has several words of one letter each."""
    lone = [word[6] for word in words if len(word[4]) == 1 and word[4].isalpha()]
    if len(lone) < MIN_LONE_LETTERS:
        return False
    return any(len(list(run)) >= MIN_LONE_LETTERS for _, run in groupby(lone))

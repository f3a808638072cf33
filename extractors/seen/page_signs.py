"""Cheap signs that a page may show something else than its text layer says.

They cost a fraction of reading the page. None of them is proof: a page with one is looked at glyph
by glyph. A page without any is what its text layer says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import sub
from typing import Any

from extractors.drawing.ruling_lines import MAX_LINE_THICKNESS_PT
from extractors.records.page_marks import RulingLine, Word
from extractors.seen.glyph_evidence import MAX_SHADOW_SHIFT_SHARE
from extractors.seen.raised_marks import SUPERSCRIPT_DIGITS
from extractors.seen.unseen_glyphs import MIN_READABLE_SIZE_PT

MAX_SLANTED_HEIGHT_RATIO = 1.9
"""A word so many times as high as most may stand at a slant, or be of a title."""

ROW_HEIGHT_PT = 4.0
"""Words whose middles lie in one of the page's stripes of so many points are of one row."""

STRIKE_ZONE_SHARES = (0.28, 0.74)
"""How far below the top of a word, in shares of its height, a line through it may run."""

MIN_CROSSED_SHARE = 0.6
"""The share of a word's width through which such a line runs."""

MIN_OVERLAP_SHARE = 0.3
"""The share of the narrower word's width that lies over the other."""

MARK_HEIGHT_SHARE = 0.78
"""A word without letters that is lower than this share of most may be a mark of a note."""

_INLINE_IMAGE = re.compile(rb"\bBI\s.{0,400}?\bID\b", re.S)
_UNUSUAL_MODE = re.compile(rb"[1-7]\s+Tr\b")
_CLIP_OPERATOR = re.compile(rb"W\*?\s+n\b")
_COLOUR_OPERATORS = (b" rg", b" g", b" k", b" sc")
_SHADING_OPERATOR = re.compile(rb" sh\s")
_PAGE_CLIP = re.compile(rb"\s*(?:\S+\s+w\s+)?q\s+\S+\s+\S+\s+([\d.]+)\s+([\d.]+)\s+re\s+W\*?\s+n\b")
_HTML_COLOUR = re.compile(r"color:(#\w{6})")
_DOUBLED_LETTERS = re.compile(r"^(.)\1(?!\1)(.)\2", re.M)
_SUPERSCRIPT = re.compile(f"[{''.join(SUPERSCRIPT_DIGITS)}]")


def has_odd_content(content: bytes) -> bool:
    """Whether a page's content prints in an unusual way."""
    if b" Tr" in content and _UNUSUAL_MODE.search(content):
        return True
    if b"ActualText" in content:
        return True
    return b" sh" in content and _SHADING_OPERATOR.search(content) is not None


def has_small_clips(content: bytes, width: float, height: float) -> bool:
    """Whether a page's content clips what it prints to less than the whole page.

    Some producers begin every page with a clip to the whole of it.
    """
    if b"W" not in content:
        return False
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


def has_inline_image(content: bytes) -> bool:
    """Whether a page has a picture inside its content."""
    return b"BI" in content and _INLINE_IMAGE.search(content) is not None


def may_be_coloured(content: bytes) -> bool:
    """Whether a page's content sets colours at all."""
    # One letter is found many times as fast as three signs that begin with a space.
    return any(operator in content for operator in _COLOUR_OPERATORS if operator[-1:] in content)


def has_light_text(html: str) -> bool:
    """Whether MuPDF's HTML of a page has text in a colour that may not be seen on its ground."""
    return any(
        min(int(colour[i : i + 2], 16) for i in (1, 3, 5)) > 128
        for colour in set(_HTML_COLOUR.findall(html))
    )


def has_raised_text(xhtml: bytes, letters: str) -> bool:
    """Whether MuPDF's XHTML of a page has raised text in it, or raised figures are among its
    letters."""
    return b"<sup>" in xhtml or _SUPERSCRIPT.search(letters) is not None


def has_covering_fill(drawings: Sequence[dict[str, Any]], words: Sequence[Word]) -> bool:
    """Whether a fill lies over a word that may have been painted before, or is dark.

    Only the drawings of a page are known here. Where the number of one in the order of painting is
    larger than its place among the drawings, something else was painted before it.
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
            if min(x1, word[2]) > max(x0, word[0]) and y0 < (word[1] + word[3]) / 2 < y1:
                return True
    return False


def has_odd_words(
    words: Sequence[Word], horizontal: Sequence[RulingLine], width: float, height: float
) -> bool:
    """Whether some words lie where words usually do not, or have an unusual size."""
    if not words:
        return False
    lefts, tops, rights, bottoms, texts = list(zip(*words, strict=True))[:5]
    if min(lefts) < 0 or min(tops) < -1 or max(rights) > width or max(bottoms) > height + 1:
        return True
    heights = sorted(map(sub, bottoms, tops))
    usual = heights[len(heights) // 2]
    if heights[-1] > MAX_SLANTED_HEIGHT_RATIO * usual or heights[0] < MIN_READABLE_SIZE_PT:
        return True
    lowest = MARK_HEIGHT_SHARE * usual
    if heights[0] < lowest and any(
        word[3] - word[1] < lowest and not any(map(str.isalpha, word[4])) for word in words
    ):
        return True
    if _has_shadow(words, usual) or _DOUBLED_LETTERS.search("\n".join(texts)):
        return True
    heights_in_rows = [(word[1] + word[3]) / (2 * ROW_HEIGHT_PT) for word in words]
    sides = lefts, rights, tops, bottoms
    rows = sorted(zip(map(int, heights_in_rows), *sides, strict=True))
    # Stripes shifted by half, for words whose middles lie on both sides of a stripe's edge.
    between = sorted(zip([int(at + 0.5) for at in heights_in_rows], *sides, strict=True))
    return _has_overlap(rows) or _has_overlap(between) or _may_be_struck(rows, horizontal)


def _has_shadow(words: Sequence[Word], height: float) -> bool:
    """Whether a word stands a little beside one that says the same; `height` is that of most."""
    reach = MAX_SHADOW_SHIFT_SHARE * height
    last: dict[str, Word] = {}
    for word in words:
        other = last.get(word[4])
        if other is not None and abs(word[0] - other[0]) < reach > abs(word[1] - other[1]):
            return True
        last[word[4]] = word
    return False


_Row = tuple[int, float, float, float, float]


def _has_overlap(rows: Sequence[_Row]) -> bool:
    """Whether two words of a row, given with its number, ends and heights, lie over each other,
    more than neighbours may."""
    last_row, reached, last_width = -1.0, 0.0, 0.0
    for row, start, end, _, _ in rows:
        if row != last_row:
            last_row, reached, last_width = row, end, end - start
        elif start < reached and reached - start > MIN_OVERLAP_SHARE * min(end - start, last_width):
            return True
        elif end > reached:
            reached, last_width = end, end - start
    return False


def _may_be_struck(rows: Sequence[_Row], horizontal: Sequence[RulingLine]) -> bool:
    """Whether a ruling line runs through the middle of a word: told by boxes alone."""
    upper, lower = STRIKE_ZONE_SHARES
    for rule in horizontal:
        row = int(rule.position / ROW_HEIGHT_PT)
        first = bisect_left(rows, (row - 1,))
        for index in range(first, bisect_left(rows, (row + 2,), first)):
            _, x0, x1, y0, y1 = rows[index]
            if upper * (y1 - y0) <= rule.position - y0 <= lower * (y1 - y0) and min(
                rule.end, x1
            ) - max(rule.start, x0) >= MIN_CROSSED_SHARE * (x1 - x0):
                return True
    return False

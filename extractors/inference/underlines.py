"""Lines that belong to words, not to cells: underlines and lines through them.

Such a line runs through the boxes of the words and is as long as they are. A border keeps clear of
the words, or is longer since it runs to a corner.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from msgspec.structs import replace

from extractors.records.page_marks import RulingLine, Word
from extractors.records.read_pages import Page

END_TOLERANCE_HEIGHTS = 0.45
"""An underline begins and ends at the words' ends, give or take so many of their heights …"""

MAX_END_TOLERANCE_PT = 5.0
"""… and at most so many points: a watermark is as high as several rows."""

STRIKE_SHARE = 0.3
"""A line less than this share of a word's height below its top is above the word …"""

UNDERLINE_SHARE = 1.06
"""… and one more than this share below it is under the word, not part of it."""


def remove_underlines(page: Page) -> Page:
    """The page without the ruling lines that underline or strike out its words."""
    upright = [word for word in page.words if word[5] in (0, 180)]
    sideways = [word for word in page.words if word[5] in (90, 270)]
    horizontal = _list_borders(page.horizontal, upright)
    vertical = page.vertical
    if sideways and vertical:
        vertical = _list_borders(vertical, [_lay_flat(word) for word in sideways])
    if len(horizontal) == len(page.horizontal) and len(vertical) == len(page.vertical):
        return page
    return replace(page, horizontal=horizontal, vertical=vertical)


def _lay_flat(word: Word) -> Word:
    """A word that stands on its side, its axes exchanged.

    If it reads downwards, its foot comes to lie above. That does no harm: a line near either edge
    counts.
    """
    return word._replace(x0=word.y0, y0=word.x0, x1=word.y1, y1=word.x1)


def _list_borders(rules: Sequence[RulingLine], words: Sequence[Word]) -> list[RulingLine]:
    """The ruling lines but for those that belong to words."""
    if not words:
        return list(rules)
    by_top = sorted(words, key=itemgetter(1))
    tops = [word[1] for word in by_top]
    tallest = max([word[3] - word[1] for word in words])
    borders = []
    for rule in rules:
        first = bisect_left(tops, rule.position - UNDERLINE_SHARE * tallest)
        nearby = by_top[first : bisect_right(tops, rule.position)]
        if not _belongs_to_words(rule, nearby):
            borders.append(rule)
    return borders


def _belongs_to_words(rule: RulingLine, words: Sequence[Word]) -> bool:
    """Whether a horizontal line is as long as the words are through whose boxes it runs."""
    start, end, height = rule.end, rule.start, 0.0
    for x0, y0, x1, y1, *_ in words:
        if x1 <= rule.start or x0 >= rule.end:
            continue
        if STRIKE_SHARE * (y1 - y0) <= rule.position - y0 <= UNDERLINE_SHARE * (y1 - y0):
            start, end, height = min(start, x0), max(end, x1), max(height, y1 - y0)
    tolerance = min(END_TOLERANCE_HEIGHTS * height, MAX_END_TOLERANCE_PT)
    return abs(start - rule.start) <= tolerance and abs(end - rule.end) <= tolerance

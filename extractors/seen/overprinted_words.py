"""Words that lie over other words, or that a slanted line crosses: read, with a remark.

Two texts at one place are not both a cell's: one is a stamp's, a seal's, a correction's. Which one
counts only a person can say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from extractors.records.geometry import Box
from extractors.records.page_marks import PageRemark, Word

MIN_OVERLAP_SHARES = (0.35, 0.5)
"""Words lie over each other if they share so much of the narrower one's width, and of the lower
one's height."""

MIN_CROSSED_SHARE = 0.6
"""A slanted line crosses a word out if it runs through so much of its width, within its height."""

MIN_SLANT_PT = 1.5
"""A line is neither horizontal nor vertical if it goes so many points both ways."""

MAX_QUOTED_WORDS = 12
"""At most so many words are quoted."""


def find_overprinted_words(words: Sequence[Word]) -> Iterator[PageRemark]:
    """A remark on each group of horizontal words that lie over each other."""
    rows = sorted((word for word in words if not word.rotation), key=lambda word: word.y0)
    tops = [word.y0 for word in rows]
    groups: list[set[int]] = []
    for index, word in enumerate(rows):
        for other in range(index + 1, bisect_left(tops, word.y1, index + 1)):
            if _lies_over(word, rows[other]):
                near = [group for group in groups if {index, other} & group]
                groups = [group for group in groups if group not in near]
                groups.append({index, other}.union(*near))
    for group in groups:
        yield _make_remark(
            "Words lie over each other; all are read", [rows[index] for index in sorted(group)]
        )


def _lies_over(one: Word, other: Word) -> bool:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    share_of_width, share_of_height = MIN_OVERLAP_SHARES
    return width > share_of_width * min(
        one.x1 - one.x0, other.x1 - other.x0
    ) and height > share_of_height * min(one.y1 - one.y0, other.y1 - other.y0)


def find_crossed_out_words(
    drawings: Sequence[dict[str, Any]], words: Sequence[Word]
) -> Iterator[PageRemark]:
    """A remark on the words, before they are turned, that slanted lines among drawings cross."""
    narrowest = min((word.x1 - word.x0 for word in words), default=0.0)
    lines = [
        (item[1], item[2])
        for drawing in drawings
        if "s" in drawing["type"] and drawing.get("stroke_opacity") != 0
        for item in drawing["items"]
        if item[0] == "l"
        and _is_slanted(item[1], item[2])
        # The strokes of a hatch or a map are many, and too short to cross a word out.
        and abs(item[1][0] - item[2][0]) >= MIN_CROSSED_SHARE * narrowest
    ]
    if not lines:
        return
    crossed = [word for word in words if any(_is_crossed(word, *line) for line in lines)]
    if crossed:
        yield _make_remark("A slanted line runs through text, which is read", crossed)


def _is_slanted(start: Sequence[float], end: Sequence[float]) -> bool:
    return min(abs(start[0] - end[0]), abs(start[1] - end[1])) >= MIN_SLANT_PT


def _is_crossed(word: Word, start: Sequence[float], end: Sequence[float]) -> bool:
    """Whether a line runs through a word: its part within the word's height covers enough of the
    word's width."""
    (x0, y0), (x1, y1) = sorted((tuple(start), tuple(end)), key=lambda point: point[1])
    top, bottom = max(y0, word.y0), min(y1, word.y1)
    if top >= bottom:
        return False
    xs = [x0 + (x1 - x0) * (y - y0) / (y1 - y0) for y in (top, bottom)]
    covered = min(max(xs), word.x1) - max(min(xs), word.x0)
    return covered >= MIN_CROSSED_SHARE * (word.x1 - word.x0)


def _make_remark(message: str, words: Sequence[Word]) -> PageRemark:
    box = Box(
        min(word.x0 for word in words),
        min(word.y0 for word in words),
        max(word.x1 for word in words),
        max(word.y1 for word in words),
    )
    texts = " ".join(word.text for word in words[:MAX_QUOTED_WORDS])
    return PageRemark("text_overprinted", message, box, texts)

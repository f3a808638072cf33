"""Puts words together whose letters come from several fonts.

Where a font lacks a letter (often ң, ө or ү), a producer prints that letter alone from another
font, and a library then reports the pieces as words. Pieces of different runs of text that touch
are one word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf

from extractors.records.page_marks import RulingLine, Word

MAX_TOUCHING_GAP_SHARE = 0.08
"""Pieces closer than this share of their height touch; a space is three times as wide."""

MIN_OVERLAP_SHARE = 0.6
"""The least share of the lower piece's height that lies beside the other's."""


def merge_word_fragments(words: Sequence[Word], vertical: Sequence[RulingLine]) -> list[Word]:
    """The words, pieces that touch joined from left to right; no join runs over a ruling line."""
    if not words:
        return []
    by_right_end = sorted(range(len(words)), key=lambda index: words[index][2])
    right_ends = [words[index][2] for index in by_right_end]
    previous_piece: dict[int, int] = {}
    right_ends.append(inf)
    for index, word in enumerate(words):
        height = word[3] - word[1]
        reach = MAX_TOUCHING_GAP_SHARE * height
        first = bisect_left(right_ends, word[0] - reach)
        if right_ends[first] > word[0] + reach:
            continue  # most words: nothing ends where they begin
        last = bisect_right(right_ends, word[0] + reach, first)
        touching = [
            (abs(words[i].x1 - word.x0), i)
            for i in by_right_end[first:last]
            if abs(words[i][1] - word[1]) < height and _should_merge(words[i], word, vertical)
        ]
        if touching:
            previous_piece[index] = min(touching)[1]
    if not previous_piece:
        return list(words)
    next_piece = {first: second for second, first in previous_piece.items()}
    merged = []
    for index, word in enumerate(words):
        if index in previous_piece and next_piece[previous_piece[index]] == index:
            continue
        while index in next_piece:
            index = next_piece[index]  # noqa: PLW2901 - walks along the pieces of this word
            word = _merge_pair(word, words[index])  # noqa: PLW2901
        merged.append(word)
    return merged


def _should_merge(left: Word, right: Word, vertical: Sequence[RulingLine]) -> bool:
    """Whether two pieces of different runs stand side by side with hardly a gap."""
    if left.text_run == right.text_run or left.rotation or right.rotation or left.x0 >= right.x0:
        return False
    height = min(left.y1 - left.y0, right.y1 - right.y0)
    if abs(right.x0 - left.x1) > MAX_TOUCHING_GAP_SHARE * height:
        return False
    if min(left.y1, right.y1) - max(left.y0, right.y0) < MIN_OVERLAP_SHARE * height:
        return False
    first = bisect_left(vertical, (min(left.x1, right.x0) - 1,))
    middle = (left.y0 + left.y1) / 2
    return not any(
        rule.start < middle < rule.end
        for rule in vertical[first:]
        if rule.position <= max(left.x1, right.x0) + 1
    )


def _merge_pair(left: Word, right: Word) -> Word:
    """One word of two pieces; the space behind it may be printed with the run of either."""
    return right._replace(
        x0=left.x0,
        y0=min(left.y0, right.y0),
        y1=max(left.y1, right.y1),
        text=left.text + right.text,
        confidence=min(left.confidence, right.confidence),
        space_after=left.space_after or right.space_after,
    )

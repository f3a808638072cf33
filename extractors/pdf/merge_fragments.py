"""Puts words together whose letters come from several fonts.

Where a font lacks a letter (often ң, ө or ү), a producer prints that letter alone from another
font, and a library then reports the pieces as words. Pieces of different runs of text that touch
are one word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractors.records import Rule, Word

TOUCH = 0.08
"""Pieces closer than this share of their height touch; a space is three times as wide."""

OVERLAP = 0.6
"""The least share of the lower piece's height that lies beside the other's."""


def whole_words(words: Sequence[Word], vertical: Sequence[Rule]) -> list[Word]:
    """The words, pieces that touch joined from left to right; no join runs over a rule."""
    if not words:
        return []
    order = sorted(range(len(words)), key=lambda index: words[index][2])
    ends = [words[index][2] for index in order]
    before: dict[int, int] = {}
    for index, word in enumerate(words):
        height = word[3] - word[1]
        first = bisect_left(ends, word[0] - TOUCH * height)
        last = bisect_right(ends, word[0] + TOUCH * height, first)
        found = [
            (abs(words[i].x1 - word.x0), i)
            for i in order[first:last]
            if abs(words[i][1] - word[1]) < height and _touch(words[i], word, vertical)
        ]
        if found:
            before[index] = min(found)[1]
    if not before:
        return list(words)
    after = {first: second for second, first in before.items()}
    out = []
    for index, word in enumerate(words):
        if index in before and after[before[index]] == index:
            continue
        while index in after:
            index = after[index]  # noqa: PLW2901 - walks along the pieces of this word
            word = _joined(word, words[index])  # noqa: PLW2901
        out.append(word)
    return out


def _touch(left: Word, right: Word, vertical: Sequence[Rule]) -> bool:
    """Whether two pieces of different runs stand side by side with hardly a gap."""
    if left.run == right.run or left.turn or right.turn or left.x0 >= right.x0:
        return False
    height = min(left.y1 - left.y0, right.y1 - right.y0)
    if abs(right.x0 - left.x1) > TOUCH * height:
        return False
    if min(left.y1, right.y1) - max(left.y0, right.y0) < OVERLAP * height:
        return False
    first = bisect_left(vertical, (min(left.x1, right.x0) - 1,))
    middle = (left.y0 + left.y1) / 2
    return not any(
        rule.lo < middle < rule.hi
        for rule in vertical[first:]
        if rule.at <= max(left.x1, right.x0) + 1
    )


def _joined(left: Word, right: Word) -> Word:
    return right._replace(
        x0=left.x0,
        y0=min(left.y0, right.y0),
        y1=max(left.y1, right.y1),
        text=left.text + right.text,
        confidence=min(left.confidence, right.confidence),
    )

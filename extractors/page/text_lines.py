"""Words → printed lines, in reading order, also for text that stands upright in its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.records import Box, Line, Word, turned

SAME_LINE = 0.45
"""Two words are on one line when their middles are closer than this share of the lower one's
height."""


def printed_lines(words: Sequence[Word], box: Box) -> tuple[Line, ...]:
    """The lines of a cell's words; room is measured to the cell's right side.

    When most words stand upright (see `Word.turn`), the cell is turned first; `room` is then
    measured along the reading direction.
    """
    if not words:
        return ()
    turn = _turn(words)
    if turn:
        width, height = box.x1 - box.x0, box.y1 - box.y0
        back = 360 - turn
        inside = [Box(w.x0 - box.x0, w.y0 - box.y0, w.x1 - box.x0, w.y1 - box.y0) for w in words]
        words = [
            word._replace(**turned(place, back, width, height)._asdict())
            for place, word in zip(inside, words, strict=True)
        ]
        box = Box(0, 0, height, width) if turn in (90, 270) else Box(0, 0, width, height)
    out = []
    for group in grouped(words):
        if len(group) == 1:
            start, top, end, bottom, text = group[0][:5]
            confidence = group[0].confidence
        else:
            start, end = group[0].x0, max([word.x1 for word in group])
            top, bottom = min([word.y0 for word in group]), max([word.y1 for word in group])
            text = " ".join([word.text for word in group])
            confidence = min([word.confidence for word in group])
        room = box.x1 - box.x0 - end + start
        out.append(Line(text, end - start, room, bottom - top, group[-1].spaced, confidence))
    return tuple(out)


def _turn(words: Sequence[Word]) -> int:
    """The reading direction of most of the words."""
    if not any(word.turn for word in words):
        return 0
    return Counter(word.turn for word in words).most_common(1)[0][0]


def grouped(words: Sequence[Word]) -> list[list[Word]]:
    """The words by printed line from top to bottom, each line from left to right."""
    if len(words) == 1:
        return [list(words)]
    groups: list[list[Word]] = []
    middle = height = 0.0
    for both, _, word in sorted([(word[1] + word[3], word[0], word) for word in words]):
        own = word[3] - word[1]
        if groups and both / 2 - middle < SAME_LINE * min(height, own):
            groups[-1].append(word)
        else:
            groups.append([word])
            middle, height = both / 2, own
    for group in groups:
        if len(group) > 1:
            group.sort()
    return groups

"""Words → printed lines, in reading order, also for text that stands on its side in its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.records.geometry import Box, rotate_box
from extractors.records.page_layouts import CellLine
from extractors.records.page_marks import Word

SAME_LINE_HEIGHT_SHARE = 0.45
"""Two words are on one line when their middles are closer than this share of the lower one's
height."""


def build_cell_lines(words: Sequence[Word], box: Box) -> tuple[CellLine, ...]:
    """The lines of a cell's words; free width is measured to the cell's right side.

    When most words stand on their side (see `Word.rotation`), the cell is turned first;
    `free_width` is then measured along the reading direction.
    """
    if not words:
        return ()
    rotation = _find_main_rotation(words)
    if rotation:
        width, height = box.x1 - box.x0, box.y1 - box.y0
        back = 360 - rotation
        boxes_in_cell = [
            Box(w.x0 - box.x0, w.y0 - box.y0, w.x1 - box.x0, w.y1 - box.y0) for w in words
        ]
        words = [
            word._replace(**rotate_box(place, back, width, height)._asdict())
            for place, word in zip(boxes_in_cell, words, strict=True)
        ]
        box = Box(0, 0, height, width) if rotation in (90, 270) else Box(0, 0, width, height)
    lines = []
    for group in group_into_lines(words):
        if len(group) == 1:
            start, top, end, bottom, text = group[0][:5]
            confidence = group[0].confidence
        else:
            start, end = group[0].x0, max([word.x1 for word in group])
            top, bottom = min([word.y0 for word in group]), max([word.y1 for word in group])
            text = " ".join([word.text for word in group])
            confidence = min([word.confidence for word in group])
        free_width = box.x1 - box.x0 - end + start
        lines.append(
            CellLine(text, end - start, free_width, bottom - top, group[-1].space_after, confidence)
        )
    return tuple(lines)


def _find_main_rotation(words: Sequence[Word]) -> int:
    """The reading direction of most of the words."""
    if not any(word[5] for word in words):
        return 0
    return Counter(word.rotation for word in words).most_common(1)[0][0]


def group_into_lines(words: Sequence[Word]) -> list[list[Word]]:
    """The words by printed line from top to bottom, each line from left to right."""
    if len(words) == 1:
        return [list(words)]
    groups: list[list[Word]] = []
    middle = height = 0.0
    top = bottom = None
    for double_middle, _, word in sorted([(word[1] + word[3], word[0], word) for word in words]):
        if word[1] == top and word[3] == bottom:  # as high as the one before, as most are
            groups[-1].append(word)
            continue
        top, bottom = word[1], word[3]
        if groups and double_middle / 2 - middle < SAME_LINE_HEIGHT_SHARE * min(
            height, bottom - top
        ):
            groups[-1].append(word)
        else:
            groups.append([word])
            middle, height = double_middle / 2, bottom - top
    for group in groups:
        if len(group) > 1:
            group.sort()
    return groups

"""Words whose print runs over a border: where they belong, by the line of text that they are part
of.

A word lies in the cell that holds its middle. That is wrong for text that is too wide for its cell,
or has one line too many: it runs over the border and belongs to its cell all the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from extractors.records.page_marks import RulingLine, Word

MIN_CROSSING_DEPTH_PT = 1.0
"""A ruling line this far inside a word's box, in points, runs through the word."""

MAX_SPACE_SHARE = 0.6
"""Words of one line are at most this share of their height apart; cells are farther."""

MIN_CROSSED_HEIGHT_SHARE = 0.15
"""A horizontal line this far inside a word's box, in shares of its height, runs through the
word."""

MIN_LINE_OVERLAP_SHARE = 0.25
"""Lines of one cell overlap by less than this share of their height."""


def anchor_spilled_words(
    words: Sequence[Word], horizontal: Sequence[RulingLine], vertical: Sequence[RulingLine]
) -> list[Word]:
    """The words, those that run over a border with the point at which their cell is looked for."""
    anchors = {
        **_anchor_over_vertical(words, vertical),
        **_anchor_over_horizontal(words, horizontal),
    }
    if not anchors:
        return list(words)
    return [
        word._replace(anchor=anchors[index]) if index in anchors else word
        for index, word in enumerate(words)
    ]


def _anchor_over_vertical(
    words: Sequence[Word], vertical: Sequence[RulingLine]
) -> dict[int, tuple[float, float]]:
    """Anchors of the words of lines that begin in a cell and go on over its right border.

    A line that runs over both borders is a centred one; its words are left alone.
    """
    anchors: dict[int, tuple[float, float]] = {}
    positions = [rule.position for rule in vertical]
    for line in _iter_lines(words):
        first = words[line[0]]
        middle = (first.y0 + first.y1) / 2
        crossing = [index for index in line if _find_crossing(words[index], vertical, positions)]
        if not crossing:
            continue
        if crossing[0] == line[0] and not _begins_at_border(first, vertical, middle):
            continue
        # What stands before the first crossing word may be of other cells.
        start = words[crossing[0]].x0 + 0.1
        for index in line[line.index(crossing[0]) :]:
            anchors[index] = (start, middle)
    return anchors


def _iter_lines(words: Sequence[Word]) -> Iterator[list[int]]:
    """The words that are printed in one go with no more than a space between them."""
    for _, members in groupby(range(len(words)), key=lambda index: words[index].text_run):
        line: list[int] = []
        for index in members:
            word = words[index]
            if line and not (
                -1 < word.x0 - words[line[-1]].x1 < MAX_SPACE_SHARE * (word.y1 - word.y0)
            ):
                yield line
                line = []
            line.append(index)
        yield line


def _find_crossing(word: Word, vertical: Sequence[RulingLine], positions: Sequence[float]) -> bool:
    middle = (word.y0 + word.y1) / 2
    first = bisect_left(positions, word.x0 + MIN_CROSSING_DEPTH_PT)
    last = bisect_left(positions, word.x1 - MIN_CROSSING_DEPTH_PT, first)
    return any(rule.start < middle < rule.end for rule in vertical[first:last])


def _begins_at_border(word: Word, vertical: Iterable[RulingLine], middle: float) -> bool:
    """Whether a word begins where the lines of a cell do: close behind a border."""
    height = word.y1 - word.y0
    return any(
        0 <= word.x0 - rule.position < height and rule.start < middle < rule.end
        for rule in vertical
    )


def _anchor_over_horizontal(
    words: Sequence[Word], horizontal: Sequence[RulingLine]
) -> dict[int, tuple[float, float]]:
    """Anchors of words through which a border runs, and that overlap a line of text on one side
    only: they belong to the other side."""
    anchors: dict[int, tuple[float, float]] = {}
    positions = [rule.position for rule in horizontal]
    for index, word in enumerate(words):
        edge = MIN_CROSSED_HEIGHT_SHARE * (word.y1 - word.y0)
        first = bisect_left(positions, word.y0 + edge)
        last = bisect_left(positions, word.y1 - edge, first)
        for rule in horizontal[first:last]:
            if not (rule.start <= word.x0 and rule.end >= word.x1):
                continue
            middle = (word.x0 + word.x1) / 2
            above, below = _has_line_beside(word, rule, words)
            if below and not above:
                anchors[index] = (middle, rule.position - 0.5)
            elif above and not below:
                anchors[index] = (middle, rule.position + 0.5)
    return anchors


def _has_line_beside(word: Word, rule: RulingLine, words: Sequence[Word]) -> tuple[bool, bool]:
    """Whether a word lies over a word whose middle is above a ruling line, and one below it."""
    above = below = False
    for other in words:
        overlap = min(word.y1, other.y1) - max(word.y0, other.y0)
        if (
            other is word
            or other.text_run == word.text_run
            or min(word.x1, other.x1) <= max(word.x0, other.x0)
            or overlap < MIN_LINE_OVERLAP_SHARE * (word.y1 - word.y0)
        ):
            continue
        if (other.y0 + other.y1) / 2 < rule.position:
            above = True
        else:
            below = True
    return above, below

"""The header above a table's first line and the row below its last, where no line closes them.

Tables with lines between their rows only may have such rows. Their words keep to the columns of the
other rows, and stand close to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.inference.text_zone import TextZone
from extractors.inference.white_strips import (
    WhiteStrips,
    covers_strip,
    list_phrases,
    split_at_strips,
)
from extractors.records.page_marks import Word
from extractors.words.text_lines import group_into_lines

MAX_DISTANCE_HEIGHTS = 1.3
"""An open row stands at most so many heights of its words from the line beside it …"""

MAX_LINE_DISTANCE_HEIGHTS = 0.7
"""… and its lines so many from one another."""

MIN_FILLED_SHARE = 0.6
"""At least this share of the columns has words in an open row."""

MAX_OPEN_LINES = 8
"""An open row has at most so many lines of text."""

_BLANK = re.compile(r"_{3,}|\.{4,}|…{2,}")
"""Where something is to be written by hand."""

ROOM_PT = 1.5
"""Points between the words of an open row and its supposed outer side."""


def find_open_head(
    zones: Sequence[TextZone], strips: WhiteStrips, words: Sequence[Word]
) -> TextZone | None:
    """The row above the first line of a table, if it is a part of it."""
    top = zones[0].top_y
    # Twice the lines of a row, since there are gaps between them.
    reach = top - 2 * MAX_OPEN_LINES * zones[0].line_height
    lines = group_into_lines(_list_words(words, strips, zones, reach, top)) if words else []
    taken = _take_near(reversed(lines), top, strips, zones[0].line_height)
    while taken and not any(split_at_strips(taken[-1], strips.middles)[1:]):
        taken.pop()  # a caption
    if not _is_row(taken, strips):
        return None
    return TextZone(
        min(word.y0 for word in taken[-1]) - ROOM_PT, top, tuple(map(tuple, reversed(taken)))
    )


def find_open_foot(
    zones: Sequence[TextZone], strips: WhiteStrips, words: Sequence[Word]
) -> TextZone | None:
    """The row below the last line of a table, if it is a part of it."""
    foot = zones[-1].bottom_y
    reach = foot + 2 * MAX_OPEN_LINES * zones[-1].line_height
    lines = group_into_lines(_list_words(words, strips, zones, foot, reach))
    taken = _take_near(lines, foot, strips, zones[-1].line_height)
    if not _is_row(taken, strips) or _lacks_first_cell(taken, zones, strips):
        return None
    return TextZone(foot, max(word.y1 for word in taken[-1]) + ROOM_PT, tuple(map(tuple, taken)))


def _list_words(
    words: Sequence[Word],
    strips: WhiteStrips,
    zones: Sequence[TextZone],
    top: float,
    foot: float,
) -> list[Word]:
    """The horizontal words between two heights that are neither left nor right of the table."""
    inner = [word for zone in zones for line in zone.lines for word in line]
    left, right = min(word.x0 for word in inner), max(word.x1 for word in inner)
    return [
        word
        for word in words
        if top < (word.y0 + word.y1) / 2 < foot
        and word.rotation == 0
        and word.x1 > left
        and word.x0 < right
    ]


def _take_near(
    lines: Iterable[list[Word]], edge: float, strips: WhiteStrips, height: float
) -> list[list[Word]]:
    """The lines next to an edge, one after the other, that keep to the columns."""
    taken: list[list[Word]] = []
    reach = MAX_DISTANCE_HEIGHTS * height
    for line in lines:
        top, foot = min(word.y0 for word in line), max(word.y1 for word in line)
        if min(abs(top - edge), abs(foot - edge)) > reach or len(taken) == MAX_OPEN_LINES:
            break
        if covers_strip(line, strips) or any(_BLANK.search(word.text) for word in line):
            break
        taken.append(line)
        edge = foot if foot > edge else top
        reach = MAX_LINE_DISTANCE_HEIGHTS * height
    while taken and _is_title(taken[-1], strips):
        taken.pop()
    return taken


def _is_title(line: Sequence[Word], strips: WhiteStrips) -> bool:
    """Whether a line at the end of others may be a title that happens to leave the strips free
    (`2. Окуу иштери`); between others it goes on one of theirs."""
    return len(list_phrases(line)) == 1 and any(split_at_strips(line, strips.middles)[1:])


def _lacks_first_cell(
    taken: Sequence[Sequence[Word]], zones: Sequence[TextZone], strips: WhiteStrips
) -> bool:
    """Whether a row has nothing in the first column though all rows above have: a line of
    signatures has no number."""
    above = [[word for line in zone.lines for word in line] for zone in zones]
    own = [word for line in taken for word in line]
    return not split_at_strips(own, strips.middles)[0] and all(
        split_at_strips(words, strips.middles)[0] for words in above
    )


def _is_row(lines: Sequence[Sequence[Word]], strips: WhiteStrips) -> bool:
    columns = len(strips.spans) + 1
    filled = {
        column
        for line in lines
        for column, words in enumerate(split_at_strips(line, strips.middles))
        if words
    }
    return len(filled) >= max(2, MIN_FILLED_SHARE * columns)

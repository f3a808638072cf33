"""The rows of a header that no line parts: titles over several columns are a row of their own."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.inference.text_zone import TextZone
from extractors.inference.title_spans import find_title_spans, is_off_its_column
from extractors.inference.white_strips import (
    WhiteStrips,
    list_crossed,
    list_phrases,
    split_at_strips,
)
from extractors.records.page_marks import RulingLine, Word

Extent = tuple[float, float]
"""From the left to the right end of something, in points."""

MAX_HEADER_LINES = 8
"""The titles of a header without a line below it are looked for among so many lines."""

MAX_TITLE_DISTANCE_HEIGHTS = 2.0
"""A title stands at most so many heights of its words over the line below it."""


def list_title_spans(
    zone: TextZone, first: int, end: int, strips: WhiteStrips, columns: Sequence[Extent | None]
) -> list[tuple[int, int]]:
    """The columns that each title of a line spans, told by the lines from `first` to `end` below
    it."""
    line = zone.lines[first - 1]
    below = [word for other in zone.lines[first:end] for word in other]
    titled = [bool(words) for words in split_at_strips(below, strips.middles)]
    return find_title_spans(list_phrases(line), columns, titled, zone.line_height)


def list_header_edges(
    zone: TextZone, strips: WhiteStrips, columns: Sequence[Extent | None]
) -> list[float]:
    """The heights of a header's rows, from its upper to its lower end.

    How far apart its lines are does not tell: a header may be set wider than the rows below it.
    """
    crossed = [any(list_crossed(line, strips.middles)) for line in zone.lines]
    starts = [
        index
        for index in range(1, len(zone.lines))
        if crossed[index] or crossed[index - 1] or _is_title_row(zone, index, strips, columns)
    ]
    return [zone.top_y, *(zone.find_edge(start) for start in starts), zone.bottom_y]


def list_title_edges(
    zone: TextZone, strips: WhiteStrips, columns: Sequence[Extent | None]
) -> list[float]:
    """The heights under titles over several columns among the first lines of a zone without
    header."""
    last = min(len(zone.lines), MAX_HEADER_LINES)
    starts = [i for i in range(1, last) if _is_title_row(zone, i, strips, columns)]
    return [zone.find_edge(start) for start in starts if start == starts.index(start) + 1]


def parts_titles(rule: RulingLine, zone: TextZone, strips: WhiteStrips) -> bool:
    """Whether a short line stands under one title and over several columns."""
    if not any(rule.start < middle < rule.end for middle in strips.middles):
        return False
    above = [
        [word for word in line if rule.start <= (word.x0 + word.x1) / 2 <= rule.end]
        for line in zone.lines
        if 0 <= rule.position - _find_middle(line) <= MAX_TITLE_DISTANCE_HEIGHTS * zone.line_height
    ]
    titles = [words for words in above if words]
    return bool(titles) and len(list_phrases(titles[-1])) == 1


def _is_title_row(
    zone: TextZone, start: int, strips: WhiteStrips, columns: Sequence[Extent | None]
) -> bool:
    """Whether all titles of the line above another, but one over the names of the rows, are centred
    over several columns, and not all over their own."""
    line = zone.lines[start - 1]
    spans = list_title_spans(zone, start, start + 1, strips, columns)
    titles = [
        phrase
        for phrase in list_phrases(line)
        if not strips.middles or phrase[1] > strips.middles[0]
    ]
    return len(spans) == len(titles) > 0 and all(
        is_off_its_column(title, columns, zone.line_height) for title in titles
    )


def _find_middle(line: Sequence[Word]) -> float:
    return (min(word.y0 for word in line) + max(word.y1 for word in line)) / 2

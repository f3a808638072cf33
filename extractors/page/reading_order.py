"""Loose text set in columns, put into reading order: one column after the other.

Text above, between and below a page's tables is looked at separately.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractors.page.page_layout import text_lines
from extractors.records import PageLayout, TextLine, Word

ALIGNED = 1.5
"""Words that begin within this many points of one another are flush."""

FLUSH_SHARE = 0.1
"""A column begins where at least this share of the page's lines has a word that begins there."""

LEAST_LINES = 4
"""Fewer flush lines than this are chance."""


GUTTER = 8.0
"""The usual free width, in points, before a column that is not the first."""

TITLE_LINES = 3
"""A title across the columns has at most this many lines."""

STRAY = 0.04
"""The largest share of lines that may run across the gutter before a column."""


def with_columns(page: PageLayout) -> PageLayout:
    """The page with its loose lines in reading order."""
    runs = groupby(page.lines, key=lambda line: sum(t.box.y0 < line.box.y0 for t in page.tables))
    return replace(page, lines=tuple(line for _, run in runs for line in _in_columns(list(run))))


def _in_columns(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """The lines of one run with each column's part as a line of its own, column by column."""
    if len(lines) < 2 * LEAST_LINES:
        return lines
    starts = _column_starts(lines)
    out: list[TextLine] = []
    columns: list[list[Word]] = [[] for _ in starts]
    for line in lines:
        parts: list[list[Word]] = [[] for _ in starts]
        for word in line.words:
            parts[sum(word.x0 >= start - ALIGNED for start in starts[1:])].append(word)
        if any(
            part and part[0].x0 > start + ALIGNED and any(parts[:index])
            for index, (start, part) in enumerate(zip(starts, parts, strict=True))
        ):  # a line across the columns, as a title is
            out += _column_by_column(line.page, columns)
            columns = [[] for _ in starts]
            out.append(line)
            continue
        for column, part in zip(columns, parts, strict=True):
            column.extend(part)
    return [*out, *_column_by_column(lines[0].page, columns)]


def _column_by_column(page: int, columns: Sequence[Sequence[Word]]) -> list[TextLine]:
    return [line for words in columns for line in text_lines(page, words)]


def _column_starts(lines: Sequence[TextLine]) -> list[float]:
    """Left edges of the text columns: the text's own, and places where many lines begin again.

    Words begin flush there, mostly with a wide gap before them, and hardly any runs across.
    """
    out = [min(line.box.x0 for line in lines)]
    needed = max(LEAST_LINES, FLUSH_SHARE * len(lines))
    words = [word for line in lines for word in line.words]
    begins = sorted(
        (word.x0, word.x0 - line.words[index - 1].x1 if index else word.x0)
        for line in lines
        for index, word in enumerate(line.words)
    )
    first = 0
    for end, (start, _) in enumerate(begins):
        while start - begins[first][0] > 2 * ALIGNED:
            first += 1
        place, flush = begins[first][0], begins[first : end + 1]
        if len(flush) < needed or place - out[-1] <= 2 * ALIGNED:
            continue
        if sorted(gap for _, gap in flush)[len(flush) // 2] < GUTTER:
            continue
        across = sum(word.x0 < place - ALIGNED and word.x1 > place + ALIGNED for word in words)
        if across <= max(TITLE_LINES, STRAY * len(lines)):
            out.append(place)
    return out

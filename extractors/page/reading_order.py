"""Loose text set in columns, put into reading order: one column after the other.

Text above, between and below a page's tables is looked at separately.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from extractors.page.page_layout import build_text_lines
from extractors.records.page_layouts import PageLayout, TextLine
from extractors.records.page_marks import Word

FLUSH_TOLERANCE_PT = 1.5
"""Words that begin within this many points of one another are flush."""

MIN_FLUSH_SHARE = 0.1
"""A column begins where at least this share of the page's lines has a word that begins there."""

MIN_FLUSH_LINES = 4
"""Fewer flush lines than this are chance."""


MIN_GUTTER_PT = 8.0
"""The usual free width, in points, before a column that is not the first."""

MAX_TITLE_LINES = 3
"""A title across the columns has at most this many lines."""

MAX_STRAY_SHARE = 0.04
"""The largest share of lines that may run across the gutter before a column."""


def sort_by_reading_order(layout: PageLayout) -> PageLayout:
    """The page with its loose lines in reading order."""
    runs = groupby(
        layout.lines, key=lambda line: sum(t.box.y0 < line.box.y0 for t in layout.tables)
    )
    return replace(
        layout, lines=tuple(line for _, run in runs for line in _split_into_columns(list(run)))
    )


def _split_into_columns(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """The lines of one run with each column's part as a line of its own, column by column."""
    if len(lines) < 2 * MIN_FLUSH_LINES:
        return lines
    starts = _find_column_starts(lines)
    ordered: list[TextLine] = []
    columns: list[list[Word]] = [[] for _ in starts]
    for line in lines:
        parts: list[list[Word]] = [[] for _ in starts]
        for word in line.words:
            parts[sum(word.x0 >= start - FLUSH_TOLERANCE_PT for start in starts[1:])].append(word)
        if any(
            part and part[0].x0 > start + FLUSH_TOLERANCE_PT and any(parts[:index])
            for index, (start, part) in enumerate(zip(starts, parts, strict=True))
        ):  # a line across the columns, as a title is
            ordered += _list_column_lines(line.page, columns)
            columns = [[] for _ in starts]
            ordered.append(line)
            continue
        for column, part in zip(columns, parts, strict=True):
            column.extend(part)
    return [*ordered, *_list_column_lines(lines[0].page, columns)]


def _list_column_lines(page: int, columns: Sequence[Sequence[Word]]) -> list[TextLine]:
    return [line for words in columns for line in build_text_lines(page, words)]


def _find_column_starts(lines: Sequence[TextLine]) -> list[float]:
    """The left edges of the text columns; the first is that of the text itself.

    At each other edge many words begin flush, mostly with a wide gap before them, and hardly any
    word runs across it.
    """
    starts = [min(line.box.x0 for line in lines)]
    words_needed = max(MIN_FLUSH_LINES, MIN_FLUSH_SHARE * len(lines))
    words = [word for line in lines for word in line.words]
    word_starts = sorted(
        (word.x0, word.x0 - line.words[index - 1].x1 if index else word.x0)
        for line in lines
        for index, word in enumerate(line.words)
    )
    first = 0
    for end, (start, _) in enumerate(word_starts):
        while start - word_starts[first][0] > 2 * FLUSH_TOLERANCE_PT:
            first += 1
        position, flush_words = word_starts[first][0], word_starts[first : end + 1]
        if len(flush_words) < words_needed or position - starts[-1] <= 2 * FLUSH_TOLERANCE_PT:
            continue
        if sorted(gap for _, gap in flush_words)[len(flush_words) // 2] < MIN_GUTTER_PT:
            continue
        crossing_words = sum(
            word.x0 < position - FLUSH_TOLERANCE_PT and word.x1 > position + FLUSH_TOLERANCE_PT
            for word in words
        )
        if crossing_words <= max(MAX_TITLE_LINES, MAX_STRAY_SHARE * len(lines)):
            starts.append(position)
    return starts

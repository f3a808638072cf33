"""White strips: places between words that stay free through the lines of a table.

They tell the columns of a table that has no lines between them. The lines of a list or of prose
have no such strips, or nothing beside them that is short: `is_tabular` tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.records.page_marks import Word

MIN_STRIP_HEIGHTS = 0.55
"""The least width of a strip, in heights of a line, where many lines show it …"""

MIN_STRIP_HEIGHTS_OF_FEW = 0.9
"""… and where only a few do."""

MANY_LINES = 8
"""So many lines make a strip between words no chance."""

MAX_CROSSING_SHARE = 0.12
"""At most this share of lines may run across a strip, as the title of a part does."""

MIN_SHARED_ROWS = 0.6
"""At least this share of a table's lines has words in two columns or more."""

MIN_FILLED_SHARE = 0.35
"""At least this share of the places of its columns and lines holds words."""

MAX_SHORT_WORDS = 4
"""A column of a table other than the first holds at most so many words a line as a rule."""

MAX_MEAN_WORDS = 6
"""The columns of a table hold so many words a row as a rule, one with another."""

_LEADER = re.compile(r"\.{4,}|…{2,}|_{4,}")
_MARKER = re.compile(r"[\W_]*\w{0,3}[\W_]*")


@dataclass(frozen=True, slots=True)
class WhiteStrips:
    """The strips between the columns of some lines, and how sure they are, from 0 to 1."""

    spans: tuple[tuple[float, float], ...]
    confidence: float

    @property
    def middles(self) -> tuple[float, ...]:
        """Where lines between the columns would stand."""
        return tuple((left + right) / 2 for left, right in self.spans)


def find_white_strips(lines: Sequence[Sequence[Word]]) -> WhiteStrips:
    """The strips that all lines leave free, but for a few that run across."""
    words = [word for line in lines for word in line]
    height = median(word[3] - word[1] for word in words)
    least = height * (MIN_STRIP_HEIGHTS if len(lines) >= MANY_LINES else MIN_STRIP_HEIGHTS_OF_FEW)
    allowed = int(MAX_CROSSING_SHARE * len(lines))
    steps: list[tuple[float, int]] = []
    for line in lines:
        for start, end in _join_close_words(line, height):
            steps += ((start, 1), (end, -1))
    steps.sort()
    depth = 0
    free_from: float | None = None
    spans: list[tuple[float, float]] = []
    for position, step in steps:
        was_free, depth = depth <= allowed, depth + step
        if not was_free and depth <= allowed:
            free_from = position
        elif was_free and depth > allowed and free_from is not None:
            spans.append((free_from, position))
    strips = [narrow_span(span, lines, height) for span in spans if span[1] - span[0] >= least]
    if not strips:
        return WhiteStrips((), 0.0)
    crossing = sum(
        any(_crosses(line, (left + right) / 2) for left, right in strips) for line in lines
    )
    clearness = min(1.0, min(right - left for left, right in strips) / (2 * height))
    steadiness = min(1.0, len(lines) / 6)
    share = 1 - crossing / len(lines)
    confidence = share * (0.6 + 0.25 * clearness + 0.15 * steadiness)
    return WhiteStrips(tuple(strips), round(min(confidence, 0.99), 2))


def narrow_span(
    span: tuple[float, float], lines: Sequence[Sequence[Word]], height: float
) -> tuple[float, float]:
    """The widest part of a strip that some lines leave free too; the strip if they leave none."""
    covered = sorted(
        stretch
        for line in lines
        for stretch in _join_close_words(line, height)
        if stretch[0] < span[1] and stretch[1] > span[0]
    )
    parts = []
    free_from = span[0]
    for start, end in covered:
        parts.append((free_from, start))
        free_from = max(free_from, end)
    parts.append((free_from, span[1]))
    widest = max(parts, key=lambda part: part[1] - part[0])
    return widest if widest[1] > widest[0] else span


def list_phrases(line: Sequence[Word]) -> list[tuple[float, float]]:
    """The stretches of a line's phrases: words with no more than a space between them."""
    return _join_close_words(line, median(word[3] - word[1] for word in line))


def split_at_strips(line: Sequence[Word], middles: Sequence[float]) -> list[list[Word]]:
    """A line's words by column, told by their middles."""
    columns: list[list[Word]] = [[] for _ in range(len(middles) + 1)]
    for word in line:
        columns[sum(middle < (word[0] + word[2]) / 2 for middle in middles)].append(word)
    return columns


def list_crossed(line: Sequence[Word], middles: Sequence[float]) -> list[bool]:
    """For each strip, whether the line's text runs across it."""
    return [_crosses(line, middle) for middle in middles]


def is_tabular(lines: Sequence[Sequence[Word]], strips: WhiteStrips) -> bool:
    """Whether lines with strips between their words are a table, no list and no prose."""
    if not strips.spans:
        return False
    columns = len(strips.spans) + 1
    rows: list[list[list[Word]]] = []
    for line in lines:
        row = split_at_strips(line, strips.middles)
        if rows and not row[0] and 2 * sum(map(bool, row)) <= columns:
            # It goes on the row above.
            rows[-1] = [[*above, *below] for above, below in zip(rows[-1], row, strict=True)]
        else:
            rows.append(row)
    filled = [sum(map(bool, row)) for row in rows]
    if (
        sum(count > 1 for count in filled) < MIN_SHARED_ROWS * len(rows)
        or sum(filled) < MIN_FILLED_SHARE * columns * len(rows)
        or sum(any(_LEADER.search(word.text) for word in line) for line in lines) * 5 > len(lines)
    ):
        return False
    lengths = [
        median([len(row[column]) for row in rows if row[column]] or [0])
        for column in range(columns)
    ]
    first_are_markers = all(
        _MARKER.fullmatch(" ".join(word.text for word in row[0])) for row in rows if row[0]
    )
    own = lengths[1:] if first_are_markers else lengths
    if columns == 2 and first_are_markers:
        return own[0] <= 2
    return min(own) <= MAX_SHORT_WORDS and sum(own) <= MAX_MEAN_WORDS * len(own)


def _join_close_words(line: Sequence[Word], height: float) -> list[tuple[float, float]]:
    """The stretches that a line's words cover, an ordinary space between them covered too."""
    stretches: list[tuple[float, float]] = []
    for word in sorted(line):
        if stretches and word[0] - stretches[-1][1] <= 0.4 * height:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], word[2]))
        else:
            stretches.append((word[0], word[2]))
    return stretches


def _crosses(line: Sequence[Word], middle: float) -> bool:
    """Whether a word, or the space between two of one phrase, lies over a place."""
    ordered = sorted(line)
    return any(word[0] < middle < word[2] for word in ordered) or any(
        a[2] <= middle <= b[0] and b[0] - a[2] <= 0.4 * (a[3] - a[1]) for a, b in pairwise(ordered)
    )

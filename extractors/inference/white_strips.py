"""White strips: places between words that stay free through the lines of a table.

They tell the columns of a table that has no lines between them. The lines of a list or of prose
have no such strips, or nothing beside them that is short (see `extractors.inference.tabular_text`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from extractors.records.page_marks import Word

MAX_SPACE_HEIGHTS = 0.4
"""Words no farther apart than so many heights of a line have an ordinary space between them."""

MAX_SPACE_LETTERS = 1.3
"""So too in a font whose letters are all of one width, in widths of a letter."""

MIN_STRIP_HEIGHTS = 0.2
"""The least width of a strip, in heights of a line, where many lines show it …"""

MIN_STRIP_HEIGHTS_OF_FEW = 0.6
"""… and where only a few do."""

MANY_LINES = 6
"""With so many lines a strip between words is no chance."""

MIN_EQUAL_WIDTHS = 6
"""With so many words of equally wide letters the font has letters of one width."""

EQUAL_WIDTH_TOLERANCE = 0.02
"""Such letters differ by less than this share of their width."""

MAX_CROSSING_SHARE = 0.12
"""At most this share of lines may run across a strip, as the title of a part does."""


WRAPPED_SHARE = 0.92
"""Lines of one cell are closer than so much of the distance of rows."""

_FIGURE = re.compile(
    r"(?!(?:[0-2]?\d|3[01])[.,][0-5]\d\Z)"
    r"[-–−+]?(?:[$€£]\d[\d.,]*|\d[\d.,]*%|\d+(?:,\d{3})*\.\d+|\d{1,3}(?:,\d{3})+|\d+,\d{1,2})%?"
)
"""A whole figure, with decimals, a currency or per cent: two of them are never one phrase.

What may be the day of a month or a time of day is none: one cell often holds two of them.
"""


class WhiteStrips(Struct, frozen=True):
    """The strips between the columns of some lines, and how sure they are, from 0 to 1."""

    spans: tuple[tuple[float, float], ...]
    confidence: float

    @property
    def middles(self) -> tuple[float, ...]:
        """Where lines between the columns would be drawn."""
        return tuple((left + right) / 2 for left, right in self.spans)


def find_white_strips(lines: Sequence[Sequence[Word]]) -> WhiteStrips:
    """The strips that all lines leave free, but for a few that run across."""
    words = [word for line in lines for word in line]
    height = median(word[3] - word[1] for word in words)
    space = measure_space(words)
    least = height * (MIN_STRIP_HEIGHTS if len(lines) >= MANY_LINES else MIN_STRIP_HEIGHTS_OF_FEW)
    allowed = int(MAX_CROSSING_SHARE * len(lines))
    steps: list[tuple[float, int]] = []
    for line in lines:
        for start, end in _join_close_words(line, space):
            steps += ((start, 1), (end, -1))
    # A sweep from left to right: `depth` counts the lines that have text at a place.
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
    strips = [narrow_span(span, lines, space) for span in spans if span[1] - span[0] >= least]
    if not strips:
        return WhiteStrips((), 0.0)
    crossing = sum(
        any(_crosses(line, (left + right) / 2, space) for left, right in strips) for line in lines
    )
    clearness = min(1.0, min(right - left for left, right in strips) / (2 * height))
    steadiness = min(1.0, len(lines) / 6)
    share = 1 - crossing / len(lines)
    # Wide strips that many lines leave free are surer than narrow ones of few lines.
    confidence = share * (0.6 + 0.25 * clearness + 0.15 * steadiness)
    return WhiteStrips(tuple(strips), round(min(confidence, 0.99), 2))


def narrow_span(
    span: tuple[float, float], lines: Sequence[Sequence[Word]], space: float
) -> tuple[float, float]:
    """The widest part of a strip that some lines leave free too; the strip if they leave none."""
    covered = sorted(
        stretch
        for line in lines
        for stretch in _join_close_words(line, space)
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


def narrow_strips(
    strips: WhiteStrips, lines: Sequence[Sequence[Word]], titles: Sequence[Sequence[Word]] = ()
) -> WhiteStrips:
    """The strips in places that titles and the lines of names in two leave free as well.

    Such a line is closer to its neighbour than rows are; one that runs across a strip does not
    tell, nor does the title of a part.
    """
    wrapped = [*_list_wrapped(lines), *titles]
    if not wrapped or not strips.spans:
        return strips
    space = measure_space([word for line in lines for word in line])
    stretches = [_join_close_words(line, space) for line in wrapped]
    spans = []
    for left, right in strips.spans:
        inside = [
            line
            for line, parts in zip(wrapped, stretches, strict=True)
            if not any(start <= left and right <= end for start, end in parts)
        ]
        spans.append(narrow_span((left, right), inside, space))
    return replace(strips, spans=tuple(spans))


def _list_wrapped(lines: Sequence[Sequence[Word]]) -> list[Sequence[Word]]:
    """The lines of one phrase that are closer to the next or the last one than rows are."""
    middles = [
        (min(word.y0 for word in line) + max(word.y1 for word in line)) / 2 for line in lines
    ]
    counts = [len(list_phrases(line)) for line in lines]
    between_rows = [
        middles[i + 1] - middles[i] for i in range(len(lines) - 1) if min(counts[i : i + 2]) > 1
    ]
    if not between_rows:
        return []
    nearest = WRAPPED_SHARE * median(between_rows)
    return [
        line
        for i, line in enumerate(lines)
        if counts[i] == 1
        and any(
            0 <= j < len(lines) and abs(middles[j] - middles[i]) < nearest for j in (i - 1, i + 1)
        )
    ]


def list_phrases(line: Sequence[Word]) -> list[tuple[float, float]]:
    """The stretches of a line's phrases: words with no more than a space between them."""
    return _join_close_words(line, measure_space(line))


def measure_space(words: Sequence[Word]) -> float:
    """The widest place between two words, in points, that is an ordinary space."""
    space = MAX_SPACE_HEIGHTS * median(word[3] - word[1] for word in words)
    widths = sorted((word[2] - word[0]) / len(word[4]) for word in words if len(word[4]) > 2)
    if (
        len(widths) >= MIN_EQUAL_WIDTHS
        and widths[-1] - widths[0] < EQUAL_WIDTH_TOLERANCE * widths[0]
    ):
        return max(space, MAX_SPACE_LETTERS * widths[0])
    return space


def split_at_strips(line: Sequence[Word], middles: Sequence[float]) -> list[list[Word]]:
    """A line's words by column, told by their middles; those of the strips from left to right."""
    columns: list[list[Word]] = [[] for _ in range(len(middles) + 1)]
    for word in line:
        columns[bisect_left(middles, (word[0] + word[2]) / 2)].append(word)
    return columns


def list_crossed(line: Sequence[Word], middles: Sequence[float]) -> list[bool]:
    """For each strip, whether the line's text runs across it."""
    space = measure_space(line)
    return [_crosses(line, middle, space) for middle in middles]


def covers_strip(line: Sequence[Word], strips: WhiteStrips) -> bool:
    """Whether a line's text leaves no place free in one of the strips."""
    stretches = _join_close_words(line, measure_space(line))
    return any(
        start <= left and right <= end for left, right in strips.spans for start, end in stretches
    )


def _join_close_words(line: Sequence[Word], space: float) -> list[tuple[float, float]]:
    """The stretches that a line's words cover, an ordinary space between them covered too."""
    stretches: list[tuple[float, float]] = []
    was_figure = False
    for word in sorted(line):
        is_figure = _FIGURE.fullmatch(word[4]) is not None
        if (
            stretches
            and word[0] - stretches[-1][1] <= space
            and not (is_figure and was_figure and word[0] > stretches[-1][1])
        ):
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], word[2]))
        else:
            stretches.append((word[0], word[2]))
        was_figure = is_figure
    return stretches


def _crosses(line: Sequence[Word], middle: float, space: float) -> bool:
    """Whether a word, or the space between two of one phrase, lies over a place."""
    ordered = sorted(line)
    return any(word[0] < middle < word[2] for word in ordered) or any(
        a[2] <= middle <= b[0]
        and b[0] - a[2] <= space
        and not (_FIGURE.fullmatch(a[4]) and _FIGURE.fullmatch(b[4]))
        for a, b in pairwise(ordered)
    )

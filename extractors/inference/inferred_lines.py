"""The rows and columns of a half-ruled table, drawn where its words leave room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.inference.horizontal_lines import SAME_END_PT
from extractors.inference.unruled_rows import RowDivider
from extractors.inference.white_strips import (
    WhiteStrips,
    list_crossed,
    list_phrases,
    split_at_strips,
)
from extractors.records.page_marks import RulingLine, Word
from extractors.records.read_pages import Page

MIN_RULED_ROWS = 3
"""So many rows with a line under each, below the header, and the lines tell the rows …"""

MIN_RULED_SHARE = 0.8
"""… if at least this share of what lies between them may be one row."""

MIN_SHORT_RULE_PT = 10.0
"""The least length of a line under a title over several columns."""


@dataclass(frozen=True, slots=True)
class TextZone:
    """The lines of text between two horizontal lines; `bottom_y` may be no line."""

    top_y: float
    bottom_y: float
    lines: tuple[tuple[Word, ...], ...]

    @property
    def line_height(self) -> float:
        """The usual height of its words, in points."""
        return median(word[3] - word[1] for line in self.lines for word in line)


def draw_missing_lines(
    zones: Sequence[TextZone], strips: WhiteStrips, page: Page, ends: tuple[float, float]
) -> tuple[list[RulingLine], list[RulingLine]]:
    """The horizontal and vertical lines of a table's zones from its left to its right end."""
    horizontal: list[RulingLine] = []
    vertical: list[RulingLine] = []
    divider = RowDivider(_split_columns([line for zone in zones for line in zone.lines], strips))
    is_ruled = _has_line_per_row(zones, strips, divider)
    for zone in zones:
        if zone is zones[0] and len(zones) > 1:
            edges = _list_header_edges(zone, strips)
        elif is_ruled:
            edges = [zone.top_y, zone.bottom_y]
        else:
            edges = _list_row_edges(zone, strips, divider)
        short = _list_short_rules(zone, page, ends)
        horizontal += _draw_rows(edges, ends, are_titles_parted=bool(short))
        vertical += _draw_columns(zone, zones, strips, short, edges, ends)
    return horizontal, vertical


def _split_columns(lines: Sequence[Sequence[Word]], strips: WhiteStrips) -> list[list[Word]]:
    """The words of the lines by column; lines that run across columns are left out."""
    columns: list[list[Word]] = [[] for _ in range(len(strips.spans) + 1)]
    for line in lines:
        if not any(list_crossed(line, strips.middles)):
            for index, words in enumerate(split_at_strips(line, strips.middles)):
                columns[index] += words
    return columns


def _has_line_per_row(zones: Sequence[TextZone], strips: WhiteStrips, divider: RowDivider) -> bool:
    """Whether each row has its line: what lies between two lines may be one row as a rule."""
    body = zones[1:]
    rows = sum(divider.is_one_row(_split_columns(zone.lines, strips)) for zone in body)
    return len(body) >= MIN_RULED_ROWS and rows >= MIN_RULED_SHARE * len(body)


def _list_header_edges(zone: TextZone, strips: WhiteStrips) -> list[float]:
    """The heights of a header's rows: titles over several columns are a row of their own."""
    crossed = [any(list_crossed(line, strips.middles)) for line in zone.lines]
    starts = [i for i in range(1, len(zone.lines)) if crossed[i] or crossed[i - 1]]
    return [zone.top_y, *(_find_edge(zone, start) for start in starts), zone.bottom_y]


def _list_row_edges(zone: TextZone, strips: WhiteStrips, divider: RowDivider) -> list[float]:
    """The heights of a zone's rows, from its upper to its lower end.

    A line across columns, as the title of a part, is a row; where the others cannot be divided,
    each of them is one.
    """
    edges: list[float] = []
    first = 0
    crossed = [any(list_crossed(line, strips.middles)) for line in zone.lines]
    while first < len(zone.lines):
        end = first + 1
        while not crossed[first] and end < len(zone.lines) and not crossed[end]:
            end += 1
        if first:
            edges.append(_find_edge(zone, first))
        rows = divider.split_rows(_split_columns(zone.lines[first:end], strips))
        if rows:
            edges += [(above[1] + below[0]) / 2 for above, below in pairwise(rows)]
        else:
            edges += [_find_edge(zone, start) for start in range(first + 1, end)]
        first = end
    return [zone.top_y, *edges, zone.bottom_y]


def _find_edge(zone: TextZone, start: int) -> float:
    """The height between a line of a zone and the one above it."""
    foot = max(word[3] for word in zone.lines[start - 1])
    return (foot + min(word[1] for word in zone.lines[start])) / 2


def _draw_rows(
    edges: Sequence[float], ends: tuple[float, float], *, are_titles_parted: bool
) -> Iterable[RulingLine]:
    """The lines over and under each row of a zone; a short line in a header parts its titles."""
    for edge in edges if not are_titles_parted else (edges[0], edges[-1]):
        yield RulingLine(edge, *ends)


def _list_short_rules(zone: TextZone, page: Page, ends: tuple[float, float]) -> list[RulingLine]:
    """The horizontal lines within a zone that do not run from side to side."""
    return [
        rule
        for rule in page.horizontal
        if zone.top_y + SAME_END_PT < rule.position < zone.bottom_y - SAME_END_PT
        and rule.start >= ends[0] - SAME_END_PT
        and rule.end <= ends[1] + SAME_END_PT
        and rule.end - rule.start >= MIN_SHORT_RULE_PT
    ]


def _draw_columns(
    zone: TextZone,
    zones: Sequence[TextZone],
    strips: WhiteStrips,
    short: Sequence[RulingLine],
    row_edges: Sequence[float],
    ends: tuple[float, float],
) -> Iterable[RulingLine]:
    """The outer sides of a zone, and the lines in its strips, but not through text across them."""
    for side in ends:
        yield RulingLine(side, zone.top_y, zone.bottom_y)
    positions = sorted(rule.position for rule in short)
    edges = [zone.top_y, *positions, zone.bottom_y] if short else row_edges
    for top, bottom in pairwise(edges):
        lines = [
            line
            for line in zone.lines
            if top <= (min(w[1] for w in line) + max(w[3] for w in line)) / 2 <= bottom
        ]
        if zone is zones[0] and len(lines) == 1:
            phrases = list_phrases(lines[0])
            if len(phrases) == len(strips.middles) + 1:
                # Each column has its title, though some are wider than what is below.
                for (left, right), middle in zip(pairwise(phrases), strips.middles, strict=True):
                    is_clear = left[1] <= middle <= right[0]
                    yield RulingLine(middle if is_clear else (left[1] + right[0]) / 2, top, bottom)
                continue
        crossed = [
            any(list_crossed(line, [middle])[0] for line in lines) for middle in strips.middles
        ]
        if any(crossed) and len(lines) == 1 == len(list_phrases(lines[0])):
            continue  # the title of a part, over all columns
        for middle, is_crossed in zip(strips.middles, crossed, strict=True):
            if not is_crossed:
                yield RulingLine(middle, top, bottom)

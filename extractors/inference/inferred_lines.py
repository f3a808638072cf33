"""The rows and columns of a half-ruled table, drawn where its words leave room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.inference.header_rows import (
    MAX_HEADER_LINES,
    list_header_edges,
    list_title_edges,
    list_title_spans,
    parts_titles,
)
from extractors.inference.horizontal_lines import SAME_END_PT
from extractors.inference.text_zone import TextZone
from extractors.inference.unruled_rows import RowDivider
from extractors.inference.white_strips import (
    WhiteStrips,
    list_crossed,
    list_phrases,
    split_at_strips,
)
from extractors.records.page_marks import RulingLine, Word
from extractors.records.read_pages import Page
from extractors.words.text_lines import group_into_lines

MIN_RULED_ROWS = 3
"""So many rows with a line under each, below the header, and the lines tell the rows …"""

MIN_RULED_SHARE = 0.7
"""… if at least this share of what lies between them may be one row."""

MAX_SNAP_HEIGHTS = 0.6
"""A line that is drawn along a part of a row is its edge if it is so near, in heights of a line."""

MIN_SHORT_RULE_PT = 10.0
"""The least length of a line under a title over several columns."""


def draw_missing_lines(
    zones: Sequence[TextZone], strips: WhiteStrips, page: Page, ends: tuple[float, float]
) -> tuple[list[RulingLine], list[RulingLine]]:
    """The horizontal and vertical lines of a table's zones from its left to its right end."""
    horizontal: list[RulingLine] = []
    vertical: list[RulingLine] = []
    divider = RowDivider(_split_columns([line for zone in zones for line in zone.lines], strips))
    is_ruled = _has_line_per_row(zones, strips, divider)
    columns = _measure_columns(zones, strips)
    for zone in zones:
        if zone is zones[0] and len(zones) > 1:
            edges = list_header_edges(zone, strips, columns)
        elif is_ruled:
            edges = [zone.top_y, zone.bottom_y]
        else:
            edges = _list_row_edges(zone, strips, divider)
        if len(zones) == 1:
            titles = list_title_edges(zone, strips, columns)
            edges = sorted({*edges, *titles})
        short = _list_short_rules(zone, page, ends)
        parting = [
            rule.position for rule in short if zone is zones[0] and parts_titles(rule, zone, strips)
        ]
        # What stands beside a short line goes on past it.
        lowest = max(parting, default=zone.top_y)
        across = [
            edge
            for edge in _snap_to_rules(edges, short, zone.line_height)
            if edge in (zone.top_y, zone.bottom_y) or edge > lowest + SAME_END_PT
        ]
        horizontal += [RulingLine(edge, *ends) for edge in across]
        stretches = sorted({*across, *parting})
        vertical += _draw_columns(zone, zones, strips, columns, stretches, ends)
    return horizontal, vertical


def _measure_columns(
    zones: Sequence[TextZone], strips: WhiteStrips
) -> list[tuple[float, float] | None]:
    """From where to where the text of each column reaches; None where there is none."""
    columns = _split_columns([line for zone in zones for line in zone.lines], strips)
    return [
        (min(word.x0 for word in words), max(word.x1 for word in words)) if words else None
        for words in columns
    ]


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
    rows = 0
    for zone in body:
        columns = _split_columns(zone.lines, strips)
        # Each row has a name, and of several lines between two lines only one may be it.
        has_one_name = (
            len(zone.lines) > 1 and len(group_into_lines(columns[0] or zone.lines[0])) == 1
        )
        rows += has_one_name or divider.is_one_row(columns)
    return len(body) >= MIN_RULED_ROWS and rows >= MIN_RULED_SHARE * len(body)


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
            edges.append(zone.find_edge(first))
        rows = divider.split_rows(_split_columns(zone.lines[first:end], strips))
        if rows:
            edges += [(above[1] + below[0]) / 2 for above, below in pairwise(rows)]
        else:
            edges += [zone.find_edge(start) for start in range(first + 1, end)]
        first = end
    return [zone.top_y, *edges, zone.bottom_y]


def _snap_to_rules(
    edges: Sequence[float], rules: Sequence[RulingLine], height: float
) -> list[float]:
    """The heights, those beside a line at that of the line."""
    snapped = []
    for edge in edges:
        near = min(rules, key=lambda rule: abs(rule.position - edge), default=None)
        is_near = near is not None and abs(near.position - edge) <= MAX_SNAP_HEIGHTS * height
        snapped.append(near.position if near is not None and is_near else edge)
    return snapped


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
    columns: Sequence[tuple[float, float] | None],
    edges: Sequence[float],
    ends: tuple[float, float],
) -> Iterable[RulingLine]:
    """The outer sides of a zone, and the lines in its strips, but not through text across them."""
    for side in ends:
        yield RulingLine(side, zone.top_y, zone.bottom_y)
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
        spanned = _list_spanned(zone, lines, strips, columns, edges) if zone is zones[0] else ()
        for index, (middle, is_crossed) in enumerate(zip(strips.middles, crossed, strict=True)):
            if not is_crossed and index not in spanned:
                yield RulingLine(middle, top, bottom)


def _list_spanned(
    zone: TextZone,
    lines: Sequence[tuple[Word, ...]],
    strips: WhiteStrips,
    columns: Sequence[tuple[float, float] | None],
    edges: Sequence[float],
) -> set[int]:
    """Which strips titles reach over that are alone in their row and have titles below."""
    if len(lines) != 1:
        return set()
    first = zone.lines.index(lines[0]) + 1
    if first > MAX_HEADER_LINES or first == len(zone.lines):
        return set()
    top = zone.find_edge(first)
    foot = min((edge for edge in edges if edge > top + SAME_END_PT), default=zone.bottom_y)
    end = first
    while end < len(zone.lines) and zone.lines[end][0].y0 < foot:
        end += 1
    spans = list_title_spans(zone, first, end, strips, columns)
    return {strip for left, right in spans for strip in range(left, right)}

"""The rows and columns of a half-ruled table, drawn where its words leave room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.inference.level_lines import SAME_END_PT
from extractors.inference.white_strips import (
    WhiteStrips,
    list_crossed,
    list_phrases,
    split_at_strips,
)
from extractors.records.page_marks import RulingLine, Word
from extractors.records.read_pages import Page

MAX_LEADING_SPREAD = 1.45
"""Rows of several lines are parted by a leading at least so many times the usual one."""

MIN_SHORT_RULE_PT = 10.0
"""The least length of a line under a title over several columns."""


@dataclass(frozen=True, slots=True)
class TextZone:
    """The lines of text between two level lines; `bottom_y` may be no line."""

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
    """The level and upright lines of a table's zones from its left to its right end."""
    horizontal: list[RulingLine] = []
    vertical: list[RulingLine] = []
    for zone in zones:
        horizontal += _draw_rows(zone, zones, strips, page, ends)
        vertical += _draw_columns(zone, zones, strips, page, ends)
    return horizontal, vertical


def _split_rows(zone: TextZone, zones: Sequence[TextZone], strips: WhiteStrips) -> list[int]:
    """The lines of a zone with which a row begins, by their numbers; the first among them."""
    count = len(zone.lines)
    if count < 2:
        return [0]
    per_zone = [len(other.lines) for other in zones]
    if len(zones) > 3 and median(per_zone) <= 2 and count <= 3 * median(per_zone):
        return [0]  # each row has its line
    crossed = [any(list_crossed(line, strips.middles)) for line in zone.lines]
    if zone is zones[0] and len(zones) > 1:
        # A header: titles over several columns are a row of their own.
        return [i for i in range(count) if i == 0 or crossed[i] or crossed[i - 1]]
    rows = [split_at_strips(line, strips.middles) for line in zone.lines]
    tops = [min(word[1] for word in line) for line in zone.lines]
    leadings = [b - a for a, b in pairwise(tops)]
    usual = min(leadings)
    if max(leadings) > MAX_LEADING_SPREAD * usual:
        wide = [leading > (1 + MAX_LEADING_SPREAD) / 2 * usual for leading in leadings]
        # Lines of one row stand close; a few wide gaps only part groups of rows.
        is_continued = [not row[0] for row in rows[1:]]
        if wide == [not goes_on for goes_on in is_continued] or sum(wide) >= 0.6 * len(wide):
            return [0, *(i + 1 for i, is_wide in enumerate(wide) if is_wide)]
    starts = [0]
    for index in range(1, count):
        filled = [bool(column) for column in rows[index]]
        goes_on = (
            not filled[0]
            and sum(filled) * 2 <= len(filled)
            and not any(
                char.isdigit() for column in rows[index] for word in column for char in word.text
            )
            and all(
                bool(rows[index - 1][column])
                for column, is_filled in enumerate(filled)
                if is_filled
            )
            and not crossed[index]
        )
        if not goes_on:
            starts.append(index)
    return starts


def _list_row_edges(zone: TextZone, zones: Sequence[TextZone], strips: WhiteStrips) -> list[float]:
    """The heights of a zone's rows, from its upper to its lower end."""
    starts = _split_rows(zone, zones, strips)
    inner = [
        (
            max(word[3] for word in zone.lines[start - 1])
            + min(word[1] for word in zone.lines[start])
        )
        / 2
        for start in starts[1:]
    ]
    return [zone.top_y, *inner, zone.bottom_y]


def _draw_rows(
    zone: TextZone,
    zones: Sequence[TextZone],
    strips: WhiteStrips,
    page: Page,
    ends: tuple[float, float],
) -> Iterable[RulingLine]:
    """The lines over and under each row of a zone; a short line in a header parts its titles."""
    edges = _list_row_edges(zone, zones, strips)
    short = _list_short_rules(zone, page, ends)
    for edge in edges if not short else (edges[0], edges[-1]):
        yield RulingLine(edge, *ends)


def _list_short_rules(zone: TextZone, page: Page, ends: tuple[float, float]) -> list[RulingLine]:
    """The level lines within a zone that do not run from side to side."""
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
    page: Page,
    ends: tuple[float, float],
) -> Iterable[RulingLine]:
    """The outer sides of a zone, and the lines in its strips, but not through text across them."""
    for side in ends:
        yield RulingLine(side, zone.top_y, zone.bottom_y)
    short = sorted(rule.position for rule in _list_short_rules(zone, page, ends))
    edges = [zone.top_y, *short, zone.bottom_y] if short else _list_row_edges(zone, zones, strips)
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

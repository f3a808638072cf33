"""Horizontal lines of one length, one below the other, that no line between columns meets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from extractors.lattice.grid_lines import snap_to_grid_lines
from extractors.lattice.line_groups import group_connected_lines
from extractors.lattice.table_likeness import (
    MAX_TICK_DISTANCE_PT,
    MIN_TICK_LABELS,
    TICK_TOLERANCE_SHARE,
)
from extractors.records.page_marks import PaintedArea, RulingLine, Word
from extractors.records.read_pages import Page

MIN_WIDTH_PT = 45.0
"""The least length of a table's horizontal lines."""

SAME_END_PT = 5.0
"""Lines whose ends are within so many points of one another are of one length."""

MAX_PIECE_GAP_PT = 24.0
"""Pieces of one horizontal line, one over each column, leave at most so many points between
them."""


MIN_FILL_PT = 6.0
"""A lower fill, in points, holds no line of text."""

MAX_FILL_PT = 60.0
"""A higher one is no header but a box."""


class HorizontalLine(Struct, frozen=True):
    """A horizontal line, or the pieces of one."""

    y: float
    start: float
    end: float


def group_horizontal_lines(page: Page) -> list[list[HorizontalLine]]:
    """The groups of two horizontal lines or more, each from top to bottom; not those of charts."""
    groups = _list_free_groups(_group_by_ends(_find_horizontal_lines(page)), page)
    return [group for group in groups if not _has_tick_labels(group, page.words)]


def _find_horizontal_lines(page: Page) -> list[HorizontalLine]:
    """The horizontal lines that no line between columns meets, pieces at one height as one."""
    rules = [*page.horizontal, *_list_fill_edges(page), *_list_open_ends(page)]
    if len(rules) < 2:
        return []
    levels: list[HorizontalLine] = []
    # Rounded, so that the pieces of one line follow one another from left to right.
    for rule in sorted(rules, key=lambda rule: (round(rule.position), rule.start)):
        last = levels[-1] if levels else None
        if (
            last is not None
            and abs(last.y - rule.position) <= 1.5
            and -1 <= rule.start - last.end <= MAX_PIECE_GAP_PT
        ):
            levels[-1] = replace(last, end=max(last.end, rule.end))
        else:
            levels.append(HorizontalLine(rule.position, rule.start, rule.end))
    return [
        level
        for level in levels
        if level.end - level.start >= MIN_WIDTH_PT
        and not any(
            level.start + SAME_END_PT < rule.position < level.end - SAME_END_PT
            and rule.start - SAME_END_PT < level.y < rule.end + SAME_END_PT
            for rule in page.vertical
        )
    ]


def _list_fill_edges(page: Page) -> list[RulingLine]:
    """The upper and lower edges of fills that are as wide as a horizontal line, or stand alone, as
    that of a header does."""
    edges = []
    for area in page.areas:
        is_low = MIN_FILL_PT <= area.y1 - area.y0 <= MAX_FILL_PT
        if is_low and area.x1 - area.x0 >= MIN_WIDTH_PT and _is_alone(area, page.areas):
            edges += [RulingLine(y, area.x0, area.x1) for y in (area.y0, area.y1)]
    return edges


def _list_open_ends(page: Page) -> list[RulingLine]:
    """The ends of a box that a page break leaves open: its sides end there at one height."""
    uprights = [rule for rule in page.vertical if rule.end - rule.start >= MIN_WIDTH_PT]
    return [
        RulingLine(end, left.position, right.position)
        for left, right in pairwise(uprights)
        if right.position - left.position >= MIN_WIDTH_PT
        and abs(left.start - right.start) <= SAME_END_PT
        and abs(left.end - right.end) <= SAME_END_PT
        for end in (left.start, left.end)
        if not any(
            abs(rule.position - end) <= SAME_END_PT
            and min(rule.end, right.position) > max(rule.start, left.position)
            for rule in page.horizontal
        )
    ]


def _is_alone(area: PaintedArea, areas: Sequence[PaintedArea]) -> bool:
    """Whether no other fill touches one: fills side by side are cells by themselves."""
    return not any(
        other is not area
        and min(area.x1, other.x1) > max(area.x0, other.x0) - SAME_END_PT
        and min(area.y1, other.y1) > max(area.y0, other.y0) - SAME_END_PT
        for other in areas
    )


def _group_by_ends(levels: Sequence[HorizontalLine]) -> list[list[HorizontalLine]]:
    """The horizontal lines by their ends, from top to bottom; lines drawn twice are one."""
    groups: list[list[HorizontalLine]] = []
    for level in sorted(levels, key=lambda level: level.y):
        for group in groups:
            if (
                abs(group[0].start - level.start) <= SAME_END_PT
                and abs(group[0].end - level.end) <= SAME_END_PT
            ):
                if level.y - group[-1].y > SAME_END_PT:
                    group.append(level)
                break
        else:
            groups.append([level])
    return [group for group in groups if len(group) > 1]


def _list_free_groups(groups: list[list[HorizontalLine]], page: Page) -> list[list[HorizontalLine]]:
    """The groups of horizontal lines that do not hang together with lines between columns."""
    if not groups:
        return []
    ruled = [
        (horizontal, vertical)
        for horizontal, vertical in group_connected_lines(page.horizontal, page.vertical)
        if len(snap_to_grid_lines(vertical)) > 2
    ]
    taken = {rule for horizontal, _ in ruled for rule in horizontal}
    return [
        group
        for group in groups
        if not any(
            rule.position == level.y and level.start - 1 <= rule.start < level.end
            for level in group
            for rule in taken
        )
    ]


def _has_tick_labels(levels: Sequence[HorizontalLine], words: Sequence[Word]) -> bool:
    """Whether labels stand beside the lines, at their heights: then they are those of a chart."""
    labelled = sum(
        any(
            min(abs(level.start - word[2]), abs(word[0] - level.end)) <= MAX_TICK_DISTANCE_PT
            and (word[2] <= level.start + 1 or word[0] >= level.end - 1)
            and abs((word[1] + word[3]) / 2 - level.y) <= TICK_TOLERANCE_SHARE * (word[3] - word[1])
            for word in words
        )
        for level in levels
    )
    return labelled >= max(MIN_TICK_LABELS, 0.5 * len(levels))

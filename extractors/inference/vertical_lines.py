"""Vertical lines of one height, side by side, that hardly a horizontal line meets.

They part the columns of a table whose rows have no lines, as spreadsheets and booklets print them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractors.records.page_marks import RulingLine
from extractors.records.read_pages import Page

MIN_HEIGHT_PT = 30.0
"""The least height of such lines: three rows of small text."""

MAX_PIECE_GAP_PT = 24.0
"""Pieces of one vertical line leave at most so many points between them, as at the title of a part
of the table."""

SAME_FOOT_PT = 5.0
"""Lines whose lower ends are within so many points of one another end together …"""

MAX_HEADER_PT = 90.0
"""… and their upper ends so many, since titles over several columns have no lines in them."""

MAX_DISTANCE_PT = 400.0
"""Neighbours are at most so many points apart."""

MAX_INNER_LINES = 3
"""A table with more horizontal lines between its rows, the header's among them, has one wherever it
has a row."""

MIN_INNER_SHARE = 0.5
"""A horizontal line that runs along so much of the table parts its rows."""


class VerticalLine(NamedTuple):
    """A vertical line, or the pieces of one, with the stretches that are drawn."""

    x: float
    top: float
    foot: float
    drawn: tuple[tuple[float, float], ...]


class VerticalGroup(NamedTuple):
    """Vertical lines from left to right, and the heights of the horizontal lines that part what
    they divide, its upper and lower end among them."""

    lines: tuple[VerticalLine, ...]
    heights: tuple[float, ...]
    left: float
    right: float


def group_vertical_lines(page: Page) -> list[VerticalGroup]:
    """The groups of a page that have few horizontal lines."""
    groups: list[list[VerticalLine]] = []
    lines = _join_pieces(page.vertical)
    for line in lines:
        for group in groups:
            if (
                abs(group[-1].foot - line.foot) <= SAME_FOOT_PT
                and abs(group[-1].top - line.top) <= MAX_HEADER_PT
                and line.x - group[-1].x <= MAX_DISTANCE_PT
            ):
                group.append(line)
                break
        else:
            groups.append([line])
    found = [
        _measure_group(_add_covering_lines(group, lines, page.horizontal), page.horizontal)
        for group in groups
    ]
    return [group for group in found if group is not None]


def _join_pieces(rules: Sequence[RulingLine]) -> list[VerticalLine]:
    """The vertical lines from left to right, pieces at one place as one."""
    lines: list[VerticalLine] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.position), rule.start)):
        last = lines[-1] if lines else None
        if (
            last is not None
            and abs(last.x - rule.position) <= 1.5
            and rule.start - last.foot <= MAX_PIECE_GAP_PT
        ):
            lines[-1] = last._replace(
                foot=max(last.foot, rule.end),
                drawn=(*last.drawn, (rule.start, rule.end)),
            )
        else:
            lines.append(VerticalLine(rule.position, rule.start, rule.end, ((rule[1], rule[2]),)))
    return [line for line in lines if line.foot - line.top >= MIN_HEIGHT_PT]


def _add_covering_lines(
    group: Sequence[VerticalLine], lines: Sequence[VerticalLine], horizontal: Sequence[RulingLine]
) -> list[VerticalLine]:
    """A group with the parts of the longer lines that run along the whole of it within its table.

    A line that ends at a cell over several columns forms a group of its own, and is not the only
    one there.
    """
    top, foot, left, right, _ = _measure_extent(group, horizontal)
    covering = [
        line._replace(top=top, foot=foot)
        for line in lines
        if line not in group
        and left - SAME_FOOT_PT <= line.x <= right + SAME_FOOT_PT
        and line.top <= top + SAME_FOOT_PT
        and line.foot >= foot - SAME_FOOT_PT
    ]
    return sorted((*group, *covering), key=lambda line: line.x)


def _measure_extent(
    lines: Sequence[VerticalLine], horizontal: Sequence[RulingLine]
) -> tuple[float, float, float, float, list[RulingLine]]:
    """The top, foot, left and right of what vertical lines divide, and the horizontal lines in
    it."""
    top, foot = min([line.top for line in lines]), max([line.foot for line in lines])
    highest, lowest = top - SAME_FOOT_PT, foot + SAME_FOOT_PT
    first, last = lines[0].x - SAME_FOOT_PT, lines[-1].x + SAME_FOOT_PT
    near = [
        rule
        for rule in horizontal
        if highest <= rule[0] <= lowest and rule[1] <= last and rule[2] >= first
    ]
    left = min([lines[0].x, *(rule.start for rule in near)])
    right = max([lines[-1].x, *(rule.end for rule in near)])
    return top, foot, left, right, near


def _measure_group(
    lines: Sequence[VerticalLine], horizontal: Sequence[RulingLine]
) -> VerticalGroup | None:
    """A group of vertical lines; None if more horizontal lines part what they divide than in a
    table without lines between its rows."""
    top, foot, left, right, near = _measure_extent(lines, horizontal)
    heights = [top]
    for y in sorted({rule.position for rule in near}):
        is_inner = heights[-1] + SAME_FOOT_PT < y < foot - SAME_FOOT_PT
        if is_inner and _measure_covered(near, y) >= MIN_INNER_SHARE * (right - left):
            heights.append(y)
            if len(heights) - 1 > MAX_INNER_LINES:
                return None
    return VerticalGroup(tuple(lines), (*heights, foot), left, right)


def _measure_covered(rules: Sequence[RulingLine], y: float) -> float:
    """The length of the horizontal lines at a height."""
    return sum([rule[2] - rule[1] for rule in rules if abs(rule[0] - y) <= 1])

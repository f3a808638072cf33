"""A small table inside a cell of another: its lines divide nothing, its text is the cell's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine

TOUCHING_TOLERANCE_PT = 1.0
"""Ruling lines of one table that meet miss each other by at most this many points."""

MAX_NESTED_AREA_SHARE = 0.3
"""A nested table takes at most this share of the area of the table around it."""

MIN_NESTED_RULES = 5
"""The fewest lines of a nested table: a box of four lines is a frame around one cell."""

MIN_OUTER_RULES = 3
"""The table around has at least so many horizontal and so many vertical lines: more than a
frame."""

Rules = tuple[list[RulingLine], list[RulingLine]]


def remove_nested_rules(horizontal: Sequence[RulingLine], vertical: Sequence[RulingLine]) -> Rules:
    """The ruling lines of a page, horizontal and vertical, without those of tables inside a
    cell."""
    groups = _group_touching_rules(horizontal, vertical)
    outer = [
        (group, _find_box(*group))
        for group in groups
        if len(group[0]) >= MIN_OUTER_RULES and len(group[1]) >= MIN_OUTER_RULES
    ]
    nested: set[int] = set()
    for group in groups:
        if len(group[0]) < 2 or len(group[1]) < 2:
            continue
        if len(group[0]) + len(group[1]) < MIN_NESTED_RULES:
            continue
        box = _find_box(*group)
        if any(
            group is not around and _is_in_one_cell(box, around, around_box)
            for around, around_box in outer
        ):
            # By identity: the same line may be drawn twice, once for each of the tables.
            nested.update(map(id, (*group[0], *group[1])))
    if not nested:
        return list(horizontal), list(vertical)
    return (
        [rule for rule in horizontal if id(rule) not in nested],
        [rule for rule in vertical if id(rule) not in nested],
    )


def _group_touching_rules(
    horizontal: Sequence[RulingLine], vertical: Sequence[RulingLine]
) -> list[Rules]:
    """Groups of ruling lines that cross or touch closely."""
    group_of_vertical = list(range(len(vertical)))
    positions = [rule.position for rule in vertical]
    levels: dict[int, list[RulingLine]] = {}
    members: dict[int, list[int]] = {index: [index] for index in range(len(vertical))}
    for rule in horizontal:
        first = bisect_left(positions, rule.start - TOUCHING_TOLERANCE_PT)
        last = bisect_right(positions, rule.end + TOUCHING_TOLERANCE_PT)
        touched = {
            group_of_vertical[other]
            for other in range(first, last)
            if vertical[other].start - TOUCHING_TOLERANCE_PT
            <= rule.position
            <= vertical[other].end + TOUCHING_TOLERANCE_PT
        }
        if not touched:
            continue
        kept = min(touched)
        for group in touched - {kept}:
            for index in members[group]:
                group_of_vertical[index] = kept
            members[kept] += members.pop(group)
            levels.setdefault(kept, []).extend(levels.pop(group, []))
        levels.setdefault(kept, []).append(rule)
    return [
        (rules, [vertical[index] for index in members[group]]) for group, rules in levels.items()
    ]


def _find_box(horizontal: Sequence[RulingLine], vertical: Sequence[RulingLine]) -> Box:
    return Box(
        min(rule.position for rule in vertical),
        min(rule.position for rule in horizontal),
        max(rule.position for rule in vertical),
        max(rule.position for rule in horizontal),
    )


def _is_in_one_cell(box: Box, around: Rules, around_box: Box) -> bool:
    """Whether a box lies in a table's box and none of the table's ruling lines runs through it."""
    if not around_box.encloses(box) or _area(box) > MAX_NESTED_AREA_SHARE * _area(around_box):
        return False
    horizontal, vertical = around
    return not (
        any(
            box.y0 <= rule.position <= box.y1 and rule.start < box.x1 and rule.end > box.x0
            for rule in horizontal
        )
        or any(
            box.x0 <= rule.position <= box.x1 and rule.start < box.y1 and rule.end > box.y0
            for rule in vertical
        )
    )


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)

"""Ruling lines → groups: the lines that belong to one table of a page.

Ruling lines that cross or touch belong together. Two parts of one table may share no crossing,
because a merged cell or a row without vertical lines lies between them: they are put together by
their place. Two tables that only touch are taken apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extractors.lattice.grid_lines import JOIN_TOLERANCE_PT, SNAP_TOLERANCE_PT, snap_to_grid_lines
from extractors.lattice.side_by_side import LineGroup, merge_parts_beside_tall_cells
from extractors.records.page_marks import RulingLine, Word

MIN_SEAM_PT = 0.8
"""Two lines further apart than this, in points, and within `SNAP_TOLERANCE_PT` may be where two
tables touch."""

MAX_DOUBLED_SHARE = 0.4
"""Where a larger share of a group's inner grid lines is doubled, all its borders are drawn so."""

MAX_BORDERLESS_ROW_PT = 22.0
"""The greatest height, in points, of a row without vertical lines in a table without outer
sides."""


def group_lines_by_table(
    horizontal: Sequence[RulingLine], vertical: Sequence[RulingLine], words: Sequence[Word] = ()
) -> list[LineGroup]:
    """The groups of a page, tables that only touch taken apart.

    `words` tell a merged cell between two parts of a table from the space between two tables.
    """
    connected = group_connected_lines(horizontal, vertical, words)
    return [part for group in connected for part in _split_touching_tables(*group)]


def group_connected_lines(
    horizontal: Sequence[RulingLine], vertical: Sequence[RulingLine], words: Sequence[Word] = ()
) -> list[LineGroup]:
    """Groups of ruling lines connected by crossings; lone horizontal lines are left out.

    Union-find; candidates for a crossing are found in the sorted list of vertical lines, so the
    cost grows with the crossings, not with the product of the ruling lines.
    """
    total = len(horizontal) + len(vertical)
    parent = list(range(total))

    def find_root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    positions = [rule.position for rule in vertical]
    for index, rule in enumerate(horizontal):
        first = bisect_left(positions, rule.start - JOIN_TOLERANCE_PT)
        for other in range(first, bisect_right(positions, rule.end + JOIN_TOLERANCE_PT)):
            if (
                vertical[other].start - JOIN_TOLERANCE_PT
                <= rule.position
                <= vertical[other].end + JOIN_TOLERANCE_PT
            ):
                parent[find_root(len(horizontal) + other)] = find_root(index)
    groups: dict[int, LineGroup] = {}
    for index, rule in enumerate(horizontal):
        groups.setdefault(find_root(index), ([], []))[0].append(rule)
    unmatched: list[RulingLine] = []
    for index, rule in enumerate(vertical):
        node = find_root(len(horizontal) + index)
        if node in groups:
            groups[node][1].append(rule)
        else:
            unmatched.append(rule)
    merged_groups = merge_parts_beside_tall_cells(
        _merge_parts_around_borderless_rows(list(groups.values())), words
    )
    return merged_groups + _place_unmatched_verticals(unmatched, merged_groups)


def _merge_parts_around_borderless_rows(
    groups: Sequence[LineGroup],
) -> list[LineGroup]:
    """Puts together the parts of tables that have no outer sides.

    A row across such a table has no vertical line at all, and parts what is above it from what is
    below; both have horizontal lines from the same left to the same right end, a row's height
    apart.
    """
    merged: list[LineGroup] = []
    for horizontal, vertical in sorted(
        groups, key=lambda group: min(rule.position for rule in group[0])
    ):
        left, right = _find_extent(horizontal)
        top = min(rule.position for rule in horizontal)
        for upper_horizontal, upper_vertical in reversed(merged):
            gap = top - max(rule.position for rule in upper_horizontal)
            start, end = _find_extent(upper_horizontal)
            outer_sides = (left, right)
            if (
                0 < gap <= MAX_BORDERLESS_ROW_PT
                and abs(start - left) <= JOIN_TOLERANCE_PT
                and abs(end - right) <= JOIN_TOLERANCE_PT
                and not any(
                    abs(rule.position - x) <= JOIN_TOLERANCE_PT
                    for rule in (*vertical, *upper_vertical)
                    for x in outer_sides
                )
            ):
                upper_horizontal.extend(horizontal)
                upper_vertical.extend(vertical)
                break
        else:
            merged.append((list(horizontal), list(vertical)))
    return [group for group in merged if group[1]]


def _find_extent(horizontal: Sequence[RulingLine]) -> tuple[float, float]:
    return min(rule.start for rule in horizontal), max(rule.end for rule in horizontal)


def _split_touching_tables(
    horizontal: list[RulingLine], vertical: list[RulingLine]
) -> list[LineGroup]:
    """The tables of a group that only touch one another, from top to bottom.

    A seam is the foot of one table and the head of the next: two lines hardly apart, at which the
    lines between columns end and others begin. Where most rows of a group have such double lines,
    its cells are only drawn apart.
    """
    if not horizontal:
        return [(horizontal, vertical)]
    rows = sorted(horizontal)
    left, right = min(rule.position for rule in vertical), max(rule.position for rule in vertical)
    inner_vertical = [
        rule
        for rule in vertical
        if left + SNAP_TOLERANCE_PT < rule.position < right - SNAP_TOLERANCE_PT
    ]
    pairs = [
        (a.position, b.position)
        for a, b in pairwise(rows)
        if MIN_SEAM_PT < b.position - a.position <= SNAP_TOLERANCE_PT
    ]
    seams = [
        (above + below) / 2 for above, below in pairs if _is_seam(above, below, inner_vertical)
    ]
    if not seams or len(pairs) > MAX_DOUBLED_SHARE * (len(snap_to_grid_lines(rows)) - 2):
        return [(horizontal, vertical)]
    tables = []
    ends = [
        *(rule.start for rule in vertical),
        *(rule.end for rule in vertical),
        rows[0].position,
        rows[-1].position,
    ]
    for top, bottom in pairwise([min(ends) - 1, *seams, max(ends) + 1]):
        table_vertical = [
            rule._replace(start=max(rule.start, top), end=min(rule.end, bottom))
            for rule in vertical
            if rule.start < bottom - SNAP_TOLERANCE_PT and rule.end > top + SNAP_TOLERANCE_PT
        ]
        tables.append(([rule for rule in rows if top < rule.position < bottom], table_vertical))
    return [part for part in tables if part[0] and part[1]]


def _is_seam(above: float, below: float, inner_vertical: Sequence[RulingLine]) -> bool:
    """Whether the columns that begin under a pair of lines are others than those that end above
    it."""
    columns_ended = {
        round(rule.position) for rule in inner_vertical if abs(rule.end - above) <= MIN_SEAM_PT
    }
    columns_begun = {
        round(rule.position) for rule in inner_vertical if abs(rule.start - below) <= MIN_SEAM_PT
    }
    runs_across = any(
        rule.start < above - MIN_SEAM_PT and rule.end > below + MIN_SEAM_PT
        for rule in inner_vertical
    )
    return (
        bool(columns_ended and columns_begun)
        and not runs_across
        and not columns_ended & columns_begun
    )


def _place_unmatched_verticals(
    unmatched: Sequence[RulingLine], groups: Sequence[LineGroup]
) -> list[LineGroup]:
    """Places the vertical lines that no horizontal line meets.

    Where a merged cell covers the whole page, its outer side stands alone: it joins the group of
    the same height. A row that fills the page leaves nothing but such sides: they form a group.
    """
    groups_by_extent: dict[tuple[int, int], list[RulingLine]] = {}
    extents = [
        (
            min(*(rule.position for rule in level), *(rule.start for rule in vertical)),
            max(*(rule.position for rule in level), *(rule.end for rule in vertical)),
        )
        for level, vertical in groups
    ]
    for rule in unmatched:
        for (top, bottom), (_, vertical) in zip(extents, groups, strict=True):
            if (
                abs(rule.start - top) <= JOIN_TOLERANCE_PT
                and abs(rule.end - bottom) <= JOIN_TOLERANCE_PT
            ):
                vertical.append(rule)
                break
        else:
            groups_by_extent.setdefault((round(rule.start), round(rule.end)), []).append(rule)
    # Two lines alone may be the sides of a frame; three have columns between them.
    return [([], vertical) for vertical in groups_by_extent.values() if len(vertical) > 2]

"""Rules → groups: the lines that belong to one table of a page.

Rules that cross or touch belong together. Some parts of a table share no crossing, because a merged
cell or a row without upright lines lies between them, and are put together by their place; two
tables that only touch are taken apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from extractors.page.grid_lines import SNAP, TOUCH, grid_lines
from extractors.records import Rule

Group = tuple[list[Rule], list[Rule]]
"""The level and the upright rules of one table."""

SEAM = 0.8
"""Two lines further apart than this, in points, and within `SNAP` may be where two tables touch."""

DOUBLED = 0.4
"""Where a larger share of a group's inner grid lines is doubled, all its borders are drawn so."""

BARE_ROW = 22.0
"""The greatest height, in points, of a row without upright lines in a table without outer sides."""


def groups(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[Group]:
    """The groups of a page, tables that only touch taken apart."""
    connected = _connected(horizontal, vertical)
    return [part for group in connected for part in _cut_at_seams(*group)]


def _connected(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[Group]:
    """Groups of rules connected by crossings; lone horizontal rules are left out.

    Union-find; candidates for a crossing are found in the sorted list of vertical rules, so the
    cost grows with the crossings, not with the product of the rules.
    """
    total = len(horizontal) + len(vertical)
    parent = list(range(total))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    places = [rule.at for rule in vertical]
    for index, rule in enumerate(horizontal):
        first = bisect_left(places, rule.lo - TOUCH)
        for other in range(first, bisect_right(places, rule.hi + TOUCH)):
            if vertical[other].lo - TOUCH <= rule.at <= vertical[other].hi + TOUCH:
                parent[root(len(horizontal) + other)] = root(index)
    groups: dict[int, Group] = {}
    for index, rule in enumerate(horizontal):
        groups.setdefault(root(index), ([], []))[0].append(rule)
    lone: list[Rule] = []
    for index, rule in enumerate(vertical):
        node = root(len(horizontal) + index)
        if node in groups:
            groups[node][1].append(rule)
        else:
            lone.append(rule)
    whole = _side_by_side(_over_bare_rows(list(groups.values())))
    return whole + _without_level(lone, whole)


def _side_by_side(
    groups: Sequence[Group],
) -> list[Group]:
    """Puts together the parts of tables that a merged cell as high as the page's part holds apart.

    They begin and end at the same heights, and every level line of one has a counterpart in the
    other. (Two tables set side by side, row by row alike, are taken for one: the lines do not
    tell.)
    """
    out: list[Group] = []
    places: dict[tuple[int, int], list[int]] = {}
    for level, plumb in sorted(groups, key=lambda group: -len(group[0])):
        top = round(min(rule.lo for rule in plumb) / TOUCH)
        bottom = round(max(rule.hi for rule in plumb) / TOUCH)
        near = [(top + i, bottom + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        for index in (i for place in near for i in places.get(place, ())):
            heights = [rule.at for rule in out[index][0]]
            if all(any(abs(rule.at - at) <= TOUCH for at in heights) for rule in level):
                out[index][0].extend(level)
                out[index][1].extend(plumb)
                break
        else:
            places.setdefault((top, bottom), []).append(len(out))
            out.append((list(level), list(plumb)))
    return out


def _over_bare_rows(
    groups: Sequence[Group],
) -> list[Group]:
    """Puts together the parts of tables that have no outer sides.

    A row across such a table has no upright line at all, and parts what is above it from what is
    below; both have level lines from the same left to the same right end, a row's height apart.
    """
    out: list[Group] = []
    for level, plumb in sorted(groups, key=lambda group: min(rule.at for rule in group[0])):
        left, right = _extent(level)
        top = min(rule.at for rule in level)
        for upper, columns in reversed(out):
            gap = top - max(rule.at for rule in upper)
            start, end = _extent(upper)
            ends = (left, right)
            if (
                0 < gap <= BARE_ROW
                and abs(start - left) <= TOUCH
                and abs(end - right) <= TOUCH
                and not any(abs(rule.at - x) <= TOUCH for rule in (*plumb, *columns) for x in ends)
            ):
                upper.extend(level)
                columns.extend(plumb)
                break
        else:
            out.append((list(level), list(plumb)))
    return [group for group in out if group[1]]


def _extent(level: Sequence[Rule]) -> tuple[float, float]:
    return min(rule.lo for rule in level), max(rule.hi for rule in level)


def _cut_at_seams(level: list[Rule], plumb: list[Rule]) -> list[Group]:
    """The tables of a group that only touch one another, from top to bottom.

    A seam is the foot of one table and the head of the next: two lines hardly apart, at which the
    lines between columns end and others begin. Where most rows are parted so, it is the way cells
    are drawn.
    """
    if not level:
        return [(level, plumb)]
    rows = sorted(level)
    left, right = min(rule.at for rule in plumb), max(rule.at for rule in plumb)
    inner = [rule for rule in plumb if left + SNAP < rule.at < right - SNAP]
    pairs = [(a.at, b.at) for a, b in pairwise(rows) if SEAM < b.at - a.at <= SNAP]
    seams = [(above + below) / 2 for above, below in pairs if _is_seam(above, below, inner)]
    if not seams or len(pairs) > DOUBLED * (len(grid_lines(rows)) - 2):
        return [(level, plumb)]
    out = []
    ends = [*(rule.lo for rule in plumb), *(rule.hi for rule in plumb), rows[0].at, rows[-1].at]
    for top, bottom in pairwise([min(ends) - 1, *seams, max(ends) + 1]):
        columns = [
            rule._replace(lo=max(rule.lo, top), hi=min(rule.hi, bottom))
            for rule in plumb
            if rule.lo < bottom - SNAP and rule.hi > top + SNAP
        ]
        out.append(([rule for rule in rows if top < rule.at < bottom], columns))
    return [part for part in out if part[0] and part[1]]


def _is_seam(above: float, below: float, inner: Sequence[Rule]) -> bool:
    """Whether other columns begin under a pair of lines than end over it, and none runs across."""
    ended = {round(rule.at) for rule in inner if abs(rule.hi - above) <= SEAM}
    begun = {round(rule.at) for rule in inner if abs(rule.lo - below) <= SEAM}
    across = any(rule.lo < above - SEAM and rule.hi > below + SEAM for rule in inner)
    return bool(ended and begun) and not across and not ended & begun


def _without_level(lone: Sequence[Rule], groups: Sequence[Group]) -> list[Group]:
    """Places the vertical rules that no horizontal rule meets.

    Where a merged cell covers the whole page, its outer side stands alone: it joins the group of
    the same height. A row that fills the page leaves nothing but such sides: they form a group.
    """
    out: dict[tuple[int, int], list[Rule]] = {}
    heights = [
        (
            min(*(rule.at for rule in level), *(rule.lo for rule in plumb)),
            max(*(rule.at for rule in level), *(rule.hi for rule in plumb)),
        )
        for level, plumb in groups
    ]
    for rule in lone:
        for (top, bottom), (_, plumb) in zip(heights, groups, strict=True):
            if abs(rule.lo - top) <= TOUCH and abs(rule.hi - bottom) <= TOUCH:
                plumb.append(rule)
                break
        else:
            out.setdefault((round(rule.lo), round(rule.hi)), []).append(rule)
    return [([], plumb) for plumb in out.values() if len(plumb) > 2]

"""Rules → lattices: the grid lines of each table of a page, and which stretches of them are drawn.

Rules that cross or touch belong to one lattice. Within it, rules closer than a text line can be are
one grid line (doubled borders, cells drawn slightly apart). Where the drawn lines end in the open,
as at a page's foot when a table goes on, a grid line is supposed there and marked as not drawn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.records import Box, Rule

TOUCH = 3.0
"""Rules that miss each other by at most this many points still meet."""

SNAP = 3.5
"""Parallel rules within this many points are one grid line."""

SEAM = 0.8
"""Two lines further apart than this, in points, and within `SNAP` may be where two tables touch."""

DOUBLED = 0.4
"""Where a larger share of a group's inner grid lines is doubled, all its borders are drawn so."""

BARE_ROW = 22.0
"""The greatest height, in points, of a row without upright lines in a table without outer sides."""

STAGGER = 8.0
"""Lines this close, in points, of which only one is drawn anywhere, are one line drawn in steps."""

LIMIT = 200_000
"""A lattice with more grid squares than this is a drawing, not a table."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Grid lines at `xs` and `ys`, in points.

    `level[i][j]`: whether line `ys[i]` is drawn between `xs[j]` and `xs[j + 1]`;
    `plumb[j][i]`: whether line `xs[j]` is drawn between `ys[i]` and `ys[i + 1]`.
    A supposed line counts as drawn; `open_top` and `open_bottom` say that the outer line is one.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    level: tuple[tuple[bool, ...], ...]
    plumb: tuple[tuple[bool, ...], ...]
    open_top: tuple[bool, ...]
    open_bottom: tuple[bool, ...]

    @property
    def box(self) -> Box:
        """The rectangle around all grid lines."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def lattices(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[Lattice]:
    """The lattices of a page, from top to bottom."""
    out = []
    for group in _components(horizontal, vertical):
        for level, plumb in _cut_at_seams(*group):
            lattice = _lattice(level, plumb)
            if lattice is not None:
                out.append(lattice)
    return sorted(out, key=lambda lattice: (lattice.box.y0, lattice.box.x0))


def _components(
    horizontal: Sequence[Rule], vertical: Sequence[Rule]
) -> list[tuple[list[Rule], list[Rule]]]:
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
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
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
    groups: Sequence[tuple[list[Rule], list[Rule]]],
) -> list[tuple[list[Rule], list[Rule]]]:
    """Puts together the parts of tables that a merged cell as high as the page's part holds apart.

    They begin and end at the same heights, and every level line of one has a counterpart in the
    other. (Two tables set side by side, row by row alike, are taken for one: the lines do not
    tell.)
    """
    out: list[tuple[list[Rule], list[Rule]]] = []
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
    groups: Sequence[tuple[list[Rule], list[Rule]]],
) -> list[tuple[list[Rule], list[Rule]]]:
    """Puts together the parts of tables that have no outer sides.

    A row across such a table has no upright line at all, and parts what is above it from what is
    below; both have level lines from the same left to the same right end, a row's height apart.
    """
    out: list[tuple[list[Rule], list[Rule]]] = []
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
                upper += level
                columns += plumb
                break
        else:
            out.append((list(level), list(plumb)))
    return [group for group in out if group[1]]


def _extent(level: Sequence[Rule]) -> tuple[float, float]:
    return min(rule.lo for rule in level), max(rule.hi for rule in level)


def _cut_at_seams(level: list[Rule], plumb: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
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
    if not seams or len(pairs) > DOUBLED * (len(_grid_lines(rows)) - 2):
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


def _without_level(
    lone: Sequence[Rule], groups: Sequence[tuple[list[Rule], list[Rule]]]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Places the vertical rules that no horizontal rule meets.

    Where a merged cell covers the whole page, its outer side stands alone: it joins the group of
    the same height. A row that fills the page leaves nothing but such sides: they form a group.
    """
    out: dict[tuple[int, int], list[Rule]] = {}
    for rule in lone:
        for level, plumb in groups:
            top = min(*(other.at for other in level), *(other.lo for other in plumb))
            bottom = max(*(other.at for other in level), *(other.hi for other in plumb))
            if abs(rule.lo - top) <= TOUCH and abs(rule.hi - bottom) <= TOUCH:
                plumb.append(rule)
                break
        else:
            out.setdefault((round(rule.lo), round(rule.hi)), []).append(rule)
    return [([], plumb) for plumb in out.values() if len(plumb) > 2]


def _lattice(horizontal: list[Rule], vertical: list[Rule]) -> Lattice | None:
    """The lattice of one group of rules, or None when it has no square or far too many."""
    xs = _grid_lines(vertical)
    ys = _grid_lines(horizontal)
    xs, ys = _straightened(xs, vertical, ys), _straightened(ys, horizontal, xs)
    left, right = _open_ends(xs, horizontal)
    top, bottom = _open_ends(ys, vertical)
    all_xs = [*([left] if left is not None else []), *xs, *([right] if right is not None else [])]
    all_ys = [*([top] if top is not None else []), *ys, *([bottom] if bottom is not None else [])]
    columns, rows = len(all_xs) - 1, len(all_ys) - 1
    if columns < 1 or rows < 1 or columns * rows > LIMIT:
        return None
    level = _drawn(all_ys, all_xs, horizontal)
    plumb = _drawn(all_xs, all_ys, vertical)
    if left is not None:
        plumb[0] = [True] * rows
    if right is not None:
        plumb[-1] = [True] * rows
    open_top = _close(level[0], plumb, 0)
    open_bottom = _close(level[-1], plumb, rows - 1)
    return Lattice(
        tuple(all_xs),
        tuple(all_ys),
        tuple(map(tuple, level)),
        tuple(map(tuple, plumb)),
        tuple(open_top),
        tuple(open_bottom),
    )


def _grid_lines(rules: Sequence[Rule]) -> list[float]:
    """Positions of the rules, neighbours within `SNAP` as one: their mean weighted by length."""
    out = []
    group: list[Rule] = []
    for rule in sorted(rules):
        if group and (rule.at - group[-1].at > SNAP or rule.at - group[0].at > 2 * SNAP):
            out.append(_mean(group))
            group = []
        group.append(rule)
    return [*out, _mean(group)] if group else out


def _straightened(lines: list[float], rules: Sequence[Rule], stops: Sequence[float]) -> list[float]:
    """The grid lines, those that are one line drawn in steps as one.

    Cells of one row may end at heights a few points apart; then no stretch has both lines.
    """
    if len(stops) < 2:
        return lines
    drawn = _drawn(lines, stops, rules)
    out, kept = lines[:1], drawn[:1]
    for line, stretches in zip(lines[1:], drawn[1:], strict=True):
        if line - out[-1] < STAGGER and not any(map(min, zip(stretches, kept[-1], strict=True))):
            kept[-1] = [a or b for a, b in zip(stretches, kept[-1], strict=True)]
            continue
        out.append(line)
        kept.append(stretches)
    return out


def _mean(rules: Sequence[Rule]) -> float:
    weight = sum(rule.hi - rule.lo for rule in rules)
    return sum(rule.at * (rule.hi - rule.lo) for rule in rules) / weight


def _open_ends(lines: Sequence[float], across: Sequence[Rule]) -> tuple[float | None, float | None]:
    """Where two or more rules run on past the first and the last of `lines`, and end there."""
    if not lines:
        return min(rule.lo for rule in across), max(rule.hi for rule in across)
    before = [rule.lo for rule in across if rule.lo < lines[0] - TOUCH]
    after = [rule.hi for rule in across if rule.hi > lines[-1] + TOUCH]
    return (
        min(before) if len(before) > 1 else None,
        max(after) if len(after) > 1 else None,
    )


def _drawn(
    lines: Sequence[float], stops: Sequence[float], rules: Sequence[Rule]
) -> list[list[bool]]:
    """For each grid line, which stretches between two `stops` its rules cover by more than half."""
    covered = [[0.0] * (len(stops) - 1) for _ in lines]
    for rule in rules:
        line = _nearest(lines, rule.at)
        first = max(bisect_right(stops, rule.lo) - 1, 0)
        for stretch in range(first, len(stops) - 1):
            start, end = stops[stretch], stops[stretch + 1]
            if start >= rule.hi:
                break
            covered[line][stretch] += min(end, rule.hi) - max(start, rule.lo)
    return [
        [cover > 0.5 * (stops[i + 1] - stops[i]) for i, cover in enumerate(row)] for row in covered
    ]


def _nearest(lines: Sequence[float], at: float) -> int:
    index = bisect_left(lines, at)
    if index == len(lines) or (index and at - lines[index - 1] < lines[index] - at):
        return index - 1
    return index


def _close(outer: list[bool], plumb: list[list[bool]], row: int) -> list[bool]:
    """Closes an open end between the columns whose both side lines reach it; tells which."""
    sides = [line[row] for line in plumb]
    first = next((i for i, side in enumerate(sides) if side), len(sides))
    last = next((i for i in range(len(sides) - 1, -1, -1) if sides[i]), -1)
    supposed = [first <= column < last and not outer[column] for column in range(len(outer))]
    for column, is_supposed in enumerate(supposed):
        outer[column] = outer[column] or is_supposed
    return supposed

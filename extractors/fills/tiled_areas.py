"""Filled cells that tile a table: they touch, fill its place, and share their edges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from extractors.records.page_marks import PaintedArea, RulingLine, Word

MAX_TILE_GAP_PT = 3.2
"""Tiles leave at most so many points of the ground between them."""

MIN_TILED_SHARE = 0.85
"""Tiles cover at least this share of their table's place."""

MAX_SQUARES_PER_TILE = 2.5
"""The grid of all their edges has at most so many squares for each tile."""

MIN_WORDED_SHARE = 0.6
"""At least this share of a table's filled cells holds words."""


def count_worded(areas: Sequence[PaintedArea], words: Sequence[Word]) -> int:
    """How many of the areas hold the middle of a word."""
    middles = sorted(((word[1] + word[3]) / 2, (word[0] + word[2]) / 2) for word in words)
    return sum(
        any(
            area.x0 <= x <= area.x1
            for _, x in middles[bisect_left(middles, (area.y0,)) : bisect_left(middles, (area.y1,))]
        )
        for area in areas
    )


def find_touching(areas: Sequence[PaintedArea]) -> list[list[PaintedArea]]:
    """The areas by clusters of those that touch one another side by side."""
    ordered = sorted(areas, key=lambda area: area.y0)
    parent = list(range(len(ordered)))

    def find_root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for index, area in enumerate(ordered):
        for other in range(index + 1, len(ordered)):
            below = ordered[other]
            if below.y0 > area.y1 + MAX_TILE_GAP_PT:
                break
            if below.x0 <= area.x1 + MAX_TILE_GAP_PT and below.x1 >= area.x0 - MAX_TILE_GAP_PT:
                parent[find_root(other)] = find_root(index)
    clusters: dict[int, list[PaintedArea]] = {}
    for index, area in enumerate(ordered):
        clusters.setdefault(find_root(index), []).append(area)
    return [cluster for cluster in clusters.values() if len(cluster) > 3]


def is_tiling(cluster: Sequence[PaintedArea], words: Sequence[Word]) -> bool:
    """Whether areas are the cells of a table of two rows and columns or more."""
    xs, ys = _list_grid_lines(cluster)
    if len(xs) < 3 or len(ys) < 3:
        return False
    if (len(xs) - 1) * (len(ys) - 1) > MAX_SQUARES_PER_TILE * len(cluster):
        return False
    gap = MAX_TILE_GAP_PT / 2
    covered = sum((a.x1 - a.x0 + gap) * (a.y1 - a.y0 + gap) for a in cluster)
    place = (xs[-1] - xs[0] + gap) * (ys[-1] - ys[0] + gap)
    # More than the place is covered where areas lie over one another, as in a drawing.
    return MIN_TILED_SHARE <= covered / place <= 2 - MIN_TILED_SHARE and count_worded(
        cluster, words
    ) >= MIN_WORDED_SHARE * len(cluster)


def draw_sides(cluster: Sequence[PaintedArea]) -> tuple[list[RulingLine], list[RulingLine]]:
    """The sides of all tiles, horizontal and vertical, those that face each other as one."""
    xs, ys = _list_grid_lines(cluster)
    horizontal: list[RulingLine] = []
    vertical: list[RulingLine] = []
    for area in cluster:
        left, right = _find_nearest(xs, area.x0), _find_nearest(xs, area.x1)
        top, bottom = _find_nearest(ys, area.y0), _find_nearest(ys, area.y1)
        horizontal += (RulingLine(top, left, right), RulingLine(bottom, left, right))
        vertical += (RulingLine(left, top, bottom), RulingLine(right, top, bottom))
    return horizontal, vertical


def _list_grid_lines(cluster: Sequence[PaintedArea]) -> tuple[list[float], list[float]]:
    return (
        _join_near(edge for area in cluster for edge in (area.x0, area.x1)),
        _join_near(edge for area in cluster for edge in (area.y0, area.y1)),
    )


def _join_near(edges: Iterable[float]) -> list[float]:
    """The means of edges that lie close to one another."""
    groups: list[list[float]] = []
    for edge in sorted(edges):
        if groups and edge - groups[-1][0] <= MAX_TILE_GAP_PT:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return [sum(group) / len(group) for group in groups]


def _find_nearest(lines: Sequence[float], edge: float) -> float:
    return min(lines, key=lambda line: abs(line - edge))

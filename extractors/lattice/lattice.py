"""Ruling lines → lattices: the grid lines of each table of a page, and which stretches of them are
drawn.

Ruling lines that cross or touch belong to one lattice. Within it, ruling lines closer than a text
line can be are one grid line (doubled borders, cells drawn slightly apart). Where the drawn lines
end in the open, as at a page's foot when a table goes on, a grid line is supposed there and marked
as not drawn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from extractors.lattice.grid_lines import JOIN_TOLERANCE_PT, snap_to_grid_lines
from extractors.lattice.line_groups import group_lines_by_table
from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine, Word

MAX_STAGGER_PT = 8.0
"""Lines this close, in points, of which only one is drawn anywhere, are one line drawn in steps."""

MAX_GRID_SQUARES = 200_000
"""A lattice with more grid squares than this is a drawing, not a table."""


class TableLattice(Struct, frozen=True):
    """Grid lines at `xs` and `ys`, in points.

    `horizontal_drawn[i][j]`: whether line `ys[i]` is drawn between `xs[j]` and `xs[j + 1]`;
    `vertical_drawn[j][i]`: whether line `xs[j]` is drawn between `ys[i]` and `ys[i + 1]`.
    A supposed line counts as drawn; `open_top` and `open_bottom` say that the outer line is one.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    horizontal_drawn: tuple[tuple[bool, ...], ...]
    vertical_drawn: tuple[tuple[bool, ...], ...]
    open_top: tuple[bool, ...]
    open_bottom: tuple[bool, ...]

    @property
    def box(self) -> Box:
        """The rectangle around all grid lines."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def find_lattices(
    horizontal: Sequence[RulingLine], vertical: Sequence[RulingLine], words: Sequence[Word] = ()
) -> list[TableLattice]:
    """The lattices of a page, from top to bottom; `words`: see `group_lines_by_table`."""
    table_lattices = []
    for group_horizontal, group_vertical in group_lines_by_table(horizontal, vertical, words):
        lattice = _build_lattice(group_horizontal, group_vertical)
        if lattice is not None:
            table_lattices.append(lattice)
    return sorted(table_lattices, key=lambda lattice: (lattice.box.y0, lattice.box.x0))


def _build_lattice(horizontal: list[RulingLine], vertical: list[RulingLine]) -> TableLattice | None:
    """The lattice of one group of ruling lines, or None when it has no square or far too many."""
    xs = snap_to_grid_lines(vertical)
    ys = snap_to_grid_lines(horizontal)
    xs, ys = _merge_staggered_lines(xs, vertical, ys), _merge_staggered_lines(ys, horizontal, xs)
    left, right = _infer_missing_borders(xs, horizontal)
    top, bottom = _infer_missing_borders(ys, vertical)
    all_xs = [*([left] if left is not None else []), *xs, *([right] if right is not None else [])]
    all_ys = [*([top] if top is not None else []), *ys, *([bottom] if bottom is not None else [])]
    columns, rows = len(all_xs) - 1, len(all_ys) - 1
    if columns < 1 or rows < 1 or columns * rows > MAX_GRID_SQUARES:
        return None
    horizontal_drawn = _find_drawn_stretches(all_ys, all_xs, horizontal)
    vertical_drawn = _find_drawn_stretches(all_xs, all_ys, vertical)
    if left is not None:
        vertical_drawn[0] = [True] * rows
    if right is not None:
        vertical_drawn[-1] = [True] * rows
    # Only now, as the sides that reach the open ends must be known.
    open_top = _close_open_side(horizontal_drawn[0], vertical_drawn, 0)
    open_bottom = _close_open_side(horizontal_drawn[-1], vertical_drawn, rows - 1)
    return TableLattice(
        tuple(all_xs),
        tuple(all_ys),
        tuple(map(tuple, horizontal_drawn)),
        tuple(map(tuple, vertical_drawn)),
        tuple(open_top),
        tuple(open_bottom),
    )


def _merge_staggered_lines(
    lines: list[float], rules: Sequence[RulingLine], crossings: Sequence[float]
) -> list[float]:
    """The grid lines, those that are one line drawn in steps as one.

    Cells of one row may end at heights a few points apart; then no stretch has both lines.
    """
    is_near = any(after - line < MAX_STAGGER_PT for line, after in pairwise(lines))
    if not is_near or len(crossings) < 2:
        return lines
    drawn = _find_drawn_stretches(lines, crossings, rules)
    merged, merged_drawn = lines[:1], drawn[:1]
    for line, stretches in zip(lines[1:], drawn[1:], strict=True):
        if line - merged[-1] < MAX_STAGGER_PT and not any(
            map(min, zip(stretches, merged_drawn[-1], strict=True))
        ):
            merged_drawn[-1] = [a or b for a, b in zip(stretches, merged_drawn[-1], strict=True)]
            continue
        merged.append(line)
        merged_drawn.append(stretches)
    return merged


def _infer_missing_borders(
    lines: Sequence[float], crossing_lines: Sequence[RulingLine]
) -> tuple[float | None, float | None]:
    """Where two or more ruling lines run on past the first and the last of `lines`, and end
    there."""
    if not lines:
        return min(rule.start for rule in crossing_lines), max(rule.end for rule in crossing_lines)
    line_starts = [
        rule.start for rule in crossing_lines if rule.start < lines[0] - JOIN_TOLERANCE_PT
    ]
    line_ends = [rule.end for rule in crossing_lines if rule.end > lines[-1] + JOIN_TOLERANCE_PT]
    return (
        min(line_starts) if len(line_starts) > 1 else None,
        max(line_ends) if len(line_ends) > 1 else None,
    )


def _find_drawn_stretches(
    lines: Sequence[float], crossings: Sequence[float], rules: Sequence[RulingLine]
) -> list[list[bool]]:
    """For each grid line, which stretches between two `crossings` its ruling lines cover by more
    than half."""
    covered_length = [[0.0] * (len(crossings) - 1) for _ in lines]
    for rule in rules:
        line = _find_nearest(lines, rule.position)
        first = max(bisect_right(crossings, rule.start) - 1, 0)
        for stretch in range(first, len(crossings) - 1):
            start, end = crossings[stretch], crossings[stretch + 1]
            if start >= rule.end:
                break
            covered_length[line][stretch] += min(end, rule.end) - max(start, rule.start)
    return [
        [cover > 0.5 * (crossings[i + 1] - crossings[i]) for i, cover in enumerate(row)]
        for row in covered_length
    ]


def _find_nearest(lines: Sequence[float], position: float) -> int:
    index = bisect_left(lines, position)
    if index == len(lines) or (index and position - lines[index - 1] < lines[index] - position):
        return index - 1
    return index


def _close_open_side(outer: list[bool], vertical_drawn: list[list[bool]], row: int) -> list[bool]:
    """Closes an open end between the columns whose both side lines reach it; tells which."""
    sides = [line[row] for line in vertical_drawn]
    first = next((i for i, side in enumerate(sides) if side), len(sides))
    last = next((i for i in range(len(sides) - 1, -1, -1) if sides[i]), -1)
    inferred = [first <= column < last and not outer[column] for column in range(len(outer))]
    for column, is_inferred in enumerate(inferred):
        outer[column] = outer[column] or is_inferred
    return inferred

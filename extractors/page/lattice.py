"""Rules → lattices: the grid lines of each table of a page, and which stretches of them are drawn.

Rules that cross or touch belong to one lattice. Within it, rules closer than a text line can be are
one grid line (doubled borders, cells drawn slightly apart). Where the drawn lines end in the open,
as at a page's foot when a table goes on, a grid line is supposed there and marked as not drawn.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.page.grid_lines import TOUCH, grid_lines
from extractors.page.line_groups import groups
from extractors.records import Box, Rule

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
    for level, plumb in groups(horizontal, vertical):
        lattice = _lattice(level, plumb)
        if lattice is not None:
            out.append(lattice)
    return sorted(out, key=lambda lattice: (lattice.box.y0, lattice.box.x0))


def _lattice(horizontal: list[Rule], vertical: list[Rule]) -> Lattice | None:
    """The lattice of one group of rules, or None when it has no square or far too many."""
    xs = grid_lines(vertical)
    ys = grid_lines(horizontal)
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

"""Painted paths → ruling lines: strokes along each straight side, fills where they are thin.

A path is a list of PDF operators with their points: `m` begins, `l` is a straight side, `c`, `v`
and `y` are curves, `h` closes.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from extractors.drawing.painted_shapes import PaintedShapes
from extractors.drawing.ruling_lines import bounding_box

Point = tuple[float, float]

SIDE_TOLERANCE_PT = 0.01
"""Points of one side of a rectangle are off its line by less than this, in points: by rounding."""


def collect_path(
    painted: PaintedShapes, path: Sequence[tuple[Any, ...]], *, stroke: Any, fill: Any
) -> None:
    """Adds one painted path; `stroke` and `fill` are its colours, None if it is not so painted.

    Of a path that is stroked and filled only the stroke makes lines: it covers the edges of the
    fill.
    """
    runs = _find_straight_runs(path)
    if fill is not None:
        for run in runs:
            if _is_rectangle(run):
                painted.add_area(bounding_box(run), to_rgb(fill))
    if stroke is not None:
        collector = painted.choose_collector(to_rgb(stroke))
        for run in runs:
            if _is_rectangle(run):
                collector.add_outline(bounding_box(run))
                continue
            for start, end in pairwise(run):
                collector.add_stroke(*start, *end)
    elif fill is not None:
        collector = painted.choose_collector(to_rgb(fill))
        for shape in _find_subpaths(path):
            collector.add_fill(bounding_box(shape))


def _is_rectangle(piece: Sequence[Point]) -> bool:
    """Whether it is four sides, each horizontal or vertical."""
    return (
        len(piece) == 5
        and piece[0] == piece[4]
        and all(
            min(abs(x - u), abs(y - v)) < SIDE_TOLERANCE_PT for (x, y), (u, v) in pairwise(piece)
        )
    )


def to_rgb(colour: Any) -> Sequence[float] | None:
    """Grey, RGB or CMYK from 0 to 1 (a number, or a tuple of 1, 3 or 4) as grey or RGB.

    None for all else: a pattern, of which no colour is known.
    """
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if len(parts) not in (1, 3, 4) or not all(isinstance(part, int | float) for part in parts):
        return None
    if len(parts) == 4:
        # The plain conversion, without a printer's colour profile: only light and dark matter here.
        return [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    return parts


def _find_subpaths(path: Sequence[tuple[Any, ...]]) -> list[list[Point]]:
    """The points of each part of a path, those that bend its curves too."""
    subpaths: list[list[Point]] = []
    for operator, *points in path:
        if operator == "m":
            subpaths.append([])
        if points and subpaths:
            subpaths[-1] += points
    return [points for points in subpaths if len(points) > 1]


def _find_straight_runs(path: Sequence[tuple[Any, ...]]) -> list[list[Point]]:
    """The runs of straight sides, each as its corners; a curve parts two runs."""
    pieces: list[list[Point]] = []
    start = position = path[0][-1]
    for operator, *points in path:
        target = points[-1] if points else start
        if operator == "m":
            start = target
        elif operator == "l" or (operator == "h" and position != start):
            if pieces and pieces[-1][-1] == position:
                pieces[-1].append(target)
            else:
                pieces.append([position, target])
        position = target
    return pieces

"""Whether the column lines of two parts of a table are the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

SAME_COLUMN_LINE_PT = 4.0
"""Column lines this close, in points, are the same line."""

MAX_DRIFT_PT = 12.0
"""If two parts have equally many lines, those of one place this close to each other are one."""

MIN_SHARED_LINES_SHARE = 0.75
"""The share of the fewer column lines that two parts of one table have in common."""

MAX_STRETCH_SHARE = 0.06
"""Parts of one table differ in width by at most this share, unless every line agrees."""


def align_columns(above: Sequence[float], below: Sequence[float]) -> tuple[float, ...] | None:
    """The column lines `below` in the coordinates of those `above`, or None if the two do not fit.

    Tried in turn: as they lie; moved so that the left sides meet; stretched to the same width.
    """
    width_above, width_below = above[-1] - above[0], below[-1] - below[0]
    shift = above[0] - below[0]
    candidates = [tuple(below), tuple(x + shift for x in below)]
    ratio = width_above / width_below if width_below else 1.0
    stretched = tuple(above[0] + (x - below[0]) * ratio for x in below)
    for candidate in candidates:
        if _has_matching_lines(above, candidate, MIN_SHARED_LINES_SHARE):
            return _snap_to_lines(above, candidate)
    if _has_matching_lines(
        above, stretched, MIN_SHARED_LINES_SHARE if abs(ratio - 1) <= MAX_STRETCH_SHARE else 1.0
    ) and (abs(ratio - 1) <= MAX_STRETCH_SHARE or len(above) == len(below) > 3):
        return _snap_to_lines(above, stretched)
    return None


def _snap_to_lines(above: Sequence[float], below: tuple[float, ...]) -> tuple[float, ...]:
    """The lines below as those above, where they are as many and none has drifted far: a line a
    little off is no column more."""
    if len(above) != len(below):
        return below
    pairs = zip(above, below, strict=True)
    return tuple(above) if all(abs(one - other) <= MAX_DRIFT_PT for one, other in pairs) else below


def _has_matching_lines(above: Sequence[float], below: Sequence[float], share: float) -> bool:
    """Whether the outer lines agree and enough of the inner ones."""
    if (
        abs(above[0] - below[0]) > SAME_COLUMN_LINE_PT
        or abs(above[-1] - below[-1]) > SAME_COLUMN_LINE_PT
    ):
        return False
    shorter, longer = sorted((above, below), key=len)
    return sum(find_nearest_line(longer, x) is not None for x in shorter) >= share * len(shorter)


def find_nearest_line(lines: Sequence[float], position: float) -> int | None:
    """The index of the line nearest to `position` in sorted `lines`, if within
    `SAME_COLUMN_LINE_PT`."""
    index = bisect_left(lines, position)
    if index == len(lines) or (index and position - lines[index - 1] <= lines[index] - position):
        index -= 1
    return index if abs(lines[index] - position) <= SAME_COLUMN_LINE_PT else None


def merge_column_lines(parts: Sequence[Sequence[float]]) -> list[float]:
    """All column lines of all parts, lines that are the same once; the first part's win.

    Two lines of one part stay two.
    """
    merged = list(parts[0])
    for part in parts[1:]:
        taken: set[float] = set()
        for x in part:
            index = find_nearest_line(merged, x)
            if index is None or merged[index] in taken:
                index = bisect_left(merged, x)
                merged.insert(index, x)
            taken.add(merged[index])
    return merged

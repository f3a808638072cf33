"""Column lines of two parts of a table, told to be the same or not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

SAME = 4.0
"""Column lines this close, in points, are the same line."""

SHARED = 0.75
"""The share of the fewer column lines that two parts of one table have in common."""

STRETCH = 0.06
"""Parts of one table differ in width by at most this share, unless every line agrees."""


def aligned(above: Sequence[float], below: Sequence[float]) -> tuple[float, ...] | None:
    """The column lines `below` in the coordinates of those `above`, or None if the two do not fit.

    Tried in turn: as they lie; moved so that the left sides meet; stretched to the same width.
    """
    wide, own = above[-1] - above[0], below[-1] - below[0]
    moved = above[0] - below[0]
    candidates = [tuple(below), tuple(x + moved for x in below)]
    ratio = wide / own if own else 1.0
    stretched = tuple(above[0] + (x - below[0]) * ratio for x in below)
    for candidate in candidates:
        if _fits(above, candidate, SHARED):
            return candidate
    if _fits(above, stretched, SHARED if abs(ratio - 1) <= STRETCH else 1.0) and (
        abs(ratio - 1) <= STRETCH or len(above) == len(below) > 3
    ):
        return stretched
    return None


def _fits(above: Sequence[float], below: Sequence[float], share: float) -> bool:
    """Whether the outer lines agree and enough of the inner ones."""
    if abs(above[0] - below[0]) > SAME or abs(above[-1] - below[-1]) > SAME:
        return False
    fewer, more = sorted((above, below), key=len)
    return sum(near(more, x) is not None for x in fewer) >= share * len(fewer)


def near(lines: Sequence[float], at: float) -> int | None:
    """The index of the line nearest to `at` in sorted `lines`, if within `SAME`."""
    index = bisect_left(lines, at)
    if index == len(lines) or (index and at - lines[index - 1] <= lines[index] - at):
        index -= 1
    return index if abs(lines[index] - at) <= SAME else None


def united(parts: Sequence[Sequence[float]]) -> list[float]:
    """All column lines of all parts, lines that are the same once; the first part's win.

    Two lines of one part stay two.
    """
    out = list(parts[0])
    for part in parts[1:]:
        taken: set[float] = set()
        for x in part:
            index = near(out, x)
            if index is None or out[index] in taken:
                index = bisect_left(out, x)
                out.insert(index, x)
            taken.add(out[index])
    return out

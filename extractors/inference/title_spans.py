"""Which columns a title spans that no line underlines: it is centred over them.

Above the titles of the columns, that of several columns stands in the middle of theirs, and the
places beside it are empty.
"""

from __future__ import annotations

from collections.abc import Sequence

CENTRE_TOLERANCE_HEIGHTS = 0.6
"""The middle of a title is off that of its columns by at most so many heights of its line …"""

CENTRE_TOLERANCE_SHARE = 0.1
"""… or by this share of their width, since figures do not fill their columns."""


def find_title_spans(
    titles: Sequence[tuple[float, float]],
    columns: Sequence[tuple[float, float] | None],
    is_titled_below: Sequence[bool],
    height: float,
) -> list[tuple[int, int]]:
    """The first and the last column of each title that is centred over several.

    `titles` are the stretches of a line's phrases from left to right, `columns` those of the text
    below; `is_titled_below` says which columns have a title of their own under this line.
    """
    middles = [(start + end) / 2 for start, end in titles]
    owners = [_find_nearest(middle, columns) for middle in middles]
    taken = {owner for owner in owners if owner is not None}
    spans = []
    for middle, owner in zip(middles, owners, strict=True):
        if owner is None:
            continue
        # Column 0 has the names of the rows: no title spans it and others.
        first = last = owner
        while first > 1 and first - 1 not in taken and is_titled_below[first - 1]:
            first -= 1
        while last + 1 < len(columns) and last + 1 not in taken and is_titled_below[last + 1]:
            last += 1
        if owner == 0 or not is_titled_below[owner]:
            continue
        found = _find_centred(middle, (first, last), owner, columns, height)
        if found is not None:
            spans.append(found)
            taken |= {*range(found[0], found[1] + 1)}
    return spans


def is_off_its_column(
    title: tuple[float, float],
    columns: Sequence[tuple[float, float] | None],
    height: float,
) -> bool:
    """Whether a title stands in the middle of no single column."""
    middle = (title[0] + title[1]) / 2
    return all(
        column is None
        or abs((column[0] + column[1]) / 2 - middle) > CENTRE_TOLERANCE_HEIGHTS * height
        for column in columns
    )


def _find_nearest(middle: float, columns: Sequence[tuple[float, float] | None]) -> int | None:
    """The column whose text is nearest to a place."""
    distances = [
        (max(column[0] - middle, middle - column[1], 0.0), index)
        for index, column in enumerate(columns)
        if column is not None
    ]
    return min(distances)[1] if distances else None


def _find_centred(
    middle: float,
    limits: tuple[int, int],
    owner: int,
    columns: Sequence[tuple[float, float] | None],
    height: float,
) -> tuple[int, int] | None:
    """The widest run of columns within limits, the title's own among them, of which it is the
    middle."""
    candidates = []
    for first in range(limits[0], owner + 1):
        for last in range(owner, limits[1] + 1):
            left, right = columns[first], columns[last]
            if left is None or right is None:
                continue
            tolerance = max(
                CENTRE_TOLERANCE_HEIGHTS * height, CENTRE_TOLERANCE_SHARE * (right[1] - left[0])
            )
            if first < last and abs((left[0] + right[1]) / 2 - middle) <= tolerance:
                candidates.append((last - first, first, last))
    return max(candidates)[1:] if candidates else None

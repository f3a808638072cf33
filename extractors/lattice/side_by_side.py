"""Groups of ruling lines side by side: parts of one table beside a tall merged cell, or two
tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.lattice.grid_lines import JOIN_TOLERANCE_PT, snap_to_grid_lines
from extractors.records.page_marks import RulingLine, Word

LineGroup = tuple[list[RulingLine], list[RulingLine]]
"""The horizontal and the vertical lines of one table."""

MAX_SPACE_BETWEEN_TABLES_PT = 45.0
"""A wider place without a word, in points, between parts that are alike may be an empty cell."""


def merge_parts_beside_tall_cells(
    groups: Sequence[LineGroup], words: Sequence[Word]
) -> list[LineGroup]:
    """Puts together parts of tables between which a merged cell of their whole height lies.

    They begin and end at the same heights, and every horizontal line of one has a counterpart in
    the other; what lies between them has words, or is as wide as a column.
    """
    merged: list[LineGroup] = []
    groups_by_extent: dict[tuple[int, int], list[int]] = {}
    for horizontal, vertical in sorted(groups, key=lambda group: -len(group[0])):
        top = round(min(rule.start for rule in vertical) / JOIN_TOLERANCE_PT)
        bottom = round(max(rule.end for rule in vertical) / JOIN_TOLERANCE_PT)
        # A rounded height may fall into the next class.
        nearby_extents = [(top + i, bottom + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        for index in (i for place in nearby_extents for i in groups_by_extent.get(place, ())):
            heights = [rule.position for rule in merged[index][0]]
            if all(
                any(abs(rule.position - at) <= JOIN_TOLERANCE_PT for at in heights)
                for rule in horizontal
            ) and _are_parts_of_one_table(vertical, merged[index][1], words):
                merged[index][0].extend(horizontal)
                merged[index][1].extend(vertical)
                break
        else:
            groups_by_extent.setdefault((top, bottom), []).append(len(merged))
            merged.append((list(horizontal), list(vertical)))
    return merged


def _are_parts_of_one_table(
    vertical: Sequence[RulingLine], other: Sequence[RulingLine], words: Sequence[Word]
) -> bool:
    """Whether a cell, not a space, lies between two groups side by side."""
    left, right = sorted((vertical, other), key=lambda rules: min(rule.position for rule in rules))
    gap = (
        max(rule.position for rule in left),
        min(rule.position for rule in right),
    )
    top, bottom = min(rule.start for rule in vertical), max(rule.end for rule in vertical)
    if any(
        gap[0] < (word.x0 + word.x1) / 2 < gap[1] and top < (word.y0 + word.y1) / 2 < bottom
        for word in words
    ):
        return True
    widths, other_widths = (
        [b - a for a, b in pairwise(snap_to_grid_lines(rules))] for rules in (left, right)
    )
    # Two tables with the same columns are two, however wide the place between them.
    are_twins = len(widths) == len(other_widths) > 1 and all(
        abs(a - b) <= JOIN_TOLERANCE_PT for a, b in zip(widths, other_widths, strict=True)
    )
    return gap[1] - gap[0] > MAX_SPACE_BETWEEN_TABLES_PT and not are_twins

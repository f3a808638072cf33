"""Parallel ruling lines → grid lines, and how near is the same line."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.records.page_marks import RulingLine

JOIN_TOLERANCE_PT = 3.0
"""Ruling lines that miss each other by at most this many points still meet."""

SNAP_TOLERANCE_PT = 3.5
"""Parallel ruling lines within this many points are one grid line."""


def snap_to_grid_lines(rules: Sequence[RulingLine]) -> list[float]:
    """Positions of the ruling lines, neighbours within `SNAP_TOLERANCE_PT` as one: their mean
    weighted by length."""
    positions = []
    group: list[RulingLine] = []
    for rule in sorted(rules):
        if group and (
            rule.position - group[-1].position > SNAP_TOLERANCE_PT
            or rule.position - group[0].position > 2 * SNAP_TOLERANCE_PT
        ):
            positions.append(_compute_mean_position(group))
            group = []
        group.append(rule)
    return [*positions, _compute_mean_position(group)] if group else positions


def _compute_mean_position(rules: Sequence[RulingLine]) -> float:
    total_length = sum(rule.end - rule.start for rule in rules)
    return sum(rule.position * (rule.end - rule.start) for rule in rules) / total_length

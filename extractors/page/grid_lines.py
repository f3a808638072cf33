"""Parallel rules → grid lines, and how near is the same line."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.records import Rule

TOUCH = 3.0
"""Rules that miss each other by at most this many points still meet."""

SNAP = 3.5
"""Parallel rules within this many points are one grid line."""


def grid_lines(rules: Sequence[Rule]) -> list[float]:
    """Positions of the rules, neighbours within `SNAP` as one: their mean weighted by length."""
    out = []
    group: list[Rule] = []
    for rule in sorted(rules):
        if group and (rule.at - group[-1].at > SNAP or rule.at - group[0].at > 2 * SNAP):
            out.append(_mean(group))
            group = []
        group.append(rule)
    return [*out, _mean(group)] if group else out


def _mean(rules: Sequence[Rule]) -> float:
    weight = sum(rule.hi - rule.lo for rule in rules)
    return sum(rule.at * (rule.hi - rule.lo) for rule in rules) / weight

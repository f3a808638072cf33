"""The ruling lines of a full grid."""

from __future__ import annotations

from extractors.records.page_marks import RulingLine


def grid(xs: list[float], ys: list[float]) -> tuple[list[RulingLine], list[RulingLine]]:
    return (
        [RulingLine(y, xs[0], xs[-1]) for y in ys],
        [RulingLine(x, ys[0], ys[-1]) for x in xs],
    )

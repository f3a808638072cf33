"""Drawn strokes and fills → rules: one line where one line is seen.

Producers draw a border in many ways: a stroke, a thin filled rectangle, a polygon, a box around
each cell (so that every rule is there twice), a row of dots, pieces that meet at small corner
squares. Here they all become straight rules; collinear pieces are merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.records import Box, Rule

THIN = 3.2
"""A filled shape up to this many points thick is a line, not an area."""

COLLINEAR = 0.8
"""Pieces this close to one line, in points across it, are the same line."""

GAP = 2.0
"""Pieces this close along a line, in points, go on without a break."""

SHORTEST = 4.0
"""Anything shorter, in points, is no rule of a table: no cell is so small."""


@dataclass(slots=True)
class RuleCollector:
    """Gathers the shapes of one page; `rules` merges them."""

    _horizontal: list[Rule] = field(default_factory=list)
    _vertical: list[Rule] = field(default_factory=list)

    def stroke(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A stroked segment; one that is neither level nor upright is no rule."""
        if abs(y1 - y0) <= COLLINEAR:
            self._horizontal.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        if abs(x1 - x0) <= COLLINEAR:
            self._vertical.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def outline(self, box: Box) -> None:
        """A stroked rectangle: its four sides."""
        x0, y0, x1, y1 = box
        if x1 - x0 <= THIN or y1 - y0 <= THIN:
            self.fill(box)
            return
        self._horizontal += (Rule(y0, x0, x1), Rule(y1, x0, x1))
        self._vertical += (Rule(x0, y0, y1), Rule(x1, y0, y1))

    def fill(self, box: Box) -> None:
        """A filled shape: a rule when it is thin; a dot may belong to either direction."""
        x0, y0, x1, y1 = box
        if y1 - y0 <= THIN:
            self._horizontal.append(Rule((y0 + y1) / 2, x0, x1))
        if x1 - x0 <= THIN:
            self._vertical.append(Rule((x0 + x1) / 2, y0, y1))

    def rules(self) -> tuple[list[Rule], list[Rule]]:
        """The merged horizontal and vertical rules, sorted by position."""
        return merged(self._horizontal), merged(self._vertical)


def merged(pieces: Iterable[Rule]) -> list[Rule]:
    """Collinear pieces that touch or overlap, as one rule each; sorted by position, then start."""
    out: list[Rule] = []
    line: list[Rule] = []
    for piece in sorted(pieces):
        if line and piece.at - line[0].at > COLLINEAR:
            out += _joined(line)
            line = []
        line.append(piece)
    out += _joined(line)
    return out


def _joined(line: list[Rule]) -> list[Rule]:
    """The pieces of one line, joined where they meet."""
    if not line:
        return []
    at = sum(piece.at for piece in line) / len(line)
    out = []
    spans = sorted((piece.lo, piece.hi) for piece in line)
    lo, hi = spans[0]
    for start, end in spans[1:]:
        if start > hi + GAP:
            out.append(Rule(at, lo, hi))
            lo, hi = start, end
        elif end > hi:
            hi = end
    out.append(Rule(at, lo, hi))
    return [rule for rule in out if rule.hi - rule.lo >= SHORTEST]


def visible(color: Sequence[float] | None, opacity: float | None = None) -> bool:
    """Whether ink of this colour (components from 0, none, to 1, white) shows on white paper."""
    return opacity != 0 and (color is None or min(color) < 0.97)


def hull(points: Sequence[tuple[float, float]]) -> Box:
    """The smallest box around points."""
    xs = [point[0] for point in points]
    ys = [point[1] for point in points]
    return Box(min(xs), min(ys), max(xs), max(ys))

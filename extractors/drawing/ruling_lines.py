"""Drawn strokes and fills → ruling lines: one line where one line is seen.

Producers draw a border in many ways: a stroke, a thin filled rectangle, a polygon, a box around
each cell (so that every ruling line is there twice), a row of dots, pieces that meet at small
corner squares. Here they all become straight ruling lines; collinear pieces are merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine

MAX_LINE_THICKNESS_PT = 3.2
"""A filled shape up to this many points thick is a line, not an area."""

COLLINEAR_TOLERANCE_PT = 0.8
"""Pieces this close to one line, in points across it, are the same line."""

MAX_GAP_PT = 2.0
"""Pieces this close along a line, in points, go on without a break."""

MIN_LINE_LENGTH_PT = 4.0
"""Anything shorter, in points, is no ruling line of a table: no cell is so small."""

MAX_DASH_GAP_PT = 6.5
"""Dashes and dots this close along a line, in points, are one line if they come evenly."""

MAX_DASH_LENGTH_PT = 16.0
"""A longer piece, in points, is no dash."""

MIN_DASHES = 5
"""Fewer pieces than this are no dashed line."""

MAX_UNEVEN_PT = 1.0
"""Gaps between dashes differ by at most so many points."""


class RulingLineCollector(Struct):
    """Gathers the shapes of one page; `merge_lines` merges them."""

    _horizontal: list[RulingLine] = field(default_factory=list)
    _vertical: list[RulingLine] = field(default_factory=list)

    def add_stroke(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A stroked segment; one that is neither horizontal nor vertical is no ruling line."""
        if abs(y1 - y0) <= COLLINEAR_TOLERANCE_PT:
            self._horizontal.append(RulingLine((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        if abs(x1 - x0) <= COLLINEAR_TOLERANCE_PT:
            self._vertical.append(RulingLine((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def add_outline(self, box: Box) -> None:
        """A stroked rectangle: its four sides."""
        x0, y0, x1, y1 = box
        if x1 - x0 <= MAX_LINE_THICKNESS_PT or y1 - y0 <= MAX_LINE_THICKNESS_PT:
            self.add_fill(box)
            return
        self._horizontal += (RulingLine(y0, x0, x1), RulingLine(y1, x0, x1))
        self._vertical += (RulingLine(x0, y0, y1), RulingLine(x1, y0, y1))

    def add_fill(self, box: tuple[float, float, float, float]) -> None:
        """A filled shape: a ruling line when it is thin; a dot may belong to either direction."""
        x0, y0, x1, y1 = box
        if y1 - y0 <= MAX_LINE_THICKNESS_PT:
            self._horizontal.append(RulingLine((y0 + y1) / 2, x0, x1))
        if x1 - x0 <= MAX_LINE_THICKNESS_PT:
            self._vertical.append(RulingLine((x0 + x1) / 2, y0, y1))

    def merge_lines(self) -> tuple[list[RulingLine], list[RulingLine]]:
        """The merged horizontal and vertical lines, sorted by position."""
        return merge_collinear(self._horizontal), merge_collinear(self._vertical)


def merge_collinear(pieces: Iterable[RulingLine]) -> list[RulingLine]:
    """Collinear pieces that touch or overlap, as one ruling line each; sorted by position, then
    start."""
    lines: list[RulingLine] = []
    collinear_pieces: list[RulingLine] = []
    for piece in sorted(pieces):
        if (
            collinear_pieces
            and piece.position - collinear_pieces[0].position > COLLINEAR_TOLERANCE_PT
        ):
            lines += _merge_touching(collinear_pieces)
            collinear_pieces = []
        collinear_pieces.append(piece)
    lines += _merge_touching(collinear_pieces)
    return lines


def _merge_touching(pieces: list[RulingLine]) -> list[RulingLine]:
    """The pieces of one line, joined where they meet."""
    if len(pieces) <= 1:
        return [piece for piece in pieces if piece.end - piece.start >= MIN_LINE_LENGTH_PT]
    position = sum([piece.position for piece in pieces]) / len(pieces)
    spans = []
    all_spans = sorted((piece.start, piece.end) for piece in pieces)
    line_start, line_end = all_spans[0]
    for start, end in all_spans[1:]:
        if start > line_end + MAX_GAP_PT:
            spans.append((line_start, line_end))
            line_start, line_end = start, end
        elif end > line_end:
            line_end = end
    spans.append((line_start, line_end))
    if len(spans) >= MIN_DASHES:
        spans = _join_dashes(spans)
    return [
        RulingLine(position, start, end)
        for start, end in spans
        if end - start >= MIN_LINE_LENGTH_PT
    ]


def _join_dashes(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The spans of one line, in order, those that come evenly as dashes and dots as one each."""
    joined: list[tuple[float, float]] = []
    first = 0
    for index in range(1, len(spans) + 1):
        gap = spans[index][0] - spans[index - 1][1] if index < len(spans) else MAX_DASH_GAP_PT + 1
        if (
            gap <= MAX_DASH_GAP_PT
            and spans[index][1] - spans[index][0] <= MAX_DASH_LENGTH_PT
            and spans[index - 1][1] - spans[index - 1][0] <= MAX_DASH_LENGTH_PT
            # The first gap of a run is the measure for all others: cells are not spaced so evenly.
            and abs(gap - (spans[first + 1][0] - spans[first][1])) <= MAX_UNEVEN_PT
        ):
            continue
        run = spans[first:index]
        joined += [(run[0][0], run[-1][1])] if len(run) >= MIN_DASHES else run
        first = index
    return joined


def is_visible_colour(colour: Sequence[float] | None) -> bool:
    """Whether ink of this colour (components from 0, none, to 1, white) shows on white paper."""
    return colour is None or min(colour) < 0.97


def bounding_box(points: Sequence[tuple[float, float]]) -> Box:
    """The smallest box around points."""
    xs = [point[0] for point in points]
    ys = [point[1] for point in points]
    return Box(min(xs), min(ys), max(xs), max(ys))

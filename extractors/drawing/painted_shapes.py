"""What is painted on a page: lines in ink, lines in the paper's colour, and areas.

A white line is a border where it parts areas that are not white, as Word and PowerPoint draw their
tables; on the bare paper nobody sees it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from extractors.drawing.ruling_lines import (
    MAX_LINE_THICKNESS_PT,
    RulingLineCollector,
    is_visible_colour,
)
from extractors.records.geometry import Box
from extractors.records.page_marks import PaintedArea, RulingLine

Colour = Sequence[float] | None

MAX_AREA_GAP_PT = 6.0
"""A white line may lie between areas that are this far apart, in points."""

MAX_AREAS = 3000
"""A page with more areas than this is a picture made of them."""

MIN_CONTRAST = 0.02
"""Colours that differ by less than this in each component, from 0 to 1, look alike."""


class PaintedShapes(Struct):
    """Gathers what one page shows; `merge_lines` gives its ruling lines."""

    dark: RulingLineCollector = field(default_factory=RulingLineCollector)
    pale: RulingLineCollector = field(default_factory=RulingLineCollector)
    _areas: dict[PaintedArea, None] = field(default_factory=dict)

    def choose_collector(self, colour: Colour) -> RulingLineCollector:
        """Where a line of some colour belongs."""
        return self.dark if is_visible_colour(colour) else self.pale

    def add_area(self, box: Box, colour: Colour, opacity: float | None = None) -> None:
        """A filled rectangle; a thin one is a line, which is for the caller to add."""
        if min(box.x1 - box.x0, box.y1 - box.y0) > MAX_LINE_THICKNESS_PT and colour is not None:
            strength = 1.0 if opacity is None else opacity
            mixed = [1 - (1 - part) * strength for part in colour]
            # Grey has one part, which then stands for all three.
            rgb = (mixed[0], mixed[-2 % len(mixed)], mixed[-1])
            self._areas[PaintedArea(*box, *(round(part, 3) for part in rgb))] = None

    def list_areas(self) -> list[PaintedArea]:
        """The areas that differ from what lies under them, in the order in which they were
        painted."""
        return find_contrasting_areas(list(self._areas)) if len(self._areas) <= MAX_AREAS else []

    def merge_lines(self) -> tuple[list[RulingLine], list[RulingLine]]:
        """The merged horizontal and vertical lines that are seen, sorted by position."""
        horizontal, vertical = self.dark.merge_lines()
        boxes = [Box(*area[:4]) for area in self._areas if min(area[4:]) < 1 - MIN_CONTRAST]
        if not boxes or len(boxes) > MAX_AREAS:
            return horizontal, vertical
        pale_horizontal, pale_vertical = self.pale.merge_lines()
        # Parts are looked for along horizontal lines: for vertical ones x and y change places.
        turned = [Box(box.y0, box.x0, box.y1, box.x1) for box in boxes]
        horizontal += [part for rule in pale_horizontal for part in _find_seen_parts(rule, boxes)]
        vertical += [part for rule in pale_vertical for part in _find_seen_parts(rule, turned)]
        return sorted(horizontal), sorted(vertical)


def find_contrasting_areas(areas: Sequence[PaintedArea]) -> list[PaintedArea]:
    """The areas, without those that only repeat the colour of an area around them or of paper."""
    seen: list[PaintedArea] = []
    for area in areas:
        ground = next(
            (below for below in reversed(seen) if Box(*below[:4]).encloses(Box(*area[:4]), 0.5)),
            None,
        )
        ground_colour = ground[4:] if ground else (1.0, 1.0, 1.0)
        if any(
            abs(own - under) > MIN_CONTRAST
            for own, under in zip(area[4:], ground_colour, strict=True)
        ):
            seen.append(area)
    return seen


def _find_seen_parts(rule: RulingLine, areas: Sequence[Box]) -> list[RulingLine]:
    """The stretches of a horizontal white ruling line that lie on areas, or between them."""
    spans = sorted(
        (max(area.x0, rule.start), min(area.x1, rule.end))
        for area in areas
        if area.y0 - MAX_AREA_GAP_PT / 2 <= rule.position <= area.y1 + MAX_AREA_GAP_PT / 2
        and area.x0 < rule.end
        and area.x1 > rule.start
    )
    parts: list[RulingLine] = []
    for start, end in spans:
        if parts and start <= parts[-1].end + MAX_AREA_GAP_PT:
            parts[-1] = parts[-1]._replace(end=max(end, parts[-1].end))
        else:
            parts.append(RulingLine(rule.position, start, end))
    return parts

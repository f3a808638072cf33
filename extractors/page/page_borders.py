"""Page borders: rectangles drawn around a page's content, which are no tables.

A frame is a large rectangle at which no other line ends; at a table's border the lines between its
columns or rows end. Where a table is wider than the frame and crosses it, that proves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine
from extractors.records.read_pages import Page

MIN_BORDER_SHARE = 0.6
"""A frame spans at least this share of the page's width and height."""

CORNER_TOLERANCE_PT = 2.5
"""Two ruling lines' ends this close, in points, form a corner."""

MAX_NESTED_BORDERS = 4
"""A frame may be drawn as up to this many rectangles, one inside another."""

MIN_COLUMN_PT = 10.0
"""A line nearer to a side than so many points is another line of the same border."""


def remove_page_borders(pages: Sequence[Page]) -> list[Page]:
    """The pages without the ruling lines that only frame them."""
    cleaned = list(pages)
    for _ in range(MAX_NESTED_BORDERS):
        outermost_boxes = [_find_outermost_box(page) for page in cleaned]
        # One page whose lines meet the rectangle shows it to be a table's border everywhere.
        table_keys = {
            _round_box(box)
            for page, box in zip(cleaned, outermost_boxes, strict=True)
            if box and _is_met_by_lines(page, box)
        }
        border_boxes = [
            box if box is not None and _round_box(box) not in table_keys else None
            for box in outermost_boxes
        ]
        if not any(border_boxes):
            return cleaned
        cleaned = [
            page if box is None else _remove_box_sides(page, box)
            for page, box in zip(cleaned, border_boxes, strict=True)
        ]
    return cleaned


def _round_box(box: Box) -> tuple[int, ...]:
    return tuple(round(value) for value in box)


def _find_outermost_box(page: Page) -> Box | None:
    """The rectangle formed by the outermost long ruling lines of a page, if they form one."""
    long_horizontal = [
        rule for rule in page.horizontal if rule.end - rule.start >= MIN_BORDER_SHARE * page.width
    ]
    long_vertical = [
        rule for rule in page.vertical if rule.end - rule.start >= MIN_BORDER_SHARE * page.height
    ]
    if len(long_horizontal) < 2 or len(long_vertical) < 2:
        return None
    box = Box(
        long_vertical[0].position,
        long_horizontal[0].position,
        long_vertical[-1].position,
        long_horizontal[-1].position,
    )
    if (
        box.x1 - box.x0 < MIN_BORDER_SHARE * page.width
        or box.y1 - box.y0 < MIN_BORDER_SHARE * page.height
    ):
        return None
    sides = [(long_horizontal[0], box.x0, box.x1), (long_horizontal[-1], box.x0, box.x1)]
    sides += [(long_vertical[0], box.y0, box.y1), (long_vertical[-1], box.y0, box.y1)]
    if all(
        abs(rule.start - lo) <= CORNER_TOLERANCE_PT and abs(rule.end - hi) <= CORNER_TOLERANCE_PT
        for rule, lo, hi in sides
    ):
        return box
    return None


def _is_met_by_lines(page: Page, box: Box) -> bool:
    """Whether a ruling line inside the rectangle ends at its top, or at both its left and right
    side."""
    ends_at_top = any(
        box.x0 + MIN_COLUMN_PT < rule.position < box.x1 - MIN_COLUMN_PT
        and abs(rule.start - box.y0) <= CORNER_TOLERANCE_PT
        for rule in page.vertical
    )
    return ends_at_top or any(
        box.y0 + MIN_COLUMN_PT < rule.position < box.y1 - MIN_COLUMN_PT
        and abs(rule.start - box.x0) <= CORNER_TOLERANCE_PT
        and abs(rule.end - box.x1) <= CORNER_TOLERANCE_PT
        for rule in page.horizontal
    )


def _remove_box_sides(page: Page, box: Box) -> Page:
    """The page without the four sides of the rectangle."""

    def is_side(rule: RulingLine, places: tuple[float, float], lo: float, hi: float) -> bool:
        return (
            rule.position in places
            and abs(rule.start - lo) <= CORNER_TOLERANCE_PT
            and abs(rule.end - hi) <= CORNER_TOLERANCE_PT
        )

    return replace(
        page,
        horizontal=[r for r in page.horizontal if not is_side(r, (box.y0, box.y1), box.x0, box.x1)],
        vertical=[r for r in page.vertical if not is_side(r, (box.x0, box.x1), box.y0, box.y1)],
    )

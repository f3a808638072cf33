"""Page borders: rectangles drawn around a page's content, which are no tables.

A frame is the same rectangle on several pages (or the only content border of a single page), large,
and no other line meets it: a table's border is met by the lines between its columns or its rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extractors.records import Box, Page, Rule

SHARE = 0.6
"""A frame spans at least this share of the page's width and height."""

NEAR = 2.5
"""Two rules' ends this close, in points, form a corner."""

LAYERS = 3
"""A frame may be drawn as up to this many rectangles, one inside another."""


def without_frames(pages: Sequence[Page]) -> list[Page]:
    """The pages without the rules that only frame them."""
    out = list(pages)
    for _ in range(LAYERS):
        found = [_outermost(page) for page in out]
        seen = Counter(_key(box) for box in found if box is not None)
        # One page whose lines meet the rectangle shows it to be a table's border everywhere.
        tables = {
            _key(box) for page, box in zip(out, found, strict=True) if box and _met(page, box)
        }
        frames = {
            key for key, count in seen.items() if key not in tables and (count > 1 or len(out) == 1)
        }
        if not frames:
            return out
        out = [
            _without(page, box) if box is not None and _key(box) in frames else page
            for page, box in zip(out, found, strict=True)
        ]
    return out


def _key(box: Box) -> tuple[int, ...]:
    return tuple(round(value) for value in box)


def _outermost(page: Page) -> Box | None:
    """The rectangle formed by the outermost long rules of a page, if they form one."""
    level = [rule for rule in page.horizontal if rule.hi - rule.lo >= SHARE * page.width]
    plumb = [rule for rule in page.vertical if rule.hi - rule.lo >= SHARE * page.height]
    if len(level) < 2 or len(plumb) < 2:
        return None
    box = Box(plumb[0].at, level[0].at, plumb[-1].at, level[-1].at)
    if box.x1 - box.x0 < SHARE * page.width or box.y1 - box.y0 < SHARE * page.height:
        return None
    sides = [(level[0], box.x0, box.x1), (level[-1], box.x0, box.x1)]
    sides += [(plumb[0], box.y0, box.y1), (plumb[-1], box.y0, box.y1)]
    if all(abs(rule.lo - lo) <= NEAR and abs(rule.hi - hi) <= NEAR for rule, lo, hi in sides):
        return box
    return None


def _met(page: Page, box: Box) -> bool:
    """Whether a rule inside the rectangle reaches its top, or runs from its left to its right."""
    down = any(
        box.x0 + NEAR < rule.at < box.x1 - NEAR and rule.lo <= box.y0 + NEAR <= rule.hi
        for rule in page.vertical
    )
    return down or any(
        box.y0 + NEAR < rule.at < box.y1 - NEAR
        and rule.lo <= box.x0 + NEAR
        and rule.hi >= box.x1 - NEAR
        for rule in page.horizontal
    )


def _without(page: Page, box: Box) -> Page:
    """The page without the four sides of the rectangle."""

    def is_side(rule: Rule, places: tuple[float, float], lo: float, hi: float) -> bool:
        return rule.at in places and abs(rule.lo - lo) <= NEAR and abs(rule.hi - hi) <= NEAR

    return replace(
        page,
        horizontal=[r for r in page.horizontal if not is_side(r, (box.y0, box.y1), box.x0, box.x1)],
        vertical=[r for r in page.vertical if not is_side(r, (box.x0, box.x1), box.y0, box.y1)],
    )

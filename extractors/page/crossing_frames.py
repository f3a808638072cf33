"""Frames that lie across a table's lines, as those of rubber stamps in a page's own content.

A cell's sides end at other lines or begin there; a stamp's frame is a rectangle of its own that
other lines run through.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec.structs import replace

from extractors.records.geometry import Box
from extractors.records.page_marks import PageRemark, RulingLine
from extractors.records.read_pages import Page

MAX_FRAME_SIDES_PT = (320.0, 160.0)
"""The largest width and height of a stamp's frame, in points."""

CORNER_TOLERANCE_PT = 1.5
"""Sides of one frame meet within so many points."""

MIN_CROSSING_PT = 3.0
"""A line runs through a side if it goes on for so many points on either side of it."""

MAX_QUOTED_WORDS = 20
"""At most so many of the words within a frame are quoted."""


def remove_crossing_frames(page: Page) -> Page:
    """The page without the lines of such frames, with a remark on each that quotes its words.

    The words stay: a stamp's cannot be told from those of the cells below it.
    """
    frames = list(_find_frames(page.horizontal, page.vertical))
    if not frames:
        return page
    sides = {side for frame in frames for side in _list_sides(frame)}
    return replace(
        page,
        horizontal=[rule for rule in page.horizontal if ("horizontal", rule) not in sides],
        vertical=[rule for rule in page.vertical if ("vertical", rule) not in sides],
        remarks=(*page.remarks, *(_make_remark(page, frame) for frame in frames)),
    )


_Frame = tuple[RulingLine, RulingLine, RulingLine, RulingLine]
"""The upper and the lower side, the left and the right one."""


def _list_sides(frame: _Frame) -> list[tuple[str, RulingLine]]:
    return [
        ("horizontal", frame[0]),
        ("horizontal", frame[1]),
        ("vertical", frame[2]),
        ("vertical", frame[3]),
    ]


def _find_frames(
    horizontal: Sequence[RulingLine], vertical: Sequence[RulingLine]
) -> Iterator[_Frame]:
    by_extent: dict[tuple[int, int], list[RulingLine]] = defaultdict(list)
    for rule in vertical:
        if rule.end - rule.start <= MAX_FRAME_SIDES_PT[1]:
            by_extent[round(rule.start), round(rule.end)].append(rule)
    for group in by_extent.values():
        for left, right in combinations(sorted(group), 2):
            if right.position - left.position > MAX_FRAME_SIDES_PT[0]:
                continue
            upper, lower = (
                _find_side(horizontal, height, left, right) for height in (left.start, left.end)
            )
            if upper is None or lower is None:
                continue
            frame = (upper, lower, left, right)
            if _is_crossed(frame, horizontal, vertical):
                yield frame


def _find_side(
    horizontal: Sequence[RulingLine], height: float, left: RulingLine, right: RulingLine
) -> RulingLine | None:
    """The horizontal line at a height that goes from one vertical line to another and no
    farther."""
    for rule in horizontal:
        if (
            abs(rule.position - height) <= CORNER_TOLERANCE_PT
            and abs(rule.start - left.position) <= CORNER_TOLERANCE_PT
            and abs(rule.end - right.position) <= CORNER_TOLERANCE_PT
        ):
            return rule
    return None


def _is_crossed(
    frame: _Frame, horizontal: Sequence[RulingLine], vertical: Sequence[RulingLine]
) -> bool:
    """Whether lines run through a frame's sides, and none ends at one."""
    upper, lower, left, right = frame
    pairs = [(side, rule) for side in (upper, lower) for rule in vertical if rule not in frame[2:]]
    pairs += [
        (side, rule) for side in (left, right) for rule in horizontal if rule not in frame[:2]
    ]
    meeting = [
        (side, rule)
        for side, rule in pairs
        if side.start + MIN_CROSSING_PT < rule.position < side.end - MIN_CROSSING_PT
        and rule.start - MIN_CROSSING_PT <= side.position <= rule.end + MIN_CROSSING_PT
    ]
    return bool(meeting) and all(
        rule.start + MIN_CROSSING_PT < side.position < rule.end - MIN_CROSSING_PT
        for side, rule in meeting
    )


def _make_remark(page: Page, frame: _Frame) -> PageRemark:
    upper, lower, left, right = frame
    box = Box(left.position, upper.position, right.position, lower.position)
    within = [
        word.text
        for word in page.words
        if box.x0 <= (word.x0 + word.x1) / 2 <= box.x1
        and box.y0 <= (word.y0 + word.y1) / 2 <= box.y1
    ]
    return PageRemark(
        "annotation",
        "A frame across the table's lines, as of a stamp, is no part of the table; its words are",
        box,
        " ".join(within[:MAX_QUOTED_WORDS]) or None,
    )

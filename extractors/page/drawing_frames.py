"""Frames of drawings: a line around the sheet near its edges, with stamps attached to it.

Standards for drawings and documents (such as GOST 21.101 and 2.104) put a frame around every sheet,
a title block at its foot and boxes in its margin. All that is furniture: it is cut off before
tables are looked for, also where a table leans against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from extractors.lattice.line_groups import group_connected_lines
from extractors.page.page_layout import build_text_lines
from extractors.records.geometry import Box
from extractors.records.page_layouts import TextLine
from extractors.records.page_marks import RulingLine, Word
from extractors.records.read_pages import Page

MAX_EDGE_DISTANCE_SHARE = 0.036
"""Three sides of a frame are at most this share of the page's longer side away from its edges …"""

MAX_BINDING_DISTANCE_SHARE = 0.12
"""… and the fourth, where sheets are bound, at most this."""

MAX_STAMP_SHARE = 0.3
"""A stamp takes at most this share of the page's height."""

MIN_STAMP_HEIGHT_PT = 35.0
"""A stamp is at least so many points high."""

MAX_UNDIVIDED_ROW_PT = 25.0
"""A row of a table as wide as the frame is at most so high where no line divides it."""

TOUCH_PT = 2.5
"""Lines within this many points of the frame touch it."""

MAX_TITLE_ROW_PT = 80.0
"""Words over a line across the frame, at most so far down from its top, are a table's title row."""

MIN_TABLE_HEIGHT_PT = 12.0
"""Lines that end at a lower height, in points, than this above a stamp are the stamp's own."""


def remove_drawing_frames(pages: Sequence[Page]) -> tuple[list[Page], list[TextLine]]:
    """The pages without frames and the stamps at them, and the text of those stamps."""
    cleaned: list[Page] = []
    furniture: list[TextLine] = []
    for page in pages:
        frame = _find_frame(page)
        if frame is None:
            cleaned.append(page)
            continue
        body, stamp_words = _cut_out_body(page, frame)
        cleaned.append(body)
        furniture += build_text_lines(page.number, stamp_words)
    return cleaned, furniture


def _find_frame(page: Page) -> Box | None:
    """The frame of a page: four long lines near its edges, the upper one met by no line within."""
    near = MAX_EDGE_DISTANCE_SHARE * max(page.width, page.height)
    binding = MAX_BINDING_DISTANCE_SHARE * max(page.width, page.height)
    levels = [rule for rule in page.horizontal if rule.end - rule.start > 0.75 * page.width]
    plumbs = [rule for rule in page.vertical if rule.end - rule.start > 0.75 * page.height]
    if len(levels) < 2 or len(plumbs) < 2:
        return None
    frame = Box(plumbs[0].position, levels[0].position, plumbs[-1].position, levels[-1].position)
    distances = sorted((frame.x0, frame.y0, page.width - frame.x1, page.height - frame.y1))
    if distances[2] > near or distances[3] > binding:
        return None
    closed = all(
        rule.start <= low + TOUCH_PT and rule.end >= high - TOUCH_PT
        for rule, low, high in (
            (levels[0], frame.x0, frame.x1),
            (levels[-1], frame.x0, frame.x1),
            (plumbs[0], frame.y0, frame.y1),
            (plumbs[-1], frame.y0, frame.y1),
        )
    )
    is_met_above = any(
        rule.start < frame.y0 + TOUCH_PT < rule.end
        and _is_between(rule.position, frame.x0, frame.x1)
        for rule in page.vertical
    )
    if not closed or is_met_above or _has_title_row(page, frame):
        return None
    return frame


def _has_title_row(page: Page, frame: Box) -> bool:
    """Whether the rectangle is rather a table's, whose first row is one cell across it.

    Boxes in the margin show that it is a frame.
    """
    has_margin_box = any(
        rule.position < frame.x0 - TOUCH_PT or rule.position > frame.x1 + TOUCH_PT
        for rule in page.vertical
    )
    highest = min(
        (
            rule.position
            for rule in page.horizontal
            if rule.position > frame.y0 + TOUCH_PT
            and rule.start <= frame.x0 + TOUCH_PT
            and rule.end >= frame.x1 - TOUCH_PT
        ),
        default=frame.y1,
    )
    return (
        not has_margin_box
        and highest - frame.y0 <= MAX_TITLE_ROW_PT
        and any(frame.y0 < (word.y0 + word.y1) / 2 < highest for word in page.words)
    )


def _cut_out_body(page: Page, frame: Box) -> tuple[Page, list[Word]]:
    """The page with only what lies in the frame and in no stamp, and the words of the stamps."""
    inner_horizontal = [
        rule
        for rule in page.horizontal
        if _is_between(rule.position, frame.y0, frame.y1)
        and rule.end > frame.x0 + TOUCH_PT
        and rule.start < frame.x1 - TOUCH_PT
    ]
    inner_vertical = [
        rule
        for rule in page.vertical
        if _is_between(rule.position, frame.x0, frame.x1)
        and rule.end > frame.y0 + TOUCH_PT
        and rule.start < frame.y1 - TOUCH_PT
    ]
    stamps = list(_find_stamps(page, frame, inner_horizontal, inner_vertical))

    def is_in_stamp(x: float, y: float) -> bool:
        return any(box.x0 - 1 <= x <= box.x1 + 1 and box.y0 + 0.5 <= y <= box.y1 for box in stamps)

    body_words: list[Word] = []
    stamp_words: list[Word] = []
    for word in page.words:
        x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        in_body = frame.x0 <= x <= frame.x1 and frame.y0 <= y <= frame.y1 and not is_in_stamp(x, y)
        (body_words if in_body else stamp_words).append(word)
    body_vertical = []
    for rule in inner_vertical:
        top = min(
            (box.y0 for box in stamps if box.x0 - 1 <= rule.position <= box.x1 + 1),
            default=frame.y1,
        )
        if rule.start < top - TOUCH_PT:
            body_vertical.append(rule._replace(end=min(rule.end, top)))
    body_horizontal = [
        rule
        for rule in inner_horizontal
        if not is_in_stamp((rule.start + rule.end) / 2, rule.position + TOUCH_PT)
        or any(_is_table_foot(rule, box, body_vertical) for box in stamps)
    ]
    # A table as wide as the frame had the frame's sides as its own; they went with the frame.
    if any(abs(rule.start - frame.x0) <= TOUCH_PT for rule in body_horizontal):
        body_vertical += _rebuild_sides(body_horizontal, body_vertical, frame)
    return (
        replace(
            page,
            words=body_words,
            horizontal=body_horizontal,
            vertical=sorted(body_vertical),
        ),
        stamp_words,
    )


def _find_stamps(
    page: Page,
    frame: Box,
    horizontal: Sequence[RulingLine],
    vertical: Sequence[RulingLine],
) -> Iterable[Box]:
    """The boxes attached to the frame's foot."""
    lowest = frame.y1 - MAX_STAMP_SHARE * page.height
    for group_horizontal, group_vertical in group_connected_lines(horizontal, vertical):
        if max(rule.end for rule in group_vertical) < frame.y1 - TOUCH_PT:
            continue
        top = min(
            *(rule.position for rule in group_horizontal), *(rule.start for rule in group_vertical)
        )
        seams = [
            rule.position
            for rule in group_horizontal
            if max(lowest, top + TOUCH_PT) <= rule.position <= frame.y1 - MIN_STAMP_HEIGHT_PT
            and _is_seam(rule, group_vertical)
        ]
        if seams:
            top = max(seams)  # what leans against the stamp is no part of it
        elif top < lowest:
            continue
        left = min(rule.start for rule in group_horizontal if rule.position >= top - TOUCH_PT)
        right = max(rule.end for rule in group_horizontal if rule.position >= top - TOUCH_PT)
        yield Box(left, top, right, frame.y1)


def _is_seam(rule: RulingLine, vertical: Sequence[RulingLine]) -> bool:
    """Whether no vertical line runs through a horizontal one, though some end there and some
    begin."""
    return not any(
        other.start < rule.position - TOUCH_PT and other.end > rule.position + TOUCH_PT
        for other in vertical
    ) and any(abs(other.start - rule.position) <= TOUCH_PT for other in vertical)


def _is_table_foot(rule: RulingLine, stamp: Box, body_vertical: Sequence[RulingLine]) -> bool:
    """Whether a stamp's upper line is the lower line of a table that leans against it."""
    return abs(rule.position - stamp.y0) <= TOUCH_PT and any(
        abs(other.end - stamp.y0) <= TOUCH_PT
        and other.end - other.start >= MIN_TABLE_HEIGHT_PT
        and rule.start - TOUCH_PT <= other.position <= rule.end + TOUCH_PT
        for other in body_vertical
    )


def _rebuild_sides(
    horizontal: Sequence[RulingLine], vertical: Sequence[RulingLine], frame: Box
) -> list[RulingLine]:
    """The sides of tables as wide as the frame, in the frame's place beside each of their rows."""
    across = sorted(
        rule.position
        for rule in horizontal
        if abs(rule.start - frame.x0) <= TOUCH_PT and abs(rule.end - frame.x1) <= TOUCH_PT
    )
    return [
        RulingLine(side, above, below)
        for above, below in pairwise(across)
        if below - above <= MAX_UNDIVIDED_ROW_PT
        or any(rule.start <= above + TOUCH_PT and rule.end >= below - TOUCH_PT for rule in vertical)
        for side in (frame.x0, frame.x1)
    ]


def _is_between(position: float, low: float, high: float) -> bool:
    return low + TOUCH_PT < position < high - TOUCH_PT

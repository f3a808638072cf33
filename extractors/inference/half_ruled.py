"""Tables with horizontal lines only: their columns, and rows without a line, told by their words.

Such are the tables of books (a line above, one under the header, one at the foot), and boxes with
lines between the rows but none between the columns. Lines of one length, one below the other, make
zones; zones whose words leave the same white strips free are one table. The lines that are
missing are added to the page, and it is told that they are inferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from extractors.inference.horizontal_lines import (
    SAME_END_PT,
    HorizontalLine,
    group_horizontal_lines,
)
from extractors.inference.inferred_grid import InferredGrid
from extractors.inference.inferred_lines import draw_missing_lines
from extractors.inference.open_ends import find_open_foot, find_open_head
from extractors.inference.tabular_text import is_tabular
from extractors.inference.text_zone import TextZone
from extractors.inference.white_strips import (
    WhiteStrips,
    find_white_strips,
    list_crossed,
    list_phrases,
    measure_space,
    narrow_span,
    narrow_strips,
    split_at_strips,
)
from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine, Word
from extractors.records.read_pages import Page
from extractors.words.text_lines import group_into_lines

MIN_LINES = 3
"""The fewest lines of text of a table, with its header."""

MIN_DIVIDED_SHARE = 0.6
"""Where so large a share of a table's lines has gaps, the others are titles within it."""

MIN_CONFIDENCE = 0.6
"""Columns that are less sure than this are not taken."""

MAX_PANEL_HEIGHTS = 2.4
"""The title of a part between two lines is in a zone of at most so many heights of its text."""

MAX_CROSSING_SHARE = 0.34
"""A zone of which a larger share of lines runs across the columns is no part of the table."""

MIN_FIGURES_SHARE = 0.6
"""A column of which so large a share of cells is mostly digits is one of numbers."""

MAX_OPEN_GAP_HEIGHTS = 1.5
"""Rows that no line closes follow one another within so many of their heights."""


def infer_half_ruled(page: Page) -> tuple[Page, list[InferredGrid]]:
    """The page with the missing lines of its half-ruled tables, and where those are."""
    horizontal: list[RulingLine] = []
    vertical: list[RulingLine] = []
    grids: list[InferredGrid] = []
    for levels in group_horizontal_lines(page):
        for zones in _find_tables(levels, page):
            strips = _find_strips(zones)
            words = [word for zone in zones for line in zone.lines for word in line]
            start = min(levels[0].start, *(word[0] - 1 for word in words))
            end = max(levels[0].end, *(word[2] + 1 for word in words))
            new_horizontal, new_vertical = draw_missing_lines(zones, strips, page, (start, end))
            horizontal += new_horizontal
            vertical += new_vertical
            count = sum(len(zone.lines) for zone in zones)
            grids.append(
                InferredGrid(
                    Box(start, zones[0].top_y, end, zones[-1].bottom_y),
                    f"columns inferred from white strips through {count} lines, "
                    f"confidence {strips.confidence:.2f}",
                )
            )
    return page.add_lines(horizontal, vertical), grids


def _find_strips(zones: Sequence[TextZone]) -> WhiteStrips:
    """The strips between the columns of a table, in places that its header leaves free as well."""
    lines = [line for zone in _list_body(zones) for line in zone.lines]
    strips = narrow_strips(find_white_strips(_list_column_lines(zones)), lines)
    # A line with fewer titles than there are columns has some over several of them.
    titles = [line for line in zones[0].lines if len(list_phrases(line)) > len(strips.spans)]
    if not titles:
        return strips
    space = measure_space([word for line in titles for word in line])
    return replace(strips, spans=tuple(narrow_span(span, titles, space) for span in strips.spans))


def _find_tables(levels: Sequence[HorizontalLine], page: Page) -> Iterable[list[TextZone]]:
    """The runs of zones between horizontal lines that are one table each."""
    zones = [_read_zone(page, levels[0], a.y, b.y) for a, b in pairwise(levels)]
    run: list[TextZone] = []
    # None ends the last run.
    for zone in (*zones, None):
        header = _find_next_header(zone, run, page) if zone is not None else None
        if header is not None:
            yield from _finish_run(run, page, levels[0])
            run = [header]
            continue
        if zone is not None and _is_one_table([*run, zone]):
            run.append(zone)
            continue
        yield from _finish_run(run, page, levels[0])
        run = [zone] if zone is not None and zone.lines else []


def _finish_run(run: list[TextZone], page: Page, level: HorizontalLine) -> Iterable[list[TextZone]]:
    """The run, with the rows below it that no line closes, if it is a table."""
    while run and _is_panel(run[-1], run[:-1]):
        run = run[:-1]
    if not run:
        return
    if len(run) == 1:
        run = [*run, *_read_open_body(run[0], page, level)]
    lines = _list_column_lines(run)
    if sum(len(zone.lines) for zone in run) < MIN_LINES:
        return
    strips = find_white_strips(lines)
    body = [line for zone in _list_body(run) for line in zone.lines]
    if not is_tabular(body, strips) or strips.confidence < MIN_CONFIDENCE:
        return
    head = find_open_head(run, strips, page.words)
    foot = find_open_foot(run, strips, page.words)
    run = [*([head] if head else []), *run, *([foot] if foot else [])]
    if len(run) == 1 and (len(lines) < MIN_LINES + 1 or not _has_figures(lines, strips)):
        return  # two lines alone, as above and below a page's text
    yield run


def _find_next_header(zone: TextZone, run: list[TextZone], page: Page) -> TextZone | None:
    """The header of the next table, if a zone holds a title and below it the header of the table
    above once more; no line need part two tables."""
    if not run or len(zone.lines) < 2 or len(list_phrases(zone.lines[0])) > 1:
        return None
    head = find_open_head(run, find_white_strips(_list_column_lines(run)), page.words) or run[0]
    count = len(head.lines)
    lines = zone.lines[-count:]
    texts = [[word.text for word in line] for line in lines]
    if count >= len(zone.lines) or texts != [[word.text for word in line] for line in head.lines]:
        return None
    return TextZone(min(word.y0 for line in lines for word in line) - 1, zone.bottom_y, lines)


def _is_one_table(zones: Sequence[TextZone]) -> bool:
    """Whether the words of all zones leave the same strips free."""
    if not zones[-1].lines:
        return False
    if len(zones) == 1:
        return True
    if _is_panel(zones[-1], zones[:-1]):
        return True
    lines = _list_column_lines(zones)
    strips = find_white_strips(lines)
    own = zones[-1].lines
    crossing = sum(any(list_crossed(line, strips.middles)) for line in own)
    return bool(strips.spans) and crossing <= MAX_CROSSING_SHARE * len(own)


def _is_panel(zone: TextZone, above: Sequence[TextZone]) -> bool:
    """Whether a zone only holds the title of a part of the table."""
    return (
        len(above) > 0
        and len(zone.lines) == 1
        and zone.bottom_y - zone.top_y <= MAX_PANEL_HEIGHTS * zone.line_height
        # One line is too few to show strips, so it is taken three times.
        and not find_white_strips([*zone.lines] * 3).spans
    )


def _list_body(zones: Sequence[TextZone]) -> Sequence[TextZone]:
    """The zones but for that of the header."""
    return zones[1:] if len(zones) > 1 and sum(len(z.lines) for z in zones[1:]) > 1 else zones


def _list_column_lines(zones: Sequence[TextZone]) -> list[tuple[Word, ...]]:
    """The lines that tell the columns: those of the header have titles over several of them."""
    lines = [line for zone in _list_body(zones) for line in zone.lines]
    # The title of a part is one phrase, over all columns.
    divided = [line for line in lines if len(list_phrases(line)) > 1]
    return divided if len(divided) >= MIN_DIVIDED_SHARE * len(lines) else lines


def _has_figures(lines: Sequence[Sequence[Word]], strips: WhiteStrips) -> bool:
    """Whether some column but the first holds mostly numbers."""
    rows = [split_at_strips(line, strips.middles) for line in lines]
    for column in range(1, len(strips.spans) + 1):
        texts = ["".join(word.text for word in row[column]) for row in rows if row[column]]
        with_digits = sum(2 * sum(map(str.isdigit, text)) >= len(text) for text in texts)
        if texts and with_digits >= MIN_FIGURES_SHARE * len(texts):
            return True
    return False


def _read_zone(page: Page, level: HorizontalLine, top: float, bottom: float) -> TextZone:
    words = [
        word
        for word in page.words
        if level.start - SAME_END_PT <= (word[0] + word[2]) / 2 <= level.end + SAME_END_PT
        and top < (word[1] + word[3]) / 2 < bottom
        and word.rotation == 0
    ]
    return TextZone(
        top, bottom, tuple(tuple(line) for line in group_into_lines(words)) if words else ()
    )


def _read_open_body(header: TextZone, page: Page, level: HorizontalLine) -> list[TextZone]:
    """The rows under a header that no line closes: evenly set, in the header's columns.

    Each line of the header has a title for each column, though some may be narrower than what is
    below.
    """
    below = _read_zone(page, level, header.bottom_y, page.height)
    rows: list[tuple[Word, ...]] = []
    last_foot = header.bottom_y
    for line in below.lines:
        top, foot = min(word[1] for word in line), max(word[3] for word in line)
        if top - last_foot > MAX_OPEN_GAP_HEIGHTS * (foot - top):
            break
        rows.append(line)
        last_foot = foot
    titles = max(len(list_phrases(line)) for line in header.lines)
    while len(rows) > 1:
        strips = find_white_strips([*header.lines, *rows])
        if (
            len(strips.spans) + 1 == titles > 2
            and not any(any(list_crossed(line, strips.middles)) for line in rows)
            and is_tabular(rows, strips)
        ):
            return [TextZone(header.bottom_y, max(word[3] for word in rows[-1]) + 2, tuple(rows))]
        rows.pop()
    return []

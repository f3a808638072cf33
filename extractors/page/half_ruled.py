"""Tables with level lines only: their columns, and rows without a line, told by their words.

Such are the tables of books (a line above, one under the header, one at the foot), and boxes with
lines between the rows but none between the columns. Lines of one length, one below the other, make
zones; zones whose words leave the same white strips free are one table. The lines that are
missing are added to the page, and it is told that they are inferred.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extractors.page.grid_lines import snap_to_grid_lines
from extractors.page.line_groups import group_connected_lines
from extractors.page.table_likeness import (
    MAX_TICK_DISTANCE_PT,
    MIN_TICK_LABELS,
    TICK_TOLERANCE_SHARE,
)
from extractors.page.text_lines import group_into_lines
from extractors.page.white_strips import (
    WhiteStrips,
    find_white_strips,
    is_tabular,
    list_crossed,
    list_phrases,
    narrow_span,
    split_at_strips,
)
from extractors.records import Box, Page, RulingLine, Word

MIN_WIDTH_PT = 45.0
"""The least length of a table's level lines."""

SAME_END_PT = 5.0
"""Lines whose ends are within so many points of one another are of one length."""

MAX_PIECE_GAP_PT = 24.0
"""Pieces of one level line, one over each column, leave at most so many points between them."""

MIN_LINES = 3
"""The fewest lines of text of a table, with its header."""

MIN_DIVIDED_SHARE = 0.6
"""Where so large a share of a table's lines has gaps, the others are titles within it."""

MIN_CONFIDENCE = 0.6
"""Columns that are less sure than this are not taken."""

MAX_PANEL_HEIGHTS = 2.4
"""The title of a part between two lines is in a zone of at most so many heights of its text."""

MAX_LEADING_SPREAD = 1.45
"""Rows of several lines are parted by a leading at least so many times the usual one."""


@dataclass(frozen=True, slots=True)
class InferredGrid:
    """Where lines were added to a page, and why."""

    box: Box
    reason: str


@dataclass(frozen=True, slots=True)
class _Level:
    """A level line, or the pieces of one."""

    y: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class _Zone:
    """The lines of text between two level lines; `bottom_y` may be no line."""

    top_y: float
    bottom_y: float
    lines: tuple[tuple[Word, ...], ...]

    @property
    def line_height(self) -> float:
        return median(word[3] - word[1] for line in self.lines for word in line)


def infer_half_ruled(page: Page) -> tuple[Page, list[InferredGrid]]:
    """The page with the missing lines of its half-ruled tables, and where those are."""
    horizontal: list[RulingLine] = []
    vertical: list[RulingLine] = []
    grids: list[InferredGrid] = []
    for levels in _list_free_groups(_group_levels(_find_levels(page)), page):
        if _has_tick_labels(levels, page.words):
            continue
        for zones in _find_tables(levels, page):
            strips = _find_strips(zones)
            start, end = levels[0].start, levels[0].end
            words = [word for zone in zones for line in zone.lines for word in line]
            start = min(start, *(word[0] - 1 for word in words))
            end = max(end, *(word[2] + 1 for word in words))
            for zone in zones:
                horizontal += _draw_rows(zone, zones, strips, page, (start, end))
                vertical += _draw_columns(zone, zones, strips, page, (start, end))
            box = Box(start, zones[0].top_y, end, zones[-1].bottom_y)
            count = sum(len(zone.lines) for zone in zones)
            grids.append(
                InferredGrid(
                    box,
                    f"columns inferred from white strips through {count} lines, "
                    f"confidence {strips.confidence:.2f}",
                )
            )
    if not grids:
        return page, []
    return (
        replace(
            page,
            horizontal=sorted((*page.horizontal, *horizontal)),
            vertical=sorted((*page.vertical, *vertical)),
        ),
        grids,
    )


def _find_levels(page: Page) -> list[_Level]:
    """The level lines that no line between columns meets, pieces at one height as one."""
    if len(page.horizontal) < 2:
        return []
    levels: list[_Level] = []
    for rule in sorted(page.horizontal, key=lambda rule: (round(rule.position), rule.start)):
        last = levels[-1] if levels else None
        if (
            last is not None
            and abs(last.y - rule.position) <= 1.5
            and -1 <= rule.start - last.end <= MAX_PIECE_GAP_PT
        ):
            levels[-1] = replace(last, end=max(last.end, rule.end))
        else:
            levels.append(_Level(rule.position, rule.start, rule.end))
    return [
        level
        for level in levels
        if level.end - level.start >= MIN_WIDTH_PT
        and not any(
            level.start + SAME_END_PT < rule.position < level.end - SAME_END_PT
            and rule.start - SAME_END_PT < level.y < rule.end + SAME_END_PT
            for rule in page.vertical
        )
    ]


def _group_levels(levels: Sequence[_Level]) -> list[list[_Level]]:
    """The level lines by their ends, from top to bottom; lines drawn twice are one."""
    groups: list[list[_Level]] = []
    for level in sorted(levels, key=lambda level: level.y):
        for group in groups:
            if (
                abs(group[0].start - level.start) <= SAME_END_PT
                and abs(group[0].end - level.end) <= SAME_END_PT
            ):
                if level.y - group[-1].y > SAME_END_PT:
                    group.append(level)
                break
        else:
            groups.append([level])
    return [group for group in groups if len(group) > 1]


def _list_free_groups(groups: list[list[_Level]], page: Page) -> list[list[_Level]]:
    """The groups of level lines that do not hang together with lines between columns."""
    if not groups:
        return []
    ruled = [
        (horizontal, vertical)
        for horizontal, vertical in group_connected_lines(page.horizontal, page.vertical)
        if len(snap_to_grid_lines(vertical)) > 2
    ]
    taken = {rule for horizontal, _ in ruled for rule in horizontal}
    return [
        group
        for group in groups
        if not any(
            rule.position == level.y and level.start - 1 <= rule.start < level.end
            for level in group
            for rule in taken
        )
    ]


def _has_tick_labels(levels: Sequence[_Level], words: Sequence[Word]) -> bool:
    """Whether labels stand beside the lines, at their heights: then they are those of a chart."""
    labelled = sum(
        any(
            min(abs(level.start - word[2]), abs(word[0] - level.end)) <= MAX_TICK_DISTANCE_PT
            and (word[2] <= level.start + 1 or word[0] >= level.end - 1)
            and abs((word[1] + word[3]) / 2 - level.y) <= TICK_TOLERANCE_SHARE * (word[3] - word[1])
            for word in words
        )
        for level in levels
    )
    return labelled >= max(MIN_TICK_LABELS, 0.5 * len(levels))


def _find_strips(zones: Sequence[_Zone]) -> WhiteStrips:
    """The strips between the columns of a table, in places that its header leaves free as well."""
    strips = find_white_strips(_list_column_lines(zones))
    # A line with fewer titles than there are columns has some over several of them.
    titles = [line for line in zones[0].lines if len(list_phrases(line)) > len(strips.spans)]
    if not titles:
        return strips
    height = zones[0].line_height
    return replace(strips, spans=tuple(narrow_span(span, titles, height) for span in strips.spans))


def _find_tables(levels: Sequence[_Level], page: Page) -> Iterable[list[_Zone]]:
    """The runs of zones between level lines that are one table each."""
    zones = [_read_zone(page, levels[0], a.y, b.y) for a, b in pairwise(levels)]
    run: list[_Zone] = []
    for zone in (*zones, None):
        if zone is not None and _is_one_table([*run, zone]):
            run.append(zone)
            continue
        yield from _finish_run(run, page, levels[0])
        run = [zone] if zone is not None and _may_begin(zone) else []


def _finish_run(run: list[_Zone], page: Page, level: _Level) -> Iterable[list[_Zone]]:
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
    if not is_tabular(lines, strips) or strips.confidence < MIN_CONFIDENCE:
        return
    if len(run) == 1 and (len(lines) < MIN_LINES + 1 or not _has_figures(lines, strips)):
        return  # two lines alone, as above and below a page's text
    yield run


def _may_begin(zone: _Zone) -> bool:
    return bool(zone.lines)


def _is_one_table(zones: Sequence[_Zone]) -> bool:
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
    return is_tabular(lines, strips) and crossing <= 0.34 * len(own)


def _is_panel(zone: _Zone, above: Sequence[_Zone]) -> bool:
    """Whether a zone only holds the title of a part of the table."""
    return (
        len(above) > 0
        and len(zone.lines) == 1
        and zone.bottom_y - zone.top_y <= MAX_PANEL_HEIGHTS * zone.line_height
        and not find_white_strips([*zone.lines] * 3).spans
    )


def _list_column_lines(zones: Sequence[_Zone]) -> list[tuple[Word, ...]]:
    """The lines that tell the columns: those of the header have titles over several of them."""
    body = zones[1:] if len(zones) > 1 and sum(len(z.lines) for z in zones[1:]) > 1 else zones
    lines = [line for zone in body for line in zone.lines]
    # The title of a part is one phrase, over all columns.
    divided = [line for line in lines if len(list_phrases(line)) > 1]
    return divided if len(divided) >= MIN_DIVIDED_SHARE * len(lines) else lines


def _has_figures(lines: Sequence[Sequence[Word]], strips: WhiteStrips) -> bool:
    """Whether some column but the first holds mostly numbers."""
    rows = [split_at_strips(line, strips.middles) for line in lines]
    for column in range(1, len(strips.spans) + 1):
        texts = ["".join(word.text for word in row[column]) for row in rows if row[column]]
        with_digits = sum(2 * sum(map(str.isdigit, text)) >= len(text) for text in texts)
        if texts and with_digits >= 0.6 * len(texts):
            return True
    return False


def _read_zone(page: Page, level: _Level, top: float, bottom: float) -> _Zone:
    words = [
        word
        for word in page.words
        if level.start - SAME_END_PT <= (word[0] + word[2]) / 2 <= level.end + SAME_END_PT
        and top < (word[1] + word[3]) / 2 < bottom
        and word.rotation == 0
    ]
    return _Zone(
        top, bottom, tuple(tuple(line) for line in group_into_lines(words)) if words else ()
    )


def _read_open_body(header: _Zone, page: Page, level: _Level) -> list[_Zone]:
    """The rows under a header that no line closes: evenly set, in the header's columns."""
    below = _read_zone(page, level, header.bottom_y, page.height)
    strips = find_white_strips([*header.lines] * 3)
    rows: list[tuple[Word, ...]] = []
    last_foot = header.bottom_y
    for line in below.lines:
        top, foot = min(word[1] for word in line), max(word[3] for word in line)
        if top - last_foot > 1.5 * (foot - top) or any(list_crossed(line, strips.middles)):
            break
        rows.append(line)
        last_foot = foot
    if len(rows) < 2 or len(strips.spans) < 2:
        return []
    return [_Zone(header.bottom_y, last_foot + 2, tuple(rows))]


def _split_rows(zone: _Zone, zones: Sequence[_Zone], strips: WhiteStrips) -> list[int]:
    """The lines of a zone with which a row begins, by their numbers; the first among them."""
    count = len(zone.lines)
    if count < 2:
        return [0]
    per_zone = [len(other.lines) for other in zones]
    if len(zones) > 3 and median(per_zone) <= 2 and count <= 3 * median(per_zone):
        return [0]  # each row has its line
    crossed = [any(list_crossed(line, strips.middles)) for line in zone.lines]
    if zone is zones[0] and len(zones) > 1:
        # A header: titles over several columns are a row of their own.
        return [i for i in range(count) if i == 0 or crossed[i] or crossed[i - 1]]
    rows = [split_at_strips(line, strips.middles) for line in zone.lines]
    tops = [min(word[1] for word in line) for line in zone.lines]
    leadings = [b - a for a, b in pairwise(tops)]
    usual = min(leadings)
    if max(leadings) > MAX_LEADING_SPREAD * usual:
        wide = [leading > (1 + MAX_LEADING_SPREAD) / 2 * usual for leading in leadings]
        # Lines of one row stand close; a few wide gaps only part groups of rows.
        is_continued = [not row[0] for row in rows[1:]]
        if wide == [not goes_on for goes_on in is_continued] or sum(wide) >= 0.6 * len(wide):
            return [0, *(i + 1 for i, is_wide in enumerate(wide) if is_wide)]
    starts = [0]
    for index in range(1, count):
        filled = [bool(column) for column in rows[index]]
        goes_on = (
            not filled[0]
            and sum(filled) * 2 <= len(filled)
            and not any(
                char.isdigit() for column in rows[index] for word in column for char in word.text
            )
            and all(
                bool(rows[index - 1][column])
                for column, is_filled in enumerate(filled)
                if is_filled
            )
            and not crossed[index]
        )
        if not goes_on:
            starts.append(index)
    return starts


def _list_row_edges(zone: _Zone, zones: Sequence[_Zone], strips: WhiteStrips) -> list[float]:
    """The heights of a zone's rows, from its upper to its lower end."""
    starts = _split_rows(zone, zones, strips)
    inner = [
        (
            max(word[3] for word in zone.lines[start - 1])
            + min(word[1] for word in zone.lines[start])
        )
        / 2
        for start in starts[1:]
    ]
    return [zone.top_y, *inner, zone.bottom_y]


def _draw_rows(
    zone: _Zone,
    zones: Sequence[_Zone],
    strips: WhiteStrips,
    page: Page,
    ends: tuple[float, float],
) -> Iterable[RulingLine]:
    """The lines over and under each row of a zone; a short line in a header parts its titles."""
    edges = _list_row_edges(zone, zones, strips)
    short = _list_short_rules(zone, page, ends)
    for edge in edges if not short else (edges[0], edges[-1]):
        yield RulingLine(edge, *ends)


def _list_short_rules(zone: _Zone, page: Page, ends: tuple[float, float]) -> list[RulingLine]:
    """The level lines within a zone that do not run from side to side."""
    return [
        rule
        for rule in page.horizontal
        if zone.top_y + SAME_END_PT < rule.position < zone.bottom_y - SAME_END_PT
        and rule.start >= ends[0] - SAME_END_PT
        and rule.end <= ends[1] + SAME_END_PT
        and rule.end - rule.start >= 10
    ]


def _draw_columns(
    zone: _Zone,
    zones: Sequence[_Zone],
    strips: WhiteStrips,
    page: Page,
    ends: tuple[float, float],
) -> Iterable[RulingLine]:
    """The outer sides of a zone, and the lines in its strips, but not through text across them."""
    for side in ends:
        yield RulingLine(side, zone.top_y, zone.bottom_y)
    short = sorted(rule.position for rule in _list_short_rules(zone, page, ends))
    edges = [zone.top_y, *short, zone.bottom_y] if short else _list_row_edges(zone, zones, strips)
    for top, bottom in pairwise(edges):
        lines = [
            line
            for line in zone.lines
            if top <= (min(w[1] for w in line) + max(w[3] for w in line)) / 2 <= bottom
        ]
        if zone is zones[0] and len(lines) == 1:
            phrases = list_phrases(lines[0])
            if len(phrases) == len(strips.middles) + 1:
                # Each column has its title, though some are wider than what is below.
                for (left, right), middle in zip(pairwise(phrases), strips.middles, strict=True):
                    is_clear = left[1] <= middle <= right[0]
                    yield RulingLine(middle if is_clear else (left[1] + right[0]) / 2, top, bottom)
                continue
        crossed = [
            any(list_crossed(line, [middle])[0] for line in lines) for middle in strips.middles
        ]
        if any(crossed) and len(lines) == 1 == len(list_phrases(lines[0])):
            continue  # the title of a part, over all columns
        for middle, is_crossed in zip(strips.middles, crossed, strict=True):
            if not is_crossed:
                yield RulingLine(middle, top, bottom)

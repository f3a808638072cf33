"""Tables with lines between their columns only: their rows and outer sides, told by their words.

Such are the tables of spreadsheets without horizontal lines, and those of booklets. A row that
fills a page looks alike; it is told by its lines, which are as long as their column is wide.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from statistics import median

from msgspec.structs import replace

from extractors.inference.inferred_grid import InferredGrid
from extractors.inference.tabular_text import Row, are_rows_of_table, is_tabular
from extractors.inference.unruled_rows import SPACE_HEIGHTS, RowDivider
from extractors.inference.vertical_lines import (
    SAME_FOOT_PT,
    VerticalGroup,
    VerticalLine,
)
from extractors.inference.white_strips import find_white_strips, list_phrases, split_at_strips
from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine, Word
from extractors.records.read_pages import Page
from extractors.words.text_lines import group_into_lines

MIN_ROWS = 5
"""Fewer rows than this are not told by their words: the lines of one row, which is cut by the foot
of its page, may be in step from the top of its cells."""

MIN_FIRST_SHARE = 0.8
"""At least this share of the rows has words in the first column …"""

MIN_FILLED_SHARE = 0.8
"""… and so many of the cells of those that are no titles have."""

MIN_WHOLE_SHARE = 0.6
"""At least this share of the rows is more than the title of a part."""

MAX_FULL_SHARE = 0.6
"""Where a larger share of a column's lines had no room for the next word, they are one text."""

MAX_LISTED_SHARE = 0.5
"""So too where a larger share of its rows ends in a comma."""

MIN_WORDS_OF_TEXT = 3.0
"""Lines of fewer words that are no figures, one with another, are no text."""

MIN_LEADING_RATIO = 1.1
"""Rows follow one another at so many times the leading of the lines within them, at least."""

MIN_ROOM_RATIO = 1.5
"""Else the shorter cells of a row leave room for another line below them …"""

MIN_ROOM_SHARE = 0.5
"""… in more than this share of the rows of several lines."""

MAX_HEIGHTS_OF_LONE = 3
"""A lone vertical line meets one horizontal line between its ends, that of the header, or none."""

MIN_STRIP_CONFIDENCE = 0.7
"""How sure it has to be that words leave more strips free than have lines."""

CONFIDENCE = 0.8
"""How sure it is that lines of text in step are rows."""

ROOM_PT = 1.5
"""Points between the words of a table and its supposed outer sides."""

OVERLAP_PT = 1.0
"""A word lies over a line that is so many points within it."""


def remove_lone_verticals(page: Page, groups: Sequence[VerticalGroup]) -> Page:
    """The page without lines that part one column from others which have none between them.

    `groups` are those of its vertical lines. Their places are told by the words, as those between
    the others are. Borders of fills are not on the page yet: they part rows.
    """
    for group in groups:
        if len(group.lines) > 1 or len(group.heights) > MAX_HEIGHTS_OF_LONE:
            continue
        if _has_more_columns(_split_into_zones(group, _list_words(group, page))):
            page = replace(page, vertical=_remove_line(page.vertical, group.lines[0]))
    return page


def infer_vertically_ruled(
    page: Page, groups: Sequence[VerticalGroup]
) -> tuple[Page, list[InferredGrid]]:
    """The page with the missing lines of tables that have vertical lines only, and where those are.

    `groups` are those of its vertical lines.
    """
    horizontal: list[RulingLine] = []
    vertical: list[RulingLine] = []
    grids: list[InferredGrid] = []
    for group in groups:
        words = _list_words(group, page)
        zones = _split_into_zones(group, words)
        edges, row_count = _find_edges(group, zones)
        if not edges:
            continue
        left = min(group.left, *(word.x0 - ROOM_PT for word in words))
        right = max(group.right, *(word.x1 + ROOM_PT for word in words))
        ends = (group.heights[0], *edges, group.heights[-1])
        horizontal += [RulingLine(y, left, right) for y in ends]
        vertical += [
            RulingLine(side, ends[0], ends[-1])
            for side, line in ((left, group.lines[0]), (right, group.lines[-1]))
            if abs(side - line.x) > SAME_FOOT_PT
        ]
        grids.append(
            InferredGrid(
                Box(left, ends[0], right, ends[-1]),
                f"{row_count} rows inferred from lines of text in step, "
                f"confidence {CONFIDENCE:.2f}",
            )
        )
    return page.add_lines(horizontal, vertical), grids


def _has_more_columns(zones: Sequence[list[list[Word]]]) -> bool:
    """Whether words leave more strips free than the one in which a line is drawn."""
    lines = [line for zone in zones for line in zone]
    if len(lines) < MIN_ROWS:
        return False
    strips = find_white_strips([line for line in lines if len(list_phrases(line)) > 1] or lines)
    return (
        len(strips.spans) > 1
        and strips.confidence >= MIN_STRIP_CONFIDENCE
        and is_tabular(lines, strips)
    )


def _remove_line(vertical: Sequence[RulingLine], line: VerticalLine) -> list[RulingLine]:
    return [
        rule
        for rule in vertical
        if abs(rule.position - line.x) > SAME_FOOT_PT
        or not line.top <= (rule.start + rule.end) / 2 <= line.foot
    ]


def _list_words(group: VerticalGroup, page: Page) -> list[Word]:
    """The words of a group's table that are not turned: between its lines, and beside them where no
    outer side is."""
    top, foot = group.heights[0], group.heights[-1]
    words = [
        word for word in page.words if top <= (word.y0 + word.y1) / 2 <= foot and word.rotation == 0
    ]
    left, right = group.lines[0], group.lines[-1]
    inner = [word for word in words if left.x - ROOM_PT <= word.x0 and word.x1 <= right.x + ROOM_PT]
    has_sides = bool(inner) and all(
        abs(side - line.x) <= SAME_FOOT_PT
        for side, line in ((group.left, left), (group.right, right))
    )
    is_framed = has_sides and len(group.lines) > 2 and _ends_at_sides(group, page.horizontal)
    return inner if is_framed else words


def _ends_at_sides(group: VerticalGroup, horizontal: Sequence[RulingLine]) -> bool:
    """Whether a horizontal line runs from the first vertical line to the last, and no farther."""
    return any(
        abs(rule.start - group.lines[0].x) <= SAME_FOOT_PT
        and abs(rule.end - group.lines[-1].x) <= SAME_FOOT_PT
        and group.heights[0] - SAME_FOOT_PT <= rule.position <= group.heights[-1] + SAME_FOOT_PT
        for rule in horizontal
    )


def _split_into_zones(group: VerticalGroup, words: Sequence[Word]) -> list[list[list[Word]]]:
    """The lines of text between each two horizontal lines."""
    lines = group_into_lines(words) if words else []
    return [
        [line for line in lines if top <= (line[0].y0 + line[0].y1) / 2 < foot]
        for top, foot in pairwise(group.heights)
    ]


def _find_edges(group: VerticalGroup, zones: Sequence[list[list[Word]]]) -> tuple[list[float], int]:
    """The heights between rows, and how many rows there are below the header; none if they are not
    told."""
    xs = [line.x for line in group.lines]
    body = zones[1:] if len(zones) > 1 else zones
    lines = [line for zone in body for line in zone]
    whole = [line for line in lines if not _runs_across(line, xs)]
    if len(whole) < MIN_ROWS:
        return [], 0
    middles = [(word.x0 + word.x1) / 2 for line in whole for word in line]
    # The outer lines part nothing.
    xs = [x for x in xs if min(middles) < x < max(middles)]
    columns = _split_columns(whole, xs)
    divider = RowDivider(columns)
    by_zone = [_split_columns(zone, xs) for zone in body]
    if not xs or all(map(divider.is_one_row, by_zone)):
        return [], 0
    bands_by_zone = [list(_list_bands(zone, xs, divider)) for zone in body]
    if sum(map(len, bands_by_zone)) < MIN_ROWS:
        return [], 0  # as where a row fills the page
    edges: list[float] = []
    rows: list[Row] = []
    for own_columns, bands in zip(by_zone, bands_by_zone, strict=True):
        edges += [(above[1] + below[0]) / 2 for above, below in pairwise(bands)]
        rows += [_select_row(own_columns, band) for band in bands]
    return (edges, len(rows)) if _are_rows(rows, columns, lines) else ([], 0)


def _list_bands(
    zone: Sequence[list[Word]], xs: Sequence[float], divider: RowDivider
) -> Iterable[tuple[float, float]]:
    """The upper and lower edge of each row of a zone; a line across columns is one."""
    for runs_across, part in groupby(zone, key=lambda line: _runs_across(line, xs)):
        lines = list(part)
        rows = [] if runs_across else divider.split_rows(_split_columns(lines, xs))
        yield from rows or [
            (min(word.y0 for word in line), max(word.y1 for word in line)) for line in lines
        ]


def _runs_across(line: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether a word lies over one of the vertical lines."""
    for word in line:
        if bisect_right(xs, word[0] + OVERLAP_PT) < bisect_left(xs, word[2] - OVERLAP_PT):
            return True
    return False


def _split_columns(lines: Iterable[Sequence[Word]], xs: Sequence[float]) -> Row:
    """The words of some lines by column."""
    columns: Row = [[] for _ in range(len(xs) + 1)]
    for line in lines:
        for column, words in enumerate(split_at_strips(line, xs)):
            columns[column] += words
    return columns


def _select_row(columns: Row, band: tuple[float, float]) -> Row:
    return [
        [word for word in words if band[0] <= (word.y0 + word.y1) / 2 <= band[1]]
        for words in columns
    ]


def _are_rows(rows: Sequence[Row], columns: Row, lines: Sequence[Sequence[Word]]) -> bool:
    """Whether rows are such as tables have, and no column is one running text."""
    # The title of a part stands alone in its row.
    whole = [row for row in rows if sum(map(bool, row)) > 1]
    filled = sum(bool(words) for row in whole for words in row)
    return (
        len(whole) >= MIN_WHOLE_SHARE * len(rows)
        and sum(bool(row[0]) for row in rows) >= MIN_FIRST_SHARE * len(rows)
        and filled >= MIN_FILLED_SHARE * len(columns) * len(whole)
        and are_rows_of_table(rows, lines)
        and _are_set_apart(rows)
        and not any(_is_running_text(column, rows, words) for column, words in enumerate(columns))
    )


def _are_set_apart(rows: Sequence[Row]) -> bool:
    """Whether rows are farther apart than the lines within them, or shorter cells leave room.

    The lines of one cell follow one another evenly: a row that fills a page has no gaps.
    """
    within: list[float] = []
    between: list[list[float]] = []
    last: dict[int, float] = {}
    for row in rows:
        distances: list[float] = []
        for column, words in enumerate(row):
            for number, line in enumerate(group_into_lines(words) if words else ()):
                middle = (line[0].y0 + line[0].y1) / 2
                if column in last:
                    (within if number else distances).append(middle - last[column])
                last[column] = middle
        between.append(distances)
    if not within:
        return True
    leading = median(within)
    if min(min(distances) for distances in between if distances) >= MIN_LEADING_RATIO * leading:
        return True
    is_tall = [any(_count_lines(words) > 1 for words in row) for row in rows[:-1]]
    has_room = [max(distances, default=0) >= MIN_ROOM_RATIO * leading for distances in between[1:]]
    apart = sum(room for tall, room in zip(is_tall, has_room, strict=True) if tall)
    return apart > MIN_ROOM_SHARE * sum(is_tall)


def _count_lines(words: Sequence[Word]) -> int:
    return len(group_into_lines(words)) if words else 0


def _is_running_text(column: int, rows: Sequence[Row], words: Sequence[Word]) -> bool:
    """Whether most rows of a column are the lines of one text: they had no room for the first word
    of the next, or end as those of a list do."""
    texts = [row[column][-1].text for row in rows if row[column]]
    if sum(text.endswith((",", ";")) for text in texts) > MAX_LISTED_SHARE * len(texts):
        return True
    lines = group_into_lines(words) if words else []
    if sum(word.text.isalpha() for word in words) < MIN_WORDS_OF_TEXT * max(len(lines), 1):
        return False
    width = max(line[-1].x1 for line in lines) - min(line[0].x0 for line in lines)
    full = pairs = 0
    for above, below in pairwise(row[column] for row in rows):
        if above and below:
            last, first = group_into_lines(above)[-1], group_into_lines(below)[0]
            room = width - (last[-1].x1 - last[0].x0)
            need = first[0].x1 - first[0].x0 + SPACE_HEIGHTS * (first[0].y1 - first[0].y0)
            full += need > room
            pairs += 1
    return pairs > 1 and full > MAX_FULL_SHARE * pairs

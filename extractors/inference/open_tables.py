"""Tables without lines between their rows or columns: found by their words alone.

Lines of text that leave the same white strips free are the rows of a table where that cannot be
chance: below a line or a filled header two columns are enough; where nothing is drawn, it takes
three, one of them of figures, or two of names with an amount each. Lists, contents pages and prose
do not pass and stay text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from extractors.inference.inferred_lines import draw_missing_lines
from extractors.inference.tabular_text import Row, are_rows_of_table, list_rows
from extractors.inference.text_zone import TextZone
from extractors.inference.white_strips import (
    WhiteStrips,
    find_white_strips,
    list_crossed,
    list_phrases,
    narrow_strips,
)
from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine, Word
from extractors.records.read_pages import Page
from extractors.words.text_lines import group_into_lines

MIN_DIVIDED_LINES = 3
"""Fewer lines with gaps between their words are no table."""

MAX_TITLE_LINES = 3
"""At most so many lines of titles over several columns come first."""

MAX_GAP_HEIGHTS = 2.2
"""Lines of a table follow one another within so many of their heights."""

MAX_BLOCK_LINES = 200
"""A block of more lines is no page of text, and would take long to look at."""

MIN_ROWS = 3
"""The fewest rows of a table with a line or a fill under its header, the header among them."""

MIN_BARE_ROWS = 4
"""The fewest rows of a table with neither."""

MIN_BARE_COLUMNS = 3
"""The fewest columns of a table with neither."""

MIN_BARE_FILLED_SHARE = 0.7
"""At least this share of the cells of a table with neither holds words."""

MIN_PAIRED_SHARE = 0.9
"""Where names and figures alone stand side by side, at least this share of all has both."""

MIN_PAGES_SHARE = 0.75
"""At least this share of a column of page numbers is not Roman, nor a title."""

MIN_FIGURES_SHARE = 0.7
"""A column of figures has digits in at least this share of its cells below the header."""

MIN_CONFIDENCE = 0.7
"""Columns that are less sure than this are not taken."""

MIN_SUPPORT_SHARE = 0.8
"""A line or a fill under a header is as long as at least this share of the table."""

ROOM_PT = 1.5
"""Points between the words of a table and its supposed outer sides."""

_PAGES = re.compile(r"(\d+)(?:[-–—]\d+)?")
"""The number of a page, or those of the first and the last."""

_AMOUNT = re.compile(r"[-–−+$€£(]?(?!0\d)\d{1,9}(?:,\d{3})*(?:[.,]\d+)?\D{0,5}")
"""How much or how many, with a unit or none; what begins with 0 or is longer is a code."""

_TIME = re.compile(r"(?:[0-2]?\d|3[01])[.,:][0-5]\d|(?:19|20)\d\d\D{0,5}")
"""What may be a day and its month, a time of day or a year."""


class OpenTable(Struct, frozen=True):
    """The supposed lines of a table, horizontal and vertical, its place, and why it is one."""

    horizontal: list[RulingLine]
    vertical: list[RulingLine]
    box: Box
    reason: str


def find_open_tables(page: Page, words: Sequence[Word], taken: Sequence[Box]) -> list[OpenTable]:
    """The tables that some words of a page form outside of those whose boxes are `taken`."""
    level = [word for word in words if word.rotation == 0]
    if len(level) < MIN_DIVIDED_LINES * 2:
        return []
    tables = []
    for block in _split_into_blocks(group_into_lines(level), taken):
        for lines in _find_column_runs(block):
            table = _read_table(page, lines)
            if table is not None:
                tables.append(table)
    return tables


def _split_into_blocks(
    lines: Sequence[list[Word]], taken: Sequence[Box]
) -> Iterator[list[list[Word]]]:
    """The lines that follow one another closely; those beside a table are left out."""
    block: list[list[Word]] = []
    last_foot = 0.0
    for line in lines:
        top, foot = min(word.y0 for word in line), max(word.y1 for word in line)
        if any(top < box.y1 and foot > box.y0 for box in taken):
            continue
        if block and (
            top - last_foot > MAX_GAP_HEIGHTS * (foot - top)
            or any(last_foot <= box.y0 <= top for box in taken)
        ):
            yield block
            block = []
        block.append(line)
        last_foot = foot
    if block:
        yield block


def _find_column_runs(block: Sequence[list[Word]]) -> Iterator[list[list[Word]]]:
    """The parts of a block whose lines leave the same strips free: prose parts them."""
    if len(block) > MAX_BLOCK_LINES:
        return
    waiting = [block]
    while waiting:
        part = waiting.pop()
        counts = [len(list_phrases(line)) for line in part]
        divided = [index for index, count in enumerate(counts) if count > 1]
        if len(divided) < MIN_DIVIDED_LINES:
            continue
        counts = counts[divided[0] : divided[-1] + 1]
        lines = list(part[divided[0] : divided[-1] + 1])
        strips = find_white_strips(_list_column_lines(lines, counts))
        crossing = [
            index
            for index, (line, count) in enumerate(zip(lines, counts, strict=True))
            if count == 1 and any(list_crossed(line, strips.middles))
        ]
        if strips.spans and not crossing:
            yield [*lines, *_list_last_lines(part[divided[-1] :], strips)]
            continue
        if not strips.spans:
            # A line of prose with wide gaps, or the title over a table, hides the strips.
            crossing = [max(range(len(lines)), key=lambda at: _measure_fullness(lines[at]))]
        bounds = [*pairwise([-1, *crossing, len(lines)])]
        waiting += [lines[start + 1 : end] for start, end in reversed(bounds)]


def _list_column_lines(
    lines: Sequence[list[Word]], phrase_counts: Sequence[int]
) -> list[list[Word]]:
    """The lines that tell the columns: titles over several of them, which come first, do not."""
    divided = [line for line, count in zip(lines, phrase_counts, strict=True) if count > 1]
    counts = [count for count in phrase_counts if count > 1]
    usual = median(counts)
    first = next(i for i, count in enumerate(counts) if count >= usual)
    return divided[first:] if first <= MAX_TITLE_LINES else divided


def _measure_fullness(line: Sequence[Word]) -> float:
    """The longest phrase of a line, in points."""
    return max(end - start for start, end in list_phrases(line))


def _list_last_lines(below: Sequence[list[Word]], strips: WhiteStrips) -> list[list[Word]]:
    """The lines close under the last one that continue its cells."""
    last_lines = []
    for above, line in pairwise(below):
        height = max(word.y1 for word in line) - min(word.y0 for word in line)
        distance = min(word.y0 for word in line) - max(word.y1 for word in above)
        if distance > 0.5 * height or any(list_crossed(line, strips.middles)):
            break
        last_lines.append(line)
    return last_lines


def _read_table(page: Page, lines: Sequence[list[Word]]) -> OpenTable | None:
    """The table of some lines that leave strips free, if it is one."""
    divided = _list_column_lines(lines, [len(list_phrases(line)) for line in lines])
    strips = narrow_strips(find_white_strips(divided), lines, lines[: lines.index(divided[0])])
    if strips.confidence < MIN_CONFIDENCE:
        return None
    words = [word for line in lines for word in line]
    box = Box(
        min(word.x0 for word in words) - ROOM_PT,
        min(word.y0 for word in words) - ROOM_PT,
        max(word.x1 for word in words) + ROOM_PT,
        max(word.y1 for word in words) + ROOM_PT,
    )
    edges = _list_support(page, box)
    if not edges and len(strips.spans) + 1 < MIN_BARE_COLUMNS and len(divided) < MIN_BARE_ROWS:
        return None  # before its rows are made out, which takes long
    rows = list(list_rows(lines, strips))
    if not are_rows_of_table(rows, lines) or _has_bars(page, box):
        return None
    # A header has one row, or two where titles stand over several columns.
    header_ends = [edge for edge in edges if _count_rows(rows, edge) in (1, 2)]
    if not (header_ends and len(rows) >= MIN_ROWS) and not _is_sure(rows):
        return None
    zones = _split_into_zones(lines, [box.y0, *edges, box.y1])
    horizontal, vertical = draw_missing_lines(zones, strips, page, (box.x0, box.x1))
    return OpenTable(
        horizontal,
        vertical,
        box,
        f"rows and columns inferred from {len(lines)} lines of text in step, "
        f"confidence {min(strips.confidence, 0.9):.2f}",
    )


def _has_bars(page: Page, box: Box) -> bool:
    """Whether the fills where a table would be are those of a chart: several side by side in more
    than one row, or fills that do not run through the whole width."""
    bands: dict[tuple[int, int], list[float]] = defaultdict(list)
    for area in page.areas:
        if (
            min(area.x1, box.x1) > max(area.x0, box.x0)
            and box.y0 < (area.y0 + area.y1) / 2 < box.y1
        ):
            bands[round(area.y0), round(area.y1)].append(area.x1 - area.x0)
    return sum(len(widths) > 1 for widths in bands.values()) > 1 or any(
        sum(widths) < MIN_SUPPORT_SHARE * (box.x1 - box.x0) for widths in bands.values()
    )


def _list_support(page: Page, box: Box) -> list[float]:
    """The heights of lines and of edges of fills that run through a table."""
    least = MIN_SUPPORT_SHARE * (box.x1 - box.x0)
    candidates = [
        (rule.position, rule.start, rule.end)
        for rule in page.horizontal
        if box.y0 < rule.position < box.y1
    ] + [
        (edge, area.x0, area.x1)
        for area in page.areas
        for edge in (area.y0, area.y1)
        if box.y0 < edge < box.y1 and area.y1 - area.y0 < box.y1 - box.y0
    ]
    heights = sorted(
        y for y, start, end in candidates if min(end, box.x1) - max(start, box.x0) >= least
    )
    # The two edges of a thick line are one support.
    return [y for index, y in enumerate(heights) if not index or y - heights[index - 1] > 3]


def _count_rows(rows: Sequence[Row], height: float) -> int:
    """How many rows lie above a height."""
    return sum(
        min(word.y0 + word.y1 for column in row for word in column) / 2 < height for row in rows
    )


def _is_sure(rows: Sequence[Row]) -> bool:
    """Whether rows are a table though nothing is drawn."""
    columns = len(rows[0])
    if len(rows) < MIN_BARE_ROWS or columns < 2:
        return False
    if columns <= MIN_BARE_COLUMNS and _counts_pages(rows):
        return False
    filled = sum(bool(column) for row in rows for column in row)
    least = MIN_BARE_FILLED_SHARE if columns >= MIN_BARE_COLUMNS else MIN_PAIRED_SHARE
    if filled < least * columns * len(rows):
        return False
    if columns == 2:
        return _has_amounts([row[1] for row in rows[1:]])
    return any(_has_figures([row[column] for row in rows[1:]]) for column in range(1, columns))


def _counts_pages(rows: Sequence[Row]) -> bool:
    """Whether the last column holds whole numbers that never fall, as a list of contents does;
    Roman ones among them."""
    texts = [_join_texts(row[-1]) for row in rows if row[-1]]
    numbers = [int(match[1]) for text in texts if (match := _PAGES.fullmatch(text))]
    return len(numbers) >= MIN_PAGES_SHARE * len(texts) and numbers == sorted(numbers)


def _has_figures(cells: Sequence[Sequence[Word]]) -> bool:
    texts = [_join_texts(words) for words in cells if words]
    figures = sum(2 * sum(map(str.isdigit, text)) >= len(text) for text in texts)
    return len(texts) >= MIN_ROWS and figures >= MIN_FIGURES_SHARE * len(texts)


def _has_amounts(cells: Sequence[Sequence[Word]]) -> bool:
    """Whether cells say how much or how many: lists have dates and telephone numbers, too."""
    texts = [_join_texts(words) for words in cells if words]
    least = MIN_PAIRED_SHARE * len(texts)
    return (
        len(texts) >= MIN_ROWS
        and sum(_AMOUNT.fullmatch(text) is not None for text in texts) >= least
        and sum(_TIME.fullmatch(text) is not None for text in texts) < least
    )


def _join_texts(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _split_into_zones(lines: Sequence[list[Word]], edges: Sequence[float]) -> list[TextZone]:
    """The lines between each two heights."""
    zones: list[TextZone] = []
    for top, foot in pairwise(edges):
        own = [
            tuple(line)
            for line in lines
            if top <= median((word.y0 + word.y1) / 2 for word in line) < foot
        ]
        if own:
            zones.append(TextZone(zones[-1].bottom_y if zones else top, foot, tuple(own)))
    return zones

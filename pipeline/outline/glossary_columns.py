"""Lines of the list of abbreviations that run across two text columns, split.

If the gap between two columns of text is narrow, a line of each is read as one line. The second
column is found by the entries that begin in it, one under the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.records.geometry import NO_PAGE, Box
from extractors.records.page_layouts import TextLine
from normalizers.abbreviations.glossary_entries import parse_glossary_entry

MAX_COLUMN_SHIFT_PT = 3.0
"""Entries of one column begin at the same place, within this many points."""

MIN_ALIGNED_ENTRIES = 2
"""So many entries under each other make a column; a single one does after a gap as wide as a line
is high."""

ENTRY_START_WORDS = 8
"""So many words are enough to see whether an entry begins: a short form, a dash, its meaning."""


def split_text_columns(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines in reading order: on each page the first column, then the second."""
    ordered: list[TextLine] = []
    for page_lines in _group_by_page(lines):
        left_edge = _find_second_column(page_lines)
        if left_edge is None:
            ordered += page_lines
            continue
        first: list[TextLine] = []
        second: list[TextLine] = []
        for line in page_lines:
            place = next(
                (
                    index
                    for index, word in enumerate(line.words)
                    if abs(word.x0 - left_edge) <= MAX_COLUMN_SHIFT_PT
                ),
                None,
            )
            if place is None:
                first.append(line)
                continue
            if place:
                first.append(cut_line(line, 0, place))
            second.append(cut_line(line, place, len(line.words)))
        ordered += [*first, *second]
    return ordered


def cut_line(line: TextLine, start: int, end: int) -> TextLine:
    """The words from `start` to before `end` as a line of their own."""
    words = line.words[start:end]
    box = Box(words[0].x0, line.box.y0, words[-1].x1, line.box.y1)
    return TextLine(line.page, box, words)


def _group_by_page(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    pages: dict[int, list[TextLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    yield from pages.values()


def _find_second_column(lines: Sequence[TextLine]) -> float | None:
    """The x, in points, at which entries begin in the middle of lines; None if none do."""
    starts: list[tuple[float, bool]] = []
    for line in lines:
        if line.page == NO_PAGE:
            continue
        height = line.box.y1 - line.box.y0
        for place in range(1, len(line.words)):
            word, before = line.words[place], line.words[place - 1]
            tail = " ".join(one.text for one in line.words[place : place + ENTRY_START_WORDS])
            if parse_glossary_entry(tail) is not None:
                starts.append((word.x0, word.x0 - before.x1 >= height))
    for left_edge, is_apart in starts:
        aligned = sum(abs(left_edge - other) <= MAX_COLUMN_SHIFT_PT for other, _ in starts)
        if is_apart or aligned >= MIN_ALIGNED_ENTRIES:
            return left_edge
    return None

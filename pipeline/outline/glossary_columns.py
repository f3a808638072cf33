"""Lines of the list of abbreviations that two text columns share, taken apart.

Where the gap between two columns of text is narrow, a line of each reaches the plan as one. The
second column is known by the entries that begin in it, one under the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.records.geometry import NO_PAGE, Box
from extractors.records.page_layouts import TextLine
from normalizers.abbreviations.glossary_entries import parse_glossary_entry

MAX_COLUMN_SHIFT_PT = 3.0
"""Entries of one column begin at one place, give or take so many points."""

MIN_ALIGNED_ENTRIES = 2
"""So many entries one under the other make a column; one does behind a gap of a line's height."""

ENTRY_START_WORDS = 8
"""So many words tell whether an entry begins: a short form, a dash, what it stands for."""


def split_text_columns(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines in the order of reading: on each page the first column, then the second."""
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
    """Some words of a line as a line."""
    words = line.words[start:end]
    box = Box(words[0].x0, line.box.y0, words[-1].x1, line.box.y1)
    return TextLine(line.page, box, words)


def _group_by_page(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    pages: dict[int, list[TextLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    yield from pages.values()


def _find_second_column(lines: Sequence[TextLine]) -> float | None:
    """Where entries begin in the midst of lines, in points; None where none do."""
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

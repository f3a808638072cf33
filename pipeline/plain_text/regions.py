"""Printed lines → titles, tables (a header and what stands under it) and the list of abbreviations.

Other text beside the tables cannot be told from the text of their last cells. Titles can: they are
numbered, and a header or another title follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from extractors.plain_text.read_lines import PlainTextLine
from normalizers.abbreviations.glossary_entries import parse_glossary_entry
from normalizers.titles.section_marks import SectionMark, follows, parse_section_mark
from normalizers.titles.section_titles import (
    count_academic_years,
    is_glossary_title,
    parse_section_number,
)
from pipeline.plain_text.header_search import (
    MIN_TITLE_LETTERS,
    TextHeader,
    find_header_at,
    find_repeat_at,
    is_mostly_capitals,
    is_section_title,
)

MAX_TITLE_LINES = 8
"""The most lines from the first line of a title to the header."""

MIN_LOUD_WORD = 6
"""The least letters of the longest word of a line in capitals; lines of short forms have only
shorter words."""

MAX_FALSE_TITLES, MIN_PLAIN_SHARE = 2, 0.9
"""So many cells of the first row may be taken for titles, if of one not this share is explained."""

GLOSSARY_ENTRIES_NEEDED = 3
"""So many entries below a title show that it is the title of the list of abbreviations."""


class TableText(Struct, frozen=True):
    """A table: its header, the lines under it, and the headers repeated among these, each with the
    index of the line that follows it."""

    header: TextHeader
    header_lines: tuple[PlainTextLine, ...]
    lines: tuple[PlainTextLine, ...]
    repeated_headers: tuple[tuple[int, tuple[PlainTextLine, ...]], ...]


LineBlock = tuple[PlainTextLine, ...]
"""Lines outside tables that belong together."""


def split_into_regions(lines: Sequence[PlainTextLine]) -> list[LineBlock | TableText]:
    """The parts of a text in printed order; each line is in exactly one."""
    headers = _find_headers(lines)
    parts: list[LineBlock | TableText] = []
    position = 0
    index = 0
    section = None
    while index < len(headers):
        first_header = headers[index]
        title_start = _find_title(lines, position, first_header.start, section)
        parts += _split_blocks(lines, position, title_start)
        parts.append(tuple(lines[title_start : first_header.start]))
        marks = (
            parse_section_mark(line.text, section)
            for line in reversed(lines[position : first_header.start])
        )
        section = next(filter(None, marks), section)
        same_headers = [first_header]
        while index + 1 < len(headers) and _is_repeated_header(
            first_header, headers[index + 1], lines, section
        ):
            index += 1
            same_headers.append(headers[index])
        index += 1
        end = len(lines)
        if index < len(headers):
            end = _find_first_title(lines, same_headers[-1].end, headers[index].start, section)
            end = _find_part_title(lines, same_headers[-1].end, end)
        end = _find_glossary(lines, same_headers[-1].end, end)
        parts.append(_build_table_text(lines, same_headers, end))
        position = end
    parts += _split_blocks(lines, position, len(lines))
    return [part for part in parts if part]


def _find_headers(lines: Sequence[PlainTextLine]) -> list[TextHeader]:
    headers: list[TextHeader] = []
    index = 0
    while index < len(lines):
        header = (headers and find_repeat_at(lines, index, headers[-1])) or find_header_at(
            lines, index
        )
        if header and headers:
            # The last words above a header that is repeated may look like a title of it.
            repeats = (find_repeat_at(lines, i, headers[-1]) for i in range(index, header.end))
            header = next((repeat for repeat in repeats if repeat), header)
        if header:
            header = _find_better_start(header, lines)
            headers.append(header)
        index = header.end if header else index + 1
    return [_cut_to_repetition(header, headers, lines) for header in headers]


def _find_better_start(header: TextHeader, lines: Sequence[PlainTextLine]) -> TextHeader:
    """The header that begins within a header and has as many titles, better explained: what stands
    above it is text."""
    for start in range(header.start + 1, header.end):
        inner = find_header_at(lines, start)
        if inner is not None and inner.end == header.end and inner.worth > header.worth:
            return inner
    return header


def _cut_to_repetition(
    header: TextHeader, headers: Sequence[TextHeader], lines: Sequence[PlainTextLine]
) -> TextHeader:
    """A header without the doubtful titles behind those that another has too: they are its first
    row."""
    shortest = header
    for other in headers:
        shared = _count_shared_lines(header, other, lines)
        if not 0 < shared < shortest.end - shortest.start:
            continue
        found = find_header_at(lines[: header.start + shared], header.start)
        if found is None or len(found.titles) < len(header.titles) - MAX_FALSE_TITLES:
            continue
        if min(header.title_shares[len(found.titles) :], default=1.0) < MIN_PLAIN_SHARE:
            shortest = found
    return shortest


def _count_shared_lines(
    header: TextHeader, other: TextHeader, lines: Sequence[PlainTextLine]
) -> int:
    """How many lines two headers have alike from the first on."""
    pairs = zip(lines[header.start : header.end], lines[other.start : other.end], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].text == pair[1].text, pairs))


def _is_repeated_header(
    first_header: TextHeader,
    later: TextHeader,
    lines: Sequence[PlainTextLine],
    section: SectionMark | None,
) -> bool:
    """Whether a header repeats the first one, which is of section `section`: the same columns, and
    no title above it."""
    if first_header.parsed_header.keys != later.parsed_header.keys:
        return False
    if _stands_within_page(lines, later.start):
        return False  # a page's end is the only reason to repeat it without a title
    start = max(first_header.end, later.start - MAX_TITLE_LINES)
    return _find_title(lines, start, later.start, section, same_columns=True) == later.start


def _stands_within_page(lines: Sequence[PlainTextLine], index: int) -> bool:
    """Whether a line follows another on its page, in a text whose pages are told."""
    return lines[0].page != lines[-1].page and lines[index - 1].page == lines[index].page


def _find_title(
    lines: Sequence[PlainTextLine],
    start: int,
    end: int,
    section: SectionMark | None = None,
    *,
    same_columns: bool = False,
) -> int:
    """Where the title above line `end` begins, not before `start`; `end` if there is none.

    A title that is not in capitals is recognised by its number, which follows that of `section`.
    """
    for index in range(end - 1, max(start, end - MAX_TITLE_LINES) - 1, -1):
        text = " ".join(line.text for line in lines[index:end])
        if is_section_title(text) or _may_follow(text, section, same_columns=same_columns):
            return index
    return _find_loud_title(lines, start, end) if section is None else end


def _find_loud_title(lines: Sequence[PlainTextLine], start: int, end: int) -> int:
    """Where a title without a number begins: lines in capitals directly above line `end`; `end` if
    there are none."""
    begin = end
    while begin > start and end - begin < MAX_TITLE_LINES and _is_loud(lines[begin - 1].text):
        begin -= 1
    letters = sum(sign.isalpha() for line in lines[begin:end] for sign in line.text)
    return begin if letters >= MIN_TITLE_LETTERS else end


def _is_loud(text: str) -> bool:
    """Whether a line is set in capitals; a line of short forms alone is not."""
    return is_mostly_capitals(text) and max(map(len, text.split()), default=0) >= MIN_LOUD_WORD


def _find_first_title(
    lines: Sequence[PlainTextLine], start: int, end: int, section: SectionMark | None
) -> int:
    """Where the first of several titles above line `end` begins: all but the last have no table."""
    title_start = _find_title(lines, start, end, section)
    while title_start < end:
        end, title_start = title_start, _find_title(lines, start, title_start)
    return end


def _may_follow(text: str, section: SectionMark | None, *, same_columns: bool) -> bool:
    """Whether a text has the number of a section that may follow one: 2.3, 3 or 3.1 after 2.2, III
    after II, Б after А.

    Between tables of the same columns (`same_columns`) a number without a point is taken for an
    item's.
    """
    mark = parse_section_mark(text, section)
    if mark is None or section is None:
        return False
    if mark.style != "arabic" or section.style != "arabic":
        return mark.style == section.style and follows(mark, section)
    parent, point, last_part = section.number.rpartition(".")
    next_top = int(section.number.partition(".")[0]) + 1
    numbers = (f"{parent}{point}{int(last_part) + 1}", str(next_top), f"{next_top}.1")
    return mark.number in numbers and ("." in mark.number or not same_columns)


def _find_part_title(lines: Sequence[PlainTextLine], start: int, end: int) -> int:
    """Where the title of a part begins above the section title at line `end`; `end` if there is
    none.

    An example is `2. … 2025-26-окуу жылына иш пландары` above 2.1, which could also be an item of
    section 1.
    """
    section_below = parse_section_number(lines[end].text) or ""
    parent = section_below.rpartition(".")[0]
    for index in range(end - 1, max(start, end - 2 * MAX_TITLE_LINES) - 1, -1):
        if parent and parse_section_number(lines[index].text) == parent:
            text = " ".join(line.text for line in lines[index:end])
            if count_academic_years([text]) and "план" in text.casefold():
                return index
    return end


def _find_glossary(lines: Sequence[PlainTextLine], start: int, end: int) -> int:
    """Where the list of abbreviations begins between `start` and `end`; `end` if it does not.

    Its title is in capitals, or entries follow.
    """
    for index in range(start, end):
        text = lines[index].text
        if is_glossary_title(text):
            below = lines[index + 1 : index + 1 + GLOSSARY_ENTRIES_NEEDED]
            if is_mostly_capitals(text) or (
                below and all(parse_glossary_entry(line.text) for line in below)
            ):
                return index
    return end


def _split_blocks(
    lines: Sequence[PlainTextLine], start: int, end: int
) -> list[LineBlock | TableText]:
    """Loose lines as blocks; a numbered line begins a new one."""
    blocks: list[LineBlock | TableText] = []
    block: list[PlainTextLine] = []
    for line in lines[start:end]:
        if block and parse_section_mark(line.text) is not None:
            blocks.append(tuple(block))
            block = []
        block.append(line)
    return [*blocks, tuple(block)]


def _find_number_row_end(lines: Sequence[PlainTextLine], header: TextHeader) -> int:
    """Where the row of column numbers below a header ends; the header's end if it has none."""
    count = len(header.titles)
    below = [line.text for line in lines[header.end : header.end + count]]
    one_a_line = [str(number + 1) for number in range(count)]
    if below == one_a_line:
        return header.end + count
    return header.end + (below[:1] == [" ".join(one_a_line)])


def _build_table_text(
    lines: Sequence[PlainTextLine], headers: Sequence[TextHeader], end: int
) -> TableText:
    body_lines: list[PlainTextLine] = []
    repeats: list[tuple[int, tuple[PlainTextLine, ...]]] = []
    for header, following in zip(headers, [*headers[1:], None], strict=True):
        header_start = header.end if header is headers[0] else header.start
        body_start = _find_number_row_end(lines, header)
        if body_start > header_start:
            repeats.append((len(body_lines), tuple(lines[header_start:body_start])))
        body_lines += lines[body_start : following.start if following else end]
    first_header = headers[0]
    return TableText(
        first_header,
        tuple(lines[first_header.start : first_header.end]),
        tuple(body_lines),
        tuple(repeats),
    )

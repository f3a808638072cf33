"""Printed lines → titles, tables (a header and what stands under it) and the list of abbreviations.

What stands on the page beside the tables cannot be told from the text of their last cells, but for
titles: those are numbered, and a header or another title follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.text.lines import PrintedLine
from normalizers.titles import academic_years, is_glossary_title, section_number
from pipeline.bare.header import Header, again_at, header_at, is_loud, is_title

TITLE = 8
"""Lines that stand between the first of a title and the header at most."""


@dataclass(frozen=True, slots=True)
class Body:
    """A table: its header, the lines under it, and the headers repeated among those, each before
    the line of the body with that index."""

    header: Header
    header_lines: tuple[PrintedLine, ...]
    lines: tuple[PrintedLine, ...]
    repeats: tuple[tuple[int, tuple[PrintedLine, ...]], ...]


Block = tuple[PrintedLine, ...]
"""Lines outside the tables that belong together."""


def regions(lines: Sequence[PrintedLine]) -> list[Block | Body]:
    """The parts of a text in printed order; each line is in exactly one."""
    headers = _headers(lines)
    out: list[Block | Body] = []
    at = 0
    index = 0
    while index < len(headers):
        first = headers[index]
        title = _title(lines, at, first.start)
        out += _blocks(lines, at, title)
        out.append(tuple(lines[title : first.start]))
        alike = [first]
        while index + 1 < len(headers) and _is_repeat(first, headers[index + 1], lines):
            index += 1
            alike.append(headers[index])
        index += 1
        end = len(lines)
        if index < len(headers):
            end = _titles(lines, alike[-1].end, headers[index].start)
            end = _part(lines, alike[-1].end, end)
        end = _glossary(lines, alike[-1].end, end)
        out.append(_body(lines, alike, end))
        at = end
    out += _blocks(lines, at, len(lines))
    return [part for part in out if part]


def _headers(lines: Sequence[PrintedLine]) -> list[Header]:
    out: list[Header] = []
    at = 0
    while at < len(lines):
        found = (out and again_at(lines, at, out[-1])) or header_at(lines, at)
        if found and out:
            # The last words above a header that is repeated may look like a title of it.
            repeats = (again_at(lines, i, out[-1]) for i in range(at, found.end))
            found = next((repeat for repeat in repeats if repeat), found)
        if found:
            out.append(found)
        at = found.end if found else at + 1
    return out


def _is_repeat(first: Header, later: Header, lines: Sequence[PrintedLine]) -> bool:
    """Whether a header says what the first one says, and no title stands above it."""
    title = _title(lines, max(first.end, later.start - TITLE), later.start)
    return first.heading.keys == later.heading.keys and title == later.start


def _title(lines: Sequence[PrintedLine], start: int, end: int) -> int:
    """Where the title above line `end` begins, not before `start`; `end` if there is none."""
    for index in range(end - 1, max(start, end - TITLE) - 1, -1):
        if is_title(" ".join(line.text for line in lines[index:end])):
            return index
    return end


def _titles(lines: Sequence[PrintedLine], start: int, end: int) -> int:
    """Where the first of the titles above line `end` begins: one may have no table."""
    while (above := _title(lines, start, end)) < end:
        end = above
    return end


def _part(lines: Sequence[PrintedLine], start: int, end: int) -> int:
    """Where the title of a part begins, that of the section below being at `end`; `end` if none.

    `2. … 2025-26-окуу жылына иш пландары` above 2.1, which may look like an item of section 1.
    """
    below = section_number(lines[end].text) or ""
    parent = below.rpartition(".")[0]
    for index in range(end - 1, max(start, end - 2 * TITLE) - 1, -1):
        if parent and section_number(lines[index].text) == parent:
            text = " ".join(line.text for line in lines[index:end])
            if academic_years([text]) and "план" in text.casefold():
                return index
    return end


def _glossary(lines: Sequence[PrintedLine], start: int, end: int) -> int:
    """Where the list of abbreviations begins from line `start` on; `end` if it does not."""
    texts = ((index, lines[index].text) for index in range(start, end))
    return next((index for index, text in texts if is_glossary_title(text) and is_loud(text)), end)


def _blocks(lines: Sequence[PrintedLine], start: int, end: int) -> list[Block | Body]:
    """Loose lines, parted where a numbered one begins."""
    out: list[Block | Body] = []
    block: list[PrintedLine] = []
    for line in lines[start:end]:
        if block and section_number(line.text):
            out.append(tuple(block))
            block = []
        block.append(line)
    return [*out, tuple(block)]


def _body(lines: Sequence[PrintedLine], headers: Sequence[Header], end: int) -> Body:
    body: list[PrintedLine] = []
    repeats: list[tuple[int, tuple[PrintedLine, ...]]] = []
    for header, following in zip(headers, [*headers[1:], None], strict=True):
        if header is not headers[0]:
            repeats.append((len(body), tuple(lines[header.start : header.end])))
        body += lines[header.end : following.start if following else end]
    first = headers[0]
    return Body(first, tuple(lines[first.start : first.end]), tuple(body), tuple(repeats))

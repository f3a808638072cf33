"""Printed lines → titles, tables (a header and what stands under it) and the list of abbreviations.

What stands on the page beside the tables cannot be told from the text of their last cells, but for
titles: those are numbered, and a header or another title follows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractors.plain_text.read_lines import PrintedLine
from normalizers.abbreviations.glossary_entries import entry
from normalizers.titles.section_titles import academic_years, is_glossary_title, section_number
from pipeline.plain_text.header_search import Header, again_at, header_at, is_loud, is_title

TITLE = 8
"""Lines that stand between the first of a title and the header at most."""

ENTRIES = 3
"""So many entries below a title tell that it is that of the list of abbreviations."""


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
    number = None
    while index < len(headers):
        first = headers[index]
        title = _title(lines, at, first.start, _behind(number))
        out += _blocks(lines, at, title)
        out.append(tuple(lines[title : first.start]))
        numbers = (section_number(line.text) for line in reversed(lines[at : first.start]))
        number = next(filter(None, numbers), number)
        alike = [first]
        while index + 1 < len(headers) and _is_repeat(first, headers[index + 1], lines, number):
            index += 1
            alike.append(headers[index])
        index += 1
        end = len(lines)
        if index < len(headers):
            end = _titles(lines, alike[-1].end, headers[index].start, _behind(number))
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


def _is_repeat(
    first: Header, later: Header, lines: Sequence[PrintedLine], number: str | None
) -> bool:
    """Whether a header says what the first one, of section `number`, says, and no title stands
    above it."""
    if first.heading.keys != later.heading.keys:
        return False
    start = max(first.end, later.start - TITLE)
    return _title(lines, start, later.start, _behind(number, alike=True)) == later.start


def _title(
    lines: Sequence[PrintedLine], start: int, end: int, numbers: Collection[str] = ()
) -> int:
    """Where the title above line `end` begins, not before `start`; `end` if there is none.

    One that is not in capitals is known by its number, which is one of `numbers`.
    """
    for index in range(end - 1, max(start, end - TITLE) - 1, -1):
        text = " ".join(line.text for line in lines[index:end])
        if is_title(text) or section_number(text) in numbers:
            return index
    return end


def _titles(lines: Sequence[PrintedLine], start: int, end: int, numbers: Collection[str]) -> int:
    """Where the first of the titles above line `end` begins: one may have no table."""
    above = _title(lines, start, end, numbers)
    while above < end:
        end, above = above, _title(lines, start, above)
    return end


def _behind(number: str | None, *, alike: bool = False) -> tuple[str, ...]:
    """The numbers of sections that may stand right behind one: 2.3, 3 and 3.1 behind 2.2.

    Within one of the same columns (`alike`) a number without a point is an item's.
    """
    if number is None:
        return ()
    parent, point, last = number.rpartition(".")
    top = int(number.partition(".")[0]) + 1
    found = (f"{parent}{point}{int(last) + 1}", str(top), f"{top}.1")
    return tuple(one for one in found if "." in one or not alike)


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
    """Where the list of abbreviations begins from line `start` on; `end` if it does not.

    Its title is in capitals, or entries follow.
    """
    for index in range(start, end):
        text = lines[index].text
        if is_glossary_title(text):
            below = lines[index + 1 : index + 1 + ENTRIES]
            if is_loud(text) or (below and all(entry(line.text) for line in below)):
                return index
    return end


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

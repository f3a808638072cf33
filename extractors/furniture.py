"""Page furniture: running heads, page numbers and stamps, told from content by their repetition.

A line (or a small table, as a stamp is) at the same place with the same text on several pages is
furniture. So is a number near a page's edge that counts with the pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.records import PageLayout, PageTable, TextLine, Word

PLACE = 3.0
"""Lines within this many points of the same height stand at the same place."""

EDGE = 0.12
"""A page number stands within this share of the page's height from its top or bottom."""

_NUMBER = re.compile(r"\D*(\d{1,4})\D*(?:\d{1,4}\D*)?")
_NUMBER_WORDS = 3


@dataclass(frozen=True, slots=True)
class Parted:
    """A page's layout without its furniture, and the furniture."""

    layout: PageLayout
    furniture: tuple[TextLine, ...]


def part_furniture(layouts: Sequence[PageLayout]) -> list[Parted]:
    """Takes the furniture out of every page."""
    lines = _repeated_lines(layouts) | _page_numbers(layouts)
    stamps = _repeated_tables(layouts)
    out = []
    for layout in layouts:
        gone = [line for line in layout.lines if id(line) in lines]
        for table in layout.tables:
            if id(table) in stamps:
                gone += _as_lines(table)
        kept = replace(
            layout,
            lines=tuple(line for line in layout.lines if id(line) not in lines),
            tables=tuple(table for table in layout.tables if id(table) not in stamps),
        )
        out.append(Parted(kept, tuple(gone)))
    return out


def _needed(pages: int) -> int:
    """On how many pages a thing must stand to be furniture: on three, or on both of two."""
    return min(3, max(2, pages))


def _place(layout: PageLayout, line: TextLine) -> float:
    """The height of a line: from the top in the upper half, from the bottom (negative) below."""
    return line.box.y0 if line.box.y1 < layout.height / 2 else line.box.y1 - layout.height


def _repeated_lines(layouts: Sequence[PageLayout]) -> set[int]:
    """Identities of lines that stand with the same text at the same place on enough pages."""
    groups: dict[str, list[tuple[float, TextLine]]] = defaultdict(list)
    for layout in layouts:
        for line in layout.lines:
            groups[line.text].append((_place(layout, line), line))
    out: set[int] = set()
    for group in groups.values():
        for place, line in group:
            pages = {other.page for at, other in group if abs(at - place) <= PLACE}
            if len(pages) >= _needed(len(layouts)):
                out.add(id(line))
    return out


def _page_numbers(layouts: Sequence[PageLayout]) -> set[int]:
    """Identities of short lines near an edge whose number grows with the page."""
    groups: dict[int, list[TextLine]] = defaultdict(list)
    for layout in layouts:
        for line in layout.lines:
            match = _NUMBER.fullmatch(line.text)
            near = line.box.y1 < EDGE * layout.height or line.box.y0 > (1 - EDGE) * layout.height
            if match and near and len(line.words) <= _NUMBER_WORDS:
                groups[int(match[1]) - layout.page].append(line)
    return {
        id(line)
        for group in groups.values()
        if len({line.page for line in group}) >= _needed(len(layouts))
        for line in group
    }


def _repeated_tables(layouts: Sequence[PageLayout]) -> set[int]:
    """Identities of tables that stand alike, digits aside, at the same place on enough pages."""
    groups: dict[tuple[object, ...], list[PageTable]] = defaultdict(list)
    for layout in layouts:
        for table in layout.tables:
            text = re.sub(r"\d", "", "\n".join(cell.part.text for cell in table.cells))
            groups[(text, *(round(value / 2) for value in table.box))].append(table)
    return {
        id(table)
        for group in groups.values()
        if len({table.page for table in group}) >= _needed(len(layouts))
        for table in group
    }


def _as_lines(table: PageTable) -> list[TextLine]:
    return [
        TextLine(table.page, cell.part.box, (Word(*cell.part.box, cell.part.text),))
        for cell in table.cells
        if cell.part.lines
    ]

"""Page furniture: running heads, page numbers and stamps, told from content by their repetition.

A line (or a small table, as a stamp is) that says the same at the same place on neighbouring pages
is furniture. Near a page's edge its numbers may differ, if each counts with the pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extractors.records import Box, PageLayout, PageTable, TextLine, Word

PLACE = 3.0
"""Things within this many points of the same height stand at the same place."""

EDGE = 0.12
"""Numbered furniture stands within this share of the page's height from its top or bottom."""

STAMP = 0.25
"""A stamp takes at most this share of the page's height."""

_NUMBER = re.compile(r"\d+")
_COUNTER = re.compile(r"(?<![\d.,])\d+(?![.,]?\d|\.)")
"""A number by itself; one with a point beside it is a date's, a sum's or a title's."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A page's layout without its furniture, and the furniture."""

    layout: PageLayout
    furniture: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line or table that may be furniture: `text` with its numbers taken out of it.

    `counts` tells which of the numbers may count the pages.
    """

    page: int
    text: str
    numbers: tuple[int, ...]
    counts: tuple[bool, ...]
    place: float
    is_at_edge: bool
    identity: int


def part_furniture(layouts: Sequence[PageLayout]) -> list[Parted]:
    """Takes the furniture out of every page."""
    marks = [mark for layout in layouts for mark in _marks(layout)]
    repeated = _repeated(marks, pages=len(layouts))
    out = []
    for layout in layouts:
        gone = _outermost_tables(layout, repeated)
        furniture = [line for line in layout.lines if id(line) in gone]
        for table in layout.tables:
            if id(table) in gone:
                furniture += _as_lines(table)
        kept = replace(
            layout,
            lines=tuple(line for line in layout.lines if id(line) not in gone),
            tables=tuple(table for table in layout.tables if id(table) not in gone),
        )
        out.append(Parted(kept, tuple(furniture)))
    return out


def _outermost_tables(layout: PageLayout, repeated: set[int]) -> set[int]:
    """A page's repeated lines, and its repeated tables that only furniture parts from an edge."""
    out = {id(line) for line in layout.lines if id(line) in repeated}
    things: list[TextLine | PageTable] = [*layout.lines, *layout.tables]
    things.sort(key=lambda thing: thing.box.y0)
    upper = [thing for thing in things if thing.box.y0 < layout.height / 2]
    for half in (upper, things[: len(upper) - 1 : -1] if upper else things[::-1]):
        out.update(id(thing) for thing in takewhile(lambda thing: id(thing) in repeated, half))
    return out


def _marks(layout: PageLayout) -> Iterable[_Mark]:
    """What may be furniture of a page: every loose line, and every table no higher than a stamp."""
    for line in layout.lines:
        yield _mark(layout, line.box, line.text, id(line))
    for table in layout.tables:
        if table.box.y1 - table.box.y0 <= STAMP * layout.height:
            text = "\n".join(cell.part.text for cell in table.cells)
            yield _mark(layout, table.box, text, id(table))


def _mark(layout: PageLayout, box: Box, text: str, identity: int) -> _Mark:
    """The place is the height from the top in the upper half, from the bottom (negative) below."""
    counters = {match.start() for match in _COUNTER.finditer(text)}
    found = list(_NUMBER.finditer(text))
    return _Mark(
        page=layout.page,
        text=_NUMBER.sub("#", text),
        numbers=tuple(int(number[0][-9:]) for number in found),
        counts=tuple(number.start() in counters for number in found),
        place=box.y0 if box.y1 < layout.height / 2 else box.y1 - layout.height,
        is_at_edge=box.y1 < EDGE * layout.height or box.y0 > (1 - EDGE) * layout.height,
        identity=identity,
    )


def _repeated(marks: Sequence[_Mark], pages: int) -> set[int]:
    """Identities of the marks that stand alike on three neighbouring pages, or on both of two."""
    groups: dict[Hashable, list[_Mark]] = defaultdict(list)
    for mark in marks:
        groups[mark.text, len(mark.numbers)].append(mark)
    needed = min(3, max(2, pages))
    out: set[int] = set()
    for group in groups.values():
        by_page: dict[int, list[_Mark]] = defaultdict(list)
        for mark in group:
            by_page[mark.page].append(mark)
        for mark in group:
            seen = {mark.page}
            for step in (-1, 1):
                page = mark.page
                # A head may stand on every other page only.
                while page := next(
                    (
                        p
                        for p in (page + step, page + 2 * step)
                        if any(_alike(mark, other) for other in by_page.get(p, ()))
                    ),
                    0,
                ):
                    seen.add(page)
                    if len(seen) >= needed:
                        break
            if len(seen) >= needed:
                out.add(mark.identity)
    return out


def _alike(mark: _Mark, other: _Mark) -> bool:
    """Whether marks of different pages are the same but for numbers that count with the pages."""
    if abs(mark.place - other.place) > PLACE:
        return False
    counted = all(
        b == a or (counts and b == a + other.page - mark.page)
        for a, b, counts in zip(mark.numbers, other.numbers, mark.counts, strict=True)
    )
    return counted and (mark.is_at_edge or mark.numbers == other.numbers)


def _as_lines(table: PageTable) -> list[TextLine]:
    return [
        TextLine(table.page, cell.part.box, (Word(*cell.part.box, cell.part.text),))
        for cell in table.cells
        if cell.part.lines
    ]

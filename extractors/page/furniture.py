"""Page furniture: running heads, page numbers and stamps, told from content by their repetition.

A line (or a small table, as a stamp is) that says the same at the same place on neighbouring pages
is furniture. Near a page's edge its numbers may differ, if each counts with the pages.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from extractors.records.geometry import Box
from extractors.records.page_layouts import PageLayout, PageTable, TextLine
from extractors.records.page_marks import Word

SAME_PLACE_PT = 3.0
"""Things within this many points of the same height stand at the same place."""

EDGE_ZONE_SHARE = 0.12
"""Numbered furniture stands within this share of the page's height from its top or bottom."""

MAX_STAMP_HEIGHT_SHARE = 0.25
"""A stamp takes at most this share of the page's height."""

_NUMBER = re.compile(r"\d+")
_COUNTER = re.compile(r"(?<![\d.,])\d+(?![.,]?\d|\.|\s?[-–][^\W\d_]{4})")
"""A number by itself; one with a point beside it is a date's, a sum's or a title's, one bound to a
long word (`2-БӨЛҮМ`) a title's."""


class PageWithoutFurniture(Struct, frozen=True):
    """A page's layout without its furniture, and the furniture."""

    layout: PageLayout
    furniture: tuple[TextLine, ...]


class _FurnitureCandidate(Struct, frozen=True):
    """A line or table that may be furniture: `text` with its numbers taken out of it.

    `may_count_pages` tells which of the numbers may count the pages.
    """

    page: int
    text: str
    numbers: tuple[int, ...]
    may_count_pages: tuple[bool, ...]
    edge_offset: float
    is_at_edge: bool
    identity: int


def separate_furniture(layouts: Sequence[PageLayout]) -> list[PageWithoutFurniture]:
    """Takes the furniture out of every page."""
    candidates = [mark for layout in layouts for mark in _iter_candidates(layout)]
    repeated_ids = _find_repeated_ids(candidates, pages=len(layouts))
    separated = []
    for layout in layouts:
        furniture_ids = _find_furniture_ids(layout, repeated_ids)
        furniture = [line for line in layout.lines if id(line) in furniture_ids]
        for table in layout.tables:
            if id(table) in furniture_ids:
                furniture += _to_text_lines(table)
        body = replace(
            layout,
            lines=tuple(line for line in layout.lines if id(line) not in furniture_ids),
            tables=tuple(table for table in layout.tables if id(table) not in furniture_ids),
        )
        separated.append(PageWithoutFurniture(body, tuple(furniture)))
    return separated


def _find_furniture_ids(layout: PageLayout, repeated_ids: set[int]) -> set[int]:
    """A page's repeated lines, and those repeated tables that have only furniture between them and
    the page's edge."""
    furniture_ids = {id(line) for line in layout.lines if id(line) in repeated_ids}
    blocks: list[TextLine | PageTable] = [*layout.lines, *layout.tables]
    blocks.sort(key=lambda thing: thing.box.y0)
    upper_half = [thing for thing in blocks if thing.box.y0 < layout.height / 2]
    for half in (upper_half, blocks[: len(upper_half) - 1 : -1] if upper_half else blocks[::-1]):
        furniture_ids.update(
            id(thing) for thing in takewhile(lambda thing: id(thing) in repeated_ids, half)
        )
    return furniture_ids


def _iter_candidates(layout: PageLayout) -> Iterable[_FurnitureCandidate]:
    """What may be furniture of a page: every loose line, and every table no higher than a stamp."""
    for line in layout.lines:
        yield _make_candidate(layout, line.box, line.text, id(line))
    for table in layout.tables:
        if table.box.y1 - table.box.y0 <= MAX_STAMP_HEIGHT_SHARE * layout.height:
            text = "\n".join(cell.part.text for cell in table.cells)
            yield _make_candidate(layout, table.box, text, id(table))


def _make_candidate(layout: PageLayout, box: Box, text: str, identity: int) -> _FurnitureCandidate:
    """The place is the height from the top in the upper half, from the bottom (negative) below."""
    counter_starts = {match.start() for match in _COUNTER.finditer(text)}
    numbers = list(_NUMBER.finditer(text))
    return _FurnitureCandidate(
        page=layout.page,
        text=_NUMBER.sub("#", text),
        # The last nine digits are enough to compare, and a hostile number stays small.
        numbers=tuple(int(number[0][-9:]) for number in numbers),
        may_count_pages=tuple(number.start() in counter_starts for number in numbers),
        edge_offset=box.y0 if box.y1 < layout.height / 2 else box.y1 - layout.height,
        is_at_edge=box.y1 < EDGE_ZONE_SHARE * layout.height
        or box.y0 > (1 - EDGE_ZONE_SHARE) * layout.height,
        identity=identity,
    )


def _find_repeated_ids(candidates: Sequence[_FurnitureCandidate], pages: int) -> set[int]:
    """Identities of the marks that stand alike on three neighbouring pages, or on both of two."""
    groups: dict[Hashable, list[_FurnitureCandidate]] = defaultdict(list)
    for candidate in candidates:
        groups[candidate.text, len(candidate.numbers)].append(candidate)
    # Two pages alike may be chance, as two parts that begin with one header.
    pages_needed = min(3, max(2, pages))
    repeated_ids: set[int] = set()
    for group in groups.values():
        by_page: dict[int, list[_FurnitureCandidate]] = defaultdict(list)
        for candidate in group:
            by_page[candidate.page].append(candidate)
        for candidate in group:
            pages_seen = {candidate.page}
            for step in (-1, 1):
                page = candidate.page
                # A head may stand on every other page only.
                while page := next(
                    (
                        p
                        for p in (page + step, page + 2 * step)
                        if any(
                            _is_same_but_page_number(candidate, other)
                            for other in by_page.get(p, ())
                        )
                    ),
                    0,
                ):
                    pages_seen.add(page)
                    if len(pages_seen) >= pages_needed:
                        break
            if len(pages_seen) >= pages_needed:
                repeated_ids.add(candidate.identity)
    return repeated_ids


def _is_same_but_page_number(candidate: _FurnitureCandidate, other: _FurnitureCandidate) -> bool:
    """Whether marks of different pages are the same but for numbers that count with the pages."""
    if abs(candidate.edge_offset - other.edge_offset) > SAME_PLACE_PT:
        return False
    numbers_match = all(
        b == a or (counts and b == a + other.page - candidate.page)
        for a, b, counts in zip(
            candidate.numbers, other.numbers, candidate.may_count_pages, strict=True
        )
    )
    return numbers_match and (candidate.is_at_edge or candidate.numbers == other.numbers)


def _to_text_lines(table: PageTable) -> list[TextLine]:
    return [
        TextLine(table.page, cell.part.box, (Word(*cell.part.box, cell.part.text),))
        for cell in table.cells
        if cell.part.lines
    ]

"""Page tables → chains: which parts on following pages are one table.

Two parts are one table when nothing but page furniture, footnotes or a stray mark stands between
them, their column lines agree, and the lower one does not begin with another header.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from extractors.records import GridCell, PageLayout, PageTable
from extractors.tables.column_alignment import aligned

Heading = Callable[[Sequence[str]], Hashable | None]
"""Tells what a row of texts is the header of, or None when it is no header."""

LETTERS = 4
"""Text with fewer letters than this is a stray mark and separates nothing."""


@dataclass(frozen=True, slots=True)
class Part:
    """One page's part of a table.

    `xs`: its column lines in the coordinates of the chain's first part; `header`: how many of its
    leading rows are a header; `why`: why it goes on the part before, empty for the first.
    """

    table: PageTable
    xs: tuple[float, ...]
    header: int
    why: str = ""


def no_heading(_texts: Sequence[str]) -> None:
    """Knows no headers: for tables of unknown kind and language."""
    return None


def chains(layouts: Sequence[PageLayout], heading: Heading = no_heading) -> list[list[Part]]:
    """The tables of a document as chains of page parts, ordered by their first parts."""
    out: list[list[Part]] = []
    last: tuple[PageLayout, list[Part]] | None = None
    for layout in layouts:
        lowest: list[Part] | None = None
        for table in layout.tables:
            chain = None
            if last is not None and table is layout.tables[0] and last[0].page == layout.page - 1:
                chain = _continued(last[0], layout, last[1], heading)
            if chain is None:
                header = int(heading(row_texts(table, 0)) is not None)
                chain = [Part(table, table.xs, header)]
                out.append(chain)
            if lowest is None or table.box.y1 > lowest[-1].table.box.y1:
                lowest = chain
        last = (layout, lowest) if lowest is not None else None
    return [_with_header(chain) for chain in out]


def row_texts(table: PageTable, row: int) -> list[str]:
    """The texts of the cells that begin in a row, each on one line."""
    return [_flat(cell) for cell in table.cells if cell.row == row]


def _continued(
    before: PageLayout, after: PageLayout, chain: list[Part], heading: Heading
) -> list[Part] | None:
    """The chain with the next page's first table added to it, or None when that begins anew."""
    lower, upper = after.tables[0], chain[-1].table
    between = [line for line in before.lines if upper.box.y1 - 2 < line.box.y0 < before.footnotes]
    between += [line for line in after.lines if line.box.y1 < lower.box.y0 + 2]
    if any(sum(map(str.isalpha, line.text)) >= LETTERS for line in between):
        return None
    xs = aligned(chain[0].xs, lower.xs) or aligned(chain[-1].xs, lower.xs)
    if xs is None:
        return None
    first = chain[0].table
    repeated = _repeated_rows(first, lower)
    own = heading(row_texts(lower, 0))
    if repeated == len(lower.ys) - 1:  # not all of a part is a header, unless known to be one
        repeated = min(repeated, max(int(own is not None), *(part.header for part in chain), 1))
    if not repeated:
        if own is not None and own != heading(row_texts(first, 0)):
            return None
        repeated = int(own is not None)
    header = f"header of {repeated} row(s) repeated" if repeated else "no header repeated"
    chain.append(Part(lower, xs, repeated, f"same column lines, nothing between, {header}"))
    return chain


def _with_header(chain: list[Part]) -> list[Part]:
    """The chain, its first part's header as long as the longest repetition."""
    first, *rest = chain
    header = max([first.header, *(part.header for part in rest)])
    return [Part(first.table, first.xs, min(header, len(first.table.ys) - 1)), *rest]


def _repeated_rows(first: PageTable, other: PageTable) -> int:
    """How many leading rows of two parts are alike; a merged cell must end within them."""
    count = 0
    for row in range(min(len(first.ys), len(other.ys)) - 1):
        if _signature(first, row) != _signature(other, row):
            break
        count = row + 1
    while count and any(
        cell.row < count < cell.row_end for table in (first, other) for cell in table.cells
    ):
        count -= 1
    printed = any(cell.part.lines for cell in other.cells if cell.row < count)
    return count if printed else 0


def _signature(table: PageTable, row: int) -> list[tuple[int, str]]:
    """A row for comparison: what its cells say, white space, hyphens and case aside."""
    return [
        (cell.row_end - cell.row, "".join(_flat(cell).split()).replace("-", "").casefold())
        for cell in table.cells
        if cell.row == row
    ]


def _flat(cell: GridCell) -> str:
    return " ".join(line.text for line in cell.part.lines)

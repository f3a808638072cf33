"""Page tables → chains: which parts on following pages are one table, and which first rows only
repeat its header.

Two parts are one table when nothing but page furniture, footnotes or a stray mark stands between
them, their column lines agree, and the lower one does not begin with another header.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from extractors.records.page_layouts import GridCell, PageLayout, PageTable
from extractors.tables.column_alignment import align_columns

MAX_HEADER_ROWS = 4
"""A header has at most so many rows, the row of column numbers among them."""

HeaderClassifier = Callable[[Sequence[str]], Hashable | None]
"""Given the texts of a row, says what they are the header of; None if they are no header."""

MIN_TEXT_LETTERS = 4
"""Text with fewer letters than this is a stray mark and separates nothing."""


class ChainPart(Struct, frozen=True):
    """One page's part of a table.

    `xs`: its column lines in the coordinates of the chain's first part; `header_rows`: how many of
    its leading rows are a header; `join_reason`: why it goes on the part before, empty for the
    first.
    """

    table: PageTable
    xs: tuple[float, ...]
    header_rows: int
    join_reason: str = ""


def recognise_no_header(_texts: Sequence[str]) -> None:
    """Knows no headers: for tables of unknown kind and language."""
    return None


def chain_table_parts(
    layouts: Sequence[PageLayout], classify_header: HeaderClassifier = recognise_no_header
) -> list[list[ChainPart]]:
    """The tables of a document as chains of page parts, ordered by their first parts."""
    table_chains: list[list[ChainPart]] = []
    previous: tuple[PageLayout, list[ChainPart]] | None = None
    for layout in layouts:
        lowest_chain: list[ChainPart] | None = None
        for table in layout.tables:
            chain = None
            if (
                previous is not None
                and table is layout.tables[0]
                and previous[0].page == layout.page - 1
            ):
                chain = _extend_chain(previous[0], layout, previous[1], classify_header)
            if chain is None:
                header_rows = int(classify_header(get_row_texts(table, 0)) is not None)
                chain = [ChainPart(table, table.xs, header_rows)]
                table_chains.append(chain)
            if lowest_chain is None or table.box.y1 > lowest_chain[-1].table.box.y1:
                lowest_chain = chain
        previous = (layout, lowest_chain) if lowest_chain is not None else None
    return [_set_header_rows(chain) for chain in table_chains]


def get_row_texts(table: PageTable, row: int) -> list[str]:
    """The texts of the cells that begin in a row, each on one line."""
    return [_join_lines(cell) for cell in _list_cells(table, row, row + 1)]


def _extend_chain(
    previous_page: PageLayout,
    next_page: PageLayout,
    chain: list[ChainPart],
    classify_header: HeaderClassifier,
) -> list[ChainPart] | None:
    """The chain with the next page's first table added to it; None if that table is a new one."""
    lower_table, upper_table = next_page.tables[0], chain[-1].table
    lines_between = [
        line
        for line in previous_page.lines
        if upper_table.box.y1 - 2 < line.box.y0 < previous_page.footnotes_top
    ]
    lines_between += [line for line in next_page.lines if line.box.y1 < lower_table.box.y0 + 2]
    if any(sum(map(str.isalpha, line.text)) >= MIN_TEXT_LETTERS for line in lines_between):
        return None
    # A part may have fewer lines than the first one, and then fit the part before it.
    xs = align_columns(chain[0].xs, lower_table.xs) or align_columns(chain[-1].xs, lower_table.xs)
    if xs is None:
        return None
    first_table = chain[0].table
    lower_table = _cut_below_numbers(first_table, lower_table)
    repeated_rows = _count_repeated_rows(first_table, lower_table)
    own_header = classify_header(get_row_texts(lower_table, 0))
    # A part that repeats the first one's rows throughout is not all header: two parts may be alike.
    if repeated_rows == len(lower_table.ys) - 1:
        header_rows = max(int(own_header is not None), *(part.header_rows for part in chain), 1)
        repeated_rows = _end_above_merged(min(repeated_rows, header_rows), first_table, lower_table)
    if not repeated_rows:
        if own_header is not None and own_header != classify_header(get_row_texts(first_table, 0)):
            return None
        repeated_rows = _end_above_merged(int(own_header is not None), lower_table)
    header_note = (
        f"header of {repeated_rows} row(s) repeated" if repeated_rows else "no header repeated"
    )
    chain.append(
        ChainPart(
            lower_table, xs, repeated_rows, f"same column lines, nothing between, {header_note}"
        )
    )
    return chain


def _set_header_rows(chain: list[ChainPart]) -> list[ChainPart]:
    """The chain, its first part's header as long as the longest repetition."""
    first, *rest = chain
    header_rows = max([first.header_rows, *(part.header_rows for part in rest)])
    return [ChainPart(first.table, first.xs, min(header_rows, len(first.table.ys) - 1)), *rest]


def _count_repeated_rows(first: PageTable, other: PageTable) -> int:
    """How many leading rows of two parts are alike; a merged cell must end within them."""
    count = 0
    for row in range(min(len(first.ys), len(other.ys)) - 1):
        if _normalise_row(first, row) != _normalise_row(other, row):
            break
        count = row + 1
    count = _end_above_merged(count, first, other)
    has_text = any(cell.part.lines for cell in _list_cells(other, 0, count))
    return count if has_text else _count_repeated_numbers(first, other)


def _end_above_merged(count: int, *tables: PageTable) -> int:
    """The largest number of leading rows, at most `count`, that no cell of the tables reaches out
    of."""
    while count and any(
        cell.row_end > count for table in tables for cell in _list_cells(table, 0, count)
    ):
        count -= 1
    return count


def _cut_below_numbers(first: PageTable, other: PageTable) -> PageTable:
    """A part whose first row repeats the header's column numbers (1 2 3 …), ended below them.

    Where a merged cell goes on from the page before, no line is drawn between its number and it.
    """
    if not _count_repeated_numbers(first, other):
        return other
    cut = other.ys[1]
    cells: list[GridCell] = []
    for cell in other.cells:
        if cell.row > 0 or cell.row_end == 1:
            cells.append(cell)
            continue
        box, part = cell.part.box, cell.part
        number = replace(part, box=box._replace(y1=cut), open_bottom=False)
        rest = replace(part, box=box._replace(y0=cut), lines=(), text_bottom=None, open_top=True)
        cells += [replace(cell, row_end=1, part=number), replace(cell, row=1, part=rest)]
    return replace(other, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _count_repeated_numbers(first: PageTable, other: PageTable) -> int:
    """1 if a part begins with the header's row of column numbers (1 2 3 …) alone, else 0."""
    numbers = [text for _, text in _normalise_row(other, 0)]
    if len(numbers) < 2 or numbers != [str(number + 1) for number in range(len(numbers))]:
        return 0
    header_rows = range(min(MAX_HEADER_ROWS, len(first.ys) - 1))
    return int(
        any([text for _, text in _normalise_row(first, row)] == numbers for row in header_rows)
    )


def _normalise_row(table: PageTable, row: int) -> list[tuple[int, str]]:
    """A row for comparison: what its cells say, white space, hyphens and case aside."""
    return [
        (cell.row_end - cell.row, "".join(_join_lines(cell).split()).replace("-", "").casefold())
        for cell in _list_cells(table, row, row + 1)
    ]


_get_row = attrgetter("row")


def _list_cells(table: PageTable, first: int, end: int) -> Sequence[GridCell]:
    """The cells that begin in some rows, the end exclusive."""
    cells = table.cells
    start = bisect_left(cells, first, key=_get_row)
    return cells[start : bisect_left(cells, end, start, key=_get_row)]


def _join_lines(cell: GridCell) -> str:
    return " ".join([line.text for line in cell.part.lines])

"""Chains → tables: cut rows joined, merged cells carried over page breaks, repeated headers set
aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from extractors.records import Cell, CellPart, Doubt, GridCell, PageLayout, Table
from extractors.tables.column_alignment import near, united
from extractors.tables.row_continuation import (
    CERTAIN,
    Pair,
    Printed,
    Profile,
    Verdict,
    cell_goes_on,
    profile,
    row_goes_on,
)
from extractors.tables.table_continuation import Heading, Part, chains, no_heading

OTHERWISE = Verdict(-CERTAIN, ("its cells lie otherwise than those above",))
"""The verdict on a row whose columns are divided in another way than those of the row above."""


@dataclass(slots=True)
class _Growing:
    """A cell under construction: grid rows and columns of the whole table, ends exclusive."""

    row: int
    row_end: int
    column: int
    column_end: int
    parts: list[CellPart]
    joins: list[str] = field(default_factory=list)

    @property
    def columns(self) -> tuple[int, int]:
        return self.column, self.column_end


def stitch(layouts: Sequence[PageLayout], heading: Heading = no_heading) -> list[Table]:
    """The whole tables of a document, ordered by where they begin."""
    found = [(chain, _columns(chain)) for chain in chains(layouts, heading)]
    document = profile(cell for _, columns in found for column in columns for cell in column)
    return [
        _table(chain, [profile(column, document) for column in columns]) for chain, columns in found
    ]


def page_tables(layouts: Sequence[PageLayout]) -> list[Table]:
    """Every page's tables by themselves, no part joined to another."""
    return [_table([Part(table, table.xs, 0)], ()) for page in layouts for table in page.tables]


def _table(chain: Sequence[Part], profiles: Sequence[Profile]) -> Table:
    """One table; `profiles` are those of its columns, needed where it has several parts."""
    xs = united([part.xs for part in chain])
    cells: list[_Growing] = []
    repeats: list[GridCell] = []
    joins: list[str] = []
    doubts: list[Doubt] = []
    rows = 0
    for part in chain:
        header = part.header if part.why else 0
        body = [
            _placed(cell, part, xs, rows - header)
            for cell in part.table.cells
            if cell.row >= header
        ]
        repeats += [cell for cell in part.table.cells if cell.row < header]
        if part.why:
            page = part.table.page
            joins.append(f"pages {page - 1} and {page}: {part.why}")
        if part.why and body and rows:
            shift = _join(cells, body, rows, profiles, (joins, doubts), part.table.page)
        else:
            shift = 0
            cells += body
        rows += len(part.table.ys) - 1 - header - shift
    return _finished(chain, cells, repeats, joins, doubts)


def _placed(cell: GridCell, part: Part, xs: Sequence[float], offset: int) -> _Growing:
    """A page's cell in the rows and columns of the whole table."""
    left, right = near(xs, part.xs[cell.column]), near(xs, part.xs[cell.column_end])
    assert left is not None and right is not None  # `united` holds every line of every part
    return _Growing(cell.row + offset, cell.row_end + offset, left, right, [cell.part])


def _columns(chain: Sequence[Part]) -> list[list[Printed]]:
    """Each column's cells; the first rows below the breaks are left out: they may be cut."""
    xs = united([part.xs for part in chain])
    columns: list[list[Printed]] = [[] for _ in xs]
    for part, following in zip_longest(chain, chain[1:]):
        first = part.header + (1 if part.why else 0)
        last = len(part.table.ys) - 1
        for cell in part.table.cells:
            placed = _placed(cell, part, xs, 0)
            if cell.row >= first and placed.columns != (0, len(xs) - 1):
                lines = [line.text for line in cell.part.lines]
                may_be_cut = following is not None and cell.row_end == last
                columns[placed.column].append(Printed(lines, cell.row_end - cell.row, may_be_cut))
    return columns


def _join(
    cells: list[_Growing],
    body: list[_Growing],
    rows: int,
    profiles: Sequence[Profile],
    notes: tuple[list[str], list[Doubt]],
    page: int,
) -> int:
    """Adds a part's cells to those above it; gives how many rows the two parts share (0 or 1)."""
    joins, doubts = notes
    lowest = {
        column: cell for cell in cells if cell.row_end == rows for column in range(*cell.columns)
    }
    highest = [cell for cell in body if cell.row == rows]
    pairs = [
        (lowest[cell.column], cell)
        for cell in highest
        if cell.column in lowest and lowest[cell.column].columns == cell.columns
    ]
    weighed = [
        Pair(
            above=a.parts[-1],
            above_text=" ".join(part.text for part in a.parts if part.lines),
            below=b.parts[0],
            above_rows=a.row_end - a.row,
            below_rows=b.row_end - b.row,
            column=b.column,
        )
        for a, b in pairs
    ]
    alike = len(pairs) >= max(len(highest) - 1, 1)
    verdict = row_goes_on(weighed, profiles) if alike else OTHERWISE
    carried, nearly = ({}, []) if verdict.goes_on else _carried(weighed, profiles)
    if not verdict.goes_on and len(carried) == len(highest):
        verdict = Verdict(0.1, (*verdict.reasons, "but every cell goes on"))
    word = "goes on" if verdict.goes_on else "begins anew"
    because = "; ".join(verdict.reasons) or "no sign that it goes on"
    joins.append(f"page {page}: the row {word} ({verdict.score:+.1f}): {because}")
    if verdict.is_doubtful:
        doubts.append(Doubt(page, joins[-1]))
    if verdict.goes_on:
        _continue_row(cells, body, rows, lowest, because)
        return 1
    doubts += [
        Doubt(page, f"page {page}: a cell begins anew ({v.score:+.1f}): {'; '.join(v.reasons)}")
        for v in nearly
    ]
    for index, reason in carried.items():
        above, below = pairs[index]
        _append(above, below, f"page {page}: merged over the break: {reason.reasons[-1]}")
        above.joins[-1] = f"page {page}: merged over the break: {'; '.join(reason.reasons)}"
        body.remove(below)
        if reason.is_doubtful:
            doubts.append(Doubt(page, above.joins[-1]))
    cells += body
    return 0


def _carried(
    pairs: Sequence[Pair], profiles: Sequence[Profile]
) -> tuple[dict[int, Verdict], list[Verdict]]:
    """Which pairs are one merged cell though the row is new, with the verdicts; and the verdicts
    that are nearly so."""
    out: dict[int, Verdict] = {}
    nearly = []
    anew = 0.0
    for index, pair in enumerate(pairs):
        usual = profiles[pair.column]
        verdict = cell_goes_on(pair, usual, anew_before=anew >= usual.merged)
        if verdict.goes_on:
            out[index] = verdict
        elif pair.below.lines:
            anew = max(anew, usual.merged)
        if verdict.is_doubtful and not verdict.goes_on:
            nearly.append(verdict)
    return out, nearly


def _continue_row(
    cells: list[_Growing],
    body: Sequence[_Growing],
    rows: int,
    lowest: dict[int, _Growing],
    because: str,
) -> None:
    """Puts the first row of `body` into the last row above it; the rows below move up by one."""
    for cell in body:
        first = cell.row == rows
        cell.row -= 1
        cell.row_end -= 1
        above = lowest.get(cell.column) if first else None
        if above is None:
            cells.append(cell)
        else:
            _append(above, cell, f"page {cell.parts[0].page}: the row goes on: {because}")


def _append(above: _Growing, below: _Growing, reason: str) -> None:
    above.parts += below.parts
    above.row_end = max(above.row_end, below.row_end)
    above.joins.append(reason)


def _finished(
    chain: Sequence[Part],
    cells: Sequence[_Growing],
    repeats: Sequence[GridCell],
    joins: Sequence[str],
    doubts: Sequence[Doubt],
) -> Table:
    """The table; grid lines at which no cell begins are left out of its rows and columns."""
    rows = _ranks({cell.row for cell in cells})
    columns = _ranks({cell.column for cell in cells})
    done = [
        Cell(
            row=rows[cell.row],
            column=columns[cell.column],
            rowspan=_span(rows, cell.row, cell.row_end),
            colspan=_span(columns, cell.column, cell.column_end),
            parts=tuple(cell.parts),
            joins=tuple(cell.joins),
        )
        for cell in cells
    ]
    done.sort(key=lambda cell: (cell.row, cell.column))
    return Table(
        boxes=tuple((part.table.page, part.table.box) for part in chain),
        rows=len(rows),
        columns=len(columns),
        cells=tuple(done),
        header_rows=sum(row < chain[0].header for row in rows),
        repeats=tuple(repeats),
        joins=tuple(joins),
        doubts=tuple(doubts),
    )


def _ranks(places: set[int]) -> dict[int, int]:
    return {place: rank for rank, place in enumerate(sorted(places))}


def _span(ranks: dict[int, int], start: int, end: int) -> int:
    return sum(start <= place < end for place in ranks)

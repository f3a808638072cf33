"""Chains → tables: cut rows joined, merged cells carried over page breaks, repeated headers set
aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from extractors.records.documents import Cell, DoubtfulJoin, Table
from extractors.records.page_layouts import CellPart, GridCell, PageLayout
from extractors.tables.column_alignment import find_nearest_line, merge_column_lines
from extractors.tables.row_continuation import (
    CERTAIN_WEIGHT,
    BreakDecision,
    CellSample,
    CellsAtBreak,
    ColumnStats,
    compute_column_stats,
    decide_cell_continues,
    decide_row_continues,
)
from extractors.tables.table_continuation import (
    ChainPart,
    HeaderClassifier,
    chain_table_parts,
    recognise_no_header,
)

COLUMNS_DIFFER = BreakDecision(-CERTAIN_WEIGHT, ("its cells lie otherwise than those above",))
"""The verdict on a row whose columns are divided in another way than those of the row above."""


@dataclass(slots=True)
class _MutableCell:
    """A cell under construction: grid rows and columns of the whole table, ends exclusive."""

    row: int
    row_end: int
    column: int
    column_end: int
    parts: list[CellPart]
    join_reasons: list[str] = field(default_factory=list)

    @property
    def column_range(self) -> tuple[int, int]:
        return self.column, self.column_end


def stitch_tables(
    layouts: Sequence[PageLayout], classify_header: HeaderClassifier = recognise_no_header
) -> list[Table]:
    """The whole tables of a document, ordered by where they begin."""
    chains_with_samples = [
        (chain, _collect_column_samples(chain))
        for chain in chain_table_parts(layouts, classify_header)
    ]
    document_stats = compute_column_stats(
        cell for _, columns in chains_with_samples for column in columns for cell in column
    )
    return [
        _stitch_chain(chain, [compute_column_stats(column, document_stats) for column in columns])
        for chain, columns in chains_with_samples
    ]


def build_page_tables(layouts: Sequence[PageLayout]) -> list[Table]:
    """Every page's tables by themselves, no part joined to another."""
    return [
        _stitch_chain([ChainPart(table, table.xs, 0)], ())
        for page in layouts
        for table in page.tables
    ]


def _stitch_chain(chain: Sequence[ChainPart], column_stats: Sequence[ColumnStats]) -> Table:
    """One table; `column_stats` are those of its columns, needed where it has several parts."""
    xs = merge_column_lines([part.xs for part in chain])
    cells: list[_MutableCell] = []
    repeated_header_cells: list[GridCell] = []
    join_reasons: list[str] = []
    doubtful_joins: list[DoubtfulJoin] = []
    row_count = 0
    for part in chain:
        header_rows = part.header_rows if part.join_reason else 0
        body_cells = [
            _place_cell(cell, part, xs, row_count - header_rows)
            for cell in part.table.cells
            if cell.row >= header_rows
        ]
        repeated_header_cells += [cell for cell in part.table.cells if cell.row < header_rows]
        if part.table.inference:
            join_reasons.append(f"page {part.table.page}: {part.table.inference}")
        if part.join_reason:
            page = part.table.page
            join_reasons.append(f"pages {page - 1} and {page}: {part.join_reason}")
        if part.join_reason and body_cells and row_count:
            shared_rows = _merge_part_at_break(
                cells,
                body_cells,
                row_count,
                column_stats,
                (join_reasons, doubtful_joins),
                part.table.page,
            )
        else:
            shared_rows = 0
            cells += body_cells
        row_count += len(part.table.ys) - 1 - header_rows - shared_rows
    return _build_table(chain, cells, repeated_header_cells, join_reasons, doubtful_joins)


def _place_cell(cell: GridCell, part: ChainPart, xs: Sequence[float], offset: int) -> _MutableCell:
    """A page's cell in the rows and columns of the whole table."""
    left, right = (
        find_nearest_line(xs, part.xs[cell.column]),
        find_nearest_line(xs, part.xs[cell.column_end]),
    )
    assert left is not None and right is not None  # `united` holds every line of every part
    return _MutableCell(cell.row + offset, cell.row_end + offset, left, right, [cell.part])


def _collect_column_samples(chain: Sequence[ChainPart]) -> list[list[CellSample]]:
    """Each column's cells; the first rows below the breaks are left out: they may be cut."""
    xs = merge_column_lines([part.xs for part in chain])
    samples: list[list[CellSample]] = [[] for _ in xs]
    for part, following in zip_longest(chain, chain[1:]):
        first_row = part.header_rows + (1 if part.join_reason else 0)
        last_row = len(part.table.ys) - 1
        for cell in part.table.cells:
            placed = _place_cell(cell, part, xs, 0)
            if cell.row >= first_row and placed.column_range != (0, len(xs) - 1):
                lines = [line.text for line in cell.part.lines]
                may_be_cut = following is not None and cell.row_end == last_row
                samples[placed.column].append(
                    CellSample(lines, cell.row_end - cell.row, may_be_cut)
                )
    return samples


def _merge_part_at_break(
    cells: list[_MutableCell],
    body_cells: list[_MutableCell],
    row_count: int,
    column_stats: Sequence[ColumnStats],
    notes: tuple[list[str], list[DoubtfulJoin]],
    page: int,
) -> int:
    """Adds a part's cells to those above it; gives how many rows the two parts share (0 or 1)."""
    join_reasons, doubtful_joins = notes
    lowest_cells = {
        column: cell
        for cell in cells
        if cell.row_end == row_count
        for column in range(*cell.column_range)
    }
    highest_cells = [cell for cell in body_cells if cell.row == row_count]
    pairs = [
        (lowest_cells[cell.column], cell)
        for cell in highest_cells
        if cell.column in lowest_cells
        and lowest_cells[cell.column].column_range == cell.column_range
    ]
    cells_at_break = [
        CellsAtBreak(
            above=a.parts[-1],
            above_text=" ".join(part.text for part in a.parts if part.lines),
            below=b.parts[0],
            above_rows=a.row_end - a.row,
            below_rows=b.row_end - b.row,
            column=b.column,
        )
        for a, b in pairs
    ]
    columns_agree = len(pairs) >= max(len(highest_cells) - 1, 1)
    decision = (
        decide_row_continues(cells_at_break, column_stats) if columns_agree else COLUMNS_DIFFER
    )
    continued, near_misses = (
        ({}, [])
        if decision.continues
        else _find_continued_merged_cells(cells_at_break, column_stats)
    )
    if not decision.continues and len(continued) == len(highest_cells):
        decision = BreakDecision(0.1, (*decision.reasons, "but every cell goes on"))
    outcome = "goes on" if decision.continues else "begins anew"
    reasons = "; ".join(decision.reasons) or "no sign that it goes on"
    join_reasons.append(f"page {page}: the row {outcome} ({decision.score:+.1f}): {reasons}")
    if decision.is_doubtful:
        doubtful_joins.append(DoubtfulJoin(page, join_reasons[-1]))
    if decision.continues:
        _merge_first_row(cells, body_cells, row_count, lowest_cells, reasons)
        return 1
    doubtful_joins += [
        DoubtfulJoin(
            page, f"page {page}: a cell begins anew ({v.score:+.1f}): {'; '.join(v.reasons)}"
        )
        for v in near_misses
    ]
    for index, cell_decision in continued.items():
        above, below = pairs[index]
        _merge_cell(
            above, below, f"page {page}: merged over the break: {cell_decision.reasons[-1]}"
        )
        above.join_reasons[-1] = (
            f"page {page}: merged over the break: {'; '.join(cell_decision.reasons)}"
        )
        body_cells.remove(below)
        if cell_decision.is_doubtful:
            doubtful_joins.append(DoubtfulJoin(page, above.join_reasons[-1]))
    cells += body_cells
    return 0


def _find_continued_merged_cells(
    pairs: Sequence[CellsAtBreak], column_stats: Sequence[ColumnStats]
) -> tuple[dict[int, BreakDecision], list[BreakDecision]]:
    """Which pairs are one merged cell though the row is new, with the verdicts; and the verdicts
    that are nearly so."""
    continued: dict[int, BreakDecision] = {}
    near_misses = []
    new_merged_share = 0.0
    for index, pair in enumerate(pairs):
        stats = column_stats[pair.column]
        decision = decide_cell_continues(
            pair, stats, left_cell_starts_new=new_merged_share >= stats.merged_row_share
        )
        if decision.continues:
            continued[index] = decision
        elif pair.below.lines:
            new_merged_share = max(new_merged_share, stats.merged_row_share)
        if decision.is_doubtful and not decision.continues:
            near_misses.append(decision)
    return continued, near_misses


def _merge_first_row(
    cells: list[_MutableCell],
    body_cells: Sequence[_MutableCell],
    row_count: int,
    lowest_cells: dict[int, _MutableCell],
    reasons: str,
) -> None:
    """Puts the first row of `body_cells` into the last row above it; the rows below move up by
    one."""
    for cell in body_cells:
        is_first = cell.row == row_count
        cell.row -= 1
        cell.row_end -= 1
        above = lowest_cells.get(cell.column) if is_first else None
        if above is None:
            cells.append(cell)
        else:
            _merge_cell(above, cell, f"page {cell.parts[0].page}: the row goes on: {reasons}")


def _merge_cell(above: _MutableCell, below: _MutableCell, reason: str) -> None:
    above.parts += below.parts
    above.row_end = max(above.row_end, below.row_end)
    above.join_reasons.append(reason)


def _build_table(
    chain: Sequence[ChainPart],
    cells: Sequence[_MutableCell],
    repeated_header_cells: Sequence[GridCell],
    join_reasons: Sequence[str],
    doubtful_joins: Sequence[DoubtfulJoin],
) -> Table:
    """The table; grid lines at which no cell begins are left out of its rows and columns."""
    row_ranks = _rank_places({cell.row for cell in cells})
    column_ranks = _rank_places({cell.column for cell in cells})
    finished_cells = [
        Cell(
            row=row_ranks[cell.row],
            column=column_ranks[cell.column],
            rowspan=_count_ranks(row_ranks, cell.row, cell.row_end),
            colspan=_count_ranks(column_ranks, cell.column, cell.column_end),
            parts=tuple(cell.parts),
            join_reasons=tuple(cell.join_reasons),
        )
        for cell in cells
    ]
    finished_cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(
        boxes=tuple((part.table.page, part.table.box) for part in chain),
        row_count=len(row_ranks),
        column_count=len(column_ranks),
        cells=tuple(finished_cells),
        header_row_count=sum(row < chain[0].header_rows for row in row_ranks),
        repeated_header_cells=tuple(repeated_header_cells),
        join_reasons=tuple(join_reasons),
        doubtful_joins=tuple(doubtful_joins),
        holes=tuple((part.table.page, box) for part in chain for box in part.table.holes),
    )


def _rank_places(places: set[int]) -> dict[int, int]:
    return {place: rank for rank, place in enumerate(sorted(places))}


def _count_ranks(ranks: dict[int, int], start: int, end: int) -> int:
    return sum(start <= place < end for place in ranks)

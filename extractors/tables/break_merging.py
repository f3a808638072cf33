"""A part of a table put to those above it: cut rows joined, merged cells carried over the break."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from extractors.records.documents import DoubtfulJoin
from extractors.records.page_layouts import CellPart
from extractors.tables.column_stats import ColumnStats, TableHabits
from extractors.tables.row_continuation import (
    CERTAIN_WEIGHT,
    BreakDecision,
    CellsAtBreak,
    decide_cell_continues,
    decide_row_continues,
)

COLUMNS_DIFFER = BreakDecision(-CERTAIN_WEIGHT, ("its cells lie otherwise than those above",))
"""The verdict on a row that is divided into columns otherwise than the row above."""

BELOW_HEADER = BreakDecision(-CERTAIN_WEIGHT, ("only the header stands above it",))
"""The verdict on a row above which a page holds only the header."""


class GrowingCell(Struct):
    """A cell under construction: grid rows and columns of the whole table, ends exclusive."""

    row: int
    row_end: int
    column: int
    column_end: int
    parts: list[CellPart]
    join_reasons: list[str] = field(default_factory=list)

    @property
    def column_range(self) -> tuple[int, int]:
        """The columns that it covers, the end exclusive."""
        return self.column, self.column_end


def merge_part_at_break(
    cells: list[GrowingCell],
    body_cells: list[GrowingCell],
    row_count: int,
    habits: TableHabits,
    notes: tuple[list[str], list[DoubtfulJoin]],
    page: int,
    *,
    is_below_header: bool,
) -> int:
    """Adds the cells of a part, `body_cells`, to those of the parts above, `cells`.

    Returns how many rows the two share: 1 if a row is cut by the break, else 0. `notes` are the
    lists to which reasons and doubtful joins are added.
    """
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
    columns_agree = len(pairs) >= max(len(highest_cells) - 1, 1) and _can_share_a_row(
        highest_cells, lowest_cells
    )
    decision = (
        decide_row_continues(cells_at_break, habits.columns, habits.row_forms)
        if columns_agree
        else COLUMNS_DIFFER
    )
    if is_below_header and decision.score < CERTAIN_WEIGHT:
        decision = BELOW_HEADER
    continued, near_misses = (
        ({}, [])
        if decision.continues
        else _find_continued_merged_cells(cells_at_break, habits.columns)
    )
    if decision is BELOW_HEADER or _is_heading(cells_at_break, habits):
        # Under a header, and in a heading, only drawn lines show that a cell goes on.
        continued = {at: one for at, one in continued.items() if one.score >= CERTAIN_WEIGHT}
        near_misses = []
    # A new row of which no cell is new is none.
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
        cell_reasons = "; ".join(cell_decision.reasons)
        _merge_cell(above, below, f"page {page}: merged over the break: {cell_reasons}")
        body_cells.remove(below)
        if cell_decision.is_doubtful:
            doubtful_joins.append(DoubtfulJoin(page, above.join_reasons[-1]))
    cells += body_cells
    return 0


def _is_heading(pairs: Sequence[CellsAtBreak], habits: TableHabits) -> bool:
    """Whether the row below a break fills one column only, as whole rows of the table do."""
    filled = frozenset(pair.column for pair in pairs if pair.below.lines)
    is_one_row = all(pair.below_rows == 1 for pair in pairs)
    return is_one_row and len(filled) == 1 < len(pairs) and habits.row_forms.get(filled, 0) > 0


def _can_share_a_row(
    highest_cells: Sequence[GrowingCell], lowest_cells: Mapping[int, GrowingCell]
) -> bool:
    """Whether the cells still tile the grid if those under a break continue those above it: the
    cells under one merged cell must end at one row."""
    ends: dict[int, int] = {}
    return all(
        column in lowest_cells
        and ends.setdefault(lowest_cells[column].column, cell.row_end) == cell.row_end
        for cell in highest_cells
        for column in range(*cell.column_range)
    )


def _find_continued_merged_cells(
    pairs: Sequence[CellsAtBreak], column_stats: Sequence[ColumnStats]
) -> tuple[dict[int, BreakDecision], list[BreakDecision]]:
    """The decisions for pairs that are one merged cell although the row is new, by their index; and
    the doubtful decisions against it."""
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
    cells: list[GrowingCell],
    body_cells: Sequence[GrowingCell],
    row_count: int,
    lowest_cells: dict[int, GrowingCell],
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
            continue
        _merge_cell(above, cell, f"page {cell.parts[0].page}: the row goes on: {reasons}")
        for column in range(cell.column + 1, cell.column_end):
            # A cell under several continues the first of them; the others reach down as far.
            beside = lowest_cells[column]
            beside.row_end = max(beside.row_end, cell.row_end)


def _merge_cell(above: GrowingCell, below: GrowingCell, reason: str) -> None:
    above.parts += below.parts
    above.row_end = max(above.row_end, below.row_end)
    above.join_reasons.append(reason)

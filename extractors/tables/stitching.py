"""Chains → tables: their cells in one grid, repeated headers set aside."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from extractors.records.documents import Cell, DoubtfulJoin, Table
from extractors.records.page_layouts import GridCell, PageLayout
from extractors.tables.break_merging import GrowingCell, merge_part_at_break
from extractors.tables.column_alignment import find_nearest_line, merge_column_lines
from extractors.tables.column_stats import (
    CellSample,
    ColumnStats,
    RowForm,
    TableHabits,
    add_counts,
    count_cells,
)
from extractors.tables.table_continuation import (
    ChainPart,
    HeaderClassifier,
    chain_table_parts,
    get_row_texts,
    recognise_no_header,
)


def stitch_tables(
    layouts: Sequence[PageLayout], classify_header: HeaderClassifier = recognise_no_header
) -> list[Table]:
    """The whole tables of a document, ordered by where they begin."""
    # Two rounds: what is usual in the whole document must be known before any chain is joined.
    chains_with_counts = [
        (chain, [count_cells(column) for column in _collect_column_samples(chain)])
        for chain in chain_table_parts(layouts, classify_header)
    ]
    document_stats = add_counts(
        [counts for _, columns in chains_with_counts for counts in columns]
    ).compute_stats()
    return [
        _stitch_chain(chain, [counts.compute_stats(document_stats) for counts in columns])
        for chain, columns in chains_with_counts
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
    cells: list[GrowingCell] = []
    repeated_header_cells: list[GridCell] = []
    join_reasons: list[str] = []
    doubtful_joins: list[DoubtfulJoin] = []
    forms = _count_row_forms(chain, xs) if len(chain) > 1 else {}
    habits = TableHabits(column_stats, forms)
    row_count, header_end = 0, _find_header_end(chain[0])
    for part in chain:
        # The header of the first part stays in the table; those of further parts repeat it.
        header_rows = part.header_rows if part.join_reason else 0
        columns = _find_columns(part, xs)
        body_cells = [
            _place_cell(cell, columns, row_count - header_rows)
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
            shared_rows = merge_part_at_break(
                cells,
                body_cells,
                row_count,
                habits,
                (join_reasons, doubtful_joins),
                part.table.page,
                is_below_header=row_count <= header_end,
            )
        else:
            shared_rows = 0
            cells += body_cells
        row_count += len(part.table.ys) - 1 - header_rows - shared_rows
    return _build_table(chain, cells, repeated_header_cells, join_reasons, doubtful_joins)


def _find_header_end(part: ChainPart) -> int:
    """How many rows a part's header covers: titles may reach over two storeys, and a row of column
    numbers may stand below them."""
    ends = [cell.row_end for cell in part.table.cells if cell.row < part.header_rows]
    end = max([part.header_rows, *ends])
    numbers = [text.strip(" .()") for text in get_row_texts(part.table, end)]
    are_numbers = len(numbers) > 1 and numbers == [str(at + 1) for at in range(len(numbers))]
    return end + 1 if end and are_numbers else end


def _find_columns(part: ChainPart, xs: Sequence[float]) -> list[int]:
    """For each column line of a part, its number in the whole table, whose lines are `xs`."""
    columns = [find_nearest_line(xs, x) for x in part.xs]
    assert None not in columns  # the whole table has every line of every part
    return [column for column in columns if column is not None]


def _place_cell(cell: GridCell, columns: Sequence[int], offset: int) -> GrowingCell:
    """A page's cell in the rows and columns of the whole table."""
    left, right = columns[cell.column], columns[cell.column_end]
    return GrowingCell(cell.row + offset, cell.row_end + offset, left, right, [cell.part])


def _collect_column_samples(chain: Sequence[ChainPart]) -> list[list[CellSample]]:
    """The cells of each column, without the first rows below the breaks, which may be cut."""
    xs = merge_column_lines([part.xs for part in chain])
    samples: list[list[CellSample]] = [[] for _ in xs]
    for part, following in zip_longest(chain, chain[1:]):
        first_row = part.header_rows + (1 if part.join_reason else 0)
        last_row = len(part.table.ys) - 1
        columns = _find_columns(part, xs)
        for cell in part.table.cells:
            column, column_end = columns[cell.column], columns[cell.column_end]
            if cell.row >= first_row and (column, column_end) != (0, len(xs) - 1):
                lines = [line.text for line in cell.part.lines]
                may_be_cut = following is not None and cell.row_end == last_row
                samples[column].append(CellSample(lines, cell.row_end - cell.row, may_be_cut))
    return samples


def _count_row_forms(chain: Sequence[ChainPart], xs: Sequence[float]) -> Counter[RowForm]:
    """How many rows have each form; the first rows below the breaks are left out: they may be cut.

    Rows into which a merged cell reaches have none.
    """
    forms: Counter[RowForm] = Counter()
    for part in chain:
        columns = _find_columns(part, xs)
        first_row = part.header_rows + (1 if part.join_reason else 0)
        widths: Counter[int] = Counter()
        filled: dict[int, set[int]] = {}
        for cell in part.table.cells:
            if cell.row >= first_row and cell.row_end == cell.row + 1:
                left, right = columns[cell.column], columns[cell.column_end]
                widths[cell.row] += right - left
                own = filled.setdefault(cell.row, set())
                if cell.part.lines:
                    own.update(range(left, right))
        forms.update(
            frozenset(own) for row, own in filled.items() if own and widths[row] == len(xs) - 1
        )
    return forms


def _build_table(
    chain: Sequence[ChainPart],
    cells: Sequence[GrowingCell],
    repeated_header_cells: Sequence[GridCell],
    join_reasons: Sequence[str],
    doubtful_joins: Sequence[DoubtfulJoin],
) -> Table:
    """The table; grid lines at which no cell begins are left out of its rows and columns."""
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    finished_cells = [
        Cell(
            row=(row := bisect_left(rows, cell.row)),
            column=(column := bisect_left(columns, cell.column)),
            rowspan=bisect_left(rows, cell.row_end) - row,
            colspan=bisect_left(columns, cell.column_end) - column,
            parts=tuple(cell.parts),
            join_reasons=tuple(cell.join_reasons),
        )
        for cell in cells
    ]
    finished_cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(
        boxes=tuple((part.table.page, part.table.box) for part in chain),
        row_count=len(rows),
        column_count=len(columns),
        cells=tuple(finished_cells),
        header_row_count=bisect_left(rows, chain[0].header_rows),
        repeated_header_cells=tuple(repeated_header_cells),
        join_reasons=tuple(join_reasons),
        doubtful_joins=tuple(doubtful_joins),
        holes=tuple((part.table.page, box) for part in chain for box in part.table.holes),
        inferences=tuple(
            (part.table.page, part.table.inference) for part in chain if part.table.inference
        ),
    )

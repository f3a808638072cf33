"""What is usual in a table: which cells of a column are empty, how its texts begin and end; which
columns a row fills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from extractors.tables.text_ends import DASHES_AND_COMMA, ENUMERATOR, STOPS, has_lowercase_start


class ColumnStats(Struct, frozen=True):
    """What is usual in a column: shares of its cells, smoothed (see `compute_column_stats`).

    `empty_share`: cells with nothing printed; `lowercase_start_share`: texts that begin in lower
    case; `stop_end_share`: texts that end with a full stop or the like; `dangling_end_share`: texts
    that end with a dash or comma; `merged_row_share`: rows that carry on a merged cell;
    `capital_line_share`: lines inside texts that begin with a capital or digit; `enumerator_share`:
    texts that are only an enumerator; `texts`: every text.
    """

    empty_share: float
    lowercase_start_share: float
    stop_end_share: float
    dangling_end_share: float
    merged_row_share: float
    capital_line_share: float
    enumerator_share: float
    texts: frozenset[str]


class CellSample(NamedTuple):
    """What is counted of a cell: its printed lines, the grid rows it covers, and whether it ends at
    a page's end, where its text may be cut."""

    lines: Sequence[str]
    row_count: int
    may_be_cut: bool


RowForm = frozenset[int]
"""The columns that a row fills, in a row that has a cell of its own in every column."""


class TableHabits(NamedTuple):
    """What is usual in a table: in each column, and in its rows, counted by their forms."""

    columns: Sequence[ColumnStats]
    row_forms: Mapping[RowForm, int]


_DEFAULT_STATS = ColumnStats(0.5, 0.5, 0.5, 0.5, 0.5, 0.2, 0.5, frozenset())
"""What is usual where nothing is known: half a cell of each kind, lower case inside texts."""


def compute_column_stats(
    cells: Iterable[CellSample], document_stats: ColumnStats | None = None
) -> ColumnStats:
    """The profile of a column from its cells.

    `document_stats`, what is usual in the whole document, counts as one more cell, since a column
    may be short.
    """
    texts: list[str] = []
    last_chars: list[str] = []
    cell_count = row_count = inner_lines = capital_lines = 0
    for lines, covered, may_be_cut in cells:
        cell_count += 1
        row_count += covered
        if lines:
            texts.append(" ".join(lines))
            if not may_be_cut:
                last_chars.append(texts[-1][-1])
            inner_lines += len(lines) - 1
            capital_lines += sum(not has_lowercase_start(line) for line in lines[1:])

    def share(hits: int, total: int, supposed: float) -> float:
        return (hits + supposed) / (total + 1)

    prior = document_stats or _DEFAULT_STATS

    return ColumnStats(
        empty_share=share(cell_count - len(texts), cell_count, 0.5),
        lowercase_start_share=share(
            sum(has_lowercase_start(text) for text in texts),
            len(texts),
            prior.lowercase_start_share,
        ),
        stop_end_share=share(sum(end in STOPS for end in last_chars), len(last_chars), 0.5),
        dangling_end_share=share(
            sum(end in DASHES_AND_COMMA for end in last_chars),
            len(last_chars),
            prior.dangling_end_share,
        ),
        merged_row_share=share(row_count - cell_count, row_count, 0.5),
        capital_line_share=share(capital_lines, inner_lines, prior.capital_line_share),
        enumerator_share=share(
            sum(bool(ENUMERATOR.fullmatch(text)) for text in texts), len(texts), 0.5
        ),
        texts=frozenset(texts),
    )

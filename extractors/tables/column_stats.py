"""What is usual in a table: which cells of a column are empty, how its texts begin and end; which
columns a row fills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
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


class CellCounts(NamedTuple):
    """What is counted of some cells. `texts` are those of cells that are not empty, `whole_ends`
    counts those that no page's end may cut; both kinds of ends are counted among them."""

    cells: int
    rows: int
    texts: list[str]
    lowercase_starts: int
    enumerators: int
    whole_ends: int
    stop_ends: int
    dangling_ends: int
    inner_lines: int
    capital_lines: int

    def compute_stats(self, document_stats: ColumnStats | None = None) -> ColumnStats:
        """The profile of a column whose cells these are (see `compute_column_stats`)."""
        prior = document_stats or _DEFAULT_STATS
        return ColumnStats(
            empty_share=_smooth_share(self.cells - len(self.texts), self.cells, 0.5),
            lowercase_start_share=_smooth_share(
                self.lowercase_starts, len(self.texts), prior.lowercase_start_share
            ),
            stop_end_share=_smooth_share(self.stop_ends, self.whole_ends, 0.5),
            dangling_end_share=_smooth_share(
                self.dangling_ends, self.whole_ends, prior.dangling_end_share
            ),
            merged_row_share=_smooth_share(self.rows - self.cells, self.rows, 0.5),
            capital_line_share=_smooth_share(
                self.capital_lines, self.inner_lines, prior.capital_line_share
            ),
            enumerator_share=_smooth_share(self.enumerators, len(self.texts), 0.5),
            texts=frozenset(self.texts),
        )


def compute_column_stats(
    cells: Iterable[CellSample], document_stats: ColumnStats | None = None
) -> ColumnStats:
    """The profile of a column from its cells.

    `document_stats`, what is usual in the whole document, counts as one more cell, since a column
    may be short.
    """
    return count_cells(cells).compute_stats(document_stats)


def count_cells(cells: Iterable[CellSample]) -> CellCounts:
    """The counts of some cells."""
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
            capital_lines += len(lines) - 1 - sum(map(has_lowercase_start, lines[1:]))
    return CellCounts(
        cell_count,
        row_count,
        texts,
        sum(map(has_lowercase_start, texts)),
        sum(map(bool, map(ENUMERATOR.fullmatch, texts))),
        len(last_chars),
        sum(map(STOPS.__contains__, last_chars)),
        sum(map(DASHES_AND_COMMA.__contains__, last_chars)),
        inner_lines,
        capital_lines,
    )


def add_counts(counts: Sequence[CellCounts]) -> CellCounts:
    """The counts of all cells together."""
    if not counts:
        return count_cells(())
    cells, rows, texts, *others = zip(*counts, strict=True)
    return CellCounts(sum(cells), sum(rows), [*chain.from_iterable(texts)], *map(sum, others))


def _smooth_share(hits: int, total: int, supposed: float) -> float:
    return (hits + supposed) / (total + 1)

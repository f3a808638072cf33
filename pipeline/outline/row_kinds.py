"""What each row of a table is: header, row of column numbers, subheading, item, total.

A header is known by its place, its repetition and what stands below it, never by its words alone; a
subheading by spanning the table, or by being the only text of its row.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from extractors.records.documents import Cell, Table
from normalizers.dates.council_sessions import is_session_only, is_time_only
from normalizers.titles.column_titles import NUMBER_KEY, TableHeader
from pipeline.outline.numbered_headings import NumberedRow, find_numbered_headings
from pipeline.outline.printed_cells import fold_row, join_cell_text
from pipeline.outline.total_rows import MAX_TOTAL_TEXTS, find_total


class RowKind(StrEnum):
    """What a row of a table is."""

    HEADER = "header"
    NUMBERS = "numbers"
    SUBHEADING = "subheading"
    ITEM = "item"
    TOTAL = "total"
    CONTINUATION = "continuation"


PUBLISHED_KIND = {
    RowKind.NUMBERS: "header",
    RowKind.CONTINUATION: "item",
}
"""The kinds of row that are published in `cells` under another name."""

MAX_LONE_HEADING_LETTERS = 90
"""The most letters of a subheading that stands in one cell of an ordinary row."""

TELLING_KEYS = ("responsible", "deadline")
"""Columns that a row of an action fills, and a heading leaves empty."""

MIN_FULL_ROWS_SHARE = 0.6
"""In a table without row numbers, a row with one text is a heading if this share of the rows has
more.
"""


def classify_rows(
    table: Table, header_rows: int, header: TableHeader | None = None
) -> tuple[RowKind, ...]:
    """The kind of each row; `header` is what the table's header says, if known."""
    return tuple(_RowClassifier(table, header_rows, header).classify())


def is_number_row(cells: Sequence[Cell]) -> bool:
    """Whether the cells of a row only number the columns: 1, 2, 3 …"""
    return len(cells) > 1 and all(
        cell.text_raw.strip(" .()\n") == str(number) for number, cell in enumerate(cells, 1)
    )


def publish_kind(kind: RowKind) -> str:
    """The name of a kind of row in `cells`."""
    return PUBLISHED_KIND.get(kind, kind.value)


class _RowClassifier:
    """Decides the kind of each row of a table, by the cells that begin in it and those that reach
    into it from above."""

    def __init__(self, table: Table, header_rows: int, header: TableHeader | None) -> None:
        self._table, self._header_rows, self._header = table, header_rows, header
        self._own: list[list[Cell]] = [[] for _ in range(table.row_count)]
        self._covered: list[list[Cell]] = [[] for _ in range(table.row_count)]
        for cell in table.cells:
            self._own[cell.row].append(cell)
            for row in range(cell.row + 1, min(cell.row + cell.rowspan, table.row_count)):
                self._covered[row].append(cell)
        self._header_texts = {
            fold_row(self._own[row]) for row in range(min(header_rows, table.row_count))
        }
        self._header_starts = {texts[:1] for texts in self._header_texts}
        self._number_column = (
            header.keys.index(NUMBER_KEY) if header and NUMBER_KEY in header.keys else None
        )

    def classify(self) -> list[RowKind]:
        kinds = [self._classify_row(row) for row in range(self._table.row_count)]
        if self._header is None:
            return kinds
        lone = [
            row for row, kind in enumerate(kinds) if kind is RowKind.ITEM and self._is_lone(row)
        ]
        items = [row for row, kind in enumerate(kinds) if kind is RowKind.ITEM]
        are_headings = self._number_column is not None or self._are_headings(lone, items)
        for row in lone:
            following = next((r for r in items if r > row), None)
            if (
                following is not None
                # A heading has items below it; a month or a session is one even above another
                # heading.
                and (following not in lone or self._is_time(row))
                and (are_headings or self._is_time(row))
            ):
                kinds[row] = RowKind.SUBHEADING
        for row in find_numbered_headings(self._list_numbered_rows(items)):
            kinds[row] = RowKind.SUBHEADING
        return kinds

    def _are_headings(self, lone: Sequence[int], items: Sequence[int]) -> bool:
        """Whether rows with one text are headings in a table that does not number its rows: most
        other rows have more texts, or all of these say who or when, and no such rows follow each
        other."""
        full = [row for row in items if row not in lone]
        if len(full) >= MIN_FULL_ROWS_SHARE * len(items):
            return True
        if any(below in lone for above, below in pairwise(items) if above in lone):
            return False
        filled = [
            {cell.column for cell in (*self._own[row], *self._covered[row]) if not cell.is_empty}
            for row in full
        ]
        always = set.intersection(*filled) if filled else set()
        keys = self._header.keys if self._header else ()
        return any(keys[column] in TELLING_KEYS for column in always if column < len(keys))

    def _list_numbered_rows(self, items: Sequence[int]) -> list[NumberedRow]:
        """The items with their numbers, and whether each has only one text beside its number; empty
        if the table does not number its rows."""
        column = self._number_column
        if column is None:
            return []
        rows: list[NumberedRow] = []
        for row in items:
            filled = [cell for cell in self._own[row] if not cell.is_empty]
            others = [cell for cell in filled if cell.column != column]
            number = "".join(cell.text_raw.strip() for cell in filled if cell.column == column)
            is_lone = len(others) == 1 and all(cell.is_empty for cell in self._covered[row])
            width = sum(cell.colspan for cell in self._own[row])
            is_merged = is_lone and others[0].colspan == self._table.column_count - 1 > 1
            is_whole = width == self._table.column_count
            rows.append(NumberedRow(row, number, is_lone and is_whole, is_merged))
        return rows

    def _classify_row(self, row: int) -> RowKind:
        own = self._own[row]
        filled = [cell for cell in own if not cell.is_empty]
        is_repeated = (
            len(filled) > 1
            and fold_row(own[:1]) in self._header_starts  # as in few rows
            and fold_row(own) in self._header_texts
        )
        is_across = any(cell.colspan == self._table.column_count > 1 for cell in own)
        if is_number_row(own):
            return RowKind.NUMBERS
        if row < self._header_rows or (is_repeated and not is_across):
            return RowKind.HEADER
        if not filled:
            return RowKind.CONTINUATION
        if self._is_total(row):
            return RowKind.TOTAL
        return RowKind.SUBHEADING if is_across else RowKind.ITEM

    def _is_total(self, row: int) -> bool:
        """Whether a row is a total: it says so, and holds nothing else but sums."""
        filled = [cell for cell in self._own[row] if not cell.is_empty]
        if len(filled) > MAX_TOTAL_TEXTS:  # most rows, whose texts need not be joined then
            return False
        texts = list(map(join_cell_text, filled))
        may_be_named = not self._has_number(row)
        total = find_total(texts, may_be_named=may_be_named)
        return total is not None and (
            len(texts) > 1 or any(map(str.isdigit, total)) or self._is_lone(row)
        )

    def _has_number(self, row: int) -> bool:
        column = self._number_column
        return any(
            cell.column == column and cell.text_raw.strip()[:1].isdigit() for cell in self._own[row]
        )

    def _is_lone(self, row: int) -> bool:
        """Whether a row holds only one text, which could be a heading, and no filled cell reaches
        into it."""
        own = self._own[row]
        filled = [cell for cell in own if not cell.is_empty]
        if len(filled) != 1 or any(not cell.is_empty for cell in self._covered[row]):
            return False
        (cell,) = filled
        text = join_cell_text(cell)
        if (
            len(text) > MAX_LONE_HEADING_LETTERS
            or not any(map(str.isalpha, text))
            or (text[0].islower() and not is_time_only(text))  # the rest of a cut cell
            or text.endswith((",", "-", "–"))
            or sum(cell.colspan for cell in own) < self._table.column_count
        ):
            return False
        column = self._number_column
        covers_number = column is not None and cell.column <= column < cell.column + cell.colspan
        is_wide = cell.colspan > 1
        return is_wide or not covers_number or not text[:1].isdigit()

    def _is_time(self, row: int) -> bool:
        text = " ".join(join_cell_text(cell) for cell in self._own[row]).strip()
        return is_time_only(text) or is_session_only(text)

"""The header of a table and what its columns mean; whether a table is the list of abbreviations."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.records.documents import Cell, Table
from normalizers.abbreviations.glossary_entries import is_abbreviation
from normalizers.dates.council_sessions import names_session
from normalizers.titles.column_content import infer_from_cells
from normalizers.titles.column_titles import (
    TableHeader,
    read_header,
    with_sessions,
)
from normalizers.titles.title_reading import STOREY_BREAK, read_title
from pipeline.outline.printed_cells import join_cell_text, join_cell_without_breaks, join_raw_text
from pipeline.outline.row_kinds import RowKind, classify_rows, is_number_row

_NUMBER = re.compile(r"[0-9]+")

MAX_HEADING_TEXTS = 2
"""Cells with text in the row of a heading, at most: its number and its words."""

MIN_GLOSSARY_SHARE = 0.6
"""A table is a list of abbreviations if more than this share of a column's cells look like one."""


def find_header(table: Table) -> tuple[int, TableHeader | None]:
    """How many first rows are the header, and what it means; 0 and None if there is no header.

    Rows of one cell across the table may stand above it and count with it.
    """
    first_row = 0
    while first_row < table.row_count and any(
        cell.row == first_row and cell.colspan == table.column_count for cell in table.cells
    ):
        first_row += 1
    for header_rows in _list_header_heights(table, first_row):
        header = _read_titles(table, header_rows)
        if header is None or _counts_on(table, header_rows):
            continue
        body = header_rows
        while body < table.row_count and is_number_row(_list_row(table, body)):
            body += 1
        header = infer_from_cells(header, _list_body_texts(table, body))
        if header.is_of_plan:
            return body, _find_sessions(table, body, header)
    return 0, None


def _counts_on(table: Table, header_rows: int) -> bool:
    """Whether the row below the header differs only in numbers: “Маселе 1” above “Маселе 2” is
    data, not a header."""
    last, following = (
        [join_raw_text(cell) for cell in _list_row(table, row)]
        for row in (header_rows - 1, header_rows)
    )
    return last != following and [_NUMBER.sub("", text) for text in last] == [
        _NUMBER.sub("", text) for text in following
    ]


def looks_like_header(table: Table) -> bool:
    """Whether the first row of a table looks like a header although its titles are unknown: short
    texts after `№`."""
    texts = [join_raw_text(cell) for cell in table.cells if cell.row == 0]
    filled = [text for text in texts if text]
    return (
        len(filled) == len(texts) > 1
        and texts[0] in ("№", "№ п/п", "К/н", "к/н", "№ т/н", "п/п")
        and max(map(len, filled)) < 40
    )


def _list_header_heights(table: Table, first_row: int) -> list[int]:
    """How many rows the header may have, the likeliest number first."""
    first_cells = [cell for cell in table.cells if cell.row == first_row]
    if not first_cells:
        return []
    heights = [table.header_row_count, first_row + max(cell.rowspan for cell in first_cells)]
    if _has_second_storey(first_cells, _list_row(table, first_row + 1)):
        heights.append(first_row + 2)
    heights = [*sorted({*heights}, reverse=True), first_row + 1]
    return [height for height in dict.fromkeys(heights) if first_row < height <= table.row_count]


def _has_second_storey(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether the row below the titles has titles too: it divides a title that spans several
    columns, and under the others it has nothing or more words of titles."""
    over_several = [cell for cell in upper if cell.colspan > 1]
    divided = [
        [cell for cell in lower if one.column <= cell.column < one.column + one.colspan]
        for one in over_several
    ]
    under_others = [
        cell for cell in lower if not cell.is_empty and not any(cell in part for part in divided)
    ]
    return any(len(part) > 1 for part in divided) and all(
        read_title(join_cell_text(cell)).role is not None for cell in under_others
    )


def _find_sessions(table: Table, header_rows: int, header: TableHeader) -> TableHeader:
    """The header; its actions are a council's questions if the table's subheadings name
    sessions."""
    filled_by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if not cell.is_empty:
            filled_by_row.setdefault(cell.row, []).append(cell)
    rows_of_sessions = [
        row
        for row, cells in filled_by_row.items()
        if len(cells) <= MAX_HEADING_TEXTS and any(names_session(join_cell_text(c)) for c in cells)
    ]
    if not rows_of_sessions:  # as in most tables, whose rows need not be classified for that
        return header
    kinds = classify_rows(table, header_rows, header)
    are_headings = any(kinds[row] is RowKind.SUBHEADING for row in rows_of_sessions)
    return with_sessions(header) if are_headings else header


def _list_body_texts(table: Table, header_rows: int) -> list[list[str]]:
    """The texts of each column under the header, without cells that span several columns."""
    columns: list[list[str]] = [[] for _ in range(table.column_count)]
    for cell in table.cells:
        if cell.row >= header_rows and cell.colspan == 1:
            columns[cell.column].append(" ".join(cell.text_raw.split()))
    return columns


def _read_titles(table: Table, rows: int) -> TableHeader | None:
    """What the titles mean. If some are not understood, they are tried again with broken words
    joined."""
    titles = collect_column_titles(table, rows)
    header = read_header(titles)
    roles = header.roles if header else (None,) * len(titles)
    if all(role is not None or not title for role, title in zip(roles, titles, strict=True)):
        return header
    unbroken = [
        title if role else other
        for title, role, other in zip(
            titles, roles, collect_column_titles(table, rows, join_cell_without_breaks), strict=True
        )
    ]
    again = read_header(unbroken) if unbroken != titles else None
    if again is None or (header and roles.count(None) <= again.roles.count(None)):
        return header
    return again


def collect_column_titles(
    table: Table, rows: int, get_text: Callable[[Cell], str] = join_cell_text
) -> list[str]:
    """For each column the texts of the header cells above it, from top to bottom."""
    number_rows = {row for row in range(rows) if is_number_row(_list_row(table, row))}
    storeys: list[list[str]] = [[] for _ in range(table.column_count)]
    for cell in table.cells:
        if cell.row >= rows or cell.row in number_rows or cell.colspan == table.column_count:
            continue
        text = get_text(cell)
        if text:
            for column in range(cell.column, cell.column + cell.colspan):
                storeys[column].append(text)
    return [STOREY_BREAK.join(texts) for texts in storeys]


def is_glossary_table(table: Table, *, announced: bool = False) -> bool:
    """Whether a table is a list of abbreviations: most cells of its first or second column look
    like one.

    If a title announced the list (`announced`), a third of them is enough.
    """
    if table.column_count not in (2, 3, 4, 6) or (not announced and find_header(table)[1]):
        return False
    for first_column in (0, 1):
        texts = [
            join_raw_text(cell)
            for cell in table.cells
            if cell.column == first_column and not cell.is_empty
        ]
        count = sum(map(is_abbreviation, texts))
        if announced and count and 3 * count >= len(texts):
            return True
        if len(texts) > 2 and count > MIN_GLOSSARY_SHARE * len(texts):
            return True
    return False


def join_row_texts(table: Table, row: int) -> str:
    """The texts of a row's cells, separated by bars."""
    return " | ".join(join_cell_text(cell) for cell in table.cells if cell.row == row)


def _list_row(table: Table, row: int) -> list[Cell]:
    """The cells that begin in a row."""
    return [cell for cell in table.cells if cell.row == row]

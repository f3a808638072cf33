"""What a table says of itself: its header, what its columns mean, if it lists abbreviations."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from extractors.records import Cell, Table
from normalizers.abbreviations.glossary_entries import is_abbreviation
from normalizers.joining.join_lines import join_lines
from normalizers.joining.printed_line import can_break_mid_word
from normalizers.joining.vocabulary import build_vocabulary
from normalizers.titles.column_titles import TableHeader, infer_from_cells, parse_header
from pipeline.structure.joined_cells import list_printed_lines

EMPTY_VOCABULARY = build_vocabulary(())
"""The vocabulary of no text."""


def join_cell_text(cell: Cell) -> str:
    """A cell's text joined without evidence of its words: for recognising, not for publishing."""
    return join_lines(list_printed_lines(cell), EMPTY_VOCABULARY).text


def join_cell_without_breaks(cell: Cell) -> str:
    """A cell's text with every word whole that may have been broken without a hyphen."""
    lines = [line for line in list_printed_lines(cell) if line.text.strip()]
    column_width = max((line.width + line.free_width for line in lines), default=0.0)
    joined_text = ""
    for line, next_line in zip_longest(lines, lines[1:]):
        continues = (
            next_line is not None
            and next_line.text[0].islower()
            and can_break_mid_word(line, next_line, column_width)
        )
        joined_text += line.text if continues else f"{line.text} "
    return joined_text.strip()


def find_header(table: Table) -> tuple[int, TableHeader | None]:
    """How many leading rows are the header, and what it means; no header gives 0 and None."""
    first_row = 0
    while first_row < table.row_count and any(
        c.row == first_row and c.colspan == table.column_count for c in table.cells
    ):
        first_row += 1
    first_cells = [cell for cell in table.cells if cell.row == first_row]
    if not first_cells:
        return 0, None
    rows = max(table.header_row_count, first_row + max(cell.rowspan for cell in first_cells))
    rows = min(rows, table.row_count)
    for row_count in (rows, first_row + 1):
        table_header = _parse_titles(table, row_count)
        if table_header is not None:
            header_rows = row_count + _count_numbering_rows(table, row_count)
            if None in table_header.keys:
                table_header = infer_from_cells(table_header, _list_body_texts(table, header_rows))
            return header_rows, table_header
    return 0, None


def _list_body_texts(table: Table, header_rows: int) -> list[list[str]]:
    """The texts of each column under the header."""
    return [
        [
            join_cell_text(cell)
            for cell in table.cells
            if cell.column == column and cell.row >= header_rows
        ]
        for column in range(table.column_count)
    ]


def _parse_titles(table: Table, rows: int) -> TableHeader | None:
    """What the titles mean; those that mean nothing are tried once more, their words unbroken."""
    column_titles = collect_column_titles(table, rows)
    parsed = parse_header(column_titles)
    keys = parsed.keys if parsed else (None,) * len(column_titles)
    unbroken_titles = [
        title if key else other
        for title, key, other in zip(
            column_titles,
            keys,
            collect_column_titles(table, rows, join_cell_without_breaks),
            strict=True,
        )
    ]
    reparsed = parse_header(unbroken_titles) if unbroken_titles != column_titles else None
    if reparsed is None or (parsed and keys.count(None) <= reparsed.keys.count(None)):
        return parsed
    return reparsed


def collect_column_titles(
    table: Table, rows: int, get_text: Callable[[Cell], str] = join_cell_text
) -> list[str]:
    """For each column, the texts of the header cells above it."""
    column_titles = []
    for column in range(table.column_count):
        texts = [
            get_text(cell)
            for cell in table.cells
            if cell.row < rows
            and cell.column <= column < cell.column + cell.colspan
            and cell.colspan < table.column_count
        ]
        column_titles.append(" ".join(get_text for get_text in texts if get_text))
    return column_titles


def _count_numbering_rows(table: Table, row: int) -> int:
    """1 if a row only numbers the columns (1, 2, 3 …), else 0."""
    texts = [join_cell_text(cell).strip(".") for cell in table.cells if cell.row == row]
    return int(len(texts) > 1 and texts == [str(i + 1) for i in range(len(texts))])


def is_glossary_table(table: Table) -> bool:
    """Whether a table lists abbreviations: most cells of every other column look like one."""
    if table.column_count not in (2, 3, 4, 6):
        return False
    for first_column in (0, 1):
        texts = [
            join_cell_text(cell)
            for cell in table.cells
            if cell.column == first_column and not cell.is_empty
        ]
        if len(texts) > 2 and sum(map(is_abbreviation, texts)) > 0.6 * len(texts):
            return True
    return False

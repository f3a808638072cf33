"""What a table says of itself: its header, what its columns mean, if it lists abbreviations."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from extractors.records import Cell, Table
from normalizers.abbreviations.glossary_entries import is_abbreviation
from normalizers.joining.join_lines import joined
from normalizers.joining.printed_line import may_be_broken
from normalizers.joining.vocabulary import vocabulary
from normalizers.titles.column_titles import Heading, heading, with_content
from pipeline.structure.joined_cells import printed

NOTHING = vocabulary(())
"""The vocabulary of no text."""


def flat(cell: Cell) -> str:
    """A cell's text joined without evidence of its words: for recognising, not for publishing."""
    return joined(printed(cell), NOTHING).text


def unbroken(cell: Cell) -> str:
    """A cell's text with every word whole that may have been broken without a hyphen."""
    lines = [line for line in printed(cell) if line.text.strip()]
    width = max((line.width + line.room for line in lines), default=0.0)
    out = ""
    for line, following in zip_longest(lines, lines[1:]):
        goes_on = (
            following is not None
            and following.text[0].islower()
            and may_be_broken(line, following, width)
        )
        out += line.text if goes_on else f"{line.text} "
    return out.strip()


def header(table: Table) -> tuple[int, Heading | None]:
    """How many leading rows are the header, and what it means; no header gives 0 and None."""
    lead = 0
    while lead < table.rows and any(
        c.row == lead and c.colspan == table.columns for c in table.cells
    ):
        lead += 1
    first = [cell for cell in table.cells if cell.row == lead]
    if not first:
        return 0, None
    rows = max(table.header_rows, lead + max(cell.rowspan for cell in first))
    rows = min(rows, table.rows)
    for height in (rows, lead + 1):
        found = _heading(table, height)
        if found is not None:
            depth = height + _numbering_row(table, height)
            if None in found.keys:
                found = with_content(found, _body(table, depth))
            return depth, found
    return 0, None


def _body(table: Table, header_rows: int) -> list[list[str]]:
    """The texts of each column under the header."""
    return [
        [flat(cell) for cell in table.cells if cell.column == column and cell.row >= header_rows]
        for column in range(table.columns)
    ]


def _heading(table: Table, rows: int) -> Heading | None:
    """What the titles mean; those that mean nothing are tried once more, their words unbroken."""
    named = titles(table, rows)
    found = heading(named)
    keys = found.keys if found else (None,) * len(named)
    whole = [
        title if key else other
        for title, key, other in zip(named, keys, titles(table, rows, unbroken), strict=True)
    ]
    again = heading(whole) if whole != named else None
    if again is None or (found and keys.count(None) <= again.keys.count(None)):
        return found
    return again


def titles(table: Table, rows: int, text: Callable[[Cell], str] = flat) -> list[str]:
    """For each column, the texts of the header cells above it."""
    out = []
    for column in range(table.columns):
        texts = [
            text(cell)
            for cell in table.cells
            if cell.row < rows
            and cell.column <= column < cell.column + cell.colspan
            and cell.colspan < table.columns
        ]
        out.append(" ".join(text for text in texts if text))
    return out


def _numbering_row(table: Table, row: int) -> int:
    """1 if a row only numbers the columns (1, 2, 3 …), else 0."""
    texts = [flat(cell).strip(".") for cell in table.cells if cell.row == row]
    return int(len(texts) > 1 and texts == [str(i + 1) for i in range(len(texts))])


def is_glossary(table: Table) -> bool:
    """Whether a table lists abbreviations: most cells of every other column look like one."""
    if table.columns not in (2, 3, 4, 6):
        return False
    for first in (0, 1):
        texts = [flat(cell) for cell in table.cells if cell.column == first and not cell.is_empty]
        if len(texts) > 2 and sum(map(is_abbreviation, texts)) > 0.6 * len(texts):
            return True
    return False

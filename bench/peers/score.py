"""How much of what a plan holds is in the tables that a reader found, wherever it put them.

All is compared without spaces and hyphens. A reader is given every doubt: an empty cell may stand
for nothing or for the text above it, whichever is right; columns it has too many do not count if
they are empty; and a row may be found in any table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .readers import Table
    from .truth import Record, Truth

Cell = tuple[str, ...]
"""What a cell may stand for."""

_LEFT_OUT = re.compile(r"[\s\-‐‑–—\N{SOFT HYPHEN}\x02\ufffe]+")
"""Spaces and hyphens; PDFium writes U+0002 or U+FFFE for a hyphen at a line's end."""


class Fill(Enum):
    """Where the text of an empty cell may come from."""

    NOT = "nowhere: it is empty"
    TABLE = "the rows above it in its table"
    BREAKS = "the rows above it, also those of the table before"


@dataclass(frozen=True, slots=True)
class Right:
    """Counts of a plan that can be added up: of what is true, and of what of it was found."""

    records: int = 0
    records_right: int = 0
    cells: int = 0
    cells_right: int = 0
    cut: int = 0
    cut_right: int = 0

    def __add__(self, other: Right) -> Right:
        return Right(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def squeezed(text: str | None) -> str:
    """The text without spaces and hyphens; nothing for None."""
    return _LEFT_OUT.sub("", text or "")


def right(tables: Sequence[Table], truth: Truth, fill: Fill) -> Right:
    """How much of the truth is found."""
    rows = filled([without_headers(table, truth.headers) for table in tables], fill)
    counts = matched([record.texts for record in truth.records], rows)
    pairs: list[tuple[Record, int]] = list(zip(truth.records, counts, strict=True))
    whole = [record for record, count in pairs if count == len(record.texts)]
    return Right(
        records=len(pairs),
        records_right=len(whole),
        cells=sum(len(record.texts) for record, _ in pairs),
        cells_right=sum(counts),
        cut=sum(record.cut for record, _ in pairs),
        cut_right=sum(record.cut for record in whole),
    )


def without_headers(table: Table, headers: Iterable[str]) -> list[list[str]]:
    """The table's rows squeezed, but for those of which most texts are titles of columns."""
    known = set(headers)
    rows = [[squeezed(text) for text in row] for row in table]
    return [row for row in rows if 2 * sum(text in known for text in row) <= sum(map(bool, row))]


def filled(tables: Iterable[list[list[str]]], fill: Fill) -> list[list[Cell]]:
    """The rows of all tables with what each cell may stand for.

    A merged cell may go on over a page break: then what is above the first row of a table is the
    last row of the table before it, if that has as many columns.
    """
    rows: list[list[Cell]] = []
    above: list[str] = []
    for table in tables:
        if fill is not Fill.BREAKS:
            above = []
        for row in table:
            if fill is Fill.NOT or len(row) != len(above):
                above = [""] * len(row)
            above = [text or last for text, last in zip(row, above, strict=True)]
            rows.append(
                [(text,) if text else ("", last) for text, last in zip(row, above, strict=True)]
            )
    return rows


def matched(records: Sequence[Sequence[str]], rows: Sequence[Sequence[Cell]]) -> list[int]:
    """For each record the right cells of the row that is taken for it; each row is taken once.

    The best pairs are taken first, so that a whole record is never lost to a half one.
    """
    pairs = []
    for index, record in enumerate(records):
        for place, row in enumerate(rows):
            count = common(record, row)
            if count:
                pairs.append((len(record) - count, index, place))
    counts = [0] * len(records)
    left, free = set(range(len(records))), set(range(len(rows)))
    for missed, index, place in sorted(pairs):
        if index in left and place in free:
            counts[index] = len(records[index]) - missed
            left.remove(index)
            free.remove(place)
    return counts


def common(record: Sequence[str], row: Sequence[Cell]) -> int:
    """How many of the record's texts are in the row, in their order; 0 if only empty ones are.

    A row with a text too many does not have them all: then its last one does not count.
    """
    printed = {text for cell in row for text in cell if text}
    if printed.isdisjoint(record):
        return 0
    best = [0] * (len(row) + 1)
    for text in record:
        before = best
        best = [0]
        for place, cell in enumerate(row):
            here = before[place] + (text in cell)
            best.append(max(here, before[place + 1], best[place]))
    surplus = sum("" not in cell for cell in row) > len(record)
    return best[-1] - (surplus and best[-1] == len(record))

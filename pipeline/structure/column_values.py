"""The cells of one row → the value of each column of its section; columns with the same key become
one.

A beginning and an end become `02.02.2026 – 27.02.2026`, a sum and its source `640 000 – Бюджет`,
check marks in columns of quarters `I, III`.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from functools import lru_cache

from msgspec import Struct

from extractors.records.documents import Cell
from normalizers.amounts.currencies import SumUnit
from normalizers.dates.council_sessions import is_time_only
from normalizers.letters.confusables import fold_confusables
from normalizers.parties.time_beside import split_time_and_party, split_time_and_place
from normalizers.titles.column_titles import TableHeader
from normalizers.titles.title_reading import STOREY_BREAK
from normalizers.titles.title_words import TitleRole
from normalizers.titles.unit_titles import parse_unit
from pipeline.outline.joined_cells import CellJoiner
from pipeline.structure.mark_columns import read_marks

RANGE_SEPARATOR, LIST_SEPARATOR = " – ", ", "
"""Separates a beginning from an end, or a sum from its source; and other texts of one key."""

_DAYS = re.compile(r"\d{1,2}(?:\s*[-–—]\s*\d{1,2})?\.?")
"""One or several days; their month stands in another column."""

MONTH_STEM_LETTERS = 3
"""So many first letters are the same in all forms of a month's name."""


class ColumnValue(Struct, frozen=True):
    """The value of a row under one key: the text and its cells.

    `author_breaks` are the places where the author began new lines. `reading` is the text whose
    meaning is read, if it is not the printed one. `unit` is what each plain sum is of, as the
    column's title says. `parts` are the texts of a sum and its source, if these are two columns.
    """

    text: str
    cells: tuple[Cell, ...]
    author_breaks: tuple[int, ...] = ()
    reading: str | None = None
    unit: SumUnit | None = None
    parts: tuple[str, str] | None = None

    @property
    def key(self) -> Hashable:
        """Identifies its cells; values of a merged cell have the same key in all rows."""
        return tuple([cell.place for cell in self.cells])


class OtherText(Struct, frozen=True):
    """The text of a column whose title is not understood."""

    title: str
    text: str
    cell: Cell


def read_row_values(
    header: TableHeader, cells: Sequence[Cell | None], join_cell: CellJoiner
) -> tuple[dict[str, ColumnValue], list[OtherText]]:
    """The values of a row by key, and the texts of columns without a key; empty ones are left
    out."""
    values: dict[str, ColumnValue] = {}
    for key, indices in _list_columns(header.keys):
        value = _read_columns(key, indices, header, cells, join_cell)
        if value is not None:
            values |= _divide_shared_cell(key, value, header)
    others: list[OtherText] = []
    for index, column_key in enumerate(header.keys):
        cell = cells[index] if index < len(cells) else None
        if column_key is None and cell is not None:
            text = join_cell(cell).text
            if text and not any(other.cell is cell for other in others):
                title = " ".join(" ".join(header.titles[index].split(STOREY_BREAK)).split())
                others.append(OtherText(title, text, cell))
    return values, others


def _divide_shared_cell(
    key: str, value: ColumnValue, header: TableHeader
) -> dict[str, ColumnValue]:
    """A cell that says when and something else as two values, where that is certain."""
    beside = header.shared_key if key == "deadline" and value.text else None
    if beside is None:
        return {key: value}
    split = split_time_and_party if beside == "responsible" else split_time_and_place
    divided = split(value.text, value.author_breaks)
    if divided is None:
        return {key: value}
    parts = ((key, divided.time), (beside, divided.beside))
    return {name: ColumnValue(text, value.cells, _move_breaks(value, text)) for name, text in parts}


def _move_breaks(value: ColumnValue, part: str) -> tuple[int, ...]:
    """Where the author began new lines in a part of a value's text."""
    start = value.text.find(part)
    places = (place - start for place in value.author_breaks)
    return tuple(place for place in places if 0 <= place < len(part))


@lru_cache(maxsize=256)  # headers are asked for every row
def _list_columns(keys: tuple[str | None, ...]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Each key of a header once, with the indices of its columns."""
    return tuple(
        (key, tuple(index for index, one in enumerate(keys) if one == key))
        for key in dict.fromkeys(key for key in keys if key is not None)
    )


def _read_columns(
    key: str,
    indices: Sequence[int],
    header: TableHeader,
    cells: Sequence[Cell | None],
    join_cell: CellJoiner,
) -> ColumnValue | None:
    found: list[tuple[int, Cell]] = []
    for index in indices:
        cell = cells[index] if index < len(cells) else None
        if cell is not None and not any(one is cell for _, one in found):
            found.append((index, cell))
    unit = None
    if key == "funding":
        units = [parse_unit(header.titles[index]) for index in indices]
        unit = next((one for one in units if one is not None), None)
    if not found:
        return None
    joined_cells = [(index, cell, join_cell(cell)) for index, cell in found]
    filled = [(index, cell) for index, cell, joined in joined_cells if joined.text]
    if any(header.marks[index] for index in indices):
        return _read_marked(header, cells, filled, join_cell)
    if not filled:
        return ColumnValue("", (found[0][1],), unit=unit)
    if len(filled) == 1:
        _, cell, joined = next(one for one in joined_cells if one[2].text)
        return ColumnValue(joined.text, (cell,), joined.author_breaks, unit=unit)
    return _join_values(key, filled, header, join_cell, unit)


def _read_marked(
    header: TableHeader,
    cells: Sequence[Cell | None],
    filled: Sequence[tuple[int, Cell]],
    join_cell: CellJoiner,
) -> ColumnValue | None:
    """Columns with check marks as one value; None if the row has no cell."""
    texts, readings = read_marks(header, cells, filled, join_cell)
    if texts:
        reading = LIST_SEPARATOR.join(readings)
        marked = tuple(cell for _, cell in filled)
        return ColumnValue(LIST_SEPARATOR.join(texts), marked, reading=reading)
    empty = next((cell for cell in cells if cell is not None), None)
    return ColumnValue("", (empty,)) if empty is not None else None


def _join_values(
    key: str,
    filled: Sequence[tuple[int, Cell]],
    header: TableHeader,
    join_cell: CellJoiner,
    unit: SumUnit | None,
) -> ColumnValue:
    """Several filled columns of one key as one value."""
    texts = list(dict.fromkeys(join_cell(cell).text for _, cell in filled))
    roles = [header.roles[index] for index, _ in filled]
    is_range = key == "deadline" and {TitleRole.START, TitleRole.END} <= {*roles}
    is_paid = key == "funding" and len(filled) == 2 and TitleRole.SOURCE in roles
    if is_range:
        ends = {TitleRole.START: 0, TitleRole.END: 2}
        ordered = sorted(filled, key=lambda one: ends.get(header.roles[one[0]], 1))  # type: ignore[arg-type]
        texts = list(dict.fromkeys(join_cell(cell).text for _, cell in ordered))
    separator = RANGE_SEPARATOR if is_range or is_paid else LIST_SEPARATOR
    parts = None
    if is_paid:
        source = join_cell(filled[roles.index(TitleRole.SOURCE)][1]).text
        amount = join_cell(filled[1 - roles.index(TitleRole.SOURCE)][1]).text
        parts, texts = (amount, source), [amount, source]
    cells = tuple(cell for _, cell in filled)
    reading = _read_day_of_month(texts) if key == "deadline" and not is_range else None
    return ColumnValue(separator.join(texts), cells, reading=reading, unit=unit, parts=parts)


def _read_day_of_month(texts: Sequence[str]) -> str | None:
    """A month and days from two columns put together: `март` and `26–28`, or `26–28-март`; None if
    the texts are something else."""
    months = [text for text in texts if is_time_only(text) and not any(map(str.isdigit, text))]
    others = [text for text in texts if text not in months]
    if len(months) != 1 or len(others) != 1:
        return None
    (month,), (day,) = months, others
    if any(sign in month for sign in ",;/–—-"):
        return None  # of which of several
    if _DAYS.fullmatch(day) and all(1 <= int(one) <= 31 for one in re.findall(r"\d+", day)):
        return f"{day.rstrip('.')} {month}"
    stem = fold_confusables(month)[:MONTH_STEM_LETTERS]
    return day if stem in fold_confusables(day) else None

"""The texts of items' cells as they are to be read for their meaning, each cell read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from normalizers.doubts import Doubt
from normalizers.titles.column_titles import NUMBER
from pipeline.findings import Finding
from pipeline.structure.items import Item
from pipeline.structure.joined_cells import Read

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of a cell: as printed, or as the analyst's file corrects it.

    `key` is the same for a merged cell in each of its items; `breaks` as in `Joined`.
    """

    key: int
    text: str
    breaks: tuple[int, ...] = ()


Texts = Mapping[str, Mapping[str, CellText]]
"""For each item, by its `item_id`, the texts of its cells by column; numbers of rows left out."""


def cell_texts(items: Sequence[Item], read: Read, readings: Mapping[tuple[str, int], str]) -> Texts:
    """The texts of all items; `readings` (by column and cell) stand for what is printed."""
    out: dict[str, dict[str, CellText]] = {}
    for item in items:
        cells = out[item.item_id] = {}
        for column, cell in item.cells.items():
            if column == NUMBER:
                continue
            key, joined = id(cell.parts), read(cell)
            reading = readings.get((column, key))
            cells[column] = (
                CellText(key, joined.text, joined.breaks)
                if reading is None
                else CellText(key, reading)
            )
    return out


def each(
    items: Sequence[Item], texts: Texts, column: str, read: Callable[[CellText], T]
) -> Iterator[tuple[Item, T, Item]]:
    """What a column's cells are read as: the item, the value, and the first item of the cell.

    Cells of the same text, of which plans have many, are read once.
    """
    known: dict[tuple[str, tuple[int, ...]], T] = {}
    first: dict[int, Item] = {}
    for item in items:
        cell = texts[item.item_id].get(column)
        if cell is None:
            continue
        text = cell.text, cell.breaks
        if text not in known:
            known[text] = read(cell)
        yield item, known[text], first.setdefault(cell.key, item)


def doubtful(item: Item, column: str, doubts: Sequence[Doubt]) -> Iterator[Finding]:
    """A finding for each thing that was not sure in a cell of an item."""
    page = item.row["page_first"]
    printed = item.row.get(column)
    for doubt in doubts:
        yield Finding(
            doubt.code,
            doubt.message,
            page if isinstance(page, int) else None,
            item.item_id,
            f"{column}: {printed}" if printed else None,
        )

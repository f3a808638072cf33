"""The texts of items' cells as they are to be read for their meaning, each cell read once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from normalizers.doubts import Doubt
from normalizers.titles.column_titles import NUMBER_KEY
from pipeline.findings import Finding
from pipeline.structure.items import Item
from pipeline.structure.joined_cells import CellJoiner

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of a cell: as printed, or as the analyst's file corrects it.

    `key` is the same for a merged cell in each of its items; `author_breaks` as in `JoinedText`.
    """

    key: int
    text: str
    author_breaks: tuple[int, ...] = ()


CellTexts = Mapping[str, Mapping[str, CellText]]
"""For each item, by its `format_item_id`, the texts of its cells by column; numbers of rows left
out."""


def collect_cell_texts(
    items: Sequence[Item], join_cell: CellJoiner, corrected_texts: Mapping[tuple[str, int], str]
) -> CellTexts:
    """The texts of all items; `corrected_texts` (by column and cell) stand for what is printed."""
    texts_by_item: dict[str, dict[str, CellText]] = {}
    for item in items:
        item_texts = texts_by_item[item.item_id] = {}
        for column, cell in item.cells.items():
            if column == NUMBER_KEY:
                continue
            key, joined = id(cell.parts), join_cell(cell)
            corrected = corrected_texts.get((column, key))
            item_texts[column] = (
                CellText(key, joined.text, joined.author_breaks)
                if corrected is None
                else CellText(key, corrected)
            )
    return texts_by_item


def parse_column(
    items: Sequence[Item], texts: CellTexts, column: str, parse_cell: Callable[[CellText], T]
) -> Iterator[tuple[Item, T, Item]]:
    """What a column's cells are read as: the item, the value, and the first item of the cell.

    Cells of the same text, of which plans have many, are read once.
    """
    value_by_text: dict[tuple[str, tuple[int, ...]], T] = {}
    first_item_by_cell: dict[int, Item] = {}
    for item in items:
        cell = texts[item.item_id].get(column)
        if cell is None:
            continue
        cell_content = cell.text, cell.author_breaks
        if cell_content not in value_by_text:
            value_by_text[cell_content] = parse_cell(cell)
        yield item, value_by_text[cell_content], first_item_by_cell.setdefault(cell.key, item)


def iter_doubt_findings(item: Item, column: str, doubts: Sequence[Doubt]) -> Iterator[Finding]:
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

"""The texts of items' cells from which their meaning is read, each text once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from normalizers.amounts.currencies import SumUnit
from normalizers.doubts import Doubt
from pipeline.findings import Finding
from pipeline.structure.items import Item

T = TypeVar("T")


class CellText(Struct, frozen=True):
    """The text of a cell: as printed, or as the analyst's file corrects it.

    `key` is the same for a merged cell in all of its items. `author_breaks` is as in `JoinedText`;
    `reading`, `unit` and `parts` are as in `ColumnValue`.
    """

    key: Hashable
    text: str
    author_breaks: tuple[int, ...] = ()
    reading: str | None = None
    unit: SumUnit | None = None
    parts: tuple[str, str] | None = None

    @property
    def text_to_read(self) -> str:
        """The text whose meaning is read: `reading` if there is one, else the printed text."""
        return self.reading if self.reading is not None else self.text


CellTexts = Mapping[str, Mapping[str, CellText]]
"""Item id → column → the text of the cell; row numbers are left out."""


def collect_cell_texts(
    items: Sequence[Item], corrected_texts: Mapping[tuple[str, Hashable], str]
) -> CellTexts:
    """The texts of all items; `corrected_texts` (by column and cell) replace what is printed."""
    texts_by_item: dict[str, dict[str, CellText]] = {}
    for item in items:
        item_texts = texts_by_item[item.item_id] = {}
        for column, value in item.values.items():
            key = value.key
            corrected = corrected_texts.get((column, key))
            item_texts[column] = (
                CellText(
                    key,
                    value.text,
                    value.author_breaks,
                    value.reading,
                    value.unit,
                    value.parts,
                )
                if corrected is None
                else CellText(key, corrected, unit=value.unit)
            )
    return texts_by_item


def parse_column(
    items: Sequence[Item], texts: CellTexts, column: str, parse_cell: Callable[[CellText], T]
) -> Iterator[tuple[Item, T, Item]]:
    """Yields each item that has the column, the value read from its cell, and the first item that
    shares the cell.

    Plans repeat many texts; each is read once.
    """
    value_by_text: dict[Hashable, T] = {}
    first_item_by_cell: dict[Hashable, Item] = {}
    for item in items:
        cell = texts[item.item_id].get(column)
        if cell is None:
            continue
        cell_content = (cell.text, cell.author_breaks, cell.reading, cell.unit, cell.parts)
        if cell_content not in value_by_text:
            value_by_text[cell_content] = parse_cell(cell)
        yield item, value_by_text[cell_content], first_item_by_cell.setdefault(cell.key, item)


def iter_doubt_findings(item: Item, column: str, doubts: Sequence[Doubt]) -> Iterator[Finding]:
    """Yields a finding for each doubt about an item's cell."""
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

"""Tables → the rows of `cells`: every cell as it lies in the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from msgspec import Struct

from extractors.records.documents import Cell, CellPlace, Document, Table
from extractors.records.geometry import NO_PAGE
from extractors.records.page_layouts import CellPart
from pipeline.findings import Finding
from pipeline.outline.joined_cells import CellJoiner
from pipeline.outline.plan_outline import SectionTable
from pipeline.outline.printed_cells import join_cell_text
from pipeline.outline.row_kinds import classify_rows, publish_kind
from pipeline.structure.confidence import build_method_columns, get_reading_method
from pipeline.structure.items import Item, RowDict


class PlacedTable(Struct, frozen=True):
    """A table of the plan: its position, from 1, its section and its meaning, if any."""

    table: Table
    position: int
    section: str | None = None
    section_table: SectionTable | None = None


class CellRows(Sequence[RowDict]):
    """The rows of `cells`, each made only when it is asked for, since there are many and seldom all
    are needed."""

    def __init__(
        self,
        document: Document,
        tables: Iterable[PlacedTable],
        join_cell: CellJoiner,
        items: Iterable[Item] = (),
    ) -> None:
        self._document, self._join_cell = document, join_cell
        self._reading = get_reading_method(document)
        self._item_ids_by_cell: dict[CellPlace, list[str]] = {}
        for item in items:
            for cell in item.cells:
                self._item_ids_by_cell.setdefault(cell.place, []).append(item.item_id)
        self._cells = [
            (place, kind, cell)
            for place in tables
            for kind in [_classify_placed_rows(place)]
            for cell in place.table.cells
        ]

    def __len__(self) -> int:
        return len(self._cells)

    @overload
    def __getitem__(self, index: int) -> RowDict: ...

    @overload
    def __getitem__(self, index: slice) -> list[RowDict]: ...

    def __getitem__(self, index: int | slice) -> RowDict | list[RowDict]:
        if isinstance(index, slice):
            return [self._build_cell_row(*entry) for entry in self._cells[index]]
        return self._build_cell_row(*self._cells[index])

    def _build_cell_row(
        self, placed_table: PlacedTable, kinds: Sequence[str], cell: Cell
    ) -> RowDict:
        joined_text = self._join_cell(cell)
        return {
            "section": placed_table.section,
            "table": placed_table.position,
            "row": cell.row + 1,
            "column": cell.column + 1,
            "column_key": _get_column_key(placed_table.section_table, cell),
            "rowspan": cell.rowspan,
            "colspan": cell.colspan,
            "text_raw": cell.text_raw or None,
            "text": joined_text.text or None,
            "boxes": self._list_boxes(cell),
            "row_kind": kinds[cell.row],
            **build_method_columns([cell], self._reading),
            "item_ids": self._item_ids_by_cell.get(cell.place),
            "joins": [*cell.join_reasons, *map(str, joined_text.decisions)] or None,
        }

    def _list_boxes(self, cell: Cell) -> list[RowDict] | None:
        boxes = [_build_box(self._document, part) for part in cell.parts if part.page != NO_PAGE]
        return boxes or None


def _get_column_key(section_table: SectionTable | None, cell: Cell) -> str | None:
    """The section's column for which a cell is used; None for a cell over several columns, or
    outside sections."""
    if section_table is None or cell.colspan > 1:
        return None
    keys = section_table.header.keys
    return (keys[cell.column] or "other") if cell.column < len(keys) else None


def _classify_placed_rows(placed_table: PlacedTable) -> list[str]:
    section_table = placed_table.section_table
    kinds = (
        section_table.row_kinds
        if section_table
        else classify_rows(placed_table.table, placed_table.table.header_row_count)
    )
    return [publish_kind(kind) for kind in kinds]


def _build_box(document: Document, part: CellPart) -> RowDict:
    x0, y0, x1, y1 = document.get_page(part.page).to_displayed(part.box)
    # A hundredth of a point is finer than any producer draws.
    edges = {"x0": round(x0, 2), "y0": round(y0, 2), "x1": round(x1, 2), "y1": round(y1, 2)}
    return {"page": part.page, **edges}


def find_doubtful_words(table: Table, join_cell: CellJoiner) -> Iterator[Finding]:
    """Yields a finding for each end of a line whose joining is nearly undecided."""
    for cell in table.cells:
        for join in join_cell(cell).decisions:
            if join.is_doubtful:
                yield Finding(
                    "word_doubtful",
                    f"“{join.left}” and “{join.right}” at a line's end: {join.line_end}",
                    page=cell.parts[0].page,
                    detail=f"{join}; in “{join_cell_text(cell)[:80]}”",
                )

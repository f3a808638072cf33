"""Sections → items: one a finest step, the cells of merged rows repeated in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from extractors.records import NO_PAGE, Cell, CellPart, Document, Table
from normalizers.dates.council_sessions import parse_session
from normalizers.titles.column_titles import NUMBER_KEY, SectionKind
from pipeline.findings import Finding
from pipeline.schema.item_id import ItemId
from pipeline.structure.confidence import build_method_columns, get_reading_method
from pipeline.structure.joined_cells import CellJoiner
from pipeline.structure.sections import Section, SectionTable
from pipeline.structure.table_headers import join_cell_text

RowDict = dict[str, object]


@dataclass(frozen=True, slots=True)
class Item:
    """One action of the plan: the columns that are read from the print, and the cells they are of.

    `cells` are known by the keys of the columns; a merged cell is the same in each of its items.
    """

    item_id: str
    row: RowDict
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class ExpandedTable:
    """A table of a section opened up: the cell that covers each place, and each row's kind."""

    section_table: SectionTable
    cell_at: tuple[tuple[Cell | None, ...], ...]
    row_kinds: tuple[str, ...]


def expand_merged_cells(section_table: SectionTable) -> ExpandedTable:
    """The grid of a section's table."""
    table = section_table.table
    cell_at: list[list[Cell | None]] = [[None] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        for row in cell_at[cell.row : cell.row + cell.rowspan]:
            row[cell.column : cell.column + cell.colspan] = [cell] * cell.colspan
    kinds = classify_rows(table, section_table.header_rows)
    return ExpandedTable(section_table, tuple(map(tuple, cell_at)), tuple(kinds))


def classify_rows(table: Table, header_rows: int) -> list[str]:
    """What each row of a table is: `header`, `subheading` (one cell across the table) or `item`."""
    rows_across = {cell.row for cell in table.cells if cell.colspan == table.column_count > 1}
    return [
        "header" if row < header_rows else "subheading" if row in rows_across else "item"
        for row in range(table.row_count)
    ]


def build_section_items(
    section: Section, year: str, join_cell: CellJoiner
) -> tuple[list[Item], list[Finding]]:
    """The items of a section in printed order."""
    items: list[Item] = []
    findings: list[Finding] = []
    subheading: str | None = None
    for section_table in section.tables:
        expanded = expand_merged_cells(section_table)
        for index, kind in enumerate(expanded.row_kinds):
            cells = expanded.cell_at[index]
            if kind == "subheading":
                first_cell = next((cell for cell in cells if cell is not None), None)
                subheading = (join_cell(first_cell).text or None) if first_cell else None
                if section.kind is SectionKind.COUNCIL:
                    findings += _find_unread_session(section, subheading, year, first_cell)
            elif kind == "item" and any(c and c.row == index and not c.is_empty for c in cells):
                cells_by_column = _map_columns_to_cells(expanded, index)
                texts = {
                    key: _join_cell_text(cell, join_cell) for key, cell in cells_by_column.items()
                }
                row = _build_row(section, year, texts, subheading, _find_page_range(cells, index))
                printed_cells = {
                    key: cell for key, cell in cells_by_column.items() if cell is not None
                }
                item_id = str(ItemId(year, section.number, len(items) + 1))
                items.append(Item(item_id, row, printed_cells))
    return items, findings


def _map_columns_to_cells(expanded: ExpandedTable, row: int) -> dict[str, Cell | None]:
    """The cell under each recognised column."""
    columns = zip(expanded.section_table.header.keys, expanded.cell_at[row], strict=False)
    return {key: cell for key, cell in columns if key is not None}


def _join_cell_text(cell: Cell | None, join_cell: CellJoiner) -> str | None:
    return (join_cell(cell).text or None) if cell is not None else None


def _find_page_range(cells: Sequence[Cell | None], row: int) -> tuple[int | None, int | None]:
    """First and last page on which a row is printed: those of its own cells, merged ones aside.

    None in a file without pages.
    """
    own_cells = [cell for cell in cells if cell is not None and cell.row == row]
    unmerged = [cell for cell in own_cells if cell.rowspan == 1] or own_cells
    pages = [part.page for cell in unmerged for part in cell.parts]
    return min(pages) or None, max(pages) or None


def _build_row(
    section: Section,
    year: str,
    texts: dict[str, str | None],
    subheading: str | None,
    pages: tuple[int | None, int | None],
) -> RowDict:
    number = texts.pop(NUMBER_KEY, None)
    row: RowDict = {"page_first": pages[0], "page_last": pages[1], **texts}
    if section.kind is SectionKind.COUNCIL:
        council_session = parse_session(subheading or "", year)
        row |= {
            "item_no": number,
            "session_no": council_session.number,
            "session_month": council_session.start,
        }
        row.setdefault("deadline", council_session.month)
    elif section.kind is SectionKind.LANGUAGE:
        row |= {"item_no": number, "subsection": subheading}
    return row


def _find_unread_session(
    section: Section, subheading: str | None, year: str, cell: Cell | None
) -> Iterator[Finding]:
    council_session = parse_session(subheading or "", year)
    if council_session.start is None or council_session.number is None:
        yield Finding(
            "session_unread",
            f"Section {section.number}: the month or number of a session is not understood",
            page=cell.parts[0].page if cell else None,
            detail=subheading,
        )


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table of the plan: its position from 1, and the section and meaning it has, if any."""

    table: Table
    position: int
    section: str | None = None
    section_table: SectionTable | None = None


class CellRows(Sequence[RowDict]):
    """The rows of `cells`, each made when it is asked for: they are many, and seldom all needed."""

    def __init__(
        self,
        document: Document,
        tables: Iterable[PlacedTable],
        join_cell: CellJoiner,
        items: Iterable[Item] = (),
    ) -> None:
        self._document, self._join_cell = document, join_cell
        self._reading = get_reading_method(document)
        self._item_ids_by_cell: dict[int, list[str]] = {}
        for item in items:
            for cell in item.cells.values():
                self._item_ids_by_cell.setdefault(id(cell), []).append(item.item_id)
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
        column_keys = placed_table.section_table.header.keys if placed_table.section_table else ()
        column_key = (
            column_keys[cell.column]
            if cell.column < len(column_keys) and cell.colspan == 1
            else None
        )
        joined_text = self._join_cell(cell)
        return {
            "section": placed_table.section,
            "table": placed_table.position,
            "row": cell.row + 1,
            "column": cell.column + 1,
            "column_key": column_key,
            "rowspan": cell.rowspan,
            "colspan": cell.colspan,
            "text_raw": cell.text_raw or None,
            "text": joined_text.text or None,
            "boxes": self._list_boxes(cell),
            "row_kind": kinds[cell.row],
            **build_method_columns([cell], self._reading),
            "item_ids": self._item_ids_by_cell.get(id(cell)),
            "joins": [*cell.join_reasons, *map(str, joined_text.decisions)] or None,
        }

    def _list_boxes(self, cell: Cell) -> list[RowDict] | None:
        boxes = [_build_box(self._document, part) for part in cell.parts if part.page != NO_PAGE]
        return boxes or None


def _classify_placed_rows(placed_table: PlacedTable) -> list[str]:
    header_rows = (
        placed_table.section_table.header_rows
        if placed_table.section_table
        else placed_table.table.header_row_count
    )
    return classify_rows(placed_table.table, header_rows)


def _build_box(document: Document, part: CellPart) -> RowDict:
    x0, y0, x1, y1 = document.get_page(part.page).to_displayed(part.box)
    # A hundredth of a point is finer than any producer draws.
    edges = {"x0": round(x0, 2), "y0": round(y0, 2), "x1": round(x1, 2), "y1": round(y1, 2)}
    return {"page": part.page, **edges}


def find_doubtful_words(table: Table, join_cell: CellJoiner) -> Iterator[Finding]:
    """A finding for each line's end that is nearly undecided."""
    for cell in table.cells:
        for join in join_cell(cell).decisions:
            if join.is_doubtful:
                yield Finding(
                    "word_doubtful",
                    f"“{join.left}” and “{join.right}” at a line's end: {join.line_end}",
                    page=cell.parts[0].page,
                    detail=f"{join}; in “{join_cell_text(cell)[:80]}”",
                )

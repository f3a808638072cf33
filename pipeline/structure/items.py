"""Sections → items: one a finest step, the cells of merged rows repeated in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from extractors.records import NO_PAGE, Cell, CellPart, Document, Table
from normalizers.dates.council_sessions import session
from normalizers.titles.column_titles import NUMBER, Kind
from pipeline.findings import Finding
from pipeline.structure.confidence import read_by, reading_of
from pipeline.structure.joined_cells import Read
from pipeline.structure.sections import Section, SectionTable
from pipeline.structure.table_headers import flat

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Item:
    """One action of the plan: the columns that are read from the print, and the cells they are of.

    `cells` are known by the keys of the columns; a merged cell is the same in each of its items.
    """

    item_id: str
    row: Row
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a section opened up: the cell that covers each place, and each row's kind."""

    part: SectionTable
    cover: tuple[tuple[Cell | None, ...], ...]
    kinds: tuple[str, ...]


def open_up(part: SectionTable) -> Grid:
    """The grid of a section's table."""
    table = part.table
    cover: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in cover[cell.row : cell.row + cell.rowspan]:
            row[cell.column : cell.column + cell.colspan] = [cell] * cell.colspan
    kinds = row_kinds(table, part.header_rows)
    return Grid(part, tuple(map(tuple, cover)), tuple(kinds))


def row_kinds(table: Table, header_rows: int) -> list[str]:
    """What each row of a table is: `header`, `subheading` (one cell across the table) or `item`."""
    across = {cell.row for cell in table.cells if cell.colspan == table.columns > 1}
    return [
        "header" if row < header_rows else "subheading" if row in across else "item"
        for row in range(table.rows)
    ]


def section_items(section: Section, year: str, read: Read) -> tuple[list[Item], list[Finding]]:
    """The items of a section in printed order."""
    items: list[Item] = []
    findings: list[Finding] = []
    subheading: str | None = None
    for part in section.tables:
        grid = open_up(part)
        for index, kind in enumerate(grid.kinds):
            cells = grid.cover[index]
            if kind == "subheading":
                first = next((cell for cell in cells if cell is not None), None)
                subheading = (read(first).text or None) if first else None
                if section.kind is Kind.COUNCIL:
                    findings += _unread_session(section, subheading, year, first)
            elif kind == "item" and any(c and c.row == index and not c.is_empty for c in cells):
                named = _named(grid, index)
                values = {key: _text(cell, read) for key, cell in named.items()}
                row = _row(section, year, values, subheading, _pages(cells, index))
                known = {key: cell for key, cell in named.items() if cell is not None}
                items.append(Item(item_id(year, section.number, len(items) + 1), row, known))
    return items, findings


def item_id(year: str, section: str, position: int) -> str:
    """The key of an item: its year, section and position in it from 1."""
    return f"{year}/{section}/{position}"


def _named(grid: Grid, row: int) -> dict[str, Cell | None]:
    """The cell under each recognised column."""
    columns = zip(grid.part.heading.keys, grid.cover[row], strict=False)
    return {key: cell for key, cell in columns if key is not None}


def _text(cell: Cell | None, read: Read) -> str | None:
    return (read(cell).text or None) if cell is not None else None


def _pages(cells: Sequence[Cell | None], row: int) -> tuple[int | None, int | None]:
    """First and last page on which a row is printed: those of its own cells, merged ones aside.

    None in a file without pages.
    """
    own = [cell for cell in cells if cell is not None and cell.row == row]
    single = [cell for cell in own if cell.rowspan == 1] or own
    pages = [part.page for cell in single for part in cell.parts]
    return min(pages) or None, max(pages) or None


def _row(
    section: Section,
    year: str,
    values: dict[str, str | None],
    subheading: str | None,
    pages: tuple[int | None, int | None],
) -> Row:
    number = values.pop(NUMBER, None)
    row: Row = {"page_first": pages[0], "page_last": pages[1], **values}
    if section.kind is Kind.COUNCIL:
        announced = session(subheading or "", year)
        row |= {
            "item_no": number,
            "session_no": announced.number,
            "session_month": announced.start,
        }
        row.setdefault("deadline", announced.month)
    elif section.kind is Kind.LANGUAGE:
        row |= {"item_no": number, "subsection": subheading}
    return row


def _unread_session(
    section: Section, subheading: str | None, year: str, cell: Cell | None
) -> Iterator[Finding]:
    announced = session(subheading or "", year)
    if announced.start is None or announced.number is None:
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
    part: SectionTable | None = None


class CellRows(Sequence[Row]):
    """The rows of `cells`, each made when it is asked for: they are many, and seldom all needed."""

    def __init__(
        self,
        document: Document,
        tables: Iterable[PlacedTable],
        read: Read,
        items: Iterable[Item] = (),
    ) -> None:
        self._document, self._read = document, read
        self._reading = reading_of(document)
        self._items: dict[int, list[str]] = {}
        for item in items:
            for cell in item.cells.values():
                self._items.setdefault(id(cell), []).append(item.item_id)
        self._cells = [
            (place, kind, cell)
            for place in tables
            for kind in [_kinds(place)]
            for cell in place.table.cells
        ]

    def __len__(self) -> int:
        return len(self._cells)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self._row(*entry) for entry in self._cells[index]]
        return self._row(*self._cells[index])

    def _row(self, place: PlacedTable, kinds: Sequence[str], cell: Cell) -> Row:
        keys = place.part.heading.keys if place.part else ()
        key = keys[cell.column] if cell.column < len(keys) and cell.colspan == 1 else None
        text = self._read(cell)
        return {
            "section": place.section,
            "table": place.position,
            "row": cell.row + 1,
            "column": cell.column + 1,
            "column_key": key,
            "rowspan": cell.rowspan,
            "colspan": cell.colspan,
            "text_raw": cell.text_raw or None,
            "text": text.text or None,
            "boxes": self._boxes(cell),
            "row_kind": kinds[cell.row],
            **read_by([cell], self._reading),
            "item_ids": self._items.get(id(cell)),
            "joins": [*cell.joins, *map(str, text.joins)] or None,
        }

    def _boxes(self, cell: Cell) -> list[Row] | None:
        found = [_box(self._document, part) for part in cell.parts if part.page != NO_PAGE]
        return found or None


def _kinds(place: PlacedTable) -> list[str]:
    header = place.part.header_rows if place.part else place.table.header_rows
    return row_kinds(place.table, header)


def _box(document: Document, part: CellPart) -> Row:
    x0, y0, x1, y1 = document.sheet(part.page).displayed(part.box)
    # A hundredth of a point is finer than any producer draws.
    edges = {"x0": round(x0, 2), "y0": round(y0, 2), "x1": round(x1, 2), "y1": round(y1, 2)}
    return {"page": part.page, **edges}


def doubtful_words(table: Table, read: Read) -> Iterator[Finding]:
    """A finding for each line's end that is nearly undecided."""
    for cell in table.cells:
        for join in read(cell).joins:
            if join.is_doubtful:
                yield Finding(
                    "word_doubtful",
                    f"“{join.left}” and “{join.right}” at a line's end: {join.decision}",
                    page=cell.parts[0].page,
                    detail=f"{join}; in “{flat(cell)[:80]}”",
                )

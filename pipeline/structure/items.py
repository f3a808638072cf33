"""Sections → items, one for each finest step; a merged cell is repeated in each of its items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from extractors.records.documents import Cell
from normalizers.dates.council_sessions import (
    cut_session_name,
    is_session_only,
    is_time_only,
    names_session,
    parse_session,
)
from normalizers.titles.column_titles import ACTION_KEYS, NUMBER_KEY, SESSION_KEY, SectionKind
from pipeline.findings import Finding
from pipeline.outline.joined_cells import CellJoiner
from pipeline.outline.plan_outline import Section, SectionTable
from pipeline.outline.row_kinds import RowKind
from pipeline.schema.item_id import ItemId
from pipeline.structure.column_values import ColumnValue, OtherText, read_row_values

RowDict = dict[str, object]


class Item(Struct, frozen=True):
    """One action of the plan: its printed columns and their cells.

    `row` has the columns of the section dataset that are already known, `values` the values by
    column key; those of a merged cell are the same in each of its items. `cells` are all cells of
    the row.
    """

    item_id: str
    row: RowDict
    values: Mapping[str, ColumnValue]
    cells: tuple[Cell, ...]


class TotalRow(Struct, frozen=True):
    """A row of totals: its section, its text, the value of its sum, the items since the total
    before it, and all items above it in the section."""

    section: str
    text: str
    amount: ColumnValue | None
    page: int | None
    items_since_total: tuple[str, ...]
    items_of_section: tuple[str, ...]


class SectionItems(Struct, frozen=True):
    """The items of a section in printed order, its rows of totals, and findings."""

    items: tuple[Item, ...]
    totals: tuple[TotalRow, ...]
    findings: tuple[Finding, ...]


class ExpandedTable(Struct, frozen=True):
    """A table of a section as a full grid: the cell that covers each place."""

    section_table: SectionTable
    cell_at: tuple[tuple[Cell | None, ...], ...]


class _Heading(Struct):
    """What the subheadings above a row say about it."""

    subsection: str | None = None
    session: str | None = None
    time: str | None = None


def expand_merged_cells(section_table: SectionTable) -> ExpandedTable:
    """A section's table as a full grid."""
    table = section_table.table
    cell_at: list[list[Cell | None]] = [[None] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        for row in cell_at[cell.row : cell.row + cell.rowspan]:
            row[cell.column : cell.column + cell.colspan] = [cell] * cell.colspan
    return ExpandedTable(section_table, tuple(map(tuple, cell_at)))


def build_section_items(section: Section, year: str, join_cell: CellJoiner) -> SectionItems:
    """The items of a section in printed order."""
    items: list[Item] = []
    totals: list[TotalRow] = []
    findings: list[Finding] = []
    since_total = 0
    heading = _Heading()
    reader = _RowReader(section, year, join_cell)
    last_page = None
    for section_table in section.tables:
        expanded = expand_merged_cells(section_table)
        if section_table.header_rows and section_table.table.pages[0] == last_page:
            heading = _Heading()  # a table of its own, not one that goes on over a page
        last_page = section_table.table.pages[-1]
        for index, kind in enumerate(section_table.row_kinds):
            cells = expanded.cell_at[index]
            if kind is RowKind.SUBHEADING:
                findings += _read_heading(section, heading, cells, year, join_cell)
            elif kind is RowKind.TOTAL:
                ids = tuple(item.item_id for item in items)
                totals.append(
                    _build_total(section_table, section.number, cells, ids, since_total, join_cell)
                )
                since_total = len(items)
            elif kind is RowKind.ITEM:
                position = len(items) + 1
                item = reader.read_item(section_table, cells, index, heading, position)
                findings += _find_undivided_cell(section_table, item, items)
                items.append(item)
    return SectionItems(tuple(items), tuple(totals), tuple(findings))


def _find_undivided_cell(
    section_table: SectionTable, item: Item, items_above: Sequence[Item]
) -> list[Finding]:
    """A finding for a cell that says when and something else, where it is not certain what is
    which; a merged one is told once."""
    beside = section_table.header.shared_key
    deadline = item.values.get("deadline")
    if beside is None or deadline is None or not deadline.text or beside in item.values:
        return []
    above = items_above[-1].values.get("deadline") if items_above else None
    if above is not None and above.key == deadline.key:
        return []
    message = f"A cell says when, and the {beside} beside it; it is not certain what is which"
    return [
        Finding(
            "deadline_partly_read",
            message,
            deadline.cells[0].parts[0].page,
            item.item_id,
            deadline.text,
        )
    ]


def _read_heading(
    section: Section,
    heading: _Heading,
    cells: Sequence[Cell | None],
    year: str,
    join_cell: CellJoiner,
) -> list[Finding]:
    """Updates `heading` by a subheading: a month, a session, or what the rows below are about.
    Returns findings."""
    filled = [cell for cell in _list_own_cells(cells) if not cell.is_empty]
    if not filled:
        return []
    cell = filled[0]
    text = " ".join(join_cell(one).text for one in filled)
    council = section.kind is SectionKind.COUNCIL
    announces = names_session(text) or (
        council and parse_session(text, year) != parse_session("", year)
    )
    if is_session_only(text) or (council and announces):
        heading.session, heading.subsection, heading.time = text, None, None
        month = parse_session(text, year).month
        if month:
            heading.time = month
    elif is_time_only(text):
        heading.time = text
    elif council and _sounds_like_session(text):
        heading.session, heading.subsection, heading.time = text, None, None
    else:
        heading.subsection = text
        heading.time = None
        return []
    if council and heading.session == text:
        return _find_unread_session(section, text, year, cell)
    return []


def _sounds_like_session(text: str) -> bool:
    plain = text.casefold()
    return any(word in plain for word in ("отурум", "жыйын ", "заседани")) or plain.endswith(
        "жыйын"
    )


def _find_unread_session(section: Section, text: str, year: str, cell: Cell) -> list[Finding]:
    session = parse_session(text, year)
    if session.month is not None and session.number is not None:
        return []
    return [
        Finding(
            "session_unread",
            f"Section {section.number}: the month or number of a session is not understood",
            page=cell.parts[0].page,
            detail=text,
        )
    ]


class _RowReader(Struct, frozen=True):
    """Reads the rows of a section as items."""

    section: Section
    year: str
    join_cell: CellJoiner

    def read_item(
        self,
        section_table: SectionTable,
        cells: Sequence[Cell | None],
        index: int,
        heading: _Heading,
        position: int,
    ) -> Item:
        """Reads one row; a month in the subheading above is its deadline if it has none of its
        own."""
        values, others = read_row_values(section_table.header, cells, self.join_cell)
        number, session = values.pop(NUMBER_KEY, None), values.pop(SESSION_KEY, None)
        row: RowDict = {key: value.text or None for key, value in values.items()}
        row["page_first"], row["page_last"] = _find_page_range(cells, index)
        row["item_no"] = (number.text or None) if number else None
        row["subsection"] = heading.subsection
        row["action"] = next((row[key] for key in ACTION_KEYS if row.get(key)), None)
        if not row.get("deadline") and heading.time is not None:
            row["deadline"] = heading.time
            values.pop("deadline", None)
        deadline = values.get("deadline")
        if deadline is not None and deadline.reading is None and names_session(deadline.text):
            values["deadline"] = replace(deadline, reading=cut_session_name(deadline.text))
        if session is not None and session.text:
            if row.get("deadline"):
                title = section_table.header.get_title(SESSION_KEY)
                others.append(OtherText(title, session.text, session.cells[0]))
            else:
                row["deadline"] = session.text
                values["deadline"] = replace(session, reading=cut_session_name(session.text))
        if others:
            row["other"] = [{"title": one.title, "text": one.text} for one in others]
        if self.section.kind is SectionKind.COUNCIL:
            own_session = session.text if session else _name_of_session(deadline)
            printed = own_session or heading.session or heading.time or ""
            found = parse_session(printed, self.year)
            row |= {"session_no": found.number, "session_month": found.start}
        item_id = str(ItemId(self.year, self.section.number, position))
        return Item(item_id, row, values, tuple(_list_own_cells(cells)))


def _name_of_session(deadline: ColumnValue | None) -> str | None:
    """The text of the deadline, if it names a session too."""
    return deadline.text if deadline is not None and names_session(deadline.text) else None


def _build_total(
    section_table: SectionTable,
    number: str,
    cells: Sequence[Cell | None],
    item_ids: tuple[str, ...],
    since_total: int,
    join_cell: CellJoiner,
) -> TotalRow:
    values, _ = read_row_values(section_table.header, cells, join_cell)
    filled = [cell for cell in _list_own_cells(cells) if not cell.is_empty]
    text = " | ".join(join_cell(cell).text for cell in filled)
    pages = [part.page for cell in filled for part in cell.parts]
    return TotalRow(
        number,
        text,
        values.get("funding"),
        min(pages, default=0) or None,
        item_ids[since_total:],
        item_ids,
    )


def _list_own_cells(cells: Sequence[Cell | None]) -> list[Cell]:
    """The cells of a row from left to right; one that spans several columns is there once."""
    return list({cell.place: cell for cell in cells if cell is not None}.values())


def _find_page_range(cells: Sequence[Cell | None], row: int) -> tuple[int | None, int | None]:
    """The first and the last page on which a row is printed, by its own cells without merged ones.

    None in a file without pages.
    """
    own_cells = [cell for cell in cells if cell is not None and cell.row == row]
    unmerged = [cell for cell in own_cells if cell.rowspan == 1] or own_cells
    pages = [part.page for cell in unmerged for part in cell.parts]
    return min(pages) or None, max(pages) or None

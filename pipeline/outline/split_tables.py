"""Tables that hold several sections, with titles in rows of their own, split at these rows.

A header in the middle of a table begins another part, together with the title above it. If no
numbered title stands above the table, each numbered row across it begins a section with the table's
header.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from extractors.records.documents import Cell, Table
from extractors.records.page_layouts import CellPart, TextLine
from extractors.records.page_marks import Word
from normalizers.titles.column_titles import NUMBER_KEY, TableHeader, parse_header
from normalizers.titles.section_marks import SectionMark, parse_section_mark
from pipeline.outline.printed_cells import fold_row, join_cell_text, join_raw_text
from pipeline.outline.row_kinds import RowKind, classify_rows

MIN_COLUMNS_OF_PLAIN_HEADER, MIN_PLAIN_HEADER_SCORE = 4, 0.9
"""A row in the middle of a table is a header by its words alone if it has so many titles and this
share of their words is known."""


class TablePart(Struct, frozen=True, gc=False):
    """A part of a table, and the title in the row above it, if any."""

    title: tuple[TextLine, ...]
    table: Table


class TitledPart(Struct, frozen=True, gc=False):
    """A part of a table under a numbered row, which is its title and mark.

    What stands above the first such row has none. `header_rows` is how many of its first rows are
    the header, `titles_above` are rows above the title that name a part of the plan.
    """

    title: tuple[TextLine, ...]
    mark: SectionMark | None
    table: Table
    header_rows: int
    titles_above: tuple[tuple[TextLine, ...], ...] = ()


def split_at_headers(table: Table) -> Iterator[TablePart]:
    """The table's parts from top to bottom; most tables are one part, without a title.

    A part begins with a header that differs from the one above, or with a title that spans the
    table directly above a header.
    """
    cells_by_row = _group_cells_by_row(table)
    header_rows = [row for row in range(table.row_count) if _is_header(cells_by_row, row)]
    titled = [row for row in header_rows if _get_title_above(table, cells_by_row, row) is not None]
    starts: dict[int, Cell | None] = {}
    first_header = header_rows[0] if header_rows else None
    for row in header_rows:
        title = _get_title_above(table, cells_by_row, row)
        if title is not None and (_is_numbered(title) or title.row == 0 or len(titled) > 1):
            starts[title.row] = title
        elif (
            row > table.header_row_count
            and row != first_header
            and fold_row(cells_by_row[row]) != fold_row(cells_by_row[first_header or 0])
            and title is None
            and _is_plainly_header(cells_by_row[row])
        ):
            starts[row] = None
    starts = {
        row: title
        for row, title in starts.items()
        # Never cut through a merged cell.
        if not any(cell.row < row < cell.row + cell.rowspan for cell in table.cells)
    }
    if not starts:
        yield TablePart((), table)
        return
    if 0 not in starts:
        starts = {0: None, **starts}
    bounds = [*sorted(starts), table.row_count]
    parts = []
    for start, end in pairwise(bounds):
        title = starts[start]
        rows = range(start + (title is not None), end)
        parts.append((to_text_lines(title) if title else (), _build_part(table, rows)))
    for index, (lines, part) in enumerate(parts):
        next_page = parts[index + 1][1].pages[0] if index + 1 < len(parts) else None
        repeated_cells = [
            cell
            for cell in table.repeated_header_cells
            if (index == 0 or cell.part.page > part.pages[0])
            and (next_page is None or cell.part.page <= next_page)
        ]
        yield TablePart(lines, replace(part, repeated_header_cells=tuple(repeated_cells)))


def split_at_numbered_rows(
    table: Table, header_rows: int, header: TableHeader, before: SectionMark | None
) -> list[TitledPart]:
    """The table's parts under its numbered rows; a single part without a title if there are none.

    Rows numbered in the style of the first one begin sections; rows of another style are
    subheadings. But if each row of the first style stands directly above one of the second, the
    first style names parts of the plan and the second begins sections.
    """
    kinds = classify_rows(table, header_rows, header)
    cells: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if kinds[cell.row] is RowKind.SUBHEADING and not cell.is_empty:
            cells.setdefault(cell.row, []).append(cell)
    cells = {
        row: filled
        for row, filled in cells.items()
        if sum(cell.colspan for cell in filled) == table.column_count
    }
    marks: dict[int, SectionMark] = {}
    latest: dict[str, SectionMark] = {}
    for row in sorted(cells):
        text = " ".join(map(join_cell_text, cells[row]))
        mark = parse_section_mark(text, latest.get("roman") or latest.get("letter") or before)
        if mark is not None:
            marks[row] = latest[mark.style] = mark
    starts, part_rows = _choose_starts(marks)
    if not starts:
        return [TitledPart((), None, table, header_rows)]
    head = range(header_rows)
    parts: list[TitledPart] = []
    has_rows_before = any(
        kind not in (RowKind.HEADER, RowKind.NUMBERS, RowKind.CONTINUATION)
        for row, kind in enumerate(kinds[header_rows : starts[0]], header_rows)
        if row not in part_rows
    )
    if has_rows_before:
        part = _build_part(table, [row for row in range(starts[0]) if row not in part_rows])
        parts.append(TitledPart((), None, part, header_rows))
    for start, end in zip(starts, [*starts[1:], table.row_count], strict=True):
        is_first = not parts
        above = range(header_rows, starts[0]) if is_first else range(0)
        rows = [
            row
            for row in (*(head if is_first else ()), *above, *range(start + 1, end))
            if row not in part_rows
        ]
        part = _build_part(table, rows)
        if not is_first:
            part = replace(part, header_row_count=0)
        parts.append(
            TitledPart(
                to_text_lines(*cells[start]),
                marks[start],
                part,
                len(head) if is_first else 0,
                tuple(to_text_lines(*cells[row]) for row in part_rows if row == start - 1),
            )
        )
    repeated = table.repeated_header_cells
    first = replace(parts[0], table=replace(parts[0].table, repeated_header_cells=repeated))
    others = [
        replace(part, table=replace(part.table, repeated_header_cells=())) for part in parts[1:]
    ]
    return [first, *others]


def _choose_starts(marks: dict[int, SectionMark]) -> tuple[list[int], list[int]]:
    """The numbered rows that begin sections, and those above them that are titles of parts."""
    if not marks:
        return [], []
    manners = {row: (mark.style, mark.depth, mark.has_word) for row, mark in marks.items()}
    rows = sorted(marks)
    first = manners[rows[0]]
    of_first = [row for row in rows if manners[row] == first]
    others = [row for row in rows if manners[row] != first]
    if others and all(row + 1 in marks and manners[row + 1] != first for row in of_first):
        second = manners[of_first[0] + 1]
        return [row for row in rows if manners[row] == second], of_first
    return of_first, []


def to_text_lines(*cells: Cell) -> tuple[TextLine, ...]:
    """The printed lines of cells as lines of text."""
    parts = [part for cell in cells for part in cell.parts]
    return tuple(_to_text_line(part, line.text) for part in parts for line in part.lines)


def _group_cells_by_row(table: Table) -> dict[int, list[Cell]]:
    """The cells that begin in each row, from left to right."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _get_title_above(
    table: Table, cells_by_row: dict[int, list[Cell]], header_row: int
) -> Cell | None:
    """The cell that spans the table directly above a header; one empty row between them is
    skipped."""
    cells = cells_by_row.get(header_row - 1, [])
    if cells and all(cell.is_empty for cell in cells):
        cells = cells_by_row.get(header_row - 2, [])
    is_across = len(cells) == 1 and cells[0].colspan == table.column_count > 1
    return cells[0] if is_across and not cells[0].is_empty else None


def _is_numbered(cell: Cell) -> bool:
    return parse_section_mark(join_raw_text(cell)) is not None


def _is_header(cells_by_row: dict[int, list[Cell]], row: int) -> bool:
    texts = [join_raw_text(cell) for cell in cells_by_row.get(row, ())]
    return len(texts) > 1 and parse_header(texts) is not None


def _is_plainly_header(cells: Sequence[Cell]) -> bool:
    """Whether a row in the middle of a table is a header without a title above it: it has a column
    of row numbers, or several titles of known words."""
    texts = [join_raw_text(cell) for cell in cells]
    header = parse_header(texts)
    if header is None:
        return False
    is_known = len(texts) >= MIN_COLUMNS_OF_PLAIN_HEADER and header.score >= MIN_PLAIN_HEADER_SCORE
    return NUMBER_KEY in header.keys or is_known


def _build_part(table: Table, rows: Sequence[int]) -> Table:
    """Some rows of a table as a table of their own; the notes on joins stay with the first part."""
    place = {row: index for index, row in enumerate(rows)}
    cells = [cell for cell in table.cells if cell.row in place]
    pages = {part.page for cell in cells for part in cell.parts}
    is_first = bool(rows) and rows[0] <= 1
    header_row_count = sum(row in place for row in range(table.header_row_count))
    return replace(
        table,
        boxes=tuple(box for box in table.boxes if box[0] in pages) or table.boxes[:1],
        row_count=len(rows),
        cells=tuple(replace(cell, row=place[cell.row]) for cell in cells),
        header_row_count=header_row_count if is_first else min(1, len(rows)),
        join_reasons=table.join_reasons if is_first else (),
        doubtful_joins=table.doubtful_joins if is_first else (),
        holes=table.holes if is_first else (),
    )


def _to_text_line(part: CellPart, text: str) -> TextLine:
    return TextLine(part.page, part.box, (Word(*part.box, text),))

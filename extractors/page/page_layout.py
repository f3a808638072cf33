"""Page → PageLayout: which words lie in which cell, and what stands outside every table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from extractors.fills.fill_borders import add_fill_borders
from extractors.inference.half_ruled import infer_half_ruled
from extractors.inference.header_columns import divide_header_cells, extend_header_columns
from extractors.inference.open_tables import find_open_tables
from extractors.inference.row_labels import add_row_labels
from extractors.inference.underlines import remove_underlines
from extractors.inference.vertical_lines import group_vertical_lines
from extractors.inference.vertically_ruled import infer_vertically_ruled, remove_lone_verticals
from extractors.lattice.cell_spans import find_cell_spans
from extractors.lattice.enclosed_cells import LatticeCells, find_enclosed_cells, find_holes
from extractors.lattice.lattice import find_lattices
from extractors.lattice.nested_tables import remove_nested_rules
from extractors.lattice.table_likeness import is_table
from extractors.page.word_placement import compute_area, move_overhang_into_cells, place_words
from extractors.records.geometry import Box
from extractors.records.page_layouts import (
    CellLine,
    CellPart,
    GridCell,
    PageLayout,
    PageTable,
    TextLine,
)
from extractors.records.page_marks import RulingLine, Word
from extractors.records.read_pages import Page
from extractors.words.text_lines import build_cell_lines, group_into_lines

MIN_FRAME_SHARE = 0.5
"""A frame around a table takes at least this share of the place of what it is part of."""

FOOTNOTE_LINE_LENGTH_PT = (50.0, 260.0)
"""Shortest and longest line, in points, that sets footnotes off from the text above."""


def lay_out_page(page: Page) -> PageLayout:
    """The tables and the loose text of a page."""
    page = remove_underlines(page)
    groups = group_vertical_lines(page)
    bordered = add_fill_borders(remove_lone_verticals(page, groups))
    if bordered is not page:
        groups = group_vertical_lines(bordered)
    page, of_columns = infer_vertically_ruled(bordered, groups)
    page, of_rows = infer_half_ruled(page)
    reasons = [(grid.box, grid.reason) for grid in (*of_columns, *of_rows)]
    # Before lattices are found: the lines of a small table would divide the rows around it.
    horizontal, vertical = remove_nested_rules(page.horizontal, page.vertical)
    lattices = find_lattices(horizontal, vertical, page.words)
    grids = [LatticeCells(lattice, find_cell_spans(lattice)) for lattice in lattices]
    words_outside = place_words(page.words, grids)
    tables = _infer_places(grids, words_outside, reasons)
    while True:
        if tables is not grids:
            grids = tables
            words_outside = place_words(page.words, grids)
        tables = _select_tables(grids, words_outside)
        if sum(len(grid.cells) for grid in tables) == sum(len(grid.cells) for grid in grids):
            break  # otherwise the words of what is no table go to the table that it lies in
    words_outside = move_overhang_into_cells(words_outside, grids)
    # Last, from the words that no drawn table has.
    open_grids = _build_open_tables(page, words_outside, grids, reasons)
    if open_grids:
        words_outside = place_words(words_outside, open_grids)
        grids = sorted(
            (*grids, *open_grids), key=lambda grid: (grid.lattice.box.y0, grid.lattice.box.x0)
        )
    page_tables = []
    for grid in grids:
        enclosed = find_enclosed_cells(grid)
        holes = find_holes(grid, enclosed)
        known = {*enclosed, *holes}
        words_outside += [
            word
            for index, words in grid.words_by_cell.items()
            if index not in known
            for word in words
        ]
        inference = "; ".join(reason for box, reason in reasons if _overlaps(box, grid.lattice.box))
        page_tables.append(replace(_build_table(page, grid, enclosed, holes), inference=inference))
    return PageLayout(
        page=page.number,
        width=page.width,
        height=page.height,
        tables=tuple(page_tables),
        lines=build_text_lines(page.number, words_outside),
        footnotes_top=_find_footnotes_top(page, [table.box for table in page_tables]),
    )


def _infer_places(
    grids: list[LatticeCells], words_outside: Sequence[Word], reasons: list[tuple[Box, str]]
) -> list[LatticeCells]:
    """The grids with the columns and rows that are inferred from labels, headers and words in step.

    Adds to `reasons` why. Returns the same list if nothing is inferred.
    """
    inferred = {}
    for index, grid in enumerate(grids):
        labelled = add_row_labels(grid.lattice, words_outside)
        if labelled is not None:
            inferred[index] = LatticeCells(labelled[0], find_cell_spans(labelled[0]))
            reasons.append((grid.lattice.box, labelled[1]))
            continue
        extended = extend_header_columns(grid) or divide_header_cells(grid)
        if extended is not None:
            inferred[index] = extended[0]
            reasons.append((grid.lattice.box, extended[1]))
    if not inferred:
        return grids
    return [inferred.get(index, grid) for index, grid in enumerate(grids)]


def _build_open_tables(
    page: Page,
    words_outside: Sequence[Word],
    grids: Sequence[LatticeCells],
    reasons: list[tuple[Box, str]],
) -> list[LatticeCells]:
    """The tables that words form where no line or too few are drawn; adds why to `reasons`."""
    open_grids = []
    for table in find_open_tables(page, words_outside, [grid.lattice.box for grid in grids]):
        for lattice in find_lattices(table.horizontal, table.vertical):
            open_grids.append(LatticeCells(lattice, find_cell_spans(lattice)))
            reasons.append((table.box, table.reason))
    return open_grids


def _select_tables(
    grids: Sequence[LatticeCells], words_outside: Sequence[Word]
) -> list[LatticeCells]:
    """The grids that are tables, without cells that are only a frame around another of them."""
    filled = [grid for grid in grids if len(grid.cells) > 1 and is_table(grid, words_outside)]
    boxes = [grid.lattice.box for grid in filled]
    tables = []
    for grid in filled:
        own_box = grid.lattice.box
        cells = [c for c in grid.cells if not _is_frame(grid.get_box(c), own_box, boxes)]
        if len(cells) == len(grid.cells):
            tables.append(grid)
        elif len(cells) > 1:
            tables.append(LatticeCells(grid.lattice, cells))
    return tables


def build_text_lines(page: int, words: Sequence[Word]) -> tuple[TextLine, ...]:
    """Loose words as printed lines from top to bottom."""
    lines = []
    for group in group_into_lines(words):
        lines.append(TextLine(page, bounding_box_of_words(group), tuple(group)))
    return tuple(lines)


def bounding_box_of_words(words: Sequence[Word]) -> Box:
    """The box around some words, at least one."""
    return Box(
        min([word[0] for word in words]),
        min([word[1] for word in words]),
        max([word[2] for word in words]),
        max([word[3] for word in words]),
    )


def _is_frame(box: Box, own_table: Box, all_tables: Sequence[Box]) -> bool:
    """Whether a region is mostly a frame around a whole other table, not a cell that holds one."""
    return any(
        other != own_table and box.encloses(other, 1.0) for other in all_tables
    ) and compute_area(box) > MIN_FRAME_SHARE * compute_area(own_table)


def _overlaps(box: Box, other: Box) -> bool:
    """Whether most of a box lies in another."""
    width = min(box.x1, other.x1) - max(box.x0, other.x0)
    height = min(box.y1, other.y1) - max(box.y0, other.y0)
    return width > 0 and height > 0 and 2 * width * height > compute_area(box)


def _build_table(
    page: Page, grid: LatticeCells, enclosed: Sequence[int], holes: Sequence[int]
) -> PageTable:
    """The table of some cells of a grid; grid lines at which none of the enclosed ones begins are
    left out. Holes between them are cells too."""
    lattice = grid.lattice
    rows = sorted({grid.cells[index].row for index in enclosed})
    columns = sorted({grid.cells[index].column for index in enclosed})
    cells = [
        (grid.cells[index], grid.words_by_cell.get(index, []))
        for index in sorted((*enclosed, *holes))
    ]
    boxes = [grid.get_box(cell) for cell, _ in cells]
    cell_lines = [
        build_cell_lines(words, box) for (_, words), box in zip(cells, boxes, strict=True)
    ]
    padding = _estimate_padding(cell_lines)
    grid_cells = []
    for (cell, words), box, lines in zip(cells, boxes, cell_lines, strict=True):
        column_slice = slice(cell.column, cell.column_end)
        part = CellPart(
            page=page.number,
            box=box,
            lines=tuple(
                [CellLine(line[0], line[1], line[2] - padding, *line[3:]) for line in lines]
            ),
            text_bottom=max([word[3] for word in words], default=None),
            open_top=cell.row == 0 and any(lattice.open_top[column_slice]),
            open_bottom=cell.row_end == len(lattice.ys) - 1
            and any(lattice.open_bottom[column_slice]),
        )
        grid_cells.append(
            GridCell(
                row=bisect_left(rows, cell.row),
                row_end=bisect_left(rows, cell.row_end),
                column=bisect_left(columns, cell.column),
                column_end=bisect_left(columns, cell.column_end),
                part=part,
            )
        )
    return PageTable(
        page=page.number,
        box=lattice.box,
        xs=(*(lattice.xs[column] for column in columns), lattice.xs[-1]),
        ys=(*(lattice.ys[row] for row in rows), lattice.ys[-1]),
        cells=tuple(grid_cells),
        holes=tuple(grid.get_box(grid.cells[index]) for index in holes),
    )


def _estimate_padding(cell_lines: Sequence[Sequence[CellLine]]) -> float:
    """The free width, in points, that even a table's fullest lines leave beside them.

    A low quantile, not the least: a line may stick out of its cell.
    """
    free_widths = sorted(line.free_width for lines in cell_lines for line in lines)
    return max(free_widths[len(free_widths) // 50], 0.0) if free_widths else 0.0


def _find_footnotes_top(page: Page, tables: Sequence[Box]) -> float:
    """The height below which text is footnotes: under a short line in the page's lower part."""
    shortest, longest = FOOTNOTE_LINE_LENGTH_PT
    line_positions = [
        rule.position
        for rule in page.horizontal
        if shortest <= rule.end - rule.start <= longest
        and rule.position > page.height / 3
        # The line above footnotes stands below every table.
        and all(rule.position > box.y1 + 3 for box in tables)
        and not any(_is_touching(rule, other) for other in page.vertical)
    ]
    return min(line_positions, default=page.height)


def _is_touching(horizontal: RulingLine, vertical: RulingLine) -> bool:
    return (
        horizontal.start - 1 <= vertical.position <= horizontal.end + 1
        and vertical.start - 1 <= horizontal.position <= vertical.end + 1
    )

"""Page → PageLayout: which words lie in which cell, and what stands outside every table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from extractors.page.cell_spans import CellSpan, find_cell_spans
from extractors.page.lattice import TableLattice, find_lattices
from extractors.page.nested_tables import remove_nested_rules
from extractors.page.text_lines import build_cell_lines, group_into_lines
from extractors.records import (
    Box,
    CellLine,
    CellPart,
    GridCell,
    Page,
    PageLayout,
    PageTable,
    RulingLine,
    TextLine,
    Word,
)

MIN_DRAWN_SIDES = 3
"""A region drawn on at least this many of its four sides is a cell."""

MAX_OVERHANG_HEIGHTS = 0.6
"""Text that hangs out of a cell begins at most this many of its heights below the line before, and
three times as many below the cell's open foot."""

FOOTNOTE_LINE_LENGTH_PT = (50.0, 260.0)
"""Shortest and longest line, in points, that sets footnotes off from the text above."""


def lay_out_page(page: Page) -> PageLayout:
    """The tables and the loose text of a page."""
    lattice_cells = [
        (lattice, find_cell_spans(lattice))
        for lattice in find_lattices(*remove_nested_rules(page.horizontal, page.vertical))
    ]
    lattice_boxes = [lattice.box for lattice, _ in lattice_cells]
    candidates = [
        (
            lattice,
            [
                cell
                for cell in cells
                if not _is_frame_around_table(
                    _get_cell_box(lattice, cell), lattice.box, lattice_boxes
                )
            ],
        )
        for lattice, cells in lattice_cells
    ]
    candidates = [(lattice, cells) for lattice, cells in candidates if len(cells) > 1]
    words_outside: list[Word] = []
    words_by_cell: list[dict[int, list[Word]]] = [defaultdict(list) for _ in candidates]
    # The innermost table comes first, so that a word in a table within a table's cell goes there.
    smallest_first = sorted(
        range(len(candidates)), key=lambda i: _compute_area(candidates[i][0].box)
    )
    grids_by_size = [
        (
            candidates[i][0].xs,
            candidates[i][0].ys,
            _index_cells_by_square(*candidates[i]),
            words_by_cell[i],
        )
        for i in smallest_first
    ]
    for word in page.words:
        x, y = word[9] or ((word[0] + word[2]) / 2, (word[1] + word[3]) / 2)
        for xs, ys, cell_at_square, cell_words in grids_by_size:
            if xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]:
                cell = cell_at_square[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]
                if cell is not None:
                    cell_words[cell].append(word)
                    break
        else:
            words_outside.append(word)
    words_outside = _move_overhang_into_cells(words_outside, candidates, words_by_cell)
    tables = []
    for (lattice, cells), cell_words in zip(candidates, words_by_cell, strict=True):
        enclosed = _find_enclosed_cells(lattice, cells, cell_words)
        if len(enclosed) < 2 or not any(i in cell_words for i in enclosed):
            words_outside += [word for words in cell_words.values() for word in words]
            continue
        words_outside += [
            word for i, words in cell_words.items() if i not in set(enclosed) for word in words
        ]
        tables.append(
            _build_table(page, lattice, [(cells[i], cell_words.get(i, [])) for i in enclosed])
        )
    return PageLayout(
        page=page.number,
        width=page.width,
        height=page.height,
        tables=tuple(tables),
        lines=build_text_lines(page.number, words_outside),
        footnotes_top=_find_footnotes_top(page, [table.box for table in tables]),
    )


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


def _is_frame_around_table(box: Box, own_table: Box, all_tables: Sequence[Box]) -> bool:
    """Whether a region holds a whole other table: then it is a frame around it, not a cell."""
    return any(other != own_table and box.encloses(other, 1.0) for other in all_tables)


def _compute_area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _get_cell_box(lattice: TableLattice, cell: CellSpan) -> Box:
    xs, ys = lattice.xs, lattice.ys
    return Box(xs[cell.column], ys[cell.row], xs[cell.column_end], ys[cell.row_end])


def _index_cells_by_square(
    lattice: TableLattice, cells: Sequence[CellSpan]
) -> list[list[int | None]]:
    """For each grid square, the index of the cell that covers it."""
    index_by_square: list[list[int | None]] = [
        [None] * (len(lattice.xs) - 1) for _ in lattice.ys[1:]
    ]
    for index, cell in enumerate(cells):
        for row in range(cell.row, cell.row_end):
            index_by_square[row][cell.column : cell.column_end] = [index] * (
                cell.column_end - cell.column
            )
    return index_by_square


def _find_enclosed_cells(
    lattice: TableLattice, cells: Sequence[CellSpan], words_by_cell: dict[int, list[Word]]
) -> list[int]:
    """Which regions are cells: those that lines enclose.

    An empty one counts only in a row where others begin, and what is left blank under the last row
    of a page, down to where open sides end, does not.
    """
    last_row = len(lattice.ys) - 1
    certain = [
        index
        for index, cell in enumerate(cells)
        if index in words_by_cell
        or (cell.drawn_sides == 4 and not (cell.row_end == last_row and any(lattice.open_bottom)))
    ]
    rows_begun = {cells[index].row for index in certain}
    return [
        index
        for index, cell in enumerate(cells)
        if cell.drawn_sides >= MIN_DRAWN_SIDES
        and (index in words_by_cell or cell.row in rows_begun)
    ]


def _move_overhang_into_cells(
    words_outside: Sequence[Word],
    candidates: Sequence[tuple[TableLattice, list[CellSpan]]],
    words_by_cell: Sequence[dict[int, list[Word]]],
) -> list[Word]:
    """The loose words but for those that hang out of the open foot of a cell, which are put into
    it.

    Browsers let the text of a cell that goes on at the next page run past the end of its lines.
    """
    remaining = []
    for word in sorted(words_outside, key=lambda word: word.y0):
        cell_words = next(
            (
                words
                for (lattice, cells), filled in zip(candidates, words_by_cell, strict=True)
                for index, words in filled.items()
                if _is_overhang(word, lattice, cells[index], words)
            ),
            None,
        )
        if cell_words is None:
            remaining.append(word)
        else:
            cell_words.append(word)
    return remaining


def _is_overhang(
    word: Word, lattice: TableLattice, cell: CellSpan, cell_words: Sequence[Word]
) -> bool:
    """Whether a word goes on the text of a cell below the cell's open foot."""
    if cell.row_end != len(lattice.ys) - 1 or not any(
        lattice.open_bottom[cell.column : cell.column_end]
    ):
        return False
    box, height = _get_cell_box(lattice, cell), word.y1 - word.y0
    return (
        box.x0 <= (word.x0 + word.x1) / 2 <= box.x1
        and box.y1 - height <= word.y0 <= box.y1 + 3 * MAX_OVERHANG_HEIGHTS * height
        and word.y0 - max(other.y1 for other in cell_words) < MAX_OVERHANG_HEIGHTS * height
    )


def _build_table(
    page: Page, lattice: TableLattice, cells: Sequence[tuple[CellSpan, list[Word]]]
) -> PageTable:
    """The table of some cells of a lattice; grid lines at which no cell begins are left out."""
    rows = sorted({cell.row for cell, _ in cells})
    columns = sorted({cell.column for cell, _ in cells})
    boxes = [_get_cell_box(lattice, cell) for cell, _ in cells]
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
        and all(rule.position > box.y1 + 3 for box in tables)
        and not any(_is_touching(rule, other) for other in page.vertical)
    ]
    return min(line_positions, default=page.height)


def _is_touching(horizontal: RulingLine, vertical: RulingLine) -> bool:
    return (
        horizontal.start - 1 <= vertical.position <= horizontal.end + 1
        and vertical.start - 1 <= horizontal.position <= vertical.end + 1
    )

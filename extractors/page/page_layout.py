"""Page → PageLayout: which words lie in which cell, and what stands outside every table."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from extractors.page.cell_spans import Span, spans
from extractors.page.lattice import Lattice, lattices
from extractors.page.text_lines import grouped, printed_lines
from extractors.records import (
    Box,
    CellPart,
    GridCell,
    Line,
    Page,
    PageLayout,
    PageTable,
    Rule,
    TextLine,
    Word,
)

ENCLOSED = 3
"""A region drawn on at least this many of its four sides is a cell."""

OVERHANG = 0.6
"""Text that hangs out of a cell begins at most this many of its heights below the line before, and
three times as many below the cell's open foot."""

FOOTNOTE_RULE = (50.0, 260.0)
"""Shortest and longest line, in points, that sets footnotes off from the text above."""


def layout(page: Page) -> PageLayout:
    """The tables and the loose text of a page."""
    grids = [(lattice, spans(lattice)) for lattice in lattices(page.horizontal, page.vertical)]
    boxes = [lattice.box for lattice, _ in grids]
    framed = [
        (lattice, [cell for cell in cells if not _frames(_box(lattice, cell), lattice.box, boxes)])
        for lattice, cells in grids
    ]
    framed = [(lattice, cells) for lattice, cells in framed if len(cells) > 1]
    loose: list[Word] = []
    inside: list[dict[int, list[Word]]] = [defaultdict(list) for _ in framed]
    # The innermost table comes first, so that a word in a table within a table's cell goes there.
    order = sorted(range(len(framed)), key=lambda i: _area(framed[i][0].box))
    grids_by_size = [
        (framed[i][0].xs, framed[i][0].ys, _squares(*framed[i]), inside[i]) for i in order
    ]
    for word in page.words:
        x, y = (word[0] + word[2]) / 2, (word[1] + word[3]) / 2
        for xs, ys, squares, filled in grids_by_size:
            if xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]:
                cell = squares[bisect_right(ys, y) - 1][bisect_right(xs, x) - 1]
                if cell is not None:
                    filled[cell].append(word)
                    break
        else:
            loose.append(word)
    loose = _without_overhang(loose, framed, inside)
    tables = []
    for (lattice, cells), filled in zip(framed, inside, strict=True):
        kept = _kept(lattice, cells, filled)
        if len(kept) < 2 or not any(i in filled for i in kept):
            loose += [word for words in filled.values() for word in words]
            continue
        loose += [word for i, words in filled.items() if i not in set(kept) for word in words]
        tables.append(_table(page, lattice, [(cells[i], filled.get(i, [])) for i in kept]))
    return PageLayout(
        page=page.number,
        width=page.width,
        height=page.height,
        tables=tuple(tables),
        lines=text_lines(page.number, loose),
        footnotes=_footnotes(page, [table.box for table in tables]),
    )


def text_lines(page: int, words: Sequence[Word]) -> tuple[TextLine, ...]:
    """Loose words as printed lines from top to bottom."""
    out = []
    for group in grouped(words):
        out.append(TextLine(page, around(group), tuple(group)))
    return tuple(out)


def around(words: Sequence[Word]) -> Box:
    """The box around some words, at least one."""
    return Box(
        min([word[0] for word in words]),
        min([word[1] for word in words]),
        max([word[2] for word in words]),
        max([word[3] for word in words]),
    )


def _frames(box: Box, own: Box, others: Sequence[Box]) -> bool:
    """Whether a region holds a whole other table: then it is a frame around it, not a cell."""
    return any(other != own and box.encloses(other, 1.0) for other in others)


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _box(lattice: Lattice, cell: Span) -> Box:
    xs, ys = lattice.xs, lattice.ys
    return Box(xs[cell.column], ys[cell.row], xs[cell.column_end], ys[cell.row_end])


def _squares(lattice: Lattice, cells: Sequence[Span]) -> list[list[int | None]]:
    """For each grid square, the index of the cell that covers it."""
    out: list[list[int | None]] = [[None] * (len(lattice.xs) - 1) for _ in lattice.ys[1:]]
    for index, cell in enumerate(cells):
        for row in range(cell.row, cell.row_end):
            out[row][cell.column : cell.column_end] = [index] * (cell.column_end - cell.column)
    return out


def _kept(lattice: Lattice, cells: Sequence[Span], filled: dict[int, list[Word]]) -> list[int]:
    """Which regions are cells: those that lines enclose.

    An empty one counts only in a row where others begin, and what is left blank under the last row
    of a page, down to where open sides end, does not.
    """
    foot = len(lattice.ys) - 1
    sure = [
        index
        for index, cell in enumerate(cells)
        if index in filled
        or (cell.sides == 4 and not (cell.row_end == foot and any(lattice.open_bottom)))
    ]
    begun = {cells[index].row for index in sure}
    return [
        index
        for index, cell in enumerate(cells)
        if cell.sides >= ENCLOSED and (index in filled or cell.row in begun)
    ]


def _without_overhang(
    loose: Sequence[Word],
    framed: Sequence[tuple[Lattice, list[Span]]],
    inside: Sequence[dict[int, list[Word]]],
) -> list[Word]:
    """The loose words but for those that hang out of the open foot of a cell, which are put into
    it.

    Browsers let the text of a cell that goes on at the next page run past the end of its lines.
    """
    out = []
    for word in sorted(loose, key=lambda word: word.y0):
        cell = next(
            (
                words
                for (lattice, cells), filled in zip(framed, inside, strict=True)
                for index, words in filled.items()
                if _hangs_out(word, lattice, cells[index], words)
            ),
            None,
        )
        if cell is None:
            out.append(word)
        else:
            cell.append(word)
    return out


def _hangs_out(word: Word, lattice: Lattice, cell: Span, words: Sequence[Word]) -> bool:
    """Whether a word goes on the text of a cell below the cell's open foot."""
    if cell.row_end != len(lattice.ys) - 1 or not any(
        lattice.open_bottom[cell.column : cell.column_end]
    ):
        return False
    box, height = _box(lattice, cell), word.y1 - word.y0
    return (
        box.x0 <= (word.x0 + word.x1) / 2 <= box.x1
        and box.y1 - height <= word.y0 <= box.y1 + 3 * OVERHANG * height
        and word.y0 - max(other.y1 for other in words) < OVERHANG * height
    )


def _table(page: Page, lattice: Lattice, cells: Sequence[tuple[Span, list[Word]]]) -> PageTable:
    """The table of some cells of a lattice; grid lines at which no cell begins are left out."""
    rows = sorted({cell.row for cell, _ in cells})
    columns = sorted({cell.column for cell, _ in cells})
    boxes = [_box(lattice, cell) for cell, _ in cells]
    printed = [printed_lines(words, box) for (_, words), box in zip(cells, boxes, strict=True)]
    padding = _padding(printed)
    out = []
    for (cell, words), box, lines in zip(cells, boxes, printed, strict=True):
        across = slice(cell.column, cell.column_end)
        part = CellPart(
            page=page.number,
            box=box,
            lines=tuple([Line(line[0], line[1], line[2] - padding, *line[3:]) for line in lines]),
            foot=max([word[3] for word in words], default=None),
            open_top=cell.row == 0 and any(lattice.open_top[across]),
            open_bottom=cell.row_end == len(lattice.ys) - 1 and any(lattice.open_bottom[across]),
        )
        out.append(
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
        cells=tuple(out),
    )


def _padding(printed: Sequence[Sequence[Line]]) -> float:
    """The free width, in points, that even a table's fullest lines leave beside them.

    A low quantile, not the least: a line may stick out of its cell.
    """
    rooms = sorted(line.room for lines in printed for line in lines)
    return max(rooms[len(rooms) // 50], 0.0) if rooms else 0.0


def _footnotes(page: Page, tables: Sequence[Box]) -> float:
    """The height below which text is footnotes: under a short line in the page's lower part."""
    shortest, longest = FOOTNOTE_RULE
    starts = [
        rule.at
        for rule in page.horizontal
        if shortest <= rule.hi - rule.lo <= longest
        and rule.at > page.height / 3
        and all(rule.at > box.y1 + 3 for box in tables)
        and not any(_touches(rule, other) for other in page.vertical)
    ]
    return min(starts, default=page.height)


def _touches(level: Rule, plumb: Rule) -> bool:
    return level.lo - 1 <= plumb.at <= level.hi + 1 and plumb.lo - 1 <= level.at <= plumb.hi + 1

"""Tables in the styles of office programs, books and statistics, drawn at random places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tests.support.canvases import BLACK, WHITE, Canvas, Colour, measure

PAGE = (595.0, 842.0)

DEEP: Colour = (0.15, 0.45, 0.7)
LIGHT: Colour = (0.82, 0.87, 0.93)
PALE: Colour = (0.91, 0.93, 0.96)


@dataclass(frozen=True)
class MadeTable:
    """A table to draw: its texts, where it stands, its font, and the padding of its cells."""

    rows: Sequence[Sequence[str]]
    x: float
    y: float
    size: float
    font: str
    padding: float = 5.0
    line_width: float = 0.6
    right_aligned: bool = True

    @property
    def row_height(self) -> float:
        return 1.25 * self.size + self.padding

    @property
    def xs(self) -> list[float]:
        """The places of the lines between columns, the outer ones too."""
        edges = [self.x]
        for column in zip(*self.rows, strict=True):
            widest = max(measure(text, self.font, self.size) for text in column)
            edges.append(edges[-1] + widest + 2 * self.padding + self.size)
        return edges

    @property
    def ys(self) -> list[float]:
        """Those of the lines between rows."""
        return [self.y + self.row_height * index for index in range(len(self.rows) + 1)]

    def print_texts(self, canvas: Canvas, header_ink: Colour = BLACK) -> None:
        """Prints the cells; all columns but the first are set to the right if so wished."""
        for row, (texts, top) in enumerate(zip(self.rows, self.ys, strict=False)):
            for column, (text, (left, right)) in enumerate(
                zip(texts, pairwise(self.xs), strict=True)
            ):
                width = measure(text, self.font, self.size)
                x = left + self.padding
                if column and self.right_aligned:
                    x = right - self.padding - width
                baseline = top + self.row_height / 2 + 0.33 * self.size
                ink = BLACK if row else header_ink
                canvas.text(x, baseline, text, size=self.size, font=self.font, ink=ink)

    def level(
        self,
        canvas: Canvas,
        row: int,
        *,
        ink: Colour = BLACK,
        dash: float = 0,
        columns: tuple[int, int] | None = None,
    ) -> None:
        """Draws the line over a row, from one column line to another."""
        first, last = columns or (0, len(self.xs) - 1)
        y = self.ys[row]
        canvas.stroke(
            self.xs[first], y, self.xs[last], y, width=self.line_width, ink=ink, dash=dash
        )

    def upright(
        self,
        canvas: Canvas,
        column: int,
        *,
        ink: Colour = BLACK,
        dash: float = 0,
        rows: tuple[int, int] | None = None,
    ) -> None:
        """Draws the line before a column, from one row line to another."""
        first, last = rows or (0, len(self.rows))
        x = self.xs[column]
        canvas.stroke(
            x, self.ys[first], x, self.ys[last], width=self.line_width, ink=ink, dash=dash
        )

    def ground(self, canvas: Canvas, row: int, ink: Colour, *, inset: float = 0) -> None:
        """Fills the cells of a row one by one."""
        for left, right in pairwise(self.xs):
            canvas.fill(
                left + inset,
                self.ys[row] + inset,
                right - inset,
                self.ys[row + 1] - inset,
                ink=ink,
            )

    def band(self, canvas: Canvas, row: int, ink: Colour) -> None:
        """Fills a row as a whole."""
        canvas.fill(self.xs[0], self.ys[row], self.xs[-1], self.ys[row + 1], ink=ink)


def _draw_all_levels(
    table: MadeTable, canvas: Canvas, ink: Colour = BLACK, dash: float = 0
) -> None:
    for row in range(len(table.rows) + 1):
        table.level(canvas, row, ink=ink, dash=dash)


def _draw_all_uprights(
    table: MadeTable, canvas: Canvas, ink: Colour = BLACK, dash: float = 0
) -> None:
    for column in range(len(table.xs)):
        table.upright(canvas, column, ink=ink, dash=dash)


def draw_ruled(table: MadeTable, canvas: Canvas) -> None:
    """Every line is drawn."""
    _draw_all_levels(table, canvas)
    _draw_all_uprights(table, canvas)
    table.print_texts(canvas)


def draw_dashed(table: MadeTable, canvas: Canvas) -> None:
    """Every line is drawn in dashes."""
    _draw_all_levels(table, canvas, dash=3)
    _draw_all_uprights(table, canvas, dash=3)
    table.print_texts(canvas)


def draw_dashes_one_by_one(table: MadeTable, canvas: Canvas) -> None:
    """Every dash is a line of its own, with wide gaps."""

    def dashes(start: float, end: float) -> list[tuple[float, float]]:
        count = max(int((end - start) // 7), 5)
        step = (end - start) / (count - 0.45)
        return [(start + step * i, start + step * (i + 0.55)) for i in range(count)]

    for y in table.ys:
        for start, end in dashes(table.xs[0], table.xs[-1]):
            canvas.stroke(start, y, end, y, width=0.5, ink=BLACK, dash=0)
    for x in table.xs:
        for start, end in dashes(table.ys[0], table.ys[-1]):
            canvas.stroke(x, start, x, end, width=0.5, ink=BLACK, dash=0)
    table.print_texts(canvas)


def draw_white_rules(table: MadeTable, canvas: Canvas) -> None:
    """Filled cells with white lines between them, as PowerPoint and Word draw them."""
    for row in range(len(table.rows)):
        table.ground(canvas, row, (LIGHT, PALE)[row % 2] if row else DEEP)
    _draw_all_levels(table, canvas, ink=WHITE)
    _draw_all_uprights(table, canvas, ink=WHITE)
    table.print_texts(canvas, WHITE)


def draw_white_bars(table: MadeTable, canvas: Canvas) -> None:
    """Rows filled as a whole, with thin white fills between the cells."""
    for row in range(len(table.rows)):
        table.band(canvas, row, (LIGHT, PALE)[row % 2] if row else DEEP)
    for x in table.xs[1:-1]:
        canvas.fill(x - 0.5, table.ys[0], x + 0.5, table.ys[-1], ink=WHITE)
    table.print_texts(canvas, WHITE)


def draw_filled_apart(table: MadeTable, canvas: Canvas) -> None:
    """Filled cells with a strip of paper between them, no line."""
    for row in range(len(table.rows)):
        table.ground(canvas, row, LIGHT if row else DEEP, inset=1.0)
    table.print_texts(canvas, WHITE)


def draw_filled_together(table: MadeTable, canvas: Canvas) -> None:
    """Filled cells side by side, of two colours in turn, no line."""
    for row in range(len(table.rows)):
        table.ground(canvas, row, (LIGHT, PALE)[row % 2] if row else DEEP)
    table.print_texts(canvas, WHITE)


def draw_banded(table: MadeTable, canvas: Canvas) -> None:
    """Every second row is filled cell by cell; only the outer sides are drawn."""
    for row in range(0, len(table.rows), 2):
        table.ground(canvas, row, LIGHT if row else DEEP)
    for row in (0, len(table.rows)):
        table.level(canvas, row)
    for column in (0, len(table.xs) - 1):
        table.upright(canvas, column)
    table.print_texts(canvas, WHITE)


def draw_banded_bare(table: MadeTable, canvas: Canvas) -> None:
    """Every second row is filled as a whole; no line is drawn."""
    for row in range(0, len(table.rows), 2):
        table.band(canvas, row, LIGHT)
    table.print_texts(canvas)


def draw_banded_cells_bare(table: MadeTable, canvas: Canvas) -> None:
    """Every second row is filled cell by cell; no line is drawn."""
    for row in range(0, len(table.rows), 2):
        table.ground(canvas, row, LIGHT if row else DEEP)
    table.print_texts(canvas, WHITE)


def draw_header_boxed(table: MadeTable, canvas: Canvas) -> None:
    """Only the header has lines between its cells; rows have level lines and outer sides."""
    _draw_all_levels(table, canvas)
    for column in range(len(table.xs)):
        is_outer = column in (0, len(table.xs) - 1)
        table.upright(canvas, column, rows=None if is_outer else (0, 1))
    table.print_texts(canvas)


def draw_book(table: MadeTable, canvas: Canvas) -> None:
    """A line above, one under the header, one at the foot."""
    for row in (0, 1, len(table.rows)):
        table.level(canvas, row)
    table.print_texts(canvas)


def draw_level_lines(table: MadeTable, canvas: Canvas) -> None:
    """A line over and under each row, none between columns."""
    _draw_all_levels(table, canvas)
    table.print_texts(canvas)


def draw_boxed_rows(table: MadeTable, canvas: Canvas) -> None:
    """A box, and a line over each row; none between columns."""
    _draw_all_levels(table, canvas)
    for column in (0, len(table.xs) - 1):
        table.upright(canvas, column)
    table.print_texts(canvas)


def draw_boxed_header_line(table: MadeTable, canvas: Canvas) -> None:
    """A box, and one line under the header."""
    for row in (0, 1, len(table.rows)):
        table.level(canvas, row)
    for column in (0, len(table.xs) - 1):
        table.upright(canvas, column)
    table.print_texts(canvas)


def draw_column_pieces(table: MadeTable, canvas: Canvas) -> None:
    """Level lines in pieces, one over each column."""
    for row in (0, 1, len(table.rows)):
        for left, right in pairwise(table.xs):
            canvas.stroke(
                left + 2, table.ys[row], right - 2, table.ys[row], width=0.6, ink=BLACK, dash=0
            )
    table.print_texts(canvas)


def draw_uprights_only(table: MadeTable, canvas: Canvas) -> None:
    """Lines between columns, a box, and a line under the header; none between rows."""
    for row in (0, 1, len(table.rows)):
        table.level(canvas, row)
    _draw_all_uprights(table, canvas)
    table.print_texts(canvas)


def draw_header_filled(table: MadeTable, canvas: Canvas) -> None:
    """The header is filled as a whole; no line is drawn."""
    table.band(canvas, 0, DEEP)
    table.print_texts(canvas, WHITE)


def draw_header_filled_level_lines(table: MadeTable, canvas: Canvas) -> None:
    """The header is filled as a whole; a line is drawn under each row."""
    table.band(canvas, 0, DEEP)
    for row in range(1, len(table.rows) + 1):
        table.level(canvas, row)
    table.print_texts(canvas, WHITE)


def draw_inner_levels(table: MadeTable, canvas: Canvas) -> None:
    """A line between each two rows, none above the first or below the last."""
    for row in range(1, len(table.rows)):
        table.level(canvas, row)
    table.print_texts(canvas)


def draw_header_line(table: MadeTable, canvas: Canvas) -> None:
    """One line, under the header."""
    table.level(canvas, 1)
    table.print_texts(canvas)


def draw_open_box(table: MadeTable, canvas: Canvas) -> None:
    """A box and a line under the header, as at a page's foot: the box has no lower side."""
    for row in (0, 1):
        table.level(canvas, row)
    for column in (0, len(table.xs) - 1):
        table.upright(canvas, column)
    table.print_texts(canvas)


def draw_bare(table: MadeTable, canvas: Canvas) -> None:
    """Nothing is drawn."""
    table.print_texts(canvas)


def draw_underlined(table: MadeTable, canvas: Canvas) -> None:
    """Every line is drawn, and every text of the first column is underlined."""
    draw_ruled(table, canvas)
    for row in range(len(table.rows)):
        x = table.xs[0] + table.padding
        y = table.ys[row] + table.row_height / 2 + 0.45 * table.size
        width = measure(table.rows[row][0], table.font, table.size)
        canvas.fill(x, y, x + width, y + 0.05 * table.size, ink=BLACK)


FULLY_DRAWN: Mapping[str, Callable[[MadeTable, Canvas], None]] = {
    style.__name__.removeprefix("draw_"): style
    for style in (
        draw_ruled,
        draw_dashed,
        draw_dashes_one_by_one,
        draw_white_rules,
        draw_white_bars,
        draw_filled_apart,
        draw_filled_together,
        draw_banded,
        draw_banded_cells_bare,
        draw_underlined,
    )
}
"""Styles in which every cell is told by lines or colours."""

HALF_DRAWN: Mapping[str, Callable[[MadeTable, Canvas], None]] = {
    style.__name__.removeprefix("draw_"): style
    for style in (
        draw_header_boxed,
        draw_book,
        draw_level_lines,
        draw_boxed_rows,
        draw_boxed_header_line,
        draw_column_pieces,
        draw_banded_bare,
        draw_header_filled_level_lines,
        draw_inner_levels,
        draw_header_line,
        draw_open_box,
    )
}
"""Styles in which the words tell the columns."""

STYLES: Mapping[str, Callable[[MadeTable, Canvas], None]] = {
    **FULLY_DRAWN,
    **HALF_DRAWN,
    "uprights_only": draw_uprights_only,
    "header_filled": draw_header_filled,
    "bare": draw_bare,
}
"""All styles; the last ones tell a table only where its words stand clear."""

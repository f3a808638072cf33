"""Blocks of rows → cells on pages: merged cells and, if need be, rows go on over page breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .breaking import lines
from .content import SUBHEADING, Block, Cell
from .pages import Box, Flow, Run
from .style import Look

LEAST = 3
"""A header or subheading is followed by this many lines on its page at least."""

BASELINE = 0.8
"""Where in a line's height its letters stand."""

_SNUG = 0.01


@dataclass
class _Open:
    """A cell that is being set: its lines not yet printed, and where its part begins."""

    cell: Cell
    x0: float
    x1: float
    lines: list[str]
    top: float
    is_cut: bool = False


class TableSetter:
    """Sets one table into a flow of pages, row by row.

    `titles`: what each column is called, by key, from left to right; `widths`: their shares.
    """

    def __init__(
        self, flow: Flow, look: Look, titles: Mapping[str, str], widths: Mapping[str, float]
    ) -> None:
        self._flow, self._look, self._titles = flow, look, titles
        self._leading = look.text.leading
        paper = flow.paper
        scale = (paper.right - paper.left) / sum(widths[key] for key in titles)
        self._columns: dict[str, tuple[float, float]] = {}
        x = paper.left
        for key in titles:
            self._columns[key] = (x, x := round(x + scale * widths[key], 2))
        self._columns[SUBHEADING] = (paper.left, x)
        self._open: list[_Open] = []
        self._head = Block(1, [Cell(key, 0, 1, title) for key, title in titles.items()])
        self._head_height = self._height(
            max(len(self._opened(cell, bold=True).lines) for cell in self._head.cells)
        )

    @property
    def least(self) -> float:
        """Points that the header and the first lines under it take."""
        return self._head_height + self._height(LEAST)

    def header(self) -> None:
        """Sets the titles of the columns."""
        opened = [self._opened(cell, bold=True) for cell in self._head.cells]
        self._flow.y += self._head_height
        for one in opened:
            self._put(one, self._flow.y, bold=True)

    def add(self, block: Block) -> None:
        """Sets a block of rows."""
        if block.cells[0].key == SUBHEADING:
            self._subheading(block.cells[0])
            return
        for row in range(block.count):
            self._row([cell for cell in block.cells if cell.row == row], row + 1)

    def _subheading(self, cell: Cell) -> None:
        height = self._height(1)
        if self._flow.room < height + self._height(LEAST):
            self._new_page()
        opened = self._opened(cell, bold=True)
        self._flow.y += height
        self._put(opened, self._flow.y, bold=True)

    def _row(self, cells: Sequence[Cell], end: int) -> None:
        """Sets a row's cells and ends those that reach no further than to row `end`."""
        own = [self._opened(cell) for cell in cells]
        ending = [
            opened for opened in (*self._open, *own) if opened.cell.row + opened.cell.rows == end
        ]
        while (height := self._needed(ending)) > self._flow.room + _SNUG:
            room = self._capacity(self._flow.y, self._flow.paper.bottom)
            is_cut = any(opened.is_cut for opened in own)
            is_long = any(len(o.lines) > room for o in own if o.cell.rows == 1)
            if room > 0 and is_long and (self._look.cut_rows or is_cut or self._at_top()):
                self._open += own if not is_cut else []
                self._break(self._flow.y + self._height(room))
            elif self._at_top():
                break  # no page holds it: it runs into the margin
            else:
                self._break(self._flow.y)
                for opened in own:
                    opened.top = self._flow.y
        if not any(opened.is_cut for opened in own):
            self._open += own
        self._flow.y += height
        for opened in ending:
            self._put(opened, self._flow.y)
            self._open.remove(opened)

    def _needed(self, ending: Sequence[_Open]) -> float:
        """The height of a row in which these cells end."""
        y = self._flow.y
        needed = max(opened.top + self._height(len(opened.lines)) - y for opened in ending)
        return max(needed, self._height(1))

    def _break(self, bottom: float) -> None:
        """Ends the page at a height; every open cell goes on at the top of the next."""
        for opened in self._open:
            count = self._capacity(opened.top, bottom)
            rest = opened.lines[count:]
            opened.lines = opened.lines[:count]
            self._put(opened, bottom, goes_on=True)
            opened.lines, opened.is_cut = rest, True
        self._new_page()
        for opened in self._open:
            opened.top = self._flow.y

    def _new_page(self) -> None:
        self._flow.new_page()
        if self._look.repeat_header:
            self.header()

    def _at_top(self) -> bool:
        """Whether no row stands on this page yet: there is no better place for a long one."""
        above = self._head_height if self._look.repeat_header else 0.0
        return self._flow.y <= self._flow.paper.top + above + _SNUG

    def _height(self, count: int) -> float:
        return count * self._leading + 2 * self._look.pad

    def _capacity(self, top: float, bottom: float) -> int:
        """How many lines a cell holds between two heights."""
        return max(int((bottom - top - 2 * self._look.pad + _SNUG) / self._leading), 0)

    def _opened(self, cell: Cell, *, bold: bool = False) -> _Open:
        x0, x1 = self._columns[cell.key]
        look = self._look
        printed = lines(cell.text, x1 - x0 - 2 * look.pad, look.bold if bold else look.text)
        return _Open(cell, x0, x1, printed, self._flow.y)

    def _put(
        self, opened: _Open, bottom: float, *, goes_on: bool = False, bold: bool = False
    ) -> None:
        """Puts a cell, or the part of it that is on this page, where it stands."""
        look, style = self._look, self._look.bold if bold else self._look.text
        top, key = opened.top, opened.cell.key
        open_top, open_bottom = look.open_breaks and opened.is_cut, look.open_breaks and goes_on
        shaded = bold and look.shaded and key != SUBHEADING
        self._flow.page.boxes.append(
            Box(opened.x0, top, opened.x1, bottom, open_top, open_bottom, shaded)
        )
        y = top + look.pad
        if bold or (look.middle and not opened.is_cut and not goes_on):
            y = (top + bottom - len(opened.lines) * style.leading) / 2
        for text in opened.lines:
            x = opened.x0 + look.pad
            if bold or key in look.centred:
                x = (opened.x0 + opened.x1 - style.width(text.rstrip())) / 2
            baseline = y + BASELINE * style.leading
            self._flow.page.runs.append(Run(x, baseline, text, style.size, bold))
            y += style.leading

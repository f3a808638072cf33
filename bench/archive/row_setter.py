"""Rows of cells → cells on pages: what reaches over rows, and rows too, go on over page breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .breaking import lines
from .content import SUBHEADING, Cell
from .pages import Box, Flow, Run
from .style import Look

LEAST = 3
"""A header or subheading is followed by this many lines on its page at least."""

BASELINE = 0.8
"""Where in a line's height its letters stand."""

_SNUG = 0.01


@dataclass
class OpenCell:
    """A cell that is being set: its lines not yet printed, and where its part begins."""

    cell: Cell
    x0: float
    x1: float
    lines: list[str]
    top: float
    bold: bool
    is_cut: bool = False


class RowSetter:
    """Sets rows into a flow of pages; `columns`: where each begins and ends, by its cells' key."""

    def __init__(self, flow: Flow, look: Look, columns: Mapping[str, tuple[float, float]]) -> None:
        self._flow, self._look, self._columns = flow, look, columns
        self._leading = look.text.leading
        self._open: list[OpenCell] = []
        self._head_height = 0.0

    @property
    def least(self) -> float:
        """Points that the header and the first lines under it take."""
        return self._head_height + self._height(LEAST)

    def header(self) -> None:
        """Sets the titles of the columns; here there are none."""

    def row(self, cells: Sequence[Cell], end: int, *, bold: bool = False) -> None:
        """Sets a row's cells and ends those that reach no further than to row `end`."""
        own = [self._opened(cell, bold=bold) for cell in cells]
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

    def _needed(self, ending: Sequence[OpenCell]) -> float:
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

    def _opened(self, cell: Cell, *, bold: bool = False) -> OpenCell:
        x0, x1 = self._columns[cell.key]
        look = self._look
        printed = lines(cell.text, x1 - x0 - 2 * look.pad, look.bold if bold else look.text)
        return OpenCell(cell, x0, x1, printed, self._flow.y, bold)

    def _put(self, opened: OpenCell, bottom: float, *, goes_on: bool = False) -> None:
        """Puts a cell, or the part of it that is on this page, where it stands."""
        look, bold = self._look, opened.bold
        style = look.bold if bold else look.text
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

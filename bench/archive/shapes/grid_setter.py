"""Sets a table with merged cells and titles in several rows into a flow of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..breaking import Type
from ..content import Cell
from ..pages import Flow
from ..row_setter import OpenCell, RowSetter
from ..style import Look
from .model import Grid, GridCell


class GridSetter(RowSetter):
    """Sets one table; no word is broken where the page is wide enough for all of them."""

    def __init__(self, flow: Flow, look: Look, grid: Grid) -> None:
        xs = _edges(flow.paper.left, flow.paper.right, grid, look)
        spans = {(cell.column, cell.columns) for cell in grid.cells}
        columns = {f"{a}:{n}": (xs[a], xs[a + n]) for a, n in spans}
        centred = frozenset(f"{at}:1" for at in grid.centred)
        super().__init__(flow, replace(look, centred=centred), columns)
        self._grid = grid
        self._rows: list[list[GridCell]] = [[] for _ in range(grid.rows)]
        for cell in sorted(grid.cells, key=lambda one: (one.row, one.column)):
            self._rows[cell.row].append(cell)
        self._tops = self._header_tops()
        self._head_height = self._tops[-1]

    def set(self) -> None:
        """Sets all rows; the header again on each page, if the look has it so."""
        self.header()
        for number in range(self._grid.header, self._grid.rows):
            bold = number in self._grid.bold
            if bold and self._flow.room < self._height(1) + self.least - self._head_height:
                self._new_page()
            self.row([_cell(one) for one in self._rows[number]], number + 1, bold=bold)

    def header(self) -> None:
        """Sets the first rows."""
        top = self._flow.y
        for row in self._rows[: self._grid.header]:
            for one in row:
                opened = self._opened(_cell(one), bold=True)
                opened.top = top + self._tops[one.row]
                self._put(opened, top + self._tops[one.row + one.rows])
        self._flow.y = top + self._head_height

    def _put(self, opened: OpenCell, bottom: float, *, goes_on: bool = False) -> None:
        super()._put(opened, bottom, goes_on=goes_on)
        if not self._grid.ruled:
            self._flow.page.boxes.pop()

    def _header_tops(self) -> list[float]:
        """Where the rows of the header begin and the last one ends, from its top."""
        tops = [0.0]
        for number in range(1, self._grid.header + 1):
            ending = [
                tops[one.row] + self._height(len(self._opened(_cell(one), bold=True).lines))
                for row in self._rows[:number]
                for one in row
                if one.row + one.rows == number
            ]
            tops.append(max([tops[-1] + self._height(1), *ending]))
        return tops


def _cell(cell: GridCell) -> Cell:
    return Cell(f"{cell.column}:{cell.columns}", cell.row, cell.rows, cell.text)


def _edges(left: float, right: float, grid: Grid, look: Look) -> list[float]:
    """Where columns begin and the last one ends: by their shares, but as wide as their words."""
    least = least_widths(grid, look)
    room, total = right - left, sum(grid.widths)
    widths = [room * share / total for share in grid.widths]
    if sum(least) <= room:
        fixed: set[int] = set()
        while True:
            spare = room - sum(least[at] for at in fixed)
            shares = sum(share for at, share in enumerate(grid.widths) if at not in fixed)
            widths = [
                least[at] if at in fixed else spare * share / shares
                for at, share in enumerate(grid.widths)
            ]
            narrow = {at for at, width in enumerate(widths) if width < least[at] - 1e-6}
            if not narrow:
                break
            fixed |= narrow
    edges = [left]
    for width in widths[:-1]:
        edges.append(round(edges[-1] + width, 2))
    return [*edges, right]


def least_widths(grid: Grid, look: Look) -> list[float]:
    """How wide each column must be for its longest word, in points."""
    out = [0.0] * len(grid.widths)
    for cell in grid.cells:
        if cell.columns == 1:
            is_bold = cell.row < grid.header or cell.row in grid.bold
            width = _widest(cell.text, look.bold if is_bold else look.text)
            out[cell.column] = max(out[cell.column], width + 2 * look.pad + 0.5)
    return out


def _widest(text: str, style: Type) -> float:
    words: Sequence[str] = text.replace("-", "- ").split()
    return max((style.width(word) for word in words), default=0.0)

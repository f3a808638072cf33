"""Blocks of rows → cells on pages, under the titles of their columns."""

from __future__ import annotations

from collections.abc import Mapping

from .content import SUBHEADING, Block, Cell
from .pages import Flow
from .row_setter import LEAST, RowSetter
from .style import Look


class TableSetter(RowSetter):
    """Sets one table into a flow of pages, row by row.

    `titles`: what each column is called, by key, from left to right; `widths`: their shares.
    """

    def __init__(
        self, flow: Flow, look: Look, titles: Mapping[str, str], widths: Mapping[str, float]
    ) -> None:
        paper = flow.paper
        scale = (paper.right - paper.left) / sum(widths[key] for key in titles)
        columns: dict[str, tuple[float, float]] = {}
        x = paper.left
        for key in titles:
            columns[key] = (x, x := round(x + scale * widths[key], 2))
        columns[SUBHEADING] = (paper.left, x)
        super().__init__(flow, look, columns)
        self._head = Block(1, [Cell(key, 0, 1, title) for key, title in titles.items()])
        self._head_height = self._height(
            max(len(self._opened(cell, bold=True).lines) for cell in self._head.cells)
        )

    def header(self) -> None:
        """Sets the titles of the columns."""
        opened = [self._opened(cell, bold=True) for cell in self._head.cells]
        self._flow.y += self._head_height
        for one in opened:
            self._put(one, self._flow.y)

    def add(self, block: Block) -> None:
        """Sets a block of rows."""
        if block.cells[0].key == SUBHEADING:
            self._subheading(block.cells[0])
            return
        for row in range(block.count):
            self.row([cell for cell in block.cells if cell.row == row], row + 1)

    def _subheading(self, cell: Cell) -> None:
        height = self._height(1)
        if self._flow.room < height + self._height(LEAST):
            self._new_page()
        opened = self._opened(cell, bold=True)
        self._flow.y += height
        self._put(opened, self._flow.y)

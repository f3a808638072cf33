"""A page once it is laid out: tables with their cells, and the lines beside them."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from extractors.records.geometry import Box
from extractors.records.page_marks import Word


class CellLine(NamedTuple):
    """A printed line of a cell: its text, its width and height, the free width beside it, in
    points.

    `space_after` says that a space is printed at its end; `confidence` is that of its least sure
    word.
    """

    text: str
    width: float
    free_width: float
    height: float
    space_after: bool
    confidence: float = 1.0


class TextLine(Struct, frozen=True, gc=False):
    """A printed line outside every table; its words from left to right."""

    page: int
    box: Box
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def confidence(self) -> float:
        """That of its least sure word, from 0 to 1."""
        return min(word.confidence for word in self.words)


class CellPart(Struct, frozen=True, gc=False):
    """The part of a cell that lies on one page; `text_bottom` is the lowest edge of its words, if
    any."""

    page: int
    box: Box
    lines: tuple[CellLine, ...]
    text_bottom: float | None = None
    open_top: bool = False
    open_bottom: bool = False

    @property
    def text(self) -> str:
        """The printed lines, one under the other."""
        return "\n".join([line.text for line in self.lines])


class GridCell(Struct, frozen=True, gc=False):
    """A cell of one page's table: the fine-grid rows and columns it covers, ends exclusive."""

    row: int
    row_end: int
    column: int
    column_end: int
    part: CellPart


class PageTable(Struct, frozen=True, gc=False):
    """The part of a table that lies on one page: grid lines and the cells between them, row by row.

    `holes` are the places of cells that the drawing does not enclose. `inference` says how lines
    that are not drawn are known; empty if all are.
    """

    page: int
    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    holes: tuple[Box, ...] = ()
    inference: str = ""


class PageLayout(Struct, frozen=True, gc=False):
    """A page once it is laid out: its tables from top to bottom and the text beside them.

    `footnotes_top` is the height, in points, below which text is footnotes.
    """

    page: int
    width: float
    height: float
    tables: tuple[PageTable, ...]
    lines: tuple[TextLine, ...]
    footnotes_top: float

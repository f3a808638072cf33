"""A whole file without meaning: tables over page breaks, and the lines outside them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from extractors.records.geometry import NO_PAGE, Box
from extractors.records.page_layouts import CellPart, GridCell, TextLine
from extractors.records.read_pages import PageInfo

CellPlace = tuple[tuple[int, Box], ...]
"""Where a cell lies: page and box of each part. It tells a cell from all others, also where the
cell was copied into a part of its table."""


class ReaderNote(NamedTuple):
    """A reader's note on a file or a cell: a code for its kind, a sentence, and the text
    concerned."""

    code: str
    message: str
    detail: str | None = None


class Cell(Struct, frozen=True, gc=False):
    """A cell of a whole table, with every part of it, over page breaks too.

    `join_reasons` says why its parts belong together; `notes` are its reader's notes on it.
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    parts: tuple[CellPart, ...]
    join_reasons: tuple[str, ...] = ()
    notes: tuple[ReaderNote, ...] = ()

    @property
    def place(self) -> CellPlace:
        """The pages and boxes of its parts, which no other cell of the file has."""
        return tuple([(part.page, part.box) for part in self.parts])

    @property
    def text_raw(self) -> str:
        """The printed lines of all parts, one under the other."""
        if len(self.parts) == 1:
            return self.parts[0].text
        return "\n".join([part.text for part in self.parts if part.lines])

    @property
    def confidence(self) -> float:
        """That of its least sure word, from 0 to 1."""
        return min([line.confidence for part in self.parts for line in part.lines], default=1.0)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed in it."""
        if len(self.parts) == 1:
            return not self.parts[0].lines
        return not any(part.lines for part in self.parts)


class DoubtfulJoin(NamedTuple):
    """A join whose signs nearly balance: on which page, and what was weighed."""

    page: int
    message: str


class Table(Struct, frozen=True, gc=False):
    """A whole table: its cells in reading order and the rows that only repeat its header.

    `header_row_count` counts the leading rows known to be a header; `repeated_header_cells` are the
    cells of its repetitions, which stand in no row. `join_reasons` says why page parts are one
    table, and how lines are known that are not drawn. `holes` are the pages and places of cells
    that the drawing does not enclose; `inferences` the pages of lines that are not drawn, and how
    they are known.
    """

    boxes: tuple[tuple[int, Box], ...]
    row_count: int
    column_count: int
    cells: tuple[Cell, ...]
    header_row_count: int = 0
    repeated_header_cells: tuple[GridCell, ...] = ()
    join_reasons: tuple[str, ...] = ()
    doubtful_joins: tuple[DoubtfulJoin, ...] = ()
    holes: tuple[tuple[int, Box], ...] = ()
    inferences: tuple[tuple[int, str], ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it lies on, in order."""
        return tuple(page for page, _ in self.boxes)


class Document(Struct, frozen=True, gc=False):
    """A file without meaning: its pages, loose lines in reading order, whole tables, furniture.

    `notes_and_text_boxes` is text beside all that, in blocks: text boxes and notes of a Word file.
    `method` is how its cells are known, as in the published tables: by the `text` layer of pages
    and their ruling lines, by a `word` file, or `inferred` from a bare text. The last two have one
    sheet, `NO_PAGE`. `shared_sheet` tells where two printed pages stand on one, and how they lie.
    """

    pages: tuple[PageInfo, ...]
    lines: tuple[TextLine, ...]
    tables: tuple[Table, ...]
    furniture: tuple[TextLine, ...]
    notes_and_text_boxes: tuple[tuple[TextLine, ...], ...] = ()
    reader_notes: tuple[ReaderNote, ...] = ()
    method: Literal["text", "word", "inferred"] = "text"
    shared_sheet: tuple[int, str] | None = None

    @property
    def has_pages(self) -> bool:
        """Whether its pages are those of a PDF."""
        return all(sheet.number != NO_PAGE for sheet in self.pages)

    @property
    def lines_outside_tables(self) -> tuple[TextLine, ...]:
        """All lines outside tables but for the furniture."""
        return (*self.lines, *(line for block in self.notes_and_text_boxes for line in block))

    def get_page(self, number: int) -> PageInfo:
        """A page by its number, from 1."""
        return self.pages[number - 1]

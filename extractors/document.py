"""The extractor's stages in order: an open PDF → its whole tables and the text beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from extractors.chain import Heading, no_heading
from extractors.feet import without_feet
from extractors.frames import without_frames
from extractors.furniture import part_furniture
from extractors.layout import layout
from extractors.records import (
    NO_PAGE,
    Box,
    Page,
    PageLayout,
    PageTable,
    Remark,
    Table,
    TextLine,
    displayed,
)
from extractors.stitch import page_tables, stitch
from extractors.text_columns import with_columns


class Grid(NamedTuple):
    """The size of a table on one page: grid rows and columns, cells, and where it lies."""

    rows: int
    columns: int
    cells: int
    box: Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """What remains of a page once it is read: its size, turn, count of glyphs, and grids."""

    number: int
    width: float
    height: float
    turn: int
    glyphs: int
    recognised: bool = False
    unread: bool = False
    skew: float = 0.0
    scale: float = 1.0
    grids: tuple[Grid, ...] = ()

    def displayed(self, box: Box) -> Box:
        """The box in points from the top left of the page as a viewer shows it."""
        return displayed(self, box)

    def size(self) -> tuple[float, float]:
        """Width and height in points as a viewer shows the page."""
        _, _, width, height = self.displayed(Box(0, 0, self.width, self.height))
        return width, height


@dataclass(frozen=True, slots=True)
class Document:
    """A file without meaning: its pages, loose lines in reading order, whole tables, furniture.

    `asides` is text beside all that, in blocks: text boxes and notes of a Word file. `method` is
    how its cells are known, as in the published tables: by the `text` layer of pages and their
    rules, by a `word` file, or `inferred` from a bare text. The last two have one sheet, `NO_PAGE`.
    """

    sheets: tuple[Sheet, ...]
    lines: tuple[TextLine, ...]
    tables: tuple[Table, ...]
    furniture: tuple[TextLine, ...]
    asides: tuple[tuple[TextLine, ...], ...] = ()
    remarks: tuple[Remark, ...] = ()
    method: Literal["text", "word", "inferred"] = "text"

    @property
    def has_pages(self) -> bool:
        """Whether its pages are those of a PDF."""
        return all(sheet.number != NO_PAGE for sheet in self.sheets)

    @property
    def loose(self) -> tuple[TextLine, ...]:
        """All lines outside tables but for the furniture."""
        return (*self.lines, *(line for block in self.asides for line in block))

    def sheet(self, page: int) -> Sheet:
        """A page by its number, from 1."""
        return self.sheets[page - 1]


def extract(
    pages: Iterable[Page], heading: Heading = no_heading, *, per_page: bool = False
) -> Document:
    """Runs the stages over the pages of one PDF.

    `heading` tells what a header row is of (see `extractors.chain`); `per_page` leaves the parts of
    a table on different pages apart.
    """
    read, stamps = without_feet(without_frames(list(pages)))
    sheets = tuple(
        Sheet(
            *(page.number, page.width, page.height, page.turn, page.glyphs),
            recognised=page.recognised,
            unread=page.unread,
            skew=page.skew,
            scale=page.scale,
        )
        for page in read
    )
    parted = part_furniture(_let_go(read, layout))
    layouts = tuple(with_columns(part.layout) for part in parted)
    tables = page_tables(layouts) if per_page else stitch(layouts, heading)
    return Document(
        sheets=tuple(
            replace(sheet, grids=tuple(map(_grid, page.tables)))
            for sheet, page in zip(sheets, layouts, strict=True)
        ),
        lines=tuple(line for page in layouts for line in page.lines),
        tables=tuple(tables),
        furniture=(*stamps, *(line for part in parted for line in part.furniture)),
    )


def _grid(table: PageTable) -> Grid:
    return Grid(len(table.ys) - 1, len(table.xs) - 1, len(table.cells), table.box)


def _let_go(pages: list[Page], stage: Callable[[Page], PageLayout]) -> list[PageLayout]:
    """The layouts of the pages; each page is let go once it is laid out, so as not to hold both."""
    pages.reverse()
    out = []
    while pages:
        out.append(stage(pages.pop()))
    return out

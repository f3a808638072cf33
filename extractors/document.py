"""The extractor's stages in order: an open PDF → its whole tables and the text beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from extractors.chain import Heading, no_heading
from extractors.feet import without_feet
from extractors.frames import without_frames
from extractors.furniture import part_furniture
from extractors.layout import layout
from extractors.records import Box, Page, PageLayout, Table, TextLine, turned
from extractors.stitch import page_tables, stitch
from extractors.text_columns import with_columns


@dataclass(frozen=True, slots=True)
class Sheet:
    """What remains of a page once it is read: its size and turn, and its count of glyphs."""

    number: int
    width: float
    height: float
    turn: int
    glyphs: int

    def displayed(self, box: Box) -> Box:
        """The box in points from the top left of the page as a viewer shows it."""
        return turned(box, self.turn, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF without meaning: its pages, whole tables, loose lines and page furniture."""

    sheets: tuple[Sheet, ...]
    layouts: tuple[PageLayout, ...]
    tables: tuple[Table, ...]
    furniture: tuple[TextLine, ...]

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """The loose lines of all pages, furniture left out, in reading order."""
        return tuple(line for page in self.layouts for line in page.lines)

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
    sheets = tuple(Sheet(p.number, p.width, p.height, p.turn, p.glyphs) for p in read)
    parted = part_furniture(_let_go(read, layout))
    layouts = tuple(with_columns(part.layout) for part in parted)
    tables = page_tables(layouts) if per_page else stitch(layouts, heading)
    return Document(
        sheets=sheets,
        layouts=layouts,
        tables=tuple(tables),
        furniture=(*stamps, *(line for part in parted for line in part.furniture)),
    )


def _let_go(pages: list[Page], stage: Callable[[Page], PageLayout]) -> list[PageLayout]:
    """The layouts of the pages; each page is let go once it is laid out, so as not to hold both."""
    pages.reverse()
    out = []
    while pages:
        out.append(stage(pages.pop()))
    return out

"""The extractor's stages in order: an open PDF → its whole tables and the text beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from extractors.page.footer_stamps import without_feet
from extractors.page.furniture import part_furniture
from extractors.page.page_borders import without_frames
from extractors.page.page_layout import layout
from extractors.page.reading_order import with_columns
from extractors.records import (
    Document,
    Grid,
    Page,
    PageLayout,
    PageTable,
    Sheet,
)
from extractors.tables.stitching import page_tables, stitch
from extractors.tables.table_continuation import Heading, no_heading


def extract(
    pages: Iterable[Page], heading: Heading = no_heading, *, per_page: bool = False
) -> Document:
    """Runs the stages over the pages of one PDF.

    `heading` tells what a header row is of (see `extractors.tables.table_continuation`); `per_page` leaves the parts of
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

"""The extractor's stages in order: an open PDF → its whole tables and the text beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from extractors.page.crossing_frames import remove_crossing_frames
from extractors.page.drawing_frames import remove_drawing_frames
from extractors.page.footer_stamps import remove_footer_stamps
from extractors.page.furniture import separate_furniture
from extractors.page.page_borders import remove_page_borders
from extractors.page.page_layout import lay_out_page
from extractors.page.reading_order import sort_by_reading_order
from extractors.page.shared_sheets import find_shared_sheets
from extractors.records.documents import Document
from extractors.records.page_layouts import PageLayout, PageTable, TextLine
from extractors.records.page_marks import Word
from extractors.records.read_pages import Page, PageInfo, TableSize
from extractors.tables.stitching import build_page_tables, stitch_tables
from extractors.tables.table_continuation import HeaderClassifier, recognise_no_header
from extractors.tables.wide_sheets import join_wide_sheets


def extract_document(
    pages: Iterable[Page],
    classify_header: HeaderClassifier = recognise_no_header,
    *,
    per_page: bool = False,
) -> Document:
    """Runs the stages over the pages of one PDF.

    `classify_header` says to which kind of section a header row belongs (see
    `extractors.tables.table_continuation`); with `per_page` the parts of a table on different pages
    are not joined.
    """
    # Frames and stamps go first: their lines would make one grid of all that stands inside them.
    # Each step replaces the list, so that no page is held once it is laid out.
    cleaned_pages = [remove_crossing_frames(page) for page in remove_page_borders(list(pages))]
    cleaned_pages, frame_stamps = remove_drawing_frames(cleaned_pages)
    cleaned_pages, footer_stamps = remove_footer_stamps(cleaned_pages)
    page_infos = tuple(
        PageInfo(
            *(page.number, page.width, page.height, page.rotation, page.char_count),
            recognised=page.recognised,
            needs_ocr=page.needs_ocr,
            skew=page.skew,
            scale=page.scale,
            replaced_text=page.replaced_text,
            replaced_because=page.replaced_because,
            damage=page.damage,
            aside_texts=page.aside_texts,
            remarks=page.remarks,
        )
        for page in cleaned_pages
    )
    shared_sheet = find_shared_sheets(cleaned_pages)
    separated = separate_furniture(_map_and_release(cleaned_pages, lay_out_page))
    layouts = tuple(sort_by_reading_order(part.layout) for part in separated)
    tables = (
        build_page_tables(layouts)
        if per_page
        else stitch_tables(join_wide_sheets(layouts), classify_header)
    )
    return Document(
        pages=tuple(
            replace(sheet, table_sizes=tuple(map(_get_table_size, page.tables)))
            for sheet, page in zip(page_infos, layouts, strict=True)
        ),
        lines=tuple(line for page in layouts for line in page.lines),
        tables=tuple(tables),
        furniture=(
            *frame_stamps,
            *footer_stamps,
            *(line for part in separated for line in part.furniture),
            *(line for sheet in page_infos for line in _list_watermarks(sheet)),
        ),
        shared_sheet=shared_sheet,
    )


def _list_watermarks(sheet: PageInfo) -> list[TextLine]:
    """The watermarks of a page as lines of text."""
    return [
        TextLine(sheet.number, text.box, (Word(*text.box, text.text),))
        for text in sheet.aside_texts
        if text.kind == "watermark"
    ]


def _get_table_size(table: PageTable) -> TableSize:
    return TableSize(len(table.ys) - 1, len(table.xs) - 1, len(table.cells), table.box)


def _map_and_release(pages: list[Page], stage: Callable[[Page], PageLayout]) -> list[PageLayout]:
    """The layouts of the pages; each page is let go once it is laid out, so as not to hold both."""
    pages.reverse()
    layouts = []
    while pages:
        layouts.append(stage(pages.pop()))
    return layouts

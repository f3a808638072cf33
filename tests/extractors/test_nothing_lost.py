"""Every character of the text layer stands in exactly one place."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from extractors.extract import extract_document
from extractors.page.page_borders import remove_page_borders
from extractors.page.page_layout import lay_out_page
from extractors.records.documents import Document
from extractors.records.page_layouts import PageLayout
from extractors.records.read_pages import Page
from tests.support.grids import Item
from tests.support.pdfs import Pdf, pages_of
from tests.support.repository import RAW
from tests.support.tables import layout_glyphs, placed_glyphs

PLANS = sorted(path.name for path in RAW.glob("*.pdf"))


@cache
def plan_pages(name: str) -> tuple[Page, ...]:
    return tuple(pages_of((RAW / name).read_bytes(), name))


@cache
def plan(name: str) -> Document:
    return extract_document(plan_pages(name))


def test_there_are_plans() -> None:
    assert {"2024-25.pdf", "2025-26.pdf"} <= set(PLANS)


@pytest.mark.parametrize("name", PLANS)
def test_words_hold_every_glyph(name: str) -> None:
    for page in plan_pages(name):
        assert sum(len(word.text) for word in page.words) == page.char_count > 0


@pytest.mark.parametrize("name", PLANS)
def test_tables_lines_and_furniture_hold_every_glyph(name: str) -> None:
    document = plan(name)
    assert placed_glyphs(document) == {sheet.number: sheet.char_count for sheet in document.pages}


@pytest.mark.parametrize("name", PLANS)
def test_pages_by_themselves_hold_every_glyph(name: str) -> None:
    document = extract_document(plan_pages(name), per_page=True)
    assert placed_glyphs(document) == {sheet.number: sheet.char_count for sheet in document.pages}
    assert all(len(table.pages) == 1 for table in document.tables)


@pytest.mark.parametrize("name", PLANS)
def test_each_page_layout_holds_every_glyph(name: str) -> None:
    for page in remove_page_borders(plan_pages(name)):
        assert layout_glyphs(lay_out_page(page)) == page.char_count


def without_cell(page: PageLayout, index: int) -> PageLayout:
    first, *rest = page.tables
    cells = (*first.cells[:index], *first.cells[index + 1 :])
    return replace(page, tables=(replace(first, cells=cells), *rest))


def test_a_lost_cell_is_seen() -> None:
    page = plan_pages("2025-26.pdf")[0]
    read = lay_out_page(page)
    filled = [i for i, cell in enumerate(read.tables[0].cells) if cell.part.lines]
    assert len(filled) > 5
    for index in filled:
        assert layout_glyphs(without_cell(read, index)) < page.char_count


def awkward() -> Pdf:
    """A page with text in every kind of place."""
    pdf = Pdf().text(60, 40, "A title over the table").text(300, 820, "1")
    pdf.table(
        [
            [Item("upright text", rows=2, turn=90), "wider than its cell is, and by far", "x"],
            ["", Item("two\nlines", columns=1)],
            [Item("Across", columns=3)],
        ],
        widths=[40, 70, 90],
        heights=[40, 40, 20],
        open_foot=True,
    )
    pdf.text(63, 185, "hangs out of the foot").text(20, 120, "left of it").text(
        150, 81, "on a line"
    )
    return pdf.text(400, 120, "right of it").text(63, 400, "and far below")


def test_text_in_awkward_places_is_kept() -> None:
    pdf = awkward()
    document = pdf.read()
    assert placed_glyphs(document) == {1: pdf.pages()[0].char_count}


def test_text_in_awkward_places_is_kept_over_pages() -> None:
    pdf = awkward()
    pdf.document.insert_pdf(awkward().document)
    pdf.document.insert_pdf(awkward().document)
    document = pdf.read()
    assert placed_glyphs(document) == {sheet.number: sheet.char_count for sheet in document.pages}

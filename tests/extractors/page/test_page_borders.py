"""A border drawn around pages is no table, and a table's own border is no such frame."""

from __future__ import annotations

import pytest

from extractors.extract import extract_document
from extractors.page.page_borders import remove_page_borders
from extractors.records.read_pages import Page
from tests.support.grids import Item, Row, places
from tests.support.pdfs import Pdf
from tests.support.tables import read_places, texts

WIDE = [100.0, 230.0, 120.0]


def rows(page: int = 0) -> list[Row]:
    """A page's own table."""
    letter = "abcdefgh"[page]
    return [["No", "Step", "Who"], [letter, f"print {letter}", "rector"], ["", "read", "dean"]]


def framed(pages: int, *margins: float) -> Pdf:
    pdf = Pdf()
    for page in range(pages):
        if page:
            pdf.page()
        for margin in margins:
            pdf.frame(margin)
        pdf.text(70, 70, f"Title {'abcdefgh'[page]} of a page")
        pdf.table(rows(page), x=70, widths=WIDE)
    return pdf


@pytest.mark.parametrize("margins", [(20,), (20, 24), (18, 22, 26)], ids=["one", "two", "three"])
@pytest.mark.parametrize("pages", [1, 2, 5])
def test_frames_are_no_tables(pages: int, margins: tuple[float, ...]) -> None:
    document = framed(pages, *margins).read()
    expected = [places(rows(page)) for page in range(pages)]
    assert [read_places(table) for table in document.tables] == expected
    assert len(document.lines) == pages


def test_frames_within_frames_are_taken_off() -> None:
    pages = Pdf().frame(18).frame(24).frame(30).page().frame(18).frame(24).frame(30).pages()
    assert all(not page.horizontal and not page.vertical for page in remove_page_borders(pages))


def test_a_page_with_a_frame_and_text_only_has_no_table() -> None:
    pdf = Pdf().frame(20).text(100, 300, "Approved by the council")
    document = pdf.read()
    assert document.tables == ()
    assert [line.text for line in document.lines] == ["Approved by the council"]


def test_a_frame_on_some_pages_only() -> None:
    pdf = framed(3, 20)
    pdf.page().text(70, 70, "Title of its own")
    pdf.table(rows(3), x=70, widths=WIDE)
    document = pdf.read()
    expected = [places(rows(page)) for page in range(4)]
    assert [read_places(table) for table in document.tables] == expected


def test_other_lines_of_a_framed_page_stay() -> None:
    framed_page, plain = framed(1, 20).pages()[0], framed(1).pages()[0]
    (cleared,) = remove_page_borders([framed_page])
    assert list(cleared.horizontal) == list(plain.horizontal)
    assert list(cleared.vertical) == list(plain.vertical)
    assert cleared.words == framed_page.words


def fill_page(pdf: Pdf, cells: list[Row]) -> Pdf:
    heights = [760 / len(cells)] * len(cells)
    pdf.table(cells, x=40, y=40, widths=[140, 240, 130], heights=heights)
    return pdf


@pytest.mark.parametrize("pages", [1, 3])
def test_a_table_that_fills_its_pages_is_a_table(pages: int) -> None:
    read: list[Page] = fill_page(Pdf(), rows()).pages() * pages
    assert [len(page.horizontal) for page in remove_page_borders(read)] == [4] * pages


def test_a_table_that_fills_its_page_and_begins_with_a_row_across_is_a_table() -> None:
    """Its lines between rows run into the border's sides; those of a frame's content do not."""
    cells: list[Row] = [[Item("The whole year", columns=3)], *rows()]
    (table,) = fill_page(Pdf(), cells).read().tables
    assert read_places(table) == places(cells)


def test_pages_that_all_begin_with_a_row_across_are_tables() -> None:
    pdf = Pdf()
    for page in range(3):
        if page:
            pdf.page()
        fill_page(pdf, [[Item(f"Month {'abc'[page]}", columns=3)], *rows(page)[1:]])
    document = pdf.read()
    assert [row for table in document.tables for row in texts(table)] == [
        row for page in range(3) for row in ([f"Month {'abc'[page]}"], *map(list, rows(page)[1:]))
    ]


def test_no_page() -> None:
    assert remove_page_borders([]) == []
    assert extract_document([]).tables == ()

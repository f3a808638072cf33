"""Page numbers, running heads and stamps stand in no table and part none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.grids import Row
from tests.support.pdfs import Pdf
from tests.support.tables import placed_glyphs, texts

PAGES = 4
LETTERS = "-abcd"


def plan(decorate: Callable[[Pdf, int], object], pages: int = PAGES) -> Pdf:
    """A table over several pages, each with something beside it."""
    pdf = Pdf()
    for page in range(1, pages + 1):
        if page > 1:
            pdf.page()
        decorate(pdf, page)
        rows: list[Row] = [[f"{page}.{row}", f"Step {LETTERS[page]}.", "dean"] for row in (1, 2, 3)]
        pdf.table([["No", "Step", "Who"], *rows], y=90)
    return pdf


def number(pdf: Pdf, page: int) -> None:
    pdf.text(290, 820, str(page))


def number_of(pdf: Pdf, page: int) -> None:
    pdf.text(290, 820, f"{page} / {PAGES}")


def number_in_dashes(pdf: Pdf, page: int) -> None:
    pdf.text(290, 30, f"- {page + 10} -")


def running_head(pdf: Pdf, page: int) -> None:
    pdf.text(60, 40, "Work plan of the university")


def head_and_number(pdf: Pdf, page: int) -> None:
    running_head(pdf, page)
    number(pdf, page)


def stamp(pdf: Pdf, page: int) -> None:
    """A small table at the same place on each page, with the page's number in it."""
    pdf.table([["Form 7", f"page {page}"], ["Office", "copy"]], x=350, y=30, widths=[80, 80])


@pytest.mark.parametrize(
    "decorate", [number, number_of, number_in_dashes, running_head, head_and_number, stamp]
)
def test_furniture_stands_in_no_table_and_parts_none(
    decorate: Callable[[Pdf, int], object],
) -> None:
    document = plan(decorate).read()
    bare = plan(lambda pdf, page: None).read()
    assert [texts(table) for table in document.tables] == [texts(table) for table in bare.tables]
    assert len(document.tables) == 1
    assert document.lines == ()
    assert {line.page for line in document.furniture} == set(range(1, PAGES + 1))
    assert placed_glyphs(document) == {sheet.number: sheet.char_count for sheet in document.pages}


def test_two_pages_are_enough_for_two_pages() -> None:
    document = plan(head_and_number, pages=2).read()
    assert len(document.furniture) == 4
    assert document.lines == ()


def test_a_single_page_has_no_furniture() -> None:
    document = plan(head_and_number, pages=1).read()
    assert document.furniture == ()
    assert len(document.lines) == 2


def test_text_on_two_pages_of_many_is_content() -> None:
    def decorate(pdf: Pdf, page: int) -> None:
        if page in (1, 4):
            pdf.text(60, 40, "A title that stands twice")

    document = plan(decorate).read()
    assert document.furniture == ()
    assert [line.page for line in document.lines] == [1, 4]


def test_different_titles_at_the_same_place_are_content() -> None:
    document = plan(lambda pdf, page: pdf.text(60, 60, f"Part {LETTERS[page]} of the plan")).read()
    assert document.furniture == ()
    assert len(document.lines) == PAGES
    assert len(document.tables) == PAGES


def test_the_same_text_at_different_places_is_content() -> None:
    document = plan(lambda pdf, page: pdf.text(60, 20 + 14 * page, "A title")).read()
    assert document.furniture == ()


def test_numbers_that_do_not_count_with_the_pages_are_content() -> None:
    numbers = {1: "17", 2: "3", 3: "40", 4: "8"}
    document = plan(lambda pdf, page: pdf.text(290, 820, numbers[page])).read()
    assert document.furniture == ()


def test_titles_that_count_with_the_pages_are_content() -> None:
    document = plan(lambda pdf, page: pdf.text(290, 40, f"{page}-PART.")).read()
    assert document.furniture == ()


def test_numbers_in_the_middle_of_pages_are_content() -> None:
    document = plan(lambda pdf, page: pdf.text(290, 400, str(page))).read()
    assert document.furniture == ()


def test_equal_cells_on_every_page_stay_in_their_table() -> None:
    """A page-long table may hold the same texts everywhere but for its numbers: it is no stamp."""
    pdf = Pdf()
    for page in range(3):
        if page:
            pdf.page()
        pdf.table([[f"{page * 20 + row}.", "Meeting", "dean"] for row in range(40)], y=60)
    document = pdf.read()
    assert document.furniture == ()
    assert sum(table.row_count for table in document.tables) == 120

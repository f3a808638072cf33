"""Which parts on following pages are one table, and which are tables of their own."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pytest

from tests.support.grids import Item, Row
from tests.support.pdfs import Pdf
from tests.support.tables import placed_glyphs, texts

HEADER: Row = ["No", "Step", "Who"]
TASKS = ["Print the plan.", "Read the plan.", "Sign the plan.", "Send the plan.", "Keep the plan."]


def body(page: int) -> list[Row]:
    return [[f"{page}{row}.", task, "Dean."] for row, task in enumerate(TASKS)]


def plain(rows: Sequence[Row]) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in rows]


def over_pages(header_on: set[int], pages: int = 3) -> Pdf:
    pdf = Pdf()
    for page in range(1, pages + 1):
        if page > 1:
            pdf.page()
        pdf.table([HEADER, *body(page)] if page in header_on else body(page))
    return pdf


@pytest.mark.parametrize("header_on", [{1, 2, 3}, {1, 3}, {1, 2}, {1}], ids=str)
def test_a_header_repeated_or_not_stands_once(header_on: set[int]) -> None:
    (table,) = over_pages(header_on).read().tables
    assert texts(table) == plain([HEADER, *body(1), *body(2), *body(3)])
    assert table.pages == (1, 2, 3)
    assert {cell.part.page for cell in table.repeated_header_cells} == header_on - {1}
    assert [cell.part.text for cell in table.repeated_header_cells] == list(HEADER) * (
        len(header_on) - 1
    )
    assert table.header_row_count == (1 if len(header_on) > 1 else 0)


def test_a_header_of_two_rows_with_merged_cells_repeated() -> None:
    header: list[Row] = [[Item("No", rows=2), Item("Work", columns=2)], ["Step", "Who"]]
    pdf = Pdf()
    pdf.table([*header, *body(1)])
    pdf.page().table([*header, *body(2)])
    document = pdf.read()
    (table,) = document.tables
    assert table.header_row_count == 2
    assert texts(table) == [["No", "Work"], ["Step", "Who"], *plain(body(1)), *plain(body(2))]
    assert len(table.repeated_header_cells) == 4
    assert placed_glyphs(document) == {sheet.number: sheet.char_count for sheet in document.pages}


def test_column_numbers_repeated_alone_are_a_header() -> None:
    numbers: Row = ["1", "2", "3"]
    pdf = Pdf()
    pdf.table([HEADER, numbers, *body(1)])
    pdf.page().table([numbers, *body(2)])
    document = pdf.read()
    (table,) = document.tables
    assert texts(table) == plain([HEADER, numbers, *body(1), *body(2)])
    assert [cell.part.text for cell in table.repeated_header_cells] == list(numbers)
    assert placed_glyphs(document) == {sheet.number: sheet.char_count for sheet in document.pages}


def test_a_cell_merged_into_its_column_number_goes_on_from_the_page_before() -> None:
    numbers: list[Row] = [["1", Item("2", rows=2), "3"], ["16.", "Dean."]]
    pdf = Pdf()
    pdf.table([HEADER, ["1", "2", "3"], *body(1)])
    pdf.page().table([*numbers, *body(2)])
    (table,) = pdf.read().tables
    assert ["16.", "", "Dean."] in texts(table)
    assert not any(text == "2" for row in texts(table)[2:] for text in row)


def test_a_title_between_two_tables_of_one_page_keeps_them_apart() -> None:
    pdf = Pdf()
    foot = pdf.table([HEADER, *body(1)])
    pdf.text(60, foot + 20, "The second part of the plan")
    pdf.table([HEADER, *body(2)], y=foot + 30)
    first, second = pdf.read().tables
    assert texts(first) == plain([HEADER, *body(1)])
    assert texts(second) == plain([HEADER, *body(2)])


def test_a_gap_between_two_tables_of_one_page_keeps_them_apart() -> None:
    pdf = Pdf()
    foot = pdf.table([HEADER, *body(1)])
    pdf.table([HEADER, *body(2)], y=foot + 15)
    assert len(pdf.read().tables) == 2


@pytest.mark.parametrize("header", [True, False])
def test_a_title_at_the_top_of_a_page_keeps_equal_tables_apart(header: bool) -> None:
    pdf = Pdf()
    pdf.table([HEADER, *body(1)])
    pdf.page().text(60, 60, "The second part of the plan")
    pdf.table([HEADER, *body(2)] if header else body(2))
    first, second = pdf.read().tables
    assert (first.pages, second.pages) == ((1,), (2,))


def test_a_title_at_the_foot_of_a_page_keeps_equal_tables_apart() -> None:
    pdf = Pdf()
    foot = pdf.table([HEADER, *body(1)])
    pdf.text(60, foot + 30, "The second part of the plan")
    pdf.page().table([HEADER, *body(2)])
    assert len(pdf.read().tables) == 2


def test_text_above_the_first_and_below_the_last_part_is_no_matter() -> None:
    pdf = Pdf().text(60, 60, "The plan of the university")
    pdf.table([HEADER, *body(1)])
    foot = pdf.page().table([HEADER, *body(2)])
    pdf.text(60, foot + 20, "Signed by the rector")
    assert len(pdf.read().tables) == 1


@pytest.mark.parametrize("mark", ["x", "*", "12", "- -"])
def test_a_stray_mark_does_not_part_a_table(mark: str) -> None:
    pdf = Pdf()
    foot = pdf.table([HEADER, *body(1)])
    pdf.text(200, foot + 40, mark)
    pdf.page().table(body(2))
    (table,) = pdf.read().tables
    assert table.pages == (1, 2)


def test_a_footnote_does_not_part_a_table() -> None:
    pdf = Pdf()
    pdf.table([HEADER, *body(1)], y=560)
    pdf.line(60, 740, 200, 740).text(60, 755, "1 The plan may be changed by the council.")
    pdf.page().table(body(2))
    (table,) = pdf.read().tables
    assert table.pages == (1, 2)


def test_other_columns_are_another_table() -> None:
    pdf = Pdf()
    pdf.table([HEADER, *body(1)])
    pdf.page().table([["a", "b"], ["c", "d"]], widths=[135, 135])
    assert len(pdf.read().tables) == 2


def test_a_page_between_parts_a_table() -> None:
    pdf = Pdf()
    pdf.table([HEADER, *body(1)])
    pdf.page().page().table(body(2))
    assert len(pdf.read().tables) == 2


def test_a_moved_or_wider_part_goes_on() -> None:
    pdf = Pdf()
    pdf.table([HEADER, *body(1)], x=60, widths=[60, 120, 90])
    pdf.page().table([HEADER, *body(2)], x=75, widths=[60, 120, 90])
    pdf.page().table([HEADER, *body(3)], x=60, widths=[63, 125, 94])
    (table,) = pdf.read().tables
    assert (table.column_count, table.row_count) == (3, 16)


def test_another_kind_of_header_begins_another_table() -> None:
    def heading(row: Sequence[str]) -> Hashable | None:
        known = {"Step": "steps", "Event": "events"}
        return next((known[text] for text in row if text in known), None)

    pdf = Pdf()
    pdf.table([HEADER, *body(1)])
    pdf.page().table([["No", "Event", "Who"], *body(2)])
    assert len(pdf.read(heading).tables) == 2
    (table,) = over_pages({1}).read(heading).tables
    assert table.header_row_count == 1


def test_parts_are_explained() -> None:
    (table,) = over_pages({1, 2}).read().tables
    assert any("1 and 2" in join and "header" in join for join in table.join_reasons)
    assert any("2 and 3" in join for join in table.join_reasons)


def test_a_stamp_that_touches_the_foot_of_a_table_is_no_row_of_it() -> None:
    pdf = Pdf()
    for page in (1, 2, 3):
        if page > 1:
            pdf.page()
        rows = [
            [f"{page}{row}.", f"{task} {'abc'[page - 1]}", "Dean."]
            for row, task in enumerate(TASKS)
        ]
        foot = pdf.table(rows, y=750 - 17 * len(TASKS))
        pdf.table([["Form 7", f"sheet {page}"]], y=foot, widths=[135, 135])
    document = pdf.read()
    (table,) = document.tables
    assert table.row_count == 3 * len(TASKS)
    assert len(document.furniture) == 3
    assert placed_glyphs(document) == {sheet.number: sheet.char_count for sheet in document.pages}


def test_like_rows_at_the_foot_of_pages_stay_in_their_table() -> None:
    """The last rows of two pages may say the same at the same height: they are no stamp."""
    pdf = Pdf()
    for page in (1, 2):
        if page > 1:
            pdf.page()
        rows: list[Row] = [
            [f"{row}.", f"{TASKS[row]} {'ab'[page - 1]}", "Rector."] for row in range(4)
        ]
        pdf.table([*rows, [f"{page}5.", "Report to the council.", "Dean."]], y=715)
    document = pdf.read()
    assert sum(table.row_count for table in document.tables) == 10
    assert document.furniture == ()

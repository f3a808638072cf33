"""Columns printed on a page of their own are put beside the rows they belong to."""

from __future__ import annotations

import pytest

from tests.support.pdfs import Pdf
from tests.support.tables import texts

LEFT = [["no", "what"], ["1", "read"], ["2", "write"], ["3", "count"]]
RIGHT = [["who", "when", "sum"], ["A", "May", "10"], ["B", "June", "20"], ["C", "July", "30"]]
HEIGHTS = [20.0, 35.0, 50.0, 20.0]


def test_columns_on_the_next_page_are_of_the_same_rows() -> None:
    pdf = Pdf()
    pdf.table(LEFT, heights=HEIGHTS, widths=[40, 200])
    pdf.page().table(RIGHT, y=40, heights=HEIGHTS, widths=[90, 100, 110])
    (table,) = pdf.read().tables
    assert texts(table) == [left + right for left, right in zip(LEFT, RIGHT, strict=True)]
    assert {part.page for cell in table.cells for part in cell.parts} == {1, 2}


def test_rows_go_on_below_and_columns_on_pages_after_that() -> None:
    other = [30.0, 22.0, 41.0, 60.0]
    more_left = [["4", "see"], ["5", "hear"], ["6", "say"], ["7", "do"]]
    more_right = [["D", "May", "1"], ["E", "May", "2"], ["F", "May", "3"], ["G", "May", "4"]]
    pdf = Pdf()
    pdf.table(LEFT, heights=HEIGHTS, widths=[40, 200])
    pdf.page().table(more_left, heights=other, widths=[40, 200])
    pdf.page().table(RIGHT, heights=HEIGHTS, widths=[90, 100, 110])
    pdf.page().table(more_right, heights=other, widths=[90, 100, 110])
    (table,) = pdf.read().tables
    assert texts(table) == [
        left + right for left, right in zip([*LEFT, *more_left], [*RIGHT, *more_right], strict=True)
    ]


def test_rows_of_one_height_tell_where_both_tables_begin_at_one_height() -> None:
    pdf = Pdf()
    pdf.table(LEFT, y=90, heights=[20.0] * 4, widths=[40, 200])
    pdf.page().table(RIGHT, y=90, heights=[20.0] * 4, widths=[90, 100, 110])
    assert [table.column_count for table in pdf.read().tables] == [5]
    pdf = Pdf()
    pdf.table(LEFT, y=90, heights=[20.0] * 4, widths=[40, 200])
    pdf.page().table(RIGHT, y=40, heights=[20.0] * 4, widths=[90, 100, 110])
    assert [table.column_count for table in pdf.read().tables] == [2, 3]


def test_a_few_rows_more_are_put_beside_as_the_others_were() -> None:
    pdf = Pdf()
    for left, right, heights in (
        (LEFT, RIGHT, HEIGHTS),
        ([["4", "see"], ["5", "hear"]], [["D", "May", "1"], ["E", "May", "2"]], [20.0, 20.0]),
    ):
        pdf.table(left, heights=heights, widths=[40, 200])
        pdf.page().table(right, heights=heights, widths=[90, 100, 110])
        pdf.page()
    tables = pdf.read().tables
    assert [table.column_count for table in tables] == [5, 5]
    assert texts(tables[1])[-1] == ["5", "hear", "E", "May", "2"]


@pytest.mark.parametrize(
    ("heights", "widths"),
    [
        ([20.0, 35.0, 51.0, 28.0], [90, 100, 110]),  # other rows
        (HEIGHTS, [40, 200]),  # the same columns: more rows
    ],
)
def test_other_tables_stay_by_themselves(heights: list[float], widths: list[float]) -> None:
    pdf = Pdf()
    pdf.table(LEFT, heights=HEIGHTS, widths=[40, 200])
    pdf.page().table([row[: len(widths)] for row in RIGHT], heights=heights, widths=widths)
    assert all(table.column_count in (2, 3) for table in pdf.read().tables)


def test_a_table_under_a_title_of_its_own_stays_by_itself() -> None:
    pdf = Pdf()
    pdf.table(LEFT, heights=HEIGHTS, widths=[40, 200])
    pdf.page().text(60, 30, "2. Another table").table(
        RIGHT, y=60, heights=HEIGHTS, widths=[90, 100, 110]
    )
    assert [table.column_count for table in pdf.read().tables] == [2, 3]

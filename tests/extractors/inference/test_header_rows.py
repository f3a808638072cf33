"""Titles over several columns that no line underlines; names of two lines; figures side by side."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.support.pdfs import Pdf

XS = (60.0, 200.0, 280.0, 360.0, 440.0)
YEARS = ("2021", "2022", "2023", "2024")
BODY = [
    ("North", "12.5", "13.5", "14.5", "15.5"),
    ("South", "22.5", "23.5", "24.5", "25.5"),
    ("East", "32.5", "33.5", "34.5", "35.5"),
    ("West", "42.5", "43.5", "44.5", "45.5"),
]


def print_row(pdf: Pdf, y: float, row: Sequence[str], xs: Sequence[float] = XS) -> None:
    for x, text in zip(xs, row, strict=True):
        pdf.text(x, y, text)


@pytest.mark.parametrize("is_booktabs", [True, False])
def test_titles_centred_over_several_columns_span_them(is_booktabs: bool) -> None:
    pdf = Pdf()
    for y in (88.0, 124.0, 230.0) if is_booktabs else (124.0,):
        pdf.line(58, y, 462, y)
    pdf.text(235, 100, "Pupils")
    pdf.text(392, 100, "Teachers")
    print_row(pdf, 118, ("Region", *YEARS))
    for number, row in enumerate(BODY):
        print_row(pdf, 140 + 24 * number, row)
    (table,) = pdf.read().tables
    spans = [(cell.text_raw, cell.column, cell.colspan) for cell in table.cells if cell.row == 0]
    assert [span for span in spans if span[0]] == [("Pupils", 1, 2), ("Teachers", 3, 2)]
    assert table.row_count == 6


def test_the_first_line_of_a_long_name_does_not_run_across() -> None:
    """It reaches farther right than the others; its figures stand beside its second line."""
    pdf = Pdf()
    for y in (100.0, 118.0, 240.0):
        pdf.line(58, y, 462, y)
    print_row(pdf, 112, ("Region", *YEARS))
    for number, row in enumerate(BODY[:3]):
        print_row(pdf, 134 + 24 * number, row)
    pdf.text(60, 206, "Mountain districts of the west")
    print_row(pdf, 217, ("and of the south", *BODY[3][1:]))
    (table,) = pdf.read().tables
    last = [cell.text_raw for cell in table.cells if cell.row == table.row_count - 1]
    assert last == ["Mountain districts of the west\nand of the south", *BODY[3][1:]]


def test_figures_as_near_as_words_are_columns() -> None:
    pdf = Pdf()
    xs = (60.0, 120.0, 141.0, 162.0, 183.0)
    for y in (100.0, 118.0, 290.0):
        pdf.line(58, y, 205, y)
    print_row(pdf, 112, ("Region", *YEARS), xs)
    for number in range(8):
        print_row(pdf, 134 + 20 * number, BODY[number % 4], xs)
    (table,) = pdf.read().tables
    assert (table.row_count, table.column_count) == (9, 5)


@pytest.mark.parametrize(
    ("figures", "is_table"),
    [
        (("950", "120", "700", "300", "450"), True),
        (("12.75", "8.90", "40.15", "9.65", "7.80"), True),
        (("3", "12", "18", "18", "40"), False),
        (("3–6", "7–11", "12–14", "15–17", "18"), False),
        (("28.08.2025", "16.06.2017", "2021-2025", "15.03.2021", "28.02.2020"), False),
        (("12.03", "01.02", "30.11", "15.06", "04.09"), False),
        (("2021", "2019", "2023", "2020", "2025"), False),
        (("54-51-25", "54-51-26", "54-51-27", "54-51-28", "54-51-29"), False),
        (("0555 120 340", "0772 345 610", "0700 999 120", "0555 1", "0312 5"), False),
    ],
)
def test_names_with_an_amount_each_are_a_table(figures: Sequence[str], is_table: bool) -> None:
    """Lists of contents, of dates and of telephone numbers stay text."""
    pdf = Pdf()
    for number, figure in enumerate(figures):
        print_row(pdf, 100 + 16 * number, (f"Repair of school {'abcde'[number]}", figure), XS[:2])
    found = [(table.row_count, table.column_count) for table in pdf.read().tables]
    assert found == ([(5, 2)] if is_table else [])


@pytest.mark.parametrize("leading", [11.0, 18.0])
def test_the_second_lines_of_titles_make_no_row(leading: float) -> None:
    """However far apart a header's lines are, its cells are those of the columns below."""
    pdf = Pdf()
    for y in (90.0, 130.0, 284.0):
        pdf.line(58, y, 462, y)
    print_row(pdf, 102, ("Region", "Pupils of", "Teachers", "Schools", "Funds"))
    print_row(pdf, 102 + leading, ("", "2021", "of 2021", "", "(som)"))
    for number in range(6):
        print_row(pdf, 146 + 24 * number, BODY[number % 4])
        pdf.text(200, 156 + 24 * number, "in May")
    (table,) = pdf.read().tables
    header = [cell.text_raw for cell in table.cells if cell.row == 0]
    assert header == ["Region", "Pupils of\n2021", "Teachers\nof 2021", "Schools", "Funds\n(som)"]
    assert table.row_count == 7

"""A row cut by a page break becomes one row; whole rows stay two."""

from __future__ import annotations

import pytest

from extractors.records.documents import Document
from tests.support.grids import Item, Row
from tests.support.pdfs import Pdf
from tests.support.tables import placed_glyphs, texts

HEADER: Row = ["No", "Step", "Who", "When"]
WIDTHS = [40.0, 200.0, 120.0, 80.0]
STEPS = [
    "Publish the report of the year.",
    "Open the new reading hall.",
    "Renew the rules of study.",
    "Hold the meeting of deans.",
    "Train the staff of the office.",
    "Review the books of the library.",
]
WHO = ["Rector", "Dean", "Vice rector", "Dean", "Head of office", "Librarian"]
WHEN = ["May", "June", "March", "April", "May", "October"]


def whole(first: int) -> list[Row]:
    return [
        [f"{first + i}.", step, who, when]
        for i, (step, who, when) in enumerate(zip(STEPS, WHO, WHEN, strict=True))
    ]


def read(
    above: Row, below: Row, *, open_break: bool = False, header: bool = False
) -> tuple[Document, list[list[str]]]:
    """Two pages that end and begin with the given rows; the rows at and around the break."""
    pdf = Pdf()
    pdf.table([HEADER, *whole(1), above], widths=WIDTHS, open_foot=open_break)
    upper: list[Row] = [HEADER] if header else []
    pdf.page().table([*upper, below, *whole(20)], widths=WIDTHS, open_top=open_break and not header)
    document = pdf.read()
    (table,) = document.tables
    assert placed_glyphs(document) == {sheet.number: sheet.char_count for sheet in document.pages}
    rows = texts(table)
    assert rows[1:7] == [[str(cell) for cell in row] for row in whole(1)]
    assert rows[-6:] == [[str(cell) for cell in row] for row in whole(20)]
    return document, rows[7:-6]


# The rows above and below a break with all lines closed, and the one row that they are.
CUT: dict[str, tuple[Row, Row, list[str]]] = {
    "one column": (
        ["7.", "Prepare and send the report on", "Dean", "May"],
        ["", "the work of the library.", "", ""],
        ["7.", "Prepare and send the report on\nthe work of the library.", "Dean", "May"],
    ),
    "several columns": (
        ["7.", "Prepare the rules of the", "Vice rector for", "May and"],
        ["", "library and its halls.", "science and art", "June"],
        [
            "7.",
            "Prepare the rules of the\nlibrary and its halls.",
            "Vice rector for\nscience and art",
            "May and\nJune",
        ],
    ),
    "a hyphen": (
        ["7.", "Take part in the interna-", "Dean", "May"],
        ["", "tional week of science.", "", ""],
        ["7.", "Take part in the interna-\ntional week of science.", "Dean", "May"],
    ),
    "a bracket": (
        ["7.", "Renew all rules (of study,", "Dean", "May"],
        ["", "of work) and print them.", "", ""],
        ["7.", "Renew all rules (of study,\nof work) and print them.", "Dean", "May"],
    ),
    "another column than the step": (
        ["7.", "Renew the plan.", "Vice rector, deans and", "May"],
        ["", "", "heads of offices", ""],
        ["7.", "Renew the plan.", "Vice rector, deans and\nheads of offices", "May"],
    ),
}


@pytest.mark.parametrize("header", [False, True], ids=["header once", "header repeated"])
@pytest.mark.parametrize("case", CUT)
def test_a_cut_row_is_joined(case: str, header: bool) -> None:
    above, below, joined = CUT[case]
    document, rows = read(above, below, header=header)
    assert rows == [joined]
    (table,) = document.tables
    cut = next(cell for cell in table.cells if cell.row == 7 and len(cell.text_raw) > 20)
    assert cut.join_reasons
    assert {part.page for part in cut.parts} == {1, 2}


WHOLE: dict[str, tuple[Row, Row]] = {
    "a number": (
        ["7.", "Print the plan.", "Dean", "May"],
        ["8.", "Read the plan.", "Rector", "June"],
    ),
    "the same office": (
        ["7.", "Print the plan.", "Dean", "May"],
        ["8.", "Read the plan.", "Dean", "May"],
    ),
    "no stop": (["7.", "Print the plan", "Dean", "May"], ["8.", "Read the plan", "Rector", "June"]),
    "lower case": (["7.", "print the plan.", "dean", "may"], ["8.", "read it.", "rector", "june"]),
    "an empty cell": (
        ["7.", "Print the plan.", "Dean", "May"],
        ["8.", "Read the plan.", "", "June"],
    ),
    "empty above": (["7.", "Print the plan.", "", ""], ["8.", "Read the plan.", "Dean", "June"]),
}


@pytest.mark.parametrize("header", [False, True], ids=["header once", "header repeated"])
@pytest.mark.parametrize("case", WHOLE)
def test_a_whole_row_is_not_joined(case: str, header: bool) -> None:
    above, below = WHOLE[case]
    _, rows = read(above, below, header=header)
    assert rows == [list(above), list(below)]


def test_an_open_break_joins_whatever_the_text_says() -> None:
    above: Row = ["7.", "Print the plan.", "Dean", "May"]
    below: Row = ["", "Print it twice.", "Rector", ""]
    _, rows = read(above, below, open_break=True)
    assert rows == [["7.", "Print the plan.\nPrint it twice.", "Dean\nRector", "May"]]


def test_an_open_foot_under_a_repeated_header_joins_too() -> None:
    above: Row = ["7.", "Print the plan.", "Dean", "May"]
    below: Row = ["", "Print it twice.", "Rector", ""]
    _, rows = read(above, below, open_break=True, header=True)
    assert rows == [["7.", "Print the plan.\nPrint it twice.", "Dean\nRector", "May"]]


def test_text_that_hangs_out_of_an_open_foot_stays_in_its_cell() -> None:
    pdf = Pdf()
    rows: list[Row] = [HEADER, *whole(1), ["7.", "Print the plan\nand read it", "Dean", "May"]]
    foot = pdf.table(rows, widths=WIDTHS, heights=[17.0] * 7 + [13.0], open_foot=True)
    assert foot < 220
    pdf.page().table([["", "with care.", "", ""], *whole(8)], widths=WIDTHS, open_top=True)
    document = pdf.read()
    (table,) = document.tables
    assert document.lines == ()
    assert texts(table)[7] == ["7.", "Print the plan\nand read it\nwith care.", "Dean", "May"]


def test_a_row_over_three_pages_is_one() -> None:
    pdf = Pdf()
    pdf.table(
        [HEADER, *whole(1), ["7.", "Print the plan and", "Dean", "May"]],
        widths=WIDTHS,
        open_foot=True,
    )
    pdf.page().table(
        [["", "read it with care and", "", ""]], widths=WIDTHS, open_top=True, open_foot=True
    )
    pdf.page().table([["", "sign it.", "", ""], *whole(8)], widths=WIDTHS, open_top=True)
    (table,) = pdf.read().tables
    assert texts(table)[7] == [
        "7.",
        "Print the plan and\nread it with care and\nsign it.",
        "Dean",
        "May",
    ]
    assert table.row_count == 14


def test_a_row_across_the_table_is_not_joined_to_the_row_before() -> None:
    across: Row = [Item("in the second half of the year", columns=4)]
    document, rows = read(["7.", "Print the plan.", "Dean", "May"], across)
    assert rows == [["7.", "Print the plan.", "Dean", "May"], ["in the second half of the year"]]
    (table,) = document.tables
    assert [cell.colspan for cell in table.cells if cell.row == 8] == [4]


def test_a_row_after_a_row_across_the_table_is_not_joined_to_it() -> None:
    across: Row = [Item("In the second half of the year", columns=4)]
    _, rows = read(across, ["7.", "print the plan", "dean", "may"])
    assert rows == [["In the second half of the year"], ["7.", "print the plan", "dean", "may"]]


def test_the_page_before_a_whole_row_may_end_with_an_empty_one() -> None:
    _, rows = read(["7.", "", "", ""], ["8.", "Read the plan.", "Dean", "June"])
    assert rows == [["7.", "", "", ""], ["8.", "Read the plan.", "Dean", "June"]]


HEADINGS = ["Teaching", "Science and art", "Work with staff"]


@pytest.mark.parametrize("end", ["Print the plan.", "Print the plan"])
def test_a_heading_in_an_ordinary_row_is_not_joined_to_the_row_before(end: str) -> None:
    def heading(text: str) -> Row:
        return ["", text, "", ""]

    pdf = Pdf()
    rows: list[Row] = [heading(HEADINGS[0]), *whole(1)[:3], heading(HEADINGS[1]), *whole(4)[:2]]
    above: Row = ["7.", f"{end} of the year and the\nnext".replace(".", ""), "Dean", "May"]
    pdf.table([HEADER, *rows, above], widths=WIDTHS)
    pdf.page().table([heading(HEADINGS[2]), *whole(8)], widths=WIDTHS)
    (table,) = pdf.read().tables
    assert [row[1] for row in texts(table) if not row[0]] == HEADINGS
    assert table.row_count == 1 + 2 + 6 + 1 + 6


def test_nothing_is_joined_to_a_header_of_two_storeys() -> None:
    pdf = Pdf()
    high: Row = [Item(title, rows=2) for title in HEADER[:3]]  # type: ignore[arg-type]
    pdf.table([[*high, Item("When", columns=2)], ["From", "To"]], widths=[*WIDTHS, 80.0])
    rows: list[Row] = [[*row, "July"] for row in whole(1)]
    pdf.page().table([["", "Teaching", "", "", ""], *rows], widths=[*WIDTHS, 80.0])
    document = pdf.read(lambda row: tuple(row) if "No" in row else None)
    (table,) = document.tables
    assert texts(table)[:3] == [
        ["No", "Step", "Who", "When"],
        ["From", "To"],
        ["", "Teaching", "", "", ""],
    ]

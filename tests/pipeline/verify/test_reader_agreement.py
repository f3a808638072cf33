"""Two readings of one PDF are compared cell by cell, matched by where the cells lie."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from extractors.records.documents import Cell, Document
from extractors.records.geometry import Box, rotate_box
from extractors.records.page_layouts import CellLine, TextLine
from pipeline.findings import Finding
from pipeline.verify.reader_agreement import ReaderAgreement, ReaderDisagreement, compare_readings
from tests.support.grids import Item
from tests.support.pdfs import Pdf

NAMES = ("one", "other")
ROWS = [["No", "Step", "Who"], ["1", "print the\nplan", "rector"], ["2", "send it", "dean"]]


@pytest.fixture(scope="module")
def read() -> Document:
    """A page with a line of text above a table of nine cells."""
    pdf = Pdf().text(60, 60, "A title above")
    pdf.table(ROWS)
    return pdf.read()


def compared(first: Document, second: Document) -> ReaderAgreement:
    return compare_readings(first, second, NAMES)


def with_cells(document: Document, cells: Sequence[Cell]) -> Document:
    (table,) = document.tables
    return replace(document, tables=(replace(table, cells=tuple(cells)),))


def with_cell(document: Document, index: int, **changes: object) -> Document:
    """The document with one cell changed."""
    cells = list(document.tables[0].cells)
    cells[index] = replace(cells[index], **changes)  # type: ignore[arg-type]
    return with_cells(document, cells)


def saying(cell: Cell, *lines: str) -> dict[str, object]:
    """The change that makes a cell say this."""
    (part,) = cell.parts
    return {
        "parts": (replace(part, lines=tuple(CellLine(text, 9, 9, 9, False) for text in lines)),)
    }


def place(document: Document, index: int) -> Box:
    return document.tables[0].cells[index].parts[0].box


def test_a_reading_agrees_with_itself(read: Document) -> None:
    found = compared(read, read)
    assert found == ReaderAgreement(NAMES, 9, 9, ())
    assert found.agreeing_share == 1.0
    assert found.to_findings() == []


def test_nothing_agrees_with_nothing() -> None:
    found = compared(Document((), (), (), ()), Document((), (), (), ()))
    assert (found.cell_count, found.agreeing_share) == (0, 1.0)


def test_a_letter(read: Document) -> None:
    other = with_cell(read, 5, **saying(read.tables[0].cells[5], "reсtor"))
    found = compared(read, other)
    assert found.disagreements == (
        ReaderDisagreement(1, place(read, 5), "rector", "reсtor", "text"),
    )
    assert (found.cell_count, found.agreeing_count, found.agreeing_share) == (9, 8, 8 / 9)


def test_white_space_is_no_matter_but_line_breaks_are(read: Document) -> None:
    cell = read.tables[0].cells[4]
    assert not compared(
        read, with_cell(read, 4, **saying(cell, "print \t the ", "plan"))
    ).disagreements
    (found,) = compared(read, with_cell(read, 4, **saying(cell, "print the plan"))).disagreements
    assert (found.first, found.second) == ("print the\nplan", "print the plan")


def test_a_span(read: Document) -> None:
    found = compared(read, with_cell(read, 4, rowspan=2))
    assert found.disagreements == (
        ReaderDisagreement(
            1,
            place(read, 4),
            "row 1, column 1, spans 1 × 1, 90 × 31 pt",
            "row 1, column 1, spans 2 × 1, 90 × 31 pt",
            "span",
        ),
    )
    assert found.agreeing_count == 8


@pytest.mark.parametrize("change", [{"row": 2}, {"column": 2}])
def test_a_place_in_the_table(read: Document, change: dict[str, int]) -> None:
    (found,) = compared(read, with_cell(read, 4, **change)).disagreements
    assert (found.kind, found.box) == ("span", place(read, 4))


def test_a_cell_that_differs_in_both_counts_once(read: Document) -> None:
    other = with_cell(read, 4, colspan=2, **saying(read.tables[0].cells[4], "print"))
    found = compared(read, other)
    assert [one.kind for one in found.disagreements] == ["span", "text"]
    assert (found.cell_count, found.agreeing_count) == (9, 8)


def test_a_missing_cell(read: Document) -> None:
    cells = read.tables[0].cells
    other = with_cells(read, cells[:7] + cells[8:])
    box = place(read, 7)
    assert compared(read, other) == ReaderAgreement(
        NAMES, 9, 8, (ReaderDisagreement(1, box, "send it", None, "missing"),)
    )
    assert compared(other, read) == ReaderAgreement(
        NAMES, 9, 8, (ReaderDisagreement(1, box, None, "send it", "extra"),)
    )


@pytest.mark.parametrize(("off", "agrees"), [(1.5, True), (2.5, False)])
def test_cells_are_matched_where_they_lie_within_two_points(
    read: Document, off: float, agrees: bool
) -> None:
    (part,) = read.tables[0].cells[4].parts
    x0, y0, x1, y1 = part.box
    moved = replace(part, box=Box(x0 + off, y0, x1 + off, y1))
    found = compared(read, with_cell(read, 4, parts=(moved,)))
    assert [one.kind for one in found.disagreements] == ([] if agrees else ["missing", "extra"])


def test_a_cell_that_reaches_further_over_no_other(read: Document) -> None:
    (part,) = read.tables[0].cells[4].parts
    longer = replace(part, box=part.box._replace(x1=part.box.x1 + 5))
    (found,) = compared(read, with_cell(read, 4, parts=(longer,))).disagreements
    assert (found.kind, found.first, found.second) == (
        "span",
        "row 1, column 1, spans 1 × 1, 90 × 31 pt",
        "row 1, column 1, spans 1 × 1, 95 × 31 pt",
    )


def test_a_line_between_two_cells_seen_by_one_reader() -> None:
    """Both cells begin at one corner, and only there the two have something to compare."""
    halves, whole = Pdf(), Pdf()
    halves.table([["a", "b", "c"], ["d", "e", "f"]])
    whole.table([["a", Item("b", columns=2)], ["d", "e", "f"]])
    found = compared(halves.read(), whole.read())
    assert [(one.kind, one.first) for one in found.disagreements] == [
        ("span", "row 0, column 1, spans 1 × 1, 90 × 18 pt"),
        ("missing", "c"),
    ]


def test_rows_that_are_all_one_off_are_told_once(read: Document) -> None:
    """One reading has a row more: below it nothing else is wrong."""
    cells = read.tables[0].cells
    other = with_cells(read, [*cells[:3], *(replace(cell, row=cell.row + 1) for cell in cells[3:])])
    (found,) = compared(read, other).disagreements
    assert (found.kind, found.box) == ("span", place(read, 3))


def test_tables_may_be_numbered_otherwise(read: Document) -> None:
    """A table in two parts: the cells are found, only the rows of the second begin anew."""
    (table,) = read.tables
    second = [replace(cell, row=cell.row - 2) for cell in table.cells[6:]]
    parts = (replace(table, cells=table.cells[:6]), replace(table, cells=tuple(second)))
    (found,) = compared(read, replace(read, tables=parts)).disagreements
    assert (found.kind, found.box) == ("span", place(read, 6))


def test_repeated_headers_are_compared() -> None:
    pdf = Pdf()
    pdf.table([["No", "Step"], ["1", "One."]], y=700)
    pdf.page().table([["No", "Step"], ["2", "Two."]], y=60)
    read = pdf.read()
    (table,) = read.tables
    assert len(table.repeated_header_cells) == 2
    found = compared(
        read,
        replace(
            read, tables=(replace(table, repeated_header_cells=table.repeated_header_cells[:1]),)
        ),
    )
    assert [(one.page, one.kind, one.first) for one in found.disagreements] == [
        (2, "missing", "Step")
    ]
    assert (found.cell_count, found.agreeing_count) == (8, 7)


def line(document: Document, *words: str, page: int = 1) -> TextLine:
    """The document's first line saying something else."""
    first = document.lines[0]
    return replace(
        first, page=page, words=tuple(first.words[0]._replace(text=word) for word in words)
    )


@pytest.mark.parametrize("kind", ["lines", "furniture"])
def test_text_outside_tables(read: Document, kind: str) -> None:
    title, other, more = line(read, "A", "title"), line(read, "A", "tit1e"), line(read, "more")
    box = title.box

    def differing(
        first: tuple[TextLine, ...], second: tuple[TextLine, ...]
    ) -> tuple[ReaderDisagreement, ...]:
        found = compared(
            replace(read, **{"lines": (), kind: first}),
            replace(read, **{"lines": (), kind: second}),
        )
        assert (found.cell_count, found.agreeing_count) == (9, 9)
        return found.disagreements

    assert differing((title, more), (title, more)) == ()
    assert differing((title, more), (other, more)) == (
        ReaderDisagreement(1, box, "A title", "A tit1e", "line"),
    )
    assert differing((title, more), (more,)) == (
        ReaderDisagreement(1, box, "A title", None, "line"),
    )
    assert differing((more,), (title, more)) == (
        ReaderDisagreement(1, box, None, "A title", "line"),
    )


def test_a_line_that_is_furniture_to_one_reader_only(read: Document) -> None:
    other = replace(read, lines=(), furniture=read.lines)
    found = compared(read, other)
    assert {(one.first, one.second) for one in found.disagreements} == {
        ("A title above", None),
        (None, "A title above"),
    }


def test_places_are_those_on_the_page_as_displayed(read: Document) -> None:
    (sheet,) = read.pages
    shown = replace(read, pages=(replace(sheet, rotation=90),))
    cells = read.tables[0].cells
    (found,) = compared(shown, with_cells(shown, cells[:-1])).disagreements
    assert found.box == rotate_box(place(read, 8), 90, sheet.width, sheet.height)


def test_disagreements_are_told_from_the_top_of_the_page(read: Document) -> None:
    cells = read.tables[0].cells
    other = with_cell(with_cells(read, cells[:8]), 1, **saying(cells[1], "Steps"))
    found = compared(read, replace(other, lines=()))
    assert [one.kind for one in found.disagreements] == ["line", "text", "missing"]


FINDINGS = {
    "text": ("a\nb", "ab", "The text of a cell is read in two ways", "one: “a | b”; other: “ab”"),
    "span": (
        "1 × 1",
        "2 × 1",
        "The rows and columns of a cell are read in two ways",
        "one: “1 × 1”; other: “2 × 1”",
    ),
    "missing": ("a", None, "A cell is found by one only", "one: “a”; other: nothing"),
    "extra": (None, "", "A cell is found by other only", "one: nothing; other: “”"),
    "line": ("a", "b", "Text outside the tables is read in two ways", "one: “a”; other: “b”"),
}


@pytest.mark.parametrize("what", FINDINGS)
def test_findings_have_both_readings_and_the_place(what: str) -> None:
    first, second, told, detail = FINDINGS[what]
    box = Box(59.6, 80.2, 150, 97.4)
    found = ReaderAgreement(NAMES, 1, 0, (ReaderDisagreement(3, box, first, second, what),))  # type: ignore[arg-type]
    assert found.to_findings() == [
        Finding(
            "readers_disagree",
            f"{told}, at 60–150 pt from the left, 80–97 pt from the top",
            page=3,
            detail=detail,
        )
    ]

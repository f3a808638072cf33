"""A cell merged over several rows goes on over a page break; an empty one is no merge."""

from __future__ import annotations

from extractors.records.documents import Cell, Document
from tests.support.grids import Item, Row
from tests.support.pdfs import Pdf
from tests.support.tables import texts

HEADER: Row = ["Task", "Step", "Who", "Cost"]
WIDTHS = [110.0, 150.0, 100.0, 80.0]


def tasks(letters: str, *, costs: bool = False) -> list[Row]:
    """For each letter a task of two steps."""
    out: list[Row] = []
    for letter in letters:
        task = Item(f"Task {letter}.", rows=2)
        out.append([task, f"First step of {letter}.", "Dean", "500" if costs else ""])
        out.append([f"Second step of {letter}.", "Rector", "700" if costs else ""])
    return out


def read(above: list[Row], below: list[Row]) -> Document:
    pdf = Pdf()
    pdf.table([HEADER, *tasks("ABC"), *above], widths=WIDTHS)
    pdf.page().table([HEADER, *below, *tasks("XYZ")], widths=WIDTHS)
    return pdf.read()


def cell(document: Document, text: str) -> Cell:
    (table,) = document.tables
    return next(cell for cell in table.cells if cell.text_raw.startswith(text))


def test_a_merged_cell_goes_on_below_a_break() -> None:
    document = read(
        [
            [Item("Task D.", rows=2), "First step of D.", "Dean", ""],
            ["Second step of D.", "Rector", ""],
        ],
        [[Item("", rows=2), "Third step of D.", "Dean", ""], ["Fourth step of D.", "Rector", ""]],
    )
    merged = cell(document, "Task D.")
    assert merged.rowspan == 4
    assert [part.page for part in merged.parts] == [1, 2]
    assert merged.join_reasons
    (table,) = document.tables
    assert table.row_count == 1 + 6 + 4 + 6
    assert texts(table)[9] == ["Third step of D.", "Dean", ""]


def test_a_merged_cell_goes_on_for_one_row() -> None:
    document = read(
        [
            [Item("Task D.", rows=2), "First step of D.", "Dean", ""],
            ["Second step of D.", "Rector", ""],
        ],
        [["", "Third step of D.", "Dean", ""]],
    )
    assert cell(document, "Task D.").rowspan == 3


def test_the_text_of_a_merged_cell_goes_on() -> None:
    document = read(
        [
            [Item("Raise the quality\nof teaching and", rows=2), "First step of D.", "Dean", ""],
            ["Second step of D.", "Rector", ""],
        ],
        [
            [Item("of learning (see\nthe law).", rows=2), "Third step of D.", "Dean", ""],
            ["Fourth step of D.", "Rector", ""],
        ],
    )
    merged = cell(document, "Raise")
    assert merged.rowspan == 4
    assert merged.text_raw == "Raise the quality\nof teaching and\nof learning (see\nthe law)."


def test_a_new_task_below_a_break_is_not_merged() -> None:
    document = read(tasks("D"), tasks("E"))
    assert cell(document, "Task D.").rowspan == 2
    assert cell(document, "Task E.").rowspan == 2


def test_a_cell_printed_empty_is_not_merged_with_the_one_above() -> None:
    """The costs of some steps are left empty; a new step with its own task begins on the page."""
    document = read(
        [
            [Item("Task D.", rows=2), "First step of D.", "Dean", "900"],
            ["Second step of D.", "Rector", "950"],
        ],
        [
            [Item("Task E.", rows=2), "First step of E.", "Dean", ""],
            ["Second step of E.", "Rector", ""],
        ],
    )
    assert cell(document, "950").rowspan == 1
    (table,) = document.tables
    assert texts(table)[9] == ["Task E.", "First step of E.", "Dean", ""]
    assert texts(table)[10] == ["Second step of E.", "Rector", ""]


def test_an_empty_cell_under_an_empty_one_is_not_merged() -> None:
    document = read(tasks("D"), tasks("E"))
    (table,) = document.tables
    costs = [cell for cell in table.cells if cell.column == 3 and cell.row]
    assert [cell.rowspan for cell in costs] == [1] * len(costs)


def test_an_open_merged_cell_goes_on_while_a_closed_row_ends() -> None:
    """A browser leaves the merged cell open at the break and draws a line under the whole row."""
    pdf = Pdf()
    above: list[Row] = [
        [Item("Task D.", rows=2), "first step", "dean", ""],
        ["second step", "dean", ""],
    ]
    foot = pdf.table([HEADER, *tasks("ABC"), *above], widths=WIDTHS, open_foot=True)
    pdf.line(170, foot, 500, foot)
    below: list[Row] = [[Item("", rows=2), "third step", "dean", ""], ["fourth step", "dean", ""]]
    pdf.page().table([*below, *tasks("XYZ")], widths=WIDTHS, open_top=True)
    pdf.line(170, 80, 500, 80)
    document = pdf.read()
    merged = cell(document, "Task D.")
    assert merged.rowspan == 4
    (table,) = document.tables
    assert table.row_count == 1 + 6 + 4 + 6


def test_two_merged_columns_go_on_together() -> None:
    def group(task: str, measure: str, steps: str) -> list[Row]:
        first, *rest = list(steps)
        count = len(steps)
        return [
            [Item(task, rows=count), Item(measure, rows=count), f"Step {first}.", "Dean"],
            *([f"Step {step}.", "Dean"] for step in rest),
        ]

    pdf = Pdf()
    header: Row = ["Task", "Measure", "Step", "Who"]
    pdf.table([header, *group("One.", "Um.", "abc"), *group("Two.", "Dois.", "de")], widths=WIDTHS)
    pdf.page().table(
        [header, *group("", "", "fg"), *group("Three.", "Tres.", "hij")], widths=WIDTHS
    )
    (table,) = pdf.read().tables
    spans = {cell.text_raw: cell.rowspan for cell in table.cells if cell.column < 2 and cell.row}
    assert spans == {"One.": 3, "Um.": 3, "Two.": 4, "Dois.": 4, "Three.": 3, "Tres.": 3}

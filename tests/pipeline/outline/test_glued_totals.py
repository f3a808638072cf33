"""A total at the head of a page is no rest of the row above it; the rest of a row is no total."""

from __future__ import annotations

import pytest

from extractors.records.documents import Cell, Document, Table
from extractors.records.geometry import Box
from extractors.records.page_layouts import CellLine, CellPart
from pipeline.outline.glued_totals import split_glued_totals

BOX = Box(0, 0, 100, 20)


def part(page: int, text: str) -> CellPart:
    lines = (CellLine(text, 50.0, 50.0, 10.0, False),) if text else ()
    return CellPart(page, BOX, lines)


def read_split(above: tuple[str, ...], below: tuple[str, ...]) -> list[list[str]]:
    """The texts of the rows that one row over a page break becomes; a row follows it."""
    cells = [
        Cell(0, column, 1, 1, (part(1, one), part(2, other)))
        for column, (one, other) in enumerate(zip(above, below, strict=True))
    ]
    cells += [Cell(1, column, 1, 1, (part(2, "кийинки"),)) for column in range(len(above))]
    table = Table(((1, BOX), (2, BOX)), 2, len(above), tuple(cells))
    (split,) = split_glued_totals(Document((), (), (table,), ())).tables
    return [
        [cell.text_raw for cell in split.cells if cell.row == row] for row in range(split.row_count)
    ]


def test_a_total_becomes_a_row_of_its_own_and_the_rest_moves_down() -> None:
    above, below = ("2", "Окутуу", "10 000 сом"), ("", "Бардыгы", "30 000 сом")
    assert read_split(above, below) == [[*above], [*below], ["кийинки"] * 3]


@pytest.mark.parametrize(
    "below",
    [
        ("", "всего 12 школ", "2026"),
        ("", "жана отчет даярдоо", "30 000 сом"),
        ("", "бардыгы 5 окуу", "апрель"),
    ],
)
def test_the_rest_of_a_row_stays_with_it(below: tuple[str, ...]) -> None:
    above = ("1", "Мектептерди текшерүү,", "апрель -")
    whole = [f"{one}\n{other}".strip() for one, other in zip(above, below, strict=True)]
    assert read_split(above, below) == [whole, ["кийинки"] * 3]


def test_a_total_below_a_merged_cell_is_no_part_of_it() -> None:
    cells = [
        Cell(0, 0, 2, 1, (part(1, "Окутуу"), part(2, "Бардыгы"))),
        Cell(0, 1, 1, 1, (part(1, "10 000 сом"),)),
        Cell(1, 1, 1, 1, (part(1, "20 000 сом"), part(2, "30 000 сом"))),
    ]
    table = Table(((1, BOX), (2, BOX)), 2, 2, tuple(cells))
    (split,) = split_glued_totals(Document((), (), (table,), ())).tables
    assert split.join_reasons == (
        "page 2: what would be the rest of the row above has the words of a total",
    )
    assert [(cell.row, cell.rowspan, cell.text_raw) for cell in split.cells] == [
        (0, 2, "Окутуу"),
        (0, 1, "10 000 сом"),
        (1, 1, "20 000 сом"),
        (2, 1, "Бардыгы"),
        (2, 1, "30 000 сом"),
    ]

"""A table is read back as drawn, in whatever style and by whatever program it is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from extractors.extract import extract_document
from extractors.records.documents import Document
from tests.support.canvases import BLACK, FONTS, WRITERS, Canvas
from tests.support.pdfs import pages_of
from tests.support.table_styles import FULLY_DRAWN, HALF_DRAWN, PAGE, STYLES, MadeTable
from tests.support.tables import texts, tiles_its_grid

NAMES = st.sampled_from(["North", "South hill", "Lake", "Stone bridge", "Iron", "Glass paper"])
TITLES = st.sampled_from(["Year", "Share", "Total count", "Rate", "Index"])
FIGURES = st.one_of(
    st.integers(0, 99999).map(str), st.decimals(0, 999, places=2).map(str), st.just("-")
)

CHECKED = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def made_tables(draw: st.DrawFn) -> MadeTable:
    """Tables of numbers with a header and a first column of names, anywhere on a page."""
    columns = draw(st.integers(1, 4))
    header = [draw(NAMES), *(draw(TITLES) for _ in range(columns))]
    rows = [
        [draw(NAMES), *(draw(FIGURES) for _ in range(columns))]
        for _ in range(draw(st.integers(4, 10)))
    ]
    # Columns without a number in most of their rows would be no columns for a reader either.
    assume(all(sum(cell != "-" for cell in c) > len(c) / 2 for c in zip(*rows, strict=True)))
    table = MadeTable(
        [header, *rows],
        x=draw(st.floats(30, 120)),
        y=draw(st.floats(50, 300)),
        size=draw(st.integers(6, 11)),
        font=draw(st.sampled_from(FONTS)),
        padding=draw(st.floats(2.5, 8)),
        line_width=draw(st.floats(0.3, 1.2)),
        right_aligned=draw(st.booleans()),
    )
    assume(table.xs[-1] < PAGE[0] - 10 and table.ys[-1] < PAGE[1] - 60)
    return table


def read(canvas: Canvas) -> Document:
    return extract_document(pages_of(canvas.finish()))


def draw_page(table: MadeTable, style: str, writer: int) -> Document:
    """A page with the table and a sentence above and below it, read back."""
    canvas = WRITERS[writer](*PAGE)
    for y, sentence in (
        (table.y - 16, "What was counted in the year before, as said above."),
        (table.ys[-1] + 24, "The numbers are those of the yearbook, as it was printed."),
    ):
        canvas.text(60, y, sentence, size=9, font="Helvetica", ink=BLACK)
    STYLES[style](table, canvas)
    return read(canvas)


@pytest.mark.parametrize("style", FULLY_DRAWN)
@CHECKED
@given(table=made_tables(), writer=st.integers(0, len(WRITERS) - 1))
def test_lines_and_colours_tell_every_cell(style: str, table: MadeTable, writer: int) -> None:
    document = draw_page(table, style, writer)
    assert [texts(found) for found in document.tables] == [table.rows]
    assert all(map(tiles_its_grid, document.tables))
    assert not any("inferred" in why for t in document.tables for why in t.join_reasons)
    assert len(document.lines) == 2


@pytest.mark.parametrize("style", HALF_DRAWN)
@CHECKED
@given(table=made_tables(), writer=st.integers(0, len(WRITERS) - 1))
def test_words_tell_the_columns_that_are_not_drawn(
    style: str, table: MadeTable, writer: int
) -> None:
    document = draw_page(table, style, writer)
    assert [texts(found) for found in document.tables] == [table.rows]
    assert all(map(tiles_its_grid, document.tables))
    (reason,) = document.tables[0].join_reasons
    assert "inferred" in reason
    assert "confidence 0." in reason


@CHECKED
@given(table=made_tables(), writer=st.integers(0, len(WRITERS) - 1))
def test_words_in_step_tell_the_rows_that_are_not_drawn(table: MadeTable, writer: int) -> None:
    table = replace(table, padding=max(table.padding, 0.6 * table.size))
    header, *body = table.rows  # fewer rows may be the lines of one
    table = replace(table, rows=[header, *(body * 5)[: max(5, len(body))]])
    assume(len(table.rows[0]) > 2 and table.ys[-1] < PAGE[1] - 60 and table.xs[-1] < PAGE[0] - 10)
    document = draw_page(table, "uprights_only", writer)
    assert [texts(found) for found in document.tables] == [table.rows]
    (reason,) = document.tables[0].join_reasons
    assert "rows inferred from lines of text in step" in reason


@CHECKED
@given(table=made_tables(), writer=st.integers(0, len(WRITERS) - 1))
def test_a_filled_header_alone_tells_a_table_or_nothing(table: MadeTable, writer: int) -> None:
    document = draw_page(table, "header_filled", writer)
    assert [texts(found) for found in document.tables] in ([], [table.rows])


@CHECKED
@given(table=made_tables(), writer=st.integers(0, len(WRITERS) - 1))
def test_figures_in_step_tell_a_table_without_any_line(table: MadeTable, writer: int) -> None:
    """Where too little speaks for it, nothing is: it never loses a row or a column."""
    document = draw_page(table, "bare", writer)
    assert [texts(found) for found in document.tables] in ([], [table.rows])
    is_told = len(table.rows[0]) > 3 and not any("-" in row for row in table.rows)
    if is_told and table.padding > 0.6 * table.size:
        (reason,) = document.tables[0].join_reasons
        assert "inferred from" in reason
        assert "confidence 0." in reason


def test_lines_that_do_not_keep_step_are_one_row() -> None:
    """A cell of many lines beside short ones, as each action of a plan has it."""
    canvas = WRITERS[0](*PAGE)
    table = MadeTable(
        [["Step", "Who", "When"], ["", "", ""]], x=60, y=100, size=9, font="Helvetica", padding=60
    )
    for row in range(3):
        table.level(canvas, row)
    for column in range(4):
        table.upright(canvas, column)
    table.print_texts(canvas)
    for line in range(4):
        for column in range(3 if line == 0 else 1 + line % 2):
            x, y = table.xs[column] + 4, table.ys[1] + 16 * (line + 1)
            canvas.text(x, y, f"w{line}{column}", size=9, font="Helvetica", ink=BLACK)
    (found,) = read(canvas).tables
    assert found.row_count == 2

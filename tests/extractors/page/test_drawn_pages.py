"""What lies at, around or across a table changes none of its cells."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.extract import extract_document
from tests.support.canvases import WRITERS, Canvas
from tests.support.drawn_pages import DRAWN_PAGES, Rows, draw_open_corner
from tests.support.pdfs import pages_of
from tests.support.table_styles import PAGE
from tests.support.tables import placed_glyphs, texts


@pytest.mark.parametrize("draw", DRAWN_PAGES)
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), writer=st.integers(0, len(WRITERS) - 1))
def test_tables_are_read_as_drawn(
    draw: Callable[[Canvas, Random], list[Rows]], seed: int, writer: int
) -> None:
    canvas = WRITERS[writer](*PAGE)
    expected = draw(canvas, Random(seed))
    pages = pages_of(canvas.finish())
    document = extract_document(pages)
    assert [texts(table) for table in document.tables] == expected
    assert placed_glyphs(document) == {page.number: page.char_count for page in pages}
    for table in document.tables:
        covered = sum(cell.rowspan * cell.colspan for cell in table.cells)
        assert covered == table.row_count * table.column_count


def test_a_cell_that_is_not_drawn_is_told() -> None:
    canvas = WRITERS[0](*PAGE)
    draw_open_corner(canvas, Random(1))
    (table,) = extract_document(pages_of(canvas.finish())).tables
    assert [page for page, _ in table.holes] == [1]
    corner = table.cells[0]
    assert (corner.row, corner.column, corner.text_raw) == (0, 0, "")
    assert table.holes[0][1] == corner.parts[0].box

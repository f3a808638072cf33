"""Pages turned by /Rotate, shown upright or on their side: the same cells, boxes as displayed."""

from __future__ import annotations

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.extract import extract_document
from extractors.records.geometry import Box, rotate_box
from tests.support.grids import places
from tests.support.pdfs import Pdf, pages_of
from tests.support.tables import read_places
from tests.support.turned_pages import ROWS, drawn, red_box, with_rotation


@pytest.mark.parametrize("content", [0, 90, 180, 270])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_has_the_same_cells_and_boxes_as_displayed(content: int, rotate: int) -> None:
    data = with_rotation(drawn(), content, rotate)
    document = extract_document(pages_of(data))
    (table,) = document.tables
    assert read_places(table) == places(ROWS)
    marked = next(cell for cell in table.cells if cell.text_raw == "marked")
    box = document.get_page(1).to_displayed(marked.parts[0].box)
    assert box == pytest.approx(red_box(data), abs=1.5)


def test_a_page_measured_in_units_of_its_own() -> None:
    pdf = drawn()
    pdf.document.xref_set_key(pdf.sheet.xref, "UserUnit", "2")
    pdf.sheet.set_rotation(90)
    data = pdf.bytes()
    document = extract_document(pages_of(data))
    marked = next(cell for cell in document.tables[0].cells if cell.text_raw == "marked")
    sheet = document.get_page(1)
    assert sheet.get_displayed_size() == pytest.approx((2 * 842, 2 * 595), abs=1)
    assert sheet.to_displayed(marked.parts[0].box) == pytest.approx(red_box(data), abs=1.5)


def test_portrait_and_landscape_in_one_file() -> None:
    pdf = Pdf()
    pdf.table([["a", "b"], ["c", "d"]])
    pdf.page((842, 595))
    pdf.table([["e", "f", "g"], ["h", "i", "j"]], widths=[200, 200, 200])
    pdf.page()
    pdf.table([["k", "l"], ["m", "n"]])
    document = pdf.read()
    assert [(sheet.width, sheet.height) for sheet in document.pages] == [
        (595, 842),
        (842, 595),
        (595, 842),
    ]
    assert [table.pages for table in document.tables] == [(1,), (2,), (3,)]
    assert ["".join(cell.text_raw for cell in table.cells) for table in document.tables] == [
        "abcd",
        "efghij",
        "klmn",
    ]


def test_a_table_goes_on_from_an_upright_to_a_turned_page() -> None:
    first = Pdf()
    first.table([["No", "Step"], ["1", "One."]], y=700)
    second = Pdf()
    second.table([["No", "Step"], ["2", "Two."]], y=60)
    first.document.insert_pdf(pymupdf.open(stream=with_rotation(second, 270, 90), filetype="pdf"))
    (table,) = first.read().tables
    assert [cell.text_raw for cell in table.cells] == ["No", "Step", "1", "One.", "2", "Two."]


numbers = st.floats(0, 500, allow_nan=False)


@given(numbers, numbers, numbers, numbers, st.sampled_from([0, 90, 180, 270]))
def test_turning_a_box_four_times_gives_it_back(
    x: float, y: float, width: float, height: float, turn: int
) -> None:
    first = box = Box(x, y, x + width, y + height)
    size = (1000.0, 1200.0)
    for _ in range(4):
        before = box
        box = rotate_box(box, turn, *size)
        sides = (box.x1 - box.x0, box.y1 - box.y0)
        had = (before.x1 - before.x0, before.y1 - before.y0)
        if turn in (90, 270):
            size, had = size[::-1], had[::-1]
        assert sides == pytest.approx(had)
        assert Box(0, 0, *size).encloses(box, 1e-6)
    assert box == pytest.approx(first)


def test_turning_is_anticlockwise() -> None:
    """The top left corner of a page goes to its bottom left."""
    assert rotate_box(Box(0, 0, 10, 20), 90, 100, 300) == (0, 90, 20, 100)
    assert rotate_box(Box(0, 0, 10, 20), 180, 100, 300) == (90, 280, 100, 300)
    assert rotate_box(Box(0, 0, 10, 20), 270, 100, 300) == (280, 0, 300, 10)

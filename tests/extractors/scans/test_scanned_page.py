"""A scanned table is read into its cells."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from extractors.extract import extract_document
from extractors.records.read_pages import Page
from extractors.scans.scanned_page import recognise_page
from tests.support.made_scans import ROW, TOP, XS, picture, scanned, table
from tests.support.pdfs import A4, Pdf

ROWS = [
    ("№", "Иш-чаранын аталышы", "Жооптуулар"),
    ("1.", "Билим берүү программаларын\nөнүктүрүү жана жаңылоо", "Окуу бөлүмү"),
    ("2.", "Студенттердин жашоо\nшартын жакшыртуу", "Түзүм жетекчилери"),
    ("3.", "Санариптик китепкана", "5 000 000 сом"),
]


DPI = 200


@pytest.fixture(scope="module")
def page(tesseract: None) -> Page:
    """The table, scanned a little askew."""
    return recognise_page(scanned(picture(table(ROWS), DPI), degrees=0.4), DPI, 1, A4)


def test_each_text_is_read_in_its_cell(page: Page) -> None:
    (read,) = extract_document([page]).tables
    assert (read.row_count, read.column_count) == (4, 3)
    assert [cell.text_raw for cell in read.cells] == [text for row in ROWS for text in row]


def test_the_page_says_that_it_was_recognised(page: Page) -> None:
    assert page.recognised
    assert page.rotation == 0
    assert page.char_count == sum(len(word.text) for word in page.words)
    assert all(0 < word.confidence <= 1 for word in page.words)
    assert not any(char.isspace() for word in page.words for char in word.text)


def test_the_words_lie_where_they_are_printed(page: Page) -> None:
    word = next(word for word in page.words if word.text == "Окуу")
    assert word.x0 == pytest.approx(XS[2] + 4, abs=2)
    assert word.y1 == pytest.approx(154, abs=5)


def test_a_page_on_its_side_is_read_upright(tesseract: None) -> None:
    side = np.ascontiguousarray(np.rot90(scanned(picture(table(ROWS), DPI))))
    page = recognise_page(side, DPI, 1, (A4[1], A4[0]))
    assert (page.rotation, page.width, page.height) == (90, *A4)
    (read,) = extract_document([page]).tables
    assert read.cells[-2].text_raw == "Санариптик китепкана"


def test_an_empty_page_has_no_words(tesseract: None) -> None:
    page = recognise_page(scanned(picture(Pdf(), 100)), 100, 1, A4)
    assert (page.words, page.horizontal, page.char_count) == ([], [], 0)


@pytest.mark.parametrize("degrees", [-1.0, 1.0])
def test_cells_lie_where_a_viewer_shows_them_also_if_the_page_is_askew(
    degrees: float, tesseract: None
) -> None:
    page = recognise_page(scanned(picture(table(ROWS), DPI), degrees=degrees), DPI, 1, A4)
    (read,) = extract_document([page]).tables
    sheet = extract_document([page]).get_page(1)
    angle, (width, height) = math.radians(degrees), A4
    for cell, (x0, x1) in zip(read.cells, list(pairwise(XS)) * len(ROWS), strict=True):
        y0 = TOP + ROW * cell.row
        x, y = (x0 + x1 - width) / 2, (2 * y0 + ROW - height) / 2
        middle = (
            x * math.cos(angle) - y * math.sin(angle) + width / 2,
            x * math.sin(angle) + y * math.cos(angle) + height / 2,
        )
        box = sheet.to_displayed(cell.parts[0].box)
        assert ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) == pytest.approx(middle, abs=1)
        assert (box.x1 - box.x0, box.y1 - box.y0) == pytest.approx((x1 - x0, ROW), abs=1)

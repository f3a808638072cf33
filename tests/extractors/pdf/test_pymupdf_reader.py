"""PyMuPDF's pages: all that the file still gives, in order, the same each time."""

from __future__ import annotations

import re

from extractors.pdf.pymupdf_reader import PyMuPdfReader
from tests.support.grids import Row
from tests.support.pdfs import Pdf, pages_of
from tests.support.small_pdf import small_pdf
from tests.support.tables import texts


def test_bytes_before_the_mark_are_allowed() -> None:
    (page,) = pages_of(b"\r\n" + small_pdf().bytes())
    assert page.char_count == len("NoStep1print")


def test_a_damaged_page_is_read_as_far_as_it_goes() -> None:
    """What is still read of a page is told to be a part of it."""
    rows: list[Row] = [[f"step {i}", "print"] for i in range(40)]
    pdf = Pdf()
    pdf.table(rows)
    pdf.sheet.clean_contents()
    data = pdf.bytes(deflate=True, garbage=3)
    streams = [match.end() for match in re.finditer(rb"FlateDecode.*?stream\r?\n", data, re.DOTALL)]
    longest = max(streams, key=lambda start: data.index(b"endstream", start) - start)
    end = data.index(b"endstream", longest)
    middle = longest + 3 * (end - longest) // 4
    (page,) = pages_of(data[:middle] + bytes(end - middle - 1) + data[end - 1 :])
    assert page.damage
    assert [word.text for word in page.words][:3] == ["step", "0", "print"]
    assert len(page.words) < 3 * len(rows)


def test_the_reader_counts_pages() -> None:
    pdf = small_pdf()
    pdf.page().text(60, 80, "more")
    reader = PyMuPdfReader(pdf.bytes(), "plan.pdf")
    assert reader.page_count == 2
    assert [page.number for page in reader.pages()] == [1, 2]


def test_pages_are_the_same_when_read_again() -> None:
    data = small_pdf().bytes()
    assert pages_of(data) == pages_of(data)
    assert texts(small_pdf().read().tables[0]) == [["No", "Step"], ["1", "print"]]

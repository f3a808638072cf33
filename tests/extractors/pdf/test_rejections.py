"""A file that cannot be read whole is refused, in one line that names it."""

from __future__ import annotations

import re

import pytest

from extractors.errors import UnreadablePdf
from extractors.pdf.pymupdf_reader import PyMuPdfReader
from tests.support.grids import Row
from tests.support.pdfs import Pdf, pages_of
from tests.support.repository import RAW
from tests.support.tables import texts

AES_256 = 5  # the numbers by which PyMuPDF knows them
PRINT_ONLY = 4
NO_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF"
)


def plan() -> Pdf:
    pdf = Pdf()
    pdf.table([["No", "Step"], ["1", "print"]])
    return pdf


def refused(data: bytes) -> str:
    with pytest.raises(UnreadablePdf) as caught:
        pages_of(data, "my plan.pdf")
    message = str(caught.value)
    assert message.startswith("my plan.pdf")
    assert "\n" not in message
    return message


def test_an_empty_file() -> None:
    assert "empty" in refused(b"")


@pytest.mark.parametrize("data", [b"PK\x03\x04 a document", b"<html>" * 500, b"\0" * 5000])
def test_another_kind_of_file(data: bytes) -> None:
    assert "not a PDF" in refused(data)


def test_a_file_with_the_mark_of_a_pdf_only() -> None:
    refused(b"%PDF-1.7\n")


def test_a_password_is_needed() -> None:
    data = plan().bytes(encryption=AES_256, owner_pw="owner", user_pw="user")
    assert "password" in refused(data)


def test_a_file_locked_against_editing_is_read() -> None:
    data = plan().bytes(
        encryption=AES_256,
        owner_pw="owner",
        permissions=PRINT_ONLY,
    )
    (page,) = pages_of(data)
    assert [word.text for word in page.words] == ["No", "Step", "1", "print"]


def test_no_pages() -> None:
    assert "no pages" in refused(NO_PAGES)


def test_bytes_before_the_mark_are_allowed() -> None:
    (page,) = pages_of(b"\r\n" + plan().bytes())
    assert page.char_count == len("NoStep1print")


@pytest.mark.parametrize("percent", [5, 30, 50, 70, 90, 99])
def test_a_file_cut_short_is_refused(percent: int) -> None:
    """A library mends what it can and gives the pages it still finds; the rest would be lost."""
    data = (RAW / "2025-26.pdf").read_bytes()
    refused(data[: len(data) * percent // 100])


def test_a_damaged_page_is_read_as_far_as_it_goes() -> None:
    """What is still read of a page is told to be a part of it."""
    rows: list[Row] = [[f"step {i}", "print"] for i in range(40)]
    pdf = Pdf()
    pdf.table(rows)
    pdf.sheet.clean_contents()
    data = pdf.bytes(deflate=True)
    streams = [match.end() for match in re.finditer(rb"FlateDecode.*?stream\r?\n", data, re.DOTALL)]
    longest = max(streams, key=lambda start: data.index(b"endstream", start) - start)
    end = data.index(b"endstream", longest)
    middle = longest + (end - longest) // 3
    (page,) = pages_of(data[:middle] + bytes(end - middle - 1) + data[end - 1 :])
    assert page.damage
    assert [word.text for word in page.words][:3] == ["step", "0", "print"]
    assert len(page.words) < 3 * len(rows)


def test_the_reader_counts_pages() -> None:
    pdf = plan()
    pdf.page().text(60, 80, "more")
    reader = PyMuPdfReader(pdf.bytes(), "plan.pdf")
    assert reader.page_count == 2
    assert [page.number for page in reader.pages()] == [1, 2]


def test_pages_are_the_same_when_read_again() -> None:
    data = plan().bytes()
    assert pages_of(data) == pages_of(data)
    assert texts(plan().read().tables[0]) == [["No", "Step"], ["1", "print"]]

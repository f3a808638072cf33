"""A file that cannot be read whole is refused, in one line that names it."""

from __future__ import annotations

import pymupdf
import pytest

from extractors.errors import UnreadablePdf
from tests.support.bad_pdfs import no_pages
from tests.support.pdfs import pages_of
from tests.support.repository import RAW
from tests.support.small_pdf import small_pdf


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
    data = small_pdf().bytes(
        encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="owner", user_pw="user"
    )
    assert "password" in refused(data)


def test_a_file_locked_against_editing_is_read() -> None:
    data = small_pdf().bytes(
        encryption=pymupdf.PDF_ENCRYPT_AES_256,
        owner_pw="owner",
        permissions=pymupdf.PDF_PERM_PRINT,
    )
    (page,) = pages_of(data)
    assert [word.text for word in page.words] == ["No", "Step", "1", "print"]


def test_no_pages() -> None:
    assert "no pages" in refused(no_pages())


@pytest.mark.parametrize("percent", [5, 30, 50, 70, 90, 99])
def test_a_file_cut_short_is_refused(percent: int) -> None:
    """A library mends what it can and gives the pages it still finds; the rest would be lost."""
    data = (RAW / "2025-26.pdf").read_bytes()
    refused(data[: len(data) * percent // 100])

"""Files that no plan can be read from, each broken in its own way."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pymupdf

from extractors.recognition.tesseract import LANGUAGES, has_languages
from tests.support.made_plans import Text, made_pdf
from tests.support.plan_parts import WHOLE


def locked() -> bytes:
    """A plan that asks for a password."""
    document = pymupdf.open(stream=made_pdf(*WHOLE))
    return bytes(
        document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="u", owner_pw="o")
    )


def drawing() -> bytes:
    """A page with lines and no text."""
    document = pymupdf.open()
    document.new_page().draw_rect(pymupdf.Rect(50, 50, 300, 200))
    return bytes(document.tobytes())


def picture() -> bytes:
    """A page that is a picture, as a scanner makes it."""
    document = pymupdf.open()
    pixels = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 40, 40))
    pixels.clear_with(200)
    page = document.new_page()
    page.insert_image(page.rect, pixmap=pixels)
    return bytes(document.tobytes())


def garbled() -> bytes:
    """A page whose text layer holds signs for letters, as many as it takes to judge it.

    To recognise more of them takes long, and tells no more.
    """
    document = pymupdf.open()
    page = document.new_page(width=320, height=300)
    for line in range(16):
        page.insert_text((30, 30 + line * 12), "#$%&*+@!?=<>{}[]|~^")
    return bytes(document.tobytes())


def no_pages() -> bytes:
    """A PDF without a page."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF"
    )


TESSERACT = has_languages(LANGUAGES)
"""Whether pages can be recognised on this machine; else the error says what to install."""

BAD: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "bytes.pdf": (lambda: b"\0\1\2\3hello", "not a PDF"),
    "text.pdf": (lambda: b"BT hello", "no table of a work plan was found in a bare text"),
    "empty.pdf": (lambda: b"", "the file is empty"),
    "cut.pdf": (lambda: made_pdf(*WHOLE)[:300], "damaged"),
    "noise.pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20, "damaged"),
    "pages.pdf": (no_pages, "no pages"),
    "locked.pdf": (locked, "a password is needed"),
    "drawing.pdf": (drawing, "no text in its 1 page(s)" if TESSERACT else "Tesseract"),
    "picture.pdf": (picture, "no text in its 1 page(s)" if TESSERACT else "Tesseract"),
    "garbled.pdf": (garbled, "its text layer is broken" if TESSERACT else "Tesseract"),
    "letter.pdf": (lambda: made_pdf(Text("Урматтуу кесиптештер!")), "no table of a work plan"),
}
"""Each file's name, its maker, and what the error must say."""

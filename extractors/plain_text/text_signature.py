"""Whether bytes are to be read as bare text, told by themselves and not by a name."""

from __future__ import annotations

from extractors.plain_text.text_encoding import (
    BYTE_ORDER_MARKS,
    find_wide_encoding,
    is_ascii_compatible,
)
from extractors.word.word_signature import is_word_file

_PDF_MARK, _PDF_MARK_WITHIN_BYTES = b"%PDF", 1024
"""A PDF's mark, and the bytes at a file's start in which PDF readers look for it."""

_MARK_WITHIN_BYTES = 512
"""A text of another format shows it within its first so many bytes."""

_WEB_PAGE = (
    "a web page (HTML), perhaps a site's answer instead of the plan",
    "Download the plan itself: the PDF, the .docx or its text.",
)
_OTHER_FORMATS = {
    b"{\\rtf": ("a file in RTF", "Open it in Word and save it as .docx, or give the PDF."),
    b"<html": _WEB_PAGE,
    b"<!doctype": _WEB_PAGE,
    b"<?xml": (
        "an XML file",
        "Open it in the program that wrote it and save it as .docx or PDF.",
    ),
    b"%!ps": ("a PostScript file", "Turn it into a PDF, as with ps2pdf, and give that."),
}
"""How texts of other formats begin, in small letters: what they are, and what to do."""


def is_plain_text(data: bytes) -> bool:
    """Whether the bytes are bare text, be it damaged, in an unknown encoding or of a format that
    is refused by name; all other bytes, and none at all, are left to the readers of PDFs."""
    if not data or is_word_file(data) or _PDF_MARK in data[:_PDF_MARK_WITHIN_BYTES]:
        return False
    return (
        data.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS))
        or is_ascii_compatible(data)
        or find_other_format(data) is not None
        or find_wide_encoding(data) is not None
    )


def find_other_format(data: bytes) -> tuple[str, str] | None:
    """What a text of another format is, told by its beginning, and what to do with it."""
    start = data[:_MARK_WITHIN_BYTES]
    mark = next((mark for mark, _ in BYTE_ORDER_MARKS if start.startswith(mark)), b"")
    # Without its NULs the start of a file in UTF-16 or UTF-32 is plain ASCII.
    start = start.removeprefix(mark).replace(b"\0", b"").lstrip().lower()
    return next(
        (description for begins, description in _OTHER_FORMATS.items() if start.startswith(begins)),
        None,
    )

"""Whether bytes are to be read as bare text, told by themselves and not by a name."""

from __future__ import annotations

from extractors.plain_text.encoding import BOMS, is_narrow, wide_encoding
from extractors.word.word_signature import is_word

_PDF, _PDF_WITHIN = b"%PDF", 1024
"""A PDF's mark, and the bytes at a file's start in which PDF readers look for it."""

_WITHIN = 512
"""Bytes in which a text of another format has shown it."""

_PAGE = (
    "a web page (HTML), perhaps a site's answer instead of the plan",
    "Download the plan itself: the PDF, the .docx or its text.",
)
_OTHERS = {
    b"{\\rtf": ("a file in RTF", "Open it in Word and save it as .docx, or give the PDF."),
    b"<html": _PAGE,
    b"<!doctype": _PAGE,
    b"<?xml": (
        "an XML file",
        "Open it in the program that wrote it and save it as .docx or PDF.",
    ),
    b"%!ps": ("a PostScript file", "Turn it into a PDF, as with ps2pdf, and give that."),
}
"""How texts of other formats begin, in small letters: what they are, and what to do."""


def is_text(data: bytes) -> bool:
    """Whether the bytes are bare text, be it damaged, in an unknown encoding or of a format that
    is refused by name; all other bytes, and none at all, are left to the readers of PDFs."""
    if not data or is_word(data) or _PDF in data[:_PDF_WITHIN]:
        return False
    return (
        data.startswith(tuple(mark for mark, _ in BOMS))
        or is_narrow(data)
        or other_format(data) is not None
        or wide_encoding(data) is not None
    )


def other_format(data: bytes) -> tuple[str, str] | None:
    """What a text is that is not bare, by its beginning, and what to do with it."""
    start = data[:_WITHIN]
    mark = next((mark for mark, _ in BOMS if start.startswith(mark)), b"")
    # Without its NULs the start of a file in UTF-16 or UTF-32 is plain ASCII.
    start = start.removeprefix(mark).replace(b"\0", b"").lstrip().lower()
    return next((told for begins, told in _OTHERS.items() if start.startswith(begins)), None)

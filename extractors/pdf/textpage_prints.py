"""MuPDF's page of text → its own prints, as text or as XHTML.

PyMuPDF prints the lines character by character and takes escapes out of what it prints, which takes
ten times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pymupdf import mupdf


def print_lines(textpage: Any) -> str:
    """The lines of a page, each with the spaces that are printed at its end."""
    return _print(mupdf.fz_print_stext_page_as_text, textpage).decode("utf-8", "replace")


def print_xhtml(textpage: Any) -> bytes:
    """The page in XHTML: its paragraphs, its emphases, its raised text."""
    return _print(mupdf.fz_print_stext_page_as_xhtml, textpage, 0)


def _print(write: Callable[..., None], textpage: Any, *options: int) -> bytes:
    buffer = mupdf.fz_new_buffer(1024)
    output = mupdf.FzOutput(buffer)
    write(output, textpage.this, *options)
    output.fz_close_output()
    return bytes(mupdf.fz_buffer_extract_copy(buffer))

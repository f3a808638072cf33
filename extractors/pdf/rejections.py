"""Why a PDF is not read: what every reader checks first, and the wording of its errors."""

from __future__ import annotations

from extractors.errors import UnreadablePdf, describe_error

END_MARK_WINDOW_BYTES = 2048
"""The mark of a PDF's end stands within this many bytes of it."""


def check_is_pdf(data: bytes, name: str) -> None:
    """Raises `UnreadablePdf` if the bytes are not those of a PDF."""
    if not data:
        raise UnreadablePdf(f"{name}: the file is empty; expected a PDF. Download it again.")
    if b"%PDF-" not in data[:1024]:
        raise UnreadablePdf(f"{name}: not a PDF (no %PDF- mark at its start). Give the PDF file.")


def check_is_whole(data: bytes, name: str, *, repaired: bool) -> None:
    """Raises `UnreadablePdf` if the file's end is missing; `repaired`: a library had to
    rebuild its index."""
    if repaired and b"%%EOF" not in data[-END_MARK_WINDOW_BYTES:]:
        raise UnreadablePdf(
            f"{name}: cut short, its end and with it some text is missing. Download it again."
        )


def damaged_file_error(name: str, reason: str) -> UnreadablePdf:
    """No page can be read."""
    return UnreadablePdf(f"{name}: damaged, no page can be read ({reason}). Download it again.")


def failed_page_error(name: str, page: int, error: Exception) -> Exception:
    """What to raise when a library fails on a page: running out of memory is no damage."""
    reason = describe_error(error)
    return MemoryError(reason) if "malloc" in reason else damaged_page_error(name, page, reason)


def damaged_page_error(name: str, page: int, reason: str) -> UnreadablePdf:
    """A page, counted from 1, is not read whole."""
    return UnreadablePdf(
        f"{name}, page {page}: damaged, text may be lost ({reason}). "
        "Download the file again or print it to a new PDF."
    )


def password_error(name: str) -> UnreadablePdf:
    """The file is encrypted and no password is known."""
    return UnreadablePdf(
        f"{name}: a password is needed to open it. Save a copy without a password."
    )


def no_pages_error(name: str) -> UnreadablePdf:
    """The file is sound, and holds nothing."""
    return UnreadablePdf(f"{name}: the PDF has no pages. Download it again.")

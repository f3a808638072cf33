"""The first stages of a plan: the pages of its PDF → whole tables.

Of the language they need only what the titles of columns mean, so that a process that reads pages
need not import what the rest of a plan takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractors.errors import UnreadablePdf
from extractors.extract import extract_document
from extractors.pdf.rejections import damaged_page_error
from extractors.records.documents import Document
from extractors.records.read_pages import Page
from extractors.words.text_layer_quality import GlyphCounts
from normalizers.titles.column_titles import parse_header


def require_text_layer(pages: Iterable[Page], name: str) -> Iterator[Page]:
    """Passes the pages on; raises `UnreadablePdf` after the last if they hold no sound text."""
    stats = GlyphCounts()
    count = 0
    is_confirmed = False
    damaged_page: tuple[int, str] | None = None
    for page in pages:
        count += 1
        stats = stats.plus_page(page)
        is_confirmed = is_confirmed or page.confirmed
        if page.damage and damaged_page is None:
            damaged_page = page.number, page.damage
        yield page
    if not stats.characters and damaged_page is not None:
        raise damaged_page_error(name, *damaged_page)
    if not stats.characters:
        raise UnreadablePdf(
            f"{name}: no text in its {count} page(s), neither as a text layer nor in pictures that "
            "could be recognised. Give the PDF that the office program saved, or a better scan."
        )
    fault = stats.describe_fault()
    if fault and not is_confirmed:
        raise UnreadablePdf(
            f"{name}: its text layer is broken ({fault}). Print it anew from the office program."
        )


def read_document(pages: Iterable[Page]) -> Document:
    """The stages up to whole tables; headers are recognised by what their titles mean."""
    return extract_document(pages, _classify_header)


def _classify_header(titles: Sequence[str]) -> object | None:
    table_header = parse_header(titles)
    return (table_header.kind, table_header.keys) if table_header else None

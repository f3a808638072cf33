"""How sure a reading is: of a text layer quite, of a page's picture as sure as its recogniser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from extractors.records.documents import Cell, Document
from extractors.words.text_layer_quality import count_unmapped
from pipeline.findings import Finding

if TYPE_CHECKING:
    from pipeline.structure.items import Item

MIN_LINE_CONFIDENCE = 0.85
"""A recognised line with a less sure word is a finding."""

MIN_ROW_CONFIDENCE = 0.5
"""A row of a bare text with a cell less sure than this is a finding, which tells the runner-up."""


class ReadingMethod(NamedTuple):
    """How a document was read: the method, but for the pages that were recognised."""

    method: str
    recognised_pages: frozenset[int]


def get_reading_method(document: Document) -> ReadingMethod:
    """How a document was read."""
    recognised_pages = frozenset(sheet.number for sheet in document.pages if sheet.recognised)
    return ReadingMethod(document.method, recognised_pages)


def build_method_columns(cells: Sequence[Cell], reading: ReadingMethod) -> dict[str, object]:
    """The columns `method` and `confidence` of what is made of some cells."""
    method = reading.method
    lines = [line for cell in cells for part in cell.parts for line in part.lines]
    lowest = min([line.confidence for line in lines], default=1.0)
    pages = reading.recognised_pages
    if pages and any(part.page in pages for cell in cells for part in cell.parts):
        method = "ocr"
    if lowest < 1 and method in ("text", "word"):
        method = "ocr"  # words of a picture on a page with text, or in a Word file
    return {"method": method, "confidence": round(lowest, 4)}


def build_glossary_method(entry: Mapping[str, object], reading: ReadingMethod) -> dict[str, object]:
    """The column `method` of an entry of the glossary; null for one that is not in the plan."""
    page = entry["page"]
    if entry["origin"] == "overlay" or (page is None and reading.method == "text"):
        return {"method": None}
    return {"method": "ocr" if page in reading.recognised_pages else reading.method}


def find_doubtful_rows(items: Iterable[Item], reading: ReadingMethod) -> Iterator[Finding]:
    """A finding for each row of a bare text that may as well be divided otherwise."""
    if reading.method != "inferred":
        return
    for item in items:
        lowest = min((cell.confidence for cell in item.cells), default=1.0)
        if lowest < MIN_ROW_CONFIDENCE:
            join_reasons = [join for cell in item.cells for join in cell.join_reasons]
            message = f"A row is divided into cells with doubt, at {lowest:.2f}"
            yield Finding(
                "row_doubtful", message, item_id=item.item_id, detail="; ".join(join_reasons)
            )


def find_unknown_letters(document: Document) -> Iterator[Finding]:
    """A finding for each cell or loose line with glyphs whose letters the file does not tell."""
    parts = [part for table in document.tables for cell in table.cells for part in cell.parts]
    printed_texts = [(part.page, part.text) for part in parts]
    for page, text in (
        *printed_texts,
        *((line.page, line.text) for line in document.lines_outside_tables),
    ):
        if count_unmapped(text):
            message = "Glyphs whose letters the file does not tell"
            yield Finding("letter_unknown", message, page, detail=text)


def find_doubtful_lines(document: Document) -> Iterator[Finding]:
    """A finding for each cell with lines that were recognised with doubt."""
    if document.method != "text":
        return
    for table in document.tables:
        for cell in table.cells:
            for part in cell.parts:
                doubtful = [line for line in part.lines if line.confidence < MIN_LINE_CONFIDENCE]
                if doubtful:
                    lowest = min(line.confidence for line in doubtful)
                    yield Finding(
                        "ocr_doubtful",
                        f"{len(doubtful)} line(s) recognised with doubt, at {lowest:.2f} or more",
                        part.page,
                        detail=" | ".join(line.text for line in doubtful),
                    )

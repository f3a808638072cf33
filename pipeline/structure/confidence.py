"""How certain a reading is: a text layer is certain, a recognised picture as certain as the
recogniser says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from extractors.records.documents import Cell, Document
from extractors.words.text_layer_quality import count_unmapped
from pipeline.findings import Finding

if TYPE_CHECKING:
    from pipeline.structure.items import Item

MIN_LINE_CONFIDENCE = 0.85
"""A recognised line with a less certain word is a finding."""

MIN_ROW_CONFIDENCE = 0.5
"""A row of a bare text with a less certain cell is a finding, which names the next best reading."""


class ReadingMethod(NamedTuple):
    """How a document was read: the method, and the pages that were recognised instead."""

    method: str
    recognised_pages: frozenset[int]


def get_reading_method(document: Document) -> ReadingMethod:
    """How a document was read."""
    recognised_pages = frozenset(sheet.number for sheet in document.pages if sheet.recognised)
    return ReadingMethod(document.method, recognised_pages)


def build_method_columns(cells: Sequence[Cell], reading: ReadingMethod) -> dict[str, object]:
    """The columns `method` and `confidence` of a value made from some cells."""
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
    """The column `method` of a glossary entry; null for an entry that is not in the plan."""
    page = entry["page"]
    if entry["origin"] == "overlay" or (page is None and reading.method == "text"):
        return {"method": None}
    return {"method": "ocr" if page in reading.recognised_pages else reading.method}


def find_doubtful_rows(items: Iterable[Item], reading: ReadingMethod) -> Iterator[Finding]:
    """Yields a finding for each row of a bare text whose division into cells is doubtful."""
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
    """Yields a finding for each cell or loose line with glyphs for which the file gives no
    letters."""
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
    """Yields a finding for each cell with lines that were recognised with doubt."""
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

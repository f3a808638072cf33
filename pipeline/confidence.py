"""How sure a reading is: of a text layer quite, of a page's picture as sure as its recogniser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from extractors.document import Document
from extractors.records import NO_PAGE, Cell
from extractors.soundness import unmapped
from pipeline.findings import Finding

DOUBTFUL = 0.85
"""A recognised line with a less sure word is a finding."""


def unlayered_pages(document: Document) -> frozenset[int]:
    """The pages whose text is from no text layer: recognised in their pictures, or `NO_PAGE`."""
    return frozenset(
        sheet.number for sheet in document.sheets if sheet.recognised or sheet.number == NO_PAGE
    )


def read_by(cells: Iterable[Cell], unlayered: AbstractSet[int]) -> dict[str, object]:
    """The columns `method` and `confidence` of what is made of some cells."""
    least, method = 1.0, "text"
    if NO_PAGE in unlayered:
        method = "word"
    elif unlayered:
        for cell in cells:
            least = min(least, cell.confidence)
            if any(part.page in unlayered for part in cell.parts):
                method = "ocr"
    return {"method": method, "confidence": round(least, 4)}


def method_of(entry: Mapping[str, object], unlayered: AbstractSet[int]) -> dict[str, object]:
    """The column `method` of an entry of the glossary; null for one that is not in the plan."""
    page = entry["page"]
    if entry["origin"] == "overlay" or (page is None and NO_PAGE not in unlayered):
        return {"method": None}
    return {"method": "word" if page is None else "ocr" if page in unlayered else "text"}


def unknown_letters(document: Document) -> Iterator[Finding]:
    """A finding for each cell or loose line with glyphs whose letters the file does not tell."""
    parts = [part for table in document.tables for cell in table.cells for part in cell.parts]
    printed = [(part.page, part.text) for part in parts]
    for page, text in (*printed, *((line.page, line.text) for line in document.loose)):
        if unmapped(text):
            message = "Glyphs whose letters the file does not tell"
            yield Finding("letter_unknown", message, page, detail=text)


def doubtful_lines(document: Document) -> Iterator[Finding]:
    """A finding for each cell with lines that were recognised with doubt."""
    if not any(sheet.recognised for sheet in document.sheets):
        return
    for table in document.tables:
        for cell in table.cells:
            for part in cell.parts:
                unsure = [line for line in part.lines if line.confidence < DOUBTFUL]
                if unsure:
                    least = min(line.confidence for line in unsure)
                    yield Finding(
                        "ocr_doubtful",
                        f"{len(unsure)} line(s) recognised with doubt, at {least:.2f} or more",
                        part.page,
                        detail=" | ".join(line.text for line in unsure),
                    )

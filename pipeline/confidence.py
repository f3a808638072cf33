"""How sure a reading is: of a text layer quite, of a page's picture as sure as its recogniser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from extractors.document import Document
from extractors.records import Cell
from extractors.soundness import unmapped
from pipeline.findings import Finding

DOUBTFUL = 0.85
"""A recognised line with a less sure word is a finding."""


def recognised_pages(document: Document) -> frozenset[int]:
    """The pages whose text was recognised in their pictures."""
    return frozenset(sheet.number for sheet in document.sheets if sheet.recognised)


def read_by(cells: Iterable[Cell], recognised: AbstractSet[int]) -> dict[str, object]:
    """The columns `method` and `confidence` of what is made of some cells."""
    least, method = 1.0, "text"
    if recognised:
        for cell in cells:
            least = min(least, cell.confidence)
            if any(part.page in recognised for part in cell.parts):
                method = "ocr"
    return {"method": method, "confidence": round(least, 4)}


def method_on(page: object, recognised: AbstractSet[int]) -> dict[str, object]:
    """The column `method` of what stands on a page; null for what stands on none."""
    return {"method": None if page is None else "ocr" if page in recognised else "text"}


def unknown_letters(document: Document) -> Iterator[Finding]:
    """A finding for each cell or loose line with glyphs whose letters the file does not tell."""
    parts = [part for table in document.tables for cell in table.cells for part in cell.parts]
    printed = [(part.page, part.text) for part in parts]
    for page, text in (*printed, *((line.page, line.text) for line in document.lines)):
        if unmapped(text):
            message = "Glyphs whose letters the file does not tell"
            yield Finding("letter_unknown", message, page, detail=text)


def doubtful_lines(document: Document) -> Iterator[Finding]:
    """A finding for each cell with lines that were recognised with doubt."""
    if not recognised_pages(document):
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

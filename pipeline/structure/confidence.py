"""How sure a reading is: of a text layer quite, of a page's picture as sure as its recogniser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from extractors.pdf.text_layer_quality import unmapped
from extractors.records import Cell, Document
from pipeline.findings import Finding

if TYPE_CHECKING:
    from pipeline.structure.items import Item

DOUBTFUL = 0.85
"""A recognised line with a less sure word is a finding."""

UNSURE = 0.5
"""A row of a bare text with a cell less sure than this is a finding, which tells the runner-up."""


class Reading(NamedTuple):
    """How a document was read: the method, but for the pages that were recognised."""

    method: str
    recognised: frozenset[int]


def reading_of(document: Document) -> Reading:
    """How a document was read."""
    recognised = frozenset(sheet.number for sheet in document.sheets if sheet.recognised)
    return Reading(document.method, recognised)


def read_by(cells: Iterable[Cell], reading: Reading) -> dict[str, object]:
    """The columns `method` and `confidence` of what is made of some cells."""
    least, method = 1.0, reading.method
    if reading.recognised or method == "inferred":
        for cell in cells:
            least = min(least, cell.confidence)
            if any(part.page in reading.recognised for part in cell.parts):
                method = "ocr"
    return {"method": method, "confidence": round(least, 4)}


def method_of(entry: Mapping[str, object], reading: Reading) -> dict[str, object]:
    """The column `method` of an entry of the glossary; null for one that is not in the plan."""
    page = entry["page"]
    if entry["origin"] == "overlay" or (page is None and reading.method == "text"):
        return {"method": None}
    return {"method": "ocr" if page in reading.recognised else reading.method}


def doubtful_rows(items: Iterable[Item], reading: Reading) -> Iterator[Finding]:
    """A finding for each row of a bare text that may as well be divided otherwise."""
    if reading.method != "inferred":
        return
    for item in items:
        least = min((cell.confidence for cell in item.cells.values()), default=1.0)
        if least < UNSURE:
            told = [join for cell in item.cells.values() for join in cell.joins]
            message = f"A row is divided into cells with doubt, at {least:.2f}"
            yield Finding("row_doubtful", message, item_id=item.item_id, detail="; ".join(told))


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

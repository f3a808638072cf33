"""The ledger: every glyph of the text layer ends in exactly one place, counted page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extractors.errors import LedgerMismatch
from extractors.records import NO_PAGE, CellPart, Document, Table, TextLine
from pipeline.structure.items import row_kinds
from pipeline.structure.sections import Outline

PLACES = ("cell", "title", "header", "furniture", "glossary", "finding")
"""Where a glyph may end."""


def ledger(document: Document, plan: Outline) -> list[dict[str, int]]:
    """For each page its glyphs as read (`printed`) and how many ended in each place.

    `printed` is counted by the reader from the text layer, the rest from what is published; neither
    knows of the other. White space is not counted. A file without pages is one, `NO_PAGE`.
    """
    counts: dict[int, Counter[str]] = {sheet.number: Counter() for sheet in document.sheets}
    for section in plan.sections:
        _lines(counts, "title", section.title)
        for part in section.tables:
            _table(counts, part.table, part.header_rows)
    for title in plan.part_titles:
        _lines(counts, "title", title)
    _lines(counts, "title", plan.glossary_title)
    _lines(counts, "glossary", plan.glossary_lines)
    for table in plan.glossary_tables:
        _parts(counts, "glossary", (part for cell in table.cells for part in cell.parts))
        _parts(counts, "header", (cell.part for cell in table.repeats))
    for table in plan.loose_tables:
        _table(counts, table, table.header_rows)
    for block in plan.loose:
        _lines(counts, "finding", block)
    _lines(counts, "furniture", document.furniture)
    return [
        {
            "page": sheet.number,
            "printed": sheet.glyphs,
            **{place: counts[sheet.number][place] for place in PLACES},
        }
        for sheet in document.sheets
    ]


def check(pages: Iterable[dict[str, int]], name: str) -> None:
    """Raises `LedgerMismatch` naming the first page whose places do not add up to its print."""
    wrong = [page for page in pages if page["printed"] != sum(page[place] for place in PLACES)]
    if wrong:
        page = wrong[0]
        placed = sum(page[place] for place in PLACES)
        where = f", page {page['page']}" if page["page"] != NO_PAGE else ""
        raise LedgerMismatch(
            f"{name}{where}: {page['printed']} characters are printed but {placed} "
            f"were placed ({len(wrong)} page(s) differ). "
            "The plan is not published: report this file."
        )


def _count(text: str) -> int:
    return sum(map(len, text.split()))


def _lines(counts: dict[int, Counter[str]], place: str, lines: Iterable[TextLine]) -> None:
    for line in lines:
        counts[line.page][place] += sum(_count(word.text) for word in line.words)


def _parts(counts: dict[int, Counter[str]], place: str, parts: Iterable[CellPart]) -> None:
    for part in parts:
        counts[part.page][place] += sum(_count(line.text) for line in part.lines)


def _table(counts: dict[int, Counter[str]], table: Table, header_rows: int) -> None:
    kinds = row_kinds(table, header_rows)
    for cell in table.cells:
        place = "header" if kinds[cell.row] == "header" else "cell"
        _parts(counts, place, cell.parts)
    _parts(counts, "header", (cell.part for cell in table.repeats))

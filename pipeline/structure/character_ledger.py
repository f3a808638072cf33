"""The ledger of characters: every glyph of the text layer must end in exactly one place, counted
page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from extractors.errors import LedgerMismatch
from extractors.records.documents import Document, Table
from extractors.records.geometry import NO_PAGE
from extractors.records.page_layouts import CellPart, TextLine
from pipeline.outline.plan_outline import PlanOutline
from pipeline.outline.row_kinds import RowKind, classify_rows

LEDGER_PLACES = ("cell", "title", "header", "furniture", "glossary", "finding", "unseen")
"""The places where a glyph may end; `unseen` is for printed text that nobody can see."""

ASIDE_PLACES = {
    "unseen": "unseen",
    "layer": "unseen",
    "double": "unseen",
    "struck": "finding",
    "note_mark": "finding",
}
"""The reason why a reader keeps a text apart → the place where its glyphs count."""


def count_characters(document: Document, outline: PlanOutline) -> list[dict[str, int]]:
    """For each page the number of its glyphs as read (`printed`), and how many ended in each place.

    `printed` is counted by the reader in the text layer, the rest in what is published,
    independently. White space is not counted. A file without pages counts as one page, `NO_PAGE`.
    """
    counts_by_page: dict[int, Counter[str]] = {sheet.number: Counter() for sheet in document.pages}
    # Two sections may stand under one title.
    for title in dict.fromkeys(section.title for section in outline.sections):
        _add_lines(counts_by_page, "title", title)
    for section in outline.sections:
        for section_table in section.tables:
            _add_table(counts_by_page, section_table.table, section_table.row_kinds)
    for title in (*outline.part_titles, outline.plan_title):
        _add_lines(counts_by_page, "title", title)
    _add_lines(counts_by_page, "title", outline.glossary_title)
    _add_lines(counts_by_page, "glossary", outline.glossary_lines)
    for table in outline.glossary_tables:
        _add_cell_parts(
            counts_by_page,
            "glossary",
            (section_table for cell in table.cells for section_table in cell.parts),
        )
        _add_cell_parts(
            counts_by_page, "header", (cell.part for cell in table.repeated_header_cells)
        )
    for table in outline.loose_tables:
        _add_table(counts_by_page, table, classify_rows(table, table.header_row_count))
    for block in outline.loose_blocks:
        _add_lines(counts_by_page, "finding", block)
    _add_lines(counts_by_page, "furniture", document.furniture)
    for sheet in document.pages:
        for text in sheet.aside_texts:
            if text.kind in ASIDE_PLACES:
                counts_by_page[sheet.number][ASIDE_PLACES[text.kind]] += _count_non_space(text.text)
    return [
        {
            "page": sheet.number,
            "printed": sheet.char_count,
            **{place: counts_by_page[sheet.number][place] for place in LEDGER_PLACES},
        }
        for sheet in document.pages
    ]


def check_ledger(pages: Iterable[dict[str, int]], name: str) -> None:
    """Raises `LedgerMismatch`, which names the first page whose places do not add up to what is
    printed."""
    wrong = [
        page for page in pages if page["printed"] != sum(page[place] for place in LEDGER_PLACES)
    ]
    if wrong:
        page = wrong[0]
        placed = sum(page[place] for place in LEDGER_PLACES)
        where = f", page {page['page']}" if page["page"] != NO_PAGE else ""
        raise LedgerMismatch(
            f"{name}{where}: {page['printed']} characters are printed but {placed} "
            f"were placed ({len(wrong)} page(s) differ). "
            "The plan is not published: report this file."
        )


def _count_non_space(text: str) -> int:
    return sum(map(len, text.split()))


def _add_lines(counts: dict[int, Counter[str]], place: str, lines: Iterable[TextLine]) -> None:
    for line in lines:
        counts[line.page][place] += sum(_count_non_space(word.text) for word in line.words)


def _add_cell_parts(counts: dict[int, Counter[str]], place: str, parts: Iterable[CellPart]) -> None:
    for part in parts:
        counts[part.page][place] += sum(_count_non_space(line.text) for line in part.lines)


def _add_table(counts: dict[int, Counter[str]], table: Table, kinds: Sequence[RowKind]) -> None:
    for cell in table.cells:
        is_header = kinds[cell.row] in (RowKind.HEADER, RowKind.NUMBERS)
        place = "header" if is_header else "cell"
        _add_cell_parts(counts, place, cell.parts)
    _add_cell_parts(counts, "header", (cell.part for cell in table.repeated_header_cells))

"""Findings about how a document was read: text outside tables, joins, pages, cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractors.records.documents import CellPlace, Document, Table
from extractors.records.geometry import Box
from extractors.records.page_layouts import TextLine
from normalizers.joining.join_lines import clean_text
from pipeline.findings import Finding
from pipeline.outline.joined_cells import CellJoiner
from pipeline.outline.plan_outline import PlanOutline
from pipeline.structure.aside_findings import find_aside_texts
from pipeline.structure.cells_table import find_doubtful_words
from pipeline.structure.confidence import find_doubtful_lines, find_unknown_letters
from pipeline.structure.items import Item


def find_reading_problems(
    document: Document, outline: PlanOutline, items: Iterable[Item], join_cell: CellJoiner
) -> Iterator[Finding]:
    """Yields findings for all that is doubtful, was left out or stands outside tables; `items` are
    the plan's."""
    for table in document.tables:
        yield from _find_doubts_of_table(table, join_cell)
        # What belongs to no section is told and quoted whole as such.
        if table.inferences and table not in outline.loose_tables:
            yield _tell_inferences(table)
    yield from _find_text_outside(document, outline)
    yield from _find_page_problems(document)
    yield from _iter_reader_notes(document, items)
    yield from find_aside_texts(document)
    yield from find_unknown_letters(document)
    yield from find_doubtful_lines(document)


def _find_doubts_of_table(table: Table, join_cell: CellJoiner) -> Iterator[Finding]:
    yield from find_doubtful_words(table, join_cell)
    for doubtful in table.doubtful_joins:
        message = "A join over a page break is nearly undecided"
        yield Finding("join_doubtful", message, doubtful.page, detail=doubtful.message)
    for page, box in table.holes:
        message = f"A cell that no line encloses at {_format_box(box)}"
        yield Finding("cell_undrawn", message, page)


def _tell_inferences(table: Table) -> Finding:
    reasons = [f"page {page}: {reason}" for page, reason in table.inferences]
    message = "Rows or columns of a table that its words tell, since no line is drawn"
    return Finding("table_inferred", message, table.inferences[0][0], detail="; ".join(reasons))


def _find_text_outside(document: Document, outline: PlanOutline) -> Iterator[Finding]:
    """Yields findings for everything that stands in no table and is no section's title."""
    for title in outline.part_titles:
        yield Finding(
            "part_title", "A title without a table", title[0].page, detail=join_block(title)
        )
    for block in outline.loose_blocks:
        text = join_block(block)
        # Too short to be a title or prose: most often a tick, a number or a printer's mark.
        if sum(map(str.isalpha, text)) < 4:
            yield Finding("stray_text", "A mark outside every table", block[0].page, detail=text)
        else:
            yield Finding("text_outside", "Text outside every table", block[0].page, detail=text)
    lines_by_pattern: dict[str, list[TextLine]] = {}
    for line in document.furniture:
        # Running heads differ only in the page number: one finding for all of a pattern.
        lines_by_pattern.setdefault(
            "".join("#" if c.isdigit() else c for c in line.text), []
        ).append(line)
    for lines in lines_by_pattern.values():
        where = f"on {len({line.page for line in lines})} page(s)"
        message = f"Page furniture {where}" if document.has_pages else "A running head or foot"
        yield Finding("furniture", message, lines[0].page, detail=lines[0].text)


def _find_page_problems(document: Document) -> Iterator[Finding]:
    """Yields findings for pages without text, damaged pages, and text layers that were not
    believed."""
    for sheet in document.pages:
        if sheet.needs_ocr:
            yield Finding(
                "page_unrecognised",
                "A page whose text must be recognised in its picture: Tesseract is not installed",
                sheet.number,
            )
        elif not sheet.char_count:
            yield Finding("page_without_text", "A page without a text layer", sheet.number)
        if sheet.damage:
            yield Finding(
                "page_damaged",
                "A part of the page cannot be read, and what was printed there is lost",
                sheet.number,
                detail=sheet.damage,
            )
        if sheet.replaced_text:
            yield Finding(
                "layer_replaced",
                f"What the text layer says was not read: {sheet.replaced_because}",
                sheet.number,
                detail=sheet.replaced_text,
            )


def _format_box(box: Box) -> str:
    return f"({box.x0:.0f}, {box.y0:.0f})–({box.x1:.0f}, {box.y1:.0f}) pt"


def _iter_reader_notes(document: Document, items: Iterable[Item]) -> Iterator[Finding]:
    """Yields the notes of the file's reader on the whole file and on cells.

    A note on a cell is given for the first item that has the cell.
    """
    for note in document.reader_notes:
        yield Finding(note.code, note.message, detail=note.detail)
    noted_cells = [cell for table in document.tables for cell in table.cells if cell.notes]
    item_ids: dict[CellPlace, str] = {}
    for item in items if noted_cells else ():
        for cell in item.cells:
            item_ids.setdefault(cell.place, item.item_id)
    for cell in noted_cells:
        for note in cell.notes:
            yield Finding(
                note.code,
                note.message,
                cell.parts[0].page,
                item_ids.get(cell.place),
                note.detail,
            )


def join_block(lines: Sequence[TextLine]) -> str:
    """Loose lines as one text."""
    return clean_text(" ".join(line.text for line in lines))

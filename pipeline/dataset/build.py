"""A plan that was read → its rows of every table: no files and no terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from extractors.records import Document, TextLine
from normalizers.joining.join_lines import clean
from normalizers.joining.vocabulary import Vocabulary
from pipeline.corrections.corrections import NONE, Corrections
from pipeline.dataset.records import Dataset, SectionRows
from pipeline.dataset.typed_rows import values
from pipeline.findings import Finding
from pipeline.structure.confidence import (
    doubtful_lines,
    doubtful_rows,
    method_of,
    read_by,
    reading_of,
    unknown_letters,
)
from pipeline.structure.glossary import glossary
from pipeline.structure.items import CellRows, Item, PlacedTable, doubtful_words, section_items
from pipeline.structure.joined_cells import plain, reader
from pipeline.structure.read_plan import Plan
from pipeline.structure.sections import Outline, column_findings


def dataset(plan: Plan, words: Vocabulary, corrections: Corrections = NONE) -> Dataset:
    """The plan as rows of every table.

    `words` is the evidence for joining broken words, `corrections` what an analyst decided.
    """
    document, parts = plan.document, plan.outline
    how = reading_of(document)
    read = reader(plan.print, words, plan.source.producer)
    items: dict[str, list[Item]] = {}
    tables: list[PlacedTable] = []
    findings = list(parts.findings)
    for section in parts.sections:
        items[section.number], unread = section_items(section, plan.year, read)
        findings += [*unread, *column_findings(section)]
        if not items[section.number]:
            page = section.title[0].page if section.title else section.tables[0].table.pages[0]
            findings.append(
                Finding("section_empty", f"Section {section.number} has no rows", page=page)
            )
        for part in section.tables:
            tables.append(PlacedTable(part.table, len(tables) + 1, section.number, part))
    for table in (*parts.glossary_tables, *parts.loose_tables):
        tables.append(PlacedTable(table, len(tables) + 1))
    entries, unread = glossary(parts, words)
    findings += unread
    meant = values([*chain(*items.values())], entries, plan.year, read, corrections)
    findings += meant.findings
    for table in document.tables:
        findings += doubtful_words(table, read)
        findings += [
            Finding(
                "join_doubtful",
                "A join over a page break is nearly undecided",
                d.page,
                detail=d.message,
            )
            for d in table.doubts
        ]
    findings += _outside(document, parts)
    findings += _remarks(document)
    findings += unknown_letters(document)
    findings += doubtful_lines(document)
    findings += doubtful_rows(chain(*items.values()), how)
    findings.sort(key=lambda finding: (finding.page or 0, finding.code))
    sections = [
        SectionRows(
            section.number,
            section.kind.value,
            plain([line.text for line in section.title], words),
            [
                meant.rows[item.item_id] | read_by(item.cells.values(), how)
                for item in items[section.number]
            ],
        )
        for section in parts.sections
    ]
    return Dataset(
        academic_year=plan.year,
        institution=plan.institution,
        source=plan.source,
        corrections=corrections,
        sections=sorted(sections, key=lambda rows: tuple(map(int, rows.section.split(".")))),
        responsibles=meant.responsibles,
        funding=meant.funding,
        abbreviations=meant.abbreviations,
        glossary=[row | method_of(row, how) for row in (*entries, *meant.glossary)],
        cells=CellRows(document, tables, read, chain(*items.values())),
        findings=[finding.row() for finding in findings],
        ledger=[{**page, "page": page["page"] or None} for page in plan.ledger],
        page_sizes=[sheet.size() for sheet in document.sheets] if document.has_pages else (),
    )


def _outside(document: Document, parts: Outline) -> Iterator[Finding]:
    """Findings for everything that stands in no table and is no section's title."""
    for part in parts.part_titles:
        yield Finding("part_title", "A title without a table", part[0].page, detail=_text(part))
    for block in parts.loose:
        text = _text(block)
        if sum(map(str.isalpha, text)) < 4:
            yield Finding("stray_text", "A mark outside every table", block[0].page, detail=text)
        else:
            yield Finding("text_outside", "Text outside every table", block[0].page, detail=text)
    pages: dict[str, list[TextLine]] = {}
    for line in document.furniture:
        pages.setdefault("".join("#" if c.isdigit() else c for c in line.text), []).append(line)
    for lines in pages.values():
        where = f"on {len({line.page for line in lines})} page(s)"
        told = f"Page furniture {where}" if document.has_pages else "A running head or foot"
        yield Finding("furniture", told, lines[0].page, detail=lines[0].text)
    for sheet in document.sheets:
        if sheet.unread:
            yield Finding(
                "page_unrecognised",
                "A page whose text must be recognised in its picture: Tesseract is not installed",
                sheet.number,
            )
        elif not sheet.glyphs:
            yield Finding("page_without_text", "A page without a text layer", sheet.number)


def _remarks(document: Document) -> Iterator[Finding]:
    """What the reader of a file without pages says of the whole of it."""
    for remark in document.remarks:
        yield Finding(remark.code, remark.message, detail=remark.detail)


def _text(lines: Sequence[TextLine]) -> str:
    return clean(" ".join(line.text for line in lines))

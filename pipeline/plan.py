"""A plan from its pages to its dataset: the stages in order, no files and no terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from extractors.document import Document, extract
from extractors.errors import NotAPlan, UnreadablePdf
from extractors.records import Page, TextLine
from extractors.soundness import Letters
from normalizers.headings import heading
from normalizers.institutions import institution
from normalizers.text import clean
from normalizers.titles import academic_years
from normalizers.vocabulary import Vocabulary
from pipeline import ledger
from pipeline.confidence import (
    doubtful_lines,
    method_on,
    read_by,
    recognised_pages,
    unknown_letters,
)
from pipeline.corrections import NONE, Corrections
from pipeline.findings import Finding
from pipeline.glossary import glossary
from pipeline.items import CellRows, Item, PlacedTable, doubtful_words, section_items
from pipeline.outline import Outline, column_findings, outline
from pipeline.publish import Dataset, SectionRows, Source
from pipeline.values import values
from pipeline.words import Print, own_vocabulary, plain, prints, reader


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan that has been read: its document, its sections, its year as `2025-26`, and whose it is
    (None if no title says so)."""

    source: Source
    document: Document
    outline: Outline
    year: str
    institution: str | None
    print: Print
    vocabulary: Vocabulary
    ledger: list[dict[str, int]]


def read_plan(pages: Iterable[Page], source: Source) -> Plan:
    """Reads a plan from the pages of its PDF.

    Raises `UnreadablePdf` without a usable text layer, `NotAPlan` when no section or no academic
    year is found, `LedgerMismatch` when a character was lost or doubled.
    """
    name = source.name
    document = read_document(checked(pages, name))
    parts = outline(document)
    if not parts.sections:
        raise NotAPlan(
            f"{name}: no table of a work plan was found in {len(document.sheets)} page(s); "
            "expected headers such as “Кадамдар” or “Жооптуулар”. Look at it with: ishplan tables"
        )
    counts = ledger.ledger(document, parts)
    ledger.check(counts, name)
    found = prints(document)
    year = _year(document, parts, found)
    if year is None:
        raise NotAPlan(
            f"{name}: no academic year is printed in it; expected one, as “2025-26-окуу жылына”. "
            "Check that it is a yearly work plan."
        )
    words = own_vocabulary(found)
    return Plan(source, document, parts, year, _institution(parts, words), found, words, counts)


def dataset(plan: Plan, words: Vocabulary, corrections: Corrections = NONE) -> Dataset:
    """The plan as rows of every table.

    `words` is the evidence for joining broken words, `corrections` what an analyst decided.
    """
    document, parts = plan.document, plan.outline
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
    findings += unknown_letters(document)
    findings += doubtful_lines(document)
    findings.sort(key=lambda finding: (finding.page or 0, finding.code))
    recognised = recognised_pages(document)
    sections = [
        SectionRows(
            section.number,
            section.kind.value,
            plain([line.text for line in section.title], words),
            [
                meant.rows[item.item_id] | read_by(item.cells.values(), recognised)
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
        glossary=[row | method_on(row["page"], recognised) for row in (*entries, *meant.glossary)],
        cells=CellRows(document, tables, read, chain(*items.values())),
        findings=[finding.row() for finding in findings],
        ledger=plan.ledger,
        page_sizes=[sheet.size() for sheet in document.sheets],
    )


def checked(pages: Iterable[Page], name: str) -> Iterator[Page]:
    """The pages, once they are all seen to hold sound text; raises `UnreadablePdf`."""
    found = Letters()
    count = 0
    for page in pages:
        count += 1
        found = found.more(page)
        yield page
    if not found.glyphs:
        raise UnreadablePdf(
            f"{name}: no text in its {count} page(s), neither as a text layer nor in pictures that "
            "could be recognised. Give the PDF that the office program saved, or a better scan."
        )
    if found.is_broken:
        raise UnreadablePdf(
            f"{name}: its text layer is broken ({found.letters / found.glyphs:.0%} letters, "
            f"{found.broken / found.glyphs:.0%} unknown signs; expected 50–95% letters). Print it "
            "anew from the office program."
        )


def read_document(pages: Iterable[Page]) -> Document:
    """The stages up to whole tables, with the titles of columns known for what they are."""
    return extract(pages, _meaning)


def _meaning(texts: Sequence[str]) -> object | None:
    found = heading(texts)
    return (found.kind, found.keys) if found else None


def _year(document: Document, parts: Outline, found: Print) -> str | None:
    """The academic year named most: in titles, else in other loose text, else in cells."""
    titles = [line.text for section in parts.sections for line in section.title]
    titles += [line.text for part in parts.part_titles for line in part]
    everywhere = (line.text for lines in found.lines() for line in lines)
    for named in (
        titles,
        [line.text for line in (*document.lines, *document.furniture)],
        everywhere,
    ):
        years = academic_years(named)
        if years:
            return min(years, key=lambda year: (-years[year], year))
    return None


def _institution(parts: Outline, words: Vocabulary) -> str | None:
    blocks = (*(section.title for section in parts.sections), *parts.part_titles, *parts.loose)
    meanings = {
        str(row["abbreviation"]): str(row["expansion"]) for row in glossary(parts, words)[0]
    }
    return institution(map(_text, blocks), meanings)


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
        yield Finding("furniture", f"Page furniture {where}", lines[0].page, detail=lines[0].text)
    for sheet in document.sheets:
        if sheet.unread:
            yield Finding(
                "page_unrecognised",
                "A page whose text must be recognised in its picture: Tesseract is not installed",
                sheet.number,
            )
        elif not sheet.glyphs:
            yield Finding("page_without_text", "A page without a text layer", sheet.number)


def _text(lines: Sequence[TextLine]) -> str:
    return clean(" ".join(line.text for line in lines))

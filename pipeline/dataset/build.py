"""A plan that was read → its rows of every table: no files and no terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from extractors.records.documents import CellPlace, Document
from extractors.records.geometry import Box
from extractors.records.page_layouts import TextLine
from normalizers.joining.join_lines import clean_text
from normalizers.joining.vocabulary import Vocabulary
from normalizers.register.build_register import build_register
from normalizers.titles.column_titles import NUMBER_KEY
from pipeline.corrections.corrections import NO_CORRECTIONS, Corrections, find_idle_names
from pipeline.dataset.plan_mentions import OutsideText
from pipeline.dataset.plan_parties import PartyTables, build_plan_parties, with_party_ids
from pipeline.dataset.records import Dataset, SectionRows
from pipeline.dataset.total_rows import find_total_problems
from pipeline.dataset.typed_rows import build_typed_rows
from pipeline.findings import Finding
from pipeline.outline.joined_cells import join_loose_lines, make_cell_joiner
from pipeline.outline.section_problems import find_column_problems
from pipeline.outline.sections import PlanOutline, Section
from pipeline.structure.aside_findings import find_aside_texts
from pipeline.structure.cell_rows import CellRows, PlacedTable, find_doubtful_words
from pipeline.structure.confidence import (
    build_glossary_method,
    build_method_columns,
    find_doubtful_lines,
    find_doubtful_rows,
    find_unknown_letters,
    get_reading_method,
)
from pipeline.structure.glossary import build_glossary_rows
from pipeline.structure.items import Item, TotalRow, build_section_items
from pipeline.structure.read_plan import Plan
from pipeline.structure.row_ledger import find_lost_rows


def build_dataset(
    plan: Plan, words: Vocabulary, corrections: Corrections = NO_CORRECTIONS
) -> Dataset:
    """The plan as rows of every table.

    `words` is the evidence for joining broken words, `corrections` what an analyst decided.
    """
    document, outline = plan.document, plan.outline
    reading = get_reading_method(document)
    join_cell = make_cell_joiner(plan.print, words, plan.source.producer)
    items_by_section: dict[str, list[Item]] = {}
    placed_tables: list[PlacedTable] = []
    totals: list[TotalRow] = []
    findings = list(outline.findings)
    for section in outline.sections:
        section_items = build_section_items(section, plan.year, join_cell)
        items_by_section[section.number] = list(section_items.items)
        totals += section_items.totals
        findings += section_items.findings
        for part in section.tables:
            findings += find_column_problems(section.number, part.header, part.table.pages[0])
        if not items_by_section[section.number]:
            page = section.title[0].page if section.title else section.tables[0].table.pages[0]
            findings.append(
                Finding("section_empty", f"Section {section.number} has no rows", page=page)
            )
        for section_table in section.tables:
            placed_tables.append(
                PlacedTable(
                    section_table.table, len(placed_tables) + 1, section.number, section_table
                )
            )
    for table in (*outline.glossary_tables, *outline.loose_tables):
        placed_tables.append(PlacedTable(table, len(placed_tables) + 1))
    glossary_rows, unread_findings = build_glossary_rows(outline, words)
    findings += unread_findings
    typed_rows = build_typed_rows(
        [*chain(*items_by_section.values())],
        glossary_rows,
        plan.year,
        corrections,
        [*map(_read_outside, _iter_outside_blocks(outline))],
        plan.institution,
    )
    party_tables = PartyTables(
        typed_rows.responsibles, typed_rows.abbreviations, [*glossary_rows, *typed_rows.glossary]
    )
    plan_parties = build_plan_parties(plan.year, party_tables, corrections.name_decisions)
    register = build_register([plan_parties])
    findings += [*typed_rows.findings, *find_idle_names(register.idle)]
    findings += [*find_total_problems(totals, typed_rows.funding)]
    findings += [*plan.findings, *find_lost_rows(outline)]
    for table in document.tables:
        findings += find_doubtful_words(table, join_cell)
        findings += [
            Finding(
                "join_doubtful",
                "A join over a page break is nearly undecided",
                d.page,
                detail=d.message,
            )
            for d in table.doubtful_joins
        ]
        findings += [
            Finding("cell_undrawn", f"A cell that no line encloses at {_format_box(box)}", page)
            for page, box in table.holes
        ]
    findings += _find_text_outside(document, outline)
    findings += _iter_reader_notes(document, chain(*items_by_section.values()))
    findings += find_aside_texts(document)
    findings += find_unknown_letters(document)
    findings += find_doubtful_lines(document)
    findings += find_doubtful_rows(chain(*items_by_section.values()), reading)
    findings.sort(key=lambda finding: (finding.page or 0, finding.code))
    sections = [
        SectionRows(
            section.number,
            section.kind.value,
            join_loose_lines([line.text for line in section.title], words),
            [
                typed_rows.rows[item.item_id] | build_method_columns(item.cells, reading)
                for item in items_by_section[section.number]
            ],
            columns,
        )
        for section in outline.sections
        for columns in [_list_printed_columns(section, items_by_section[section.number])]
    ]
    return Dataset(
        academic_year=plan.year,
        institution=plan.institution,
        word_accounts=typed_rows.word_accounts,
        source=plan.source,
        corrections=corrections,
        sections=_sort_sections(sections),
        responsibles=with_party_ids(typed_rows.responsibles, register, plan.year),
        open_names=register.list_open_names()[plan.year],
        funding=typed_rows.funding,
        abbreviations=typed_rows.abbreviations,
        glossary=[
            row | build_glossary_method(row, reading)
            for row in (*glossary_rows, *typed_rows.glossary)
        ],
        cells=CellRows(document, placed_tables, join_cell, chain(*items_by_section.values())),
        findings=[finding.to_row() for finding in findings],
        ledger=[{**page, "page": page["page"] or None} for page in plan.ledger],
        row_ledger=plan.row_ledger,
        page_sizes=[sheet.get_displayed_size() for sheet in document.pages]
        if document.has_pages
        else (),
    )


def _list_printed_columns(section: Section, items: Sequence[Item]) -> frozenset[str]:
    """The columns that a section's tables have, and what subheadings say of its rows."""
    keys = {key for part in section.tables for key in part.header.keys if key is not None}
    if NUMBER_KEY in keys:
        keys |= {"item_no"}
    if any(item.row.get("subsection") for item in items):
        keys |= {"subsection"}
    if any(item.row.get("other") for item in items):
        keys |= {"other"}
    return frozenset(keys)


def _sort_sections(sections: list[SectionRows]) -> list[SectionRows]:
    """The sections by their numbers where all have one in figures, else as printed."""
    numbers = [re.fullmatch(r"(\d+(?:\.\d+)*)(?:-(\d+))?", rows.section) for rows in sections]
    keys = [
        (tuple(map(int, match[1].split("."))), int(match[2] or 1)) for match in numbers if match
    ]
    if len(keys) < len(sections):
        return sections
    ordered = sorted(zip(keys, range(len(sections)), strict=True))
    return [sections[index] for _, index in ordered]


def _find_text_outside(document: Document, outline: PlanOutline) -> Iterator[Finding]:
    """Findings for everything that stands in no table and is no section's title."""
    for title in outline.part_titles:
        yield Finding(
            "part_title", "A title without a table", title[0].page, detail=_join_block(title)
        )
    for block in outline.loose_blocks:
        text = _join_block(block)
        if sum(map(str.isalpha, text)) < 4:
            yield Finding("stray_text", "A mark outside every table", block[0].page, detail=text)
        else:
            yield Finding("text_outside", "Text outside every table", block[0].page, detail=text)
    lines_by_pattern: dict[str, list[TextLine]] = {}
    for line in document.furniture:
        lines_by_pattern.setdefault(
            "".join("#" if c.isdigit() else c for c in line.text), []
        ).append(line)
    for lines in lines_by_pattern.values():
        where = f"on {len({line.page for line in lines})} page(s)"
        message = f"Page furniture {where}" if document.has_pages else "A running head or foot"
        yield Finding("furniture", message, lines[0].page, detail=lines[0].text)
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


def _read_outside(block: Sequence[TextLine]) -> OutsideText:
    return OutsideText(_join_block(block), (block[0].page if block else None) or None)


def _iter_outside_blocks(outline: PlanOutline) -> Iterator[Sequence[TextLine]]:
    """What may name the institution, or define a short form: titles, and text outside tables."""
    yield outline.plan_title
    yield from (section.title for section in outline.sections)
    yield from outline.part_titles
    yield from outline.loose_blocks


def _iter_reader_notes(document: Document, items: Iterable[Item]) -> Iterator[Finding]:
    """What the reader of the file says of the whole of it, and of cells of its tables.

    A note on a cell is told of the first item that has the cell.
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


def _join_block(lines: Sequence[TextLine]) -> str:
    return clean_text(" ".join(line.text for line in lines))

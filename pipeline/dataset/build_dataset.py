"""A plan that was read → its rows of every table. Nothing here touches files or the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.records.page_layouts import TextLine
from normalizers.joining.vocabulary import Vocabulary
from normalizers.register.build_register import build_register
from normalizers.titles.column_titles import NUMBER_KEY
from pipeline.corrections.corrections import NO_CORRECTIONS, Corrections, find_idle_names
from pipeline.dataset.dataset_records import Dataset, SectionRows
from pipeline.dataset.plan_items import PlanItems, build_plan_items
from pipeline.dataset.plan_mentions import OutsideText
from pipeline.dataset.plan_parties import PartyTables, build_plan_parties, with_party_ids
from pipeline.dataset.reading_findings import find_reading_problems, join_block
from pipeline.dataset.total_sums import find_total_problems
from pipeline.dataset.typed_rows import TypedRows, build_typed_rows
from pipeline.outline.joined_cells import join_loose_lines, make_cell_joiner
from pipeline.outline.plan_outline import PlanOutline, Section
from pipeline.structure.cells_table import CellRows
from pipeline.structure.confidence import (
    build_glossary_method,
    build_method_columns,
    find_doubtful_rows,
    get_reading_method,
)
from pipeline.structure.glossary import build_glossary_rows
from pipeline.structure.items import Item
from pipeline.structure.read_plan import Plan
from pipeline.structure.row_ledger import find_lost_rows


def build_dataset(
    plan: Plan, words: Vocabulary, corrections: Corrections = NO_CORRECTIONS
) -> Dataset:
    """The plan as rows of every table.

    `words` is used to join words broken at line ends, `corrections` are the analyst's decisions.
    """
    document, outline = plan.document, plan.outline
    reading = get_reading_method(document)
    join_cell = make_cell_joiner(plan.print, words, plan.source.producer)
    plan_items = build_plan_items(outline, plan.year, join_cell)
    items = plan_items.list_all()
    glossary_rows, unread_findings = build_glossary_rows(outline, words)
    typed_rows = build_typed_rows(
        items,
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
    findings = [
        *outline.findings,
        *plan_items.findings,
        *unread_findings,
        *typed_rows.findings,
        *find_idle_names(register.idle),
        *find_total_problems(plan_items.totals, typed_rows.funding),
        *plan.findings,
        *find_lost_rows(outline),
        *find_reading_problems(document, outline, items, join_cell),
        *find_doubtful_rows(items, reading),
    ]
    findings.sort(key=lambda finding: (finding.page or 0, finding.code))
    return Dataset(
        academic_year=plan.year,
        institution=plan.institution,
        word_accounts=typed_rows.word_accounts,
        source=plan.source,
        corrections=corrections,
        sections=_sort_sections([*_iter_section_rows(plan, plan_items, typed_rows, words)]),
        responsibles=with_party_ids(typed_rows.responsibles, register, plan.year),
        open_names=register.list_open_names()[plan.year],
        funding=typed_rows.funding,
        abbreviations=typed_rows.abbreviations,
        glossary=[
            row | build_glossary_method(row, reading)
            for row in (*glossary_rows, *typed_rows.glossary)
        ],
        cells=CellRows(document, plan_items.tables, join_cell, items),
        findings=[finding.to_row() for finding in findings],
        ledger=[{**page, "page": page["page"] or None} for page in plan.ledger],
        row_ledger=plan.row_ledger,
        page_sizes=[sheet.get_displayed_size() for sheet in document.pages]
        if document.has_pages
        else (),
    )


def _iter_section_rows(
    plan: Plan, plan_items: PlanItems, typed_rows: TypedRows, words: Vocabulary
) -> Iterator[SectionRows]:
    """Yields each section with its rows: the print and what it means."""
    reading = get_reading_method(plan.document)
    for section in plan.outline.sections:
        items = plan_items.by_section[section.number]
        rows = [
            typed_rows.rows[item.item_id] | build_method_columns(item.cells, reading)
            for item in items
        ]
        title = join_loose_lines([line.text for line in section.title], words)
        columns = _list_printed_columns(section, items)
        yield SectionRows(section.number, section.kind.value, title, rows, columns)


def _list_printed_columns(section: Section, items: Sequence[Item]) -> frozenset[str]:
    """The columns that a section's tables print, and those that subheadings add to its rows."""
    keys = {key for part in section.tables for key in part.header.all_keys}
    if NUMBER_KEY in keys:
        keys |= {"item_no"}
    if any(item.row.get("subsection") for item in items):
        keys |= {"subsection"}
    if any(item.row.get("other") for item in items):
        keys |= {"other"}
    return frozenset(keys)


def _sort_sections(sections: list[SectionRows]) -> list[SectionRows]:
    """The sections sorted by number if all have one in digits, else in the printed order."""
    numbers = [re.fullmatch(r"(\d+(?:\.\d+)*)(?:-(\d+))?", rows.section) for rows in sections]
    keys = [
        # A second section with a printed number is called `2.1-2` (see `pipeline.outline`).
        (tuple(map(int, match[1].split("."))), int(match[2] or 1))
        for match in numbers
        if match
    ]
    if len(keys) < len(sections):
        return sections
    ordered = sorted(zip(keys, range(len(sections)), strict=True))
    return [sections[index] for _, index in ordered]


def _read_outside(block: Sequence[TextLine]) -> OutsideText:
    return OutsideText(join_block(block), (block[0].page if block else None) or None)


def _iter_outside_blocks(outline: PlanOutline) -> Iterator[Sequence[TextLine]]:
    """Yields the text that may define an abbreviation: titles, and text outside tables."""
    yield outline.plan_title
    yield from (section.title for section in outline.sections)
    yield from outline.part_titles
    yield from outline.loose_blocks

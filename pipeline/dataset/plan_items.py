"""The items of all sections, and the plan's tables with the sections that they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from msgspec import Struct

from pipeline.findings import Finding
from pipeline.outline.joined_cells import CellJoiner
from pipeline.outline.plan_outline import PlanOutline, Section
from pipeline.outline.section_problems import find_column_problems
from pipeline.structure.cells_table import PlacedTable
from pipeline.structure.items import Item, TotalRow, build_section_items


class PlanItems(Struct, frozen=True):
    """The items by section number, every table of the plan in order, the rows of totals, and
    findings about what was not understood."""

    by_section: Mapping[str, tuple[Item, ...]]
    tables: tuple[PlacedTable, ...]
    totals: tuple[TotalRow, ...]
    findings: tuple[Finding, ...]

    def list_all(self) -> list[Item]:
        """The items of all sections, in printed order."""
        return [*chain(*self.by_section.values())]


def build_plan_items(outline: PlanOutline, period: str, join_cell: CellJoiner) -> PlanItems:
    """The rows of a plan's sections as items; `period` is the plan's, as `2025-26`."""
    by_section: dict[str, tuple[Item, ...]] = {}
    totals: list[TotalRow] = []
    findings: list[Finding] = []
    for section in outline.sections:
        built = build_section_items(section, period, join_cell)
        by_section[section.number] = built.items
        totals += built.totals
        findings += built.findings
        for part in section.tables:
            findings += find_column_problems(section.number, part.header, part.table.pages[0])
        if not built.items:
            findings.append(_tell_empty(section))
    return PlanItems(by_section, _place_tables(outline), tuple(totals), tuple(findings))


def _tell_empty(section: Section) -> Finding:
    page = section.title[0].page if section.title else section.tables[0].table.pages[0]
    return Finding("section_empty", f"Section {section.number} has no rows", page=page)


def _place_tables(outline: PlanOutline) -> tuple[PlacedTable, ...]:
    """The tables of the sections, then those of the glossary, then those of no section."""
    of_sections = [
        (part.table, section.number, part)
        for section in outline.sections
        for part in section.tables
    ]
    others = [(table, None, None) for table in (*outline.glossary_tables, *outline.loose_tables)]
    return tuple(
        PlacedTable(table, position, number, part)
        for position, (table, number, part) in enumerate([*of_sections, *others], 1)
    )

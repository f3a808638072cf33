"""Reads a plan: the stages from pages to sections, in order. Nothing here touches files or the
terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from extractors.errors import NotAPlan, UnreadablePdf
from extractors.records.documents import Document
from extractors.records.page_layouts import TextLine
from extractors.records.read_pages import Page
from normalizers.joining.join_lines import clean_text
from normalizers.joining.vocabulary import Vocabulary
from normalizers.titles.institution_names import find_institution
from pipeline.findings import Finding
from pipeline.outline.glued_totals import split_glued_totals
from pipeline.outline.joined_cells import (
    PrintedText,
    collect_own_vocabulary,
    collect_printed_text,
)
from pipeline.outline.plan_outline import PlanOutline
from pipeline.outline.sections import build_outline
from pipeline.structure import character_ledger, row_ledger
from pipeline.structure.glossary import build_glossary_rows
from pipeline.structure.plan_period import find_period
from pipeline.structure.source import PlanSource


class Plan(Struct, frozen=True):
    """A plan that has been read.

    `year` is the label of its period (`2025-26`), `institution` the abbreviation of its
    institution, None if no title says it. `ledger` counts the characters of each page by where they
    ended, `row_ledger` the rows of tables by what they are.
    """

    source: PlanSource
    document: Document
    outline: PlanOutline
    year: str
    institution: str | None
    print: PrintedText
    vocabulary: Vocabulary
    ledger: list[dict[str, int]]
    row_ledger: dict[str, int]
    findings: tuple[Finding, ...] = ()


def read_plan(pages: Iterable[Page], source: PlanSource, period: str | None = None) -> Plan:
    """Reads a plan from the pages of its PDF; `period` is the label of its period, if given.

    Raises `UnreadablePdf` without a usable text layer, and what `interpret_document` raises.
    """
    from pipeline.structure.read_document import read_document, require_text_layer  # see there

    document = read_document(require_text_layer(pages, source.name))
    return interpret_document(document, source, period)


def interpret_document(document: Document, source: PlanSource, period: str | None = None) -> Plan:
    """The plan in a document; `period` is the label of its period, if given.

    Raises `NotAPlan` if no section or no period is found, `UnreadablePdf` if two pages are printed
    on one sheet, `LedgerMismatch` if a character was lost or doubled.
    """
    name = source.name
    if document.shared_sheet is not None:
        page, position = document.shared_sheet
        raise UnreadablePdf(
            f"{name}, page {page}: two pages are printed on one, {position}; expected one on each. "
            "Print the plan anew with one page a sheet."
        )
    document = split_glued_totals(document)
    plan_outline = build_outline(document)
    if not plan_outline.sections:
        extent = f"{len(document.pages)} page(s)" if document.has_pages else f"a {source.form}"
        raise NotAPlan(
            f"{name}: no table of a work plan was found in {extent}; "
            "expected headers such as “Иш-чаралар” and “Жооптуулар”. "
            "Look at it with: ishplan tables"
        )
    ledger_pages = character_ledger.count_characters(document, plan_outline)
    character_ledger.check_ledger(ledger_pages, name)
    rows = row_ledger.count_rows(document, plan_outline)
    row_ledger.check_rows(rows, name)
    printed_text = collect_printed_text(document)
    year, findings = find_period(document, plan_outline, printed_text, name, period)
    words = collect_own_vocabulary(printed_text)
    return Plan(
        source,
        document,
        plan_outline,
        year,
        _find_institution(plan_outline, words),
        printed_text,
        words,
        ledger_pages,
        rows,
        tuple(findings),
    )


def _find_institution(plan_outline: PlanOutline, words: Vocabulary) -> str | None:
    blocks = (
        *(section.title for section in plan_outline.sections),
        *plan_outline.part_titles,
        plan_outline.plan_title,
        *plan_outline.loose_blocks,
    )
    expansions = {
        str(row["abbreviation"]): str(row["expansion"])
        for row in build_glossary_rows(plan_outline, words)[0]
    }
    return find_institution(map(_join_block, blocks), expansions)


def _join_block(lines: Sequence[TextLine]) -> str:
    return clean_text(" ".join(line.text for line in lines))

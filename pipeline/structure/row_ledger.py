"""The ledger of rows: every row of every table must be exactly one thing, and the counts must add
up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractors.errors import LedgerMismatch
from extractors.records.documents import Document, Table
from extractors.records.page_layouts import GridCell
from pipeline.findings import Finding
from pipeline.outline.plan_outline import PlanOutline, SectionTable
from pipeline.outline.row_kinds import RowKind

ROW_PLACES = (
    "header",
    "numbers",
    "subheading",
    "title",
    "item",
    "total",
    "continuation",
    "glossary",
    "outside",
)
"""What a row may be; a `continuation` has no text of its own."""

MIN_SAME_SHARE = 0.5
"""The least share of a repeated header's words that are in the header that it repeats."""


def count_rows(document: Document, outline: PlanOutline) -> dict[str, int]:
    """The number of rows of all tables (`printed`), and how many of them are what.

    `printed` is counted in the tables as extracted, the rest in the parts of the plan,
    independently. Headers that a page repeats are left out and do not count.
    """
    counts: Counter[str] = Counter()
    for section in outline.sections:
        for section_table in section.tables:
            counts.update(kind.value for kind in section_table.row_kinds)
    counts["title"] = outline.title_rows
    counts["glossary"] = sum(table.row_count for table in outline.glossary_tables)
    counts["outside"] = sum(table.row_count for table in outline.loose_tables)
    printed = sum(table.row_count for table in document.tables)
    return {"printed": printed, **{place: counts[place] for place in ROW_PLACES}}


def check_rows(counts: dict[str, int], name: str) -> None:
    """Raises `LedgerMismatch` if the rows do not add up."""
    placed = sum(counts[place] for place in ROW_PLACES)
    if placed != counts["printed"]:
        raise LedgerMismatch(
            f"{name}: its tables have {counts['printed']} rows but {placed} were placed. "
            "The plan is not published: report this file."
        )


def find_lost_rows(outline: PlanOutline) -> Iterator[Finding]:
    """Yields a finding for each row that was left out as a repeated header although it says
    something else."""
    for section in outline.sections:
        for section_table in section.tables:
            known = _collect_header_words(section_table)
            for page, cells in _group_repeated_rows(section_table.table):
                texts = [" ".join(line.text for line in cell.part.lines) for cell in cells]
                words = [word for text in texts for word in _split_words(text)]
                same = sum(word in known for word in words)
                if words and same < MIN_SAME_SHARE * len(words):
                    yield Finding(
                        "row_lost",
                        f"Section {section.number}: a row stands where a page repeats the header, "
                        "and says something else",
                        page=page,
                        detail=" | ".join(texts),
                    )


def _collect_header_words(section_table: SectionTable) -> set[str]:
    kinds = section_table.row_kinds
    return {
        word
        for cell in section_table.table.cells
        if kinds[cell.row] in (RowKind.HEADER, RowKind.NUMBERS)
        for word in _split_words(cell.text_raw)
    }


def _group_repeated_rows(table: Table) -> Iterator[tuple[int, list[GridCell]]]:
    """Yields the rows that were left out as repetitions of the header, with their pages."""
    rows: dict[tuple[int, int], list[GridCell]] = {}
    for cell in table.repeated_header_cells:
        rows.setdefault((cell.part.page, cell.row), []).append(cell)
    for (page, _), cells in rows.items():
        yield page, cells


def _split_words(text: str) -> list[str]:
    return text.casefold().replace("-", "").split()

"""The list of abbreviations, set in text columns or as a table → rows of the `glossary` table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.records.documents import Table
from extractors.records.page_layouts import TextLine
from normalizers.abbreviations.glossary_entries import (
    GlossaryEntry,
    is_abbreviation,
    number_senses,
    parse_glossary_entry,
)
from normalizers.joining.join_lines import clean_text, join_clean_lines
from normalizers.joining.vocabulary import Vocabulary
from pipeline.findings import Finding
from pipeline.outline.glossary_columns import split_text_columns
from pipeline.outline.joined_cells import join_loose_lines, list_printed_lines
from pipeline.outline.plan_outline import PlanOutline


class _LocatedEntry(NamedTuple):
    """An entry, the page on which it begins, and the confidence of its least certain word."""

    entry: GlossaryEntry
    page: int
    confidence: float


def build_glossary_rows(
    outline: PlanOutline, vocabulary: Vocabulary
) -> tuple[list[dict[str, object]], list[Finding]]:
    """The entries of a plan's list in printed order, and findings about lines that are no
    entries."""
    located_entries: list[_LocatedEntry] = []
    findings: list[Finding] = []
    for lines in _split_into_entries(split_text_columns(outline.glossary_lines)):
        text = join_loose_lines([line.text for line in lines], vocabulary)
        parsed = parse_glossary_entry(text)
        if parsed is not None:
            located_entries.append(
                _LocatedEntry(parsed, lines[0].page, min(line.confidence for line in lines))
            )
        else:
            findings.append(
                Finding("glossary_unread", "A line is no entry", page=lines[0].page, detail=text)
            )
    for table in outline.glossary_tables:
        found = list(_find_table_entries(table, vocabulary))
        located_entries += [entry for _, entry in found]
        findings += _find_unread_rows(table, {row for row, _ in found})
    if not located_entries:
        findings.append(Finding("glossary_missing", "The plan has no list of abbreviations"))
    rows: list[dict[str, object]] = [
        {
            "abbreviation": parsed.abbreviation,
            "expansion": parsed.expansion,
            "sense": sense,
            "origin": "glossary",
            "page": one.page or None,
            "confidence": round(one.confidence, 4),
        }
        for (parsed, sense), one in zip(
            number_senses([one.entry for one in located_entries]), located_entries, strict=True
        )
    ]
    return rows, findings


def _split_into_entries(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Yields the lines of each entry, which begins with an abbreviation and a dash and goes on
    until the next."""
    entry_lines: list[TextLine] = []
    for line in lines:
        if entry_lines and parse_glossary_entry(clean_text(line.text)) is not None:
            yield entry_lines
            entry_lines = []
        entry_lines.append(line)
    if entry_lines:
        yield entry_lines


def _find_table_entries(
    table: Table, vocabulary: Vocabulary
) -> Iterator[tuple[int, _LocatedEntry]]:
    """Yields the entries of a table with their rows: an abbreviation in one cell, its meaning in
    the next."""
    cell_at = {(cell.row, cell.column): cell for cell in table.cells}
    columns = range(table.column_count - 1)
    for column in columns:
        for row in range(table.row_count):
            left, right = cell_at.get((row, column)), cell_at.get((row, column + 1))
            if left is None or right is None or right.is_empty:
                continue
            abbreviation = " ".join(left.text_raw.split())
            if is_abbreviation(abbreviation):
                expansion = join_clean_lines(list_printed_lines(right), vocabulary).text
                lowest = min(left.confidence, right.confidence)
                entry = GlossaryEntry(abbreviation, expansion)
                yield row, _LocatedEntry(entry, left.parts[0].page, lowest)


def _find_unread_rows(table: Table, read_rows: set[int]) -> Iterator[Finding]:
    """Yields a finding for each row of a list without an entry, except a header in the first
    row."""
    for row in range(table.row_count):
        cells = [cell for cell in table.cells if cell.row == row and not cell.is_empty]
        if row in read_rows or not cells or row < max(table.header_row_count, 1):
            continue
        yield Finding(
            "glossary_unread",
            "A row is no entry",
            page=cells[0].parts[0].page,
            detail=" | ".join(" ".join(cell.text_raw.split()) for cell in cells),
        )

"""The list of abbreviations, set in text columns or as a table → rows of the `glossary` table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.records import Table, TextLine
from normalizers.abbreviations.glossary_entries import Entry, entry, is_abbreviation, numbered
from normalizers.joining.join_lines import clean, joined
from normalizers.joining.vocabulary import Vocabulary
from pipeline.findings import Finding
from pipeline.structure.joined_cells import plain, printed
from pipeline.structure.sections import Outline


class _Found(NamedTuple):
    """An entry, the page it begins on, and how sure its least sure word is."""

    entry: Entry
    page: int
    confidence: float


def glossary(
    plan: Outline, vocabulary: Vocabulary
) -> tuple[list[dict[str, object]], list[Finding]]:
    """The entries of a plan's list in printed order, and the lines that are none."""
    found: list[_Found] = []
    findings: list[Finding] = []
    for lines in _entries(plan.glossary_lines):
        text = plain([line.text for line in lines], vocabulary)
        item = entry(text)
        if item is not None:
            found.append(_Found(item, lines[0].page, min(line.confidence for line in lines)))
        else:
            findings.append(
                Finding("glossary_unread", "A line is no entry", page=lines[0].page, detail=text)
            )
    for table in plan.glossary_tables:
        found += _tabled(table, vocabulary)
    if not found:
        findings.append(Finding("glossary_missing", "The plan has no list of abbreviations"))
    rows: list[dict[str, object]] = [
        {
            "abbreviation": item.abbreviation,
            "expansion": item.expansion,
            "sense": sense,
            "origin": "glossary",
            "page": one.page or None,
            "confidence": round(one.confidence, 4),
        }
        for (item, sense), one in zip(numbered([one.entry for one in found]), found, strict=True)
    ]
    return rows, findings


def _entries(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """The lines of each entry: it begins with an abbreviation and a dash, and goes on until the
    next."""
    current: list[TextLine] = []
    for line in lines:
        if current and entry(clean(line.text)) is not None:
            yield current
            current = []
        current.append(line)
    if current:
        yield current


def _tabled(table: Table, vocabulary: Vocabulary) -> Iterator[_Found]:
    """Entries of a table: an abbreviation in one cell, what it stands for in the next."""
    places = {(cell.row, cell.column): cell for cell in table.cells}
    columns = range(table.columns - 1)
    for column in columns:
        for row in range(table.rows):
            left, right = places.get((row, column)), places.get((row, column + 1))
            if left is None or right is None or right.is_empty:
                continue
            short = " ".join(left.text_raw.split())
            if is_abbreviation(short):
                text = joined(printed(right), vocabulary).text
                least = min(left.confidence, right.confidence)
                yield _Found(Entry(short, text), left.parts[0].page, least)

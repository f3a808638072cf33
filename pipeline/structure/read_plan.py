"""A plan is read: from pages to sections, the stages in order; no files and no terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.errors import NotAPlan, UnreadablePdf
from extractors.extract import extract
from extractors.pdf.text_layer_quality import Letters
from extractors.records import Document, Page, TextLine
from normalizers.joining.join_lines import clean
from normalizers.joining.vocabulary import Vocabulary
from normalizers.titles.column_titles import heading
from normalizers.titles.institution_names import institution
from normalizers.titles.section_titles import academic_years
from pipeline.structure import character_ledger as ledger
from pipeline.structure.glossary import glossary
from pipeline.structure.joined_cells import Print, own_vocabulary, prints
from pipeline.structure.sections import Outline, outline
from pipeline.structure.source import Source


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

    Raises `UnreadablePdf` without a usable text layer, and what `plan_in` raises.
    """
    return plan_in(read_document(checked(pages, source.name)), source)


def plan_in(document: Document, source: Source) -> Plan:
    """The plan in a document.

    Raises `NotAPlan` when no section or no academic year is found, `LedgerMismatch` when a
    character was lost or doubled.
    """
    name = source.name
    parts = outline(document)
    if not parts.sections:
        where = f"{len(document.sheets)} page(s)" if document.has_pages else f"a {source.form}"
        raise NotAPlan(
            f"{name}: no table of a work plan was found in {where}; "
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
        [line.text for line in (*document.loose, *document.furniture)],
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


def _text(lines: Sequence[TextLine]) -> str:
    return clean(" ".join(line.text for line in lines))

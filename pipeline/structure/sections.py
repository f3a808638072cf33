"""Titles and headers → which section each table is, and what stands outside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.records import Document, Table, TextLine
from normalizers.titles.column_titles import NUMBER, OWN, Heading, Kind
from normalizers.titles.section_titles import is_glossary_title, section_number
from pipeline.findings import Finding
from pipeline.structure.split_tables import divide
from pipeline.structure.table_headers import flat, header, is_glossary, titles

NEAR = 1.6
"""Lines of one title are at most this many line heights apart."""

LETTERS = 4
"""Loose text with fewer letters than this is a stray mark."""


@dataclass(frozen=True, slots=True)
class SectionTable:
    """A table of a section: which leading rows are its header, and what its columns mean."""

    table: Table
    header_rows: int
    heading: Heading


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the plan: its number as printed, kind, title lines and tables."""

    number: str
    kind: Kind
    title: tuple[TextLine, ...]
    tables: tuple[SectionTable, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's parts, every loose line and every table in exactly one of them.

    `part_titles`: numbered titles without a table; `glossary_title`, `glossary_lines` and
    `glossary_tables`: the list of abbreviations; `loose`: text that is none of these, in runs.
    """

    sections: tuple[Section, ...]
    part_titles: tuple[tuple[TextLine, ...], ...]
    glossary_title: tuple[TextLine, ...]
    glossary_lines: tuple[TextLine, ...]
    glossary_tables: tuple[Table, ...]
    loose: tuple[tuple[TextLine, ...], ...]
    loose_tables: tuple[Table, ...]
    findings: tuple[Finding, ...]


def outline(document: Document) -> Outline:
    """Divides a document into its sections, its glossary and the rest."""
    return _Builder().build(document)


class _Builder:
    """Walks through a document in reading order, remembering the titles above each table."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.part_titles: list[tuple[TextLine, ...]] = []
        self.glossary_title: tuple[TextLine, ...] = ()
        self.glossary_lines: list[TextLine] = []
        self.glossary_tables: list[Table] = []
        self.loose: list[tuple[TextLine, ...]] = []
        self.loose_tables: list[Table] = []
        self.findings: list[Finding] = []
        self.titles: list[tuple[TextLine, ...]] = []  # numbered, waiting for a table

    def build(self, document: Document) -> Outline:
        for item in _in_order(document):
            if isinstance(item, Table):
                for part in divide(item):
                    if part.title:
                        self.titles.append(part.title)
                    self._table(part.table)
            else:
                self._block(item)
        self._untabled()
        self.loose += document.asides
        self._check()
        return Outline(
            sections=tuple(self.sections),
            part_titles=tuple(self.part_titles),
            glossary_title=self.glossary_title,
            glossary_lines=tuple(self.glossary_lines),
            glossary_tables=tuple(self.glossary_tables),
            loose=tuple(self.loose),
            loose_tables=tuple(self.loose_tables),
            findings=tuple(self.findings),
        )

    def _block(self, block: tuple[TextLine, ...]) -> None:
        """A run of loose lines: a title, the glossary or something else."""
        text = " ".join(line.text for line in block)
        start = next((i for i, line in enumerate(block) if section_number(line.text)), None)
        if is_glossary_title(text) and not self.glossary_title:
            end = next(i + 1 for i in range(len(block)) if is_glossary_title(_text(block[: i + 1])))
            while end < len(block) and block[end].text.isupper():
                end += 1
            self._untabled()
            self.glossary_title = block[:end]
            self.glossary_lines += block[end:]
        elif start is not None:
            if start:
                self.loose.append(block[:start])
            self.titles.append(block[start:])
        elif self.glossary_title:
            self.glossary_lines += block
        else:
            self.loose.append(block)

    def _table(self, table: Table) -> None:
        if is_glossary(table):
            self._untabled()
            self.glossary_tables.append(table)
            return
        header_rows, found = header(table)
        number = self._number()
        if found is not None and (number or not self._goes_on(found)):
            self._begin(table, header_rows, found, number)
        elif found is not None or (not number and self._same_columns(table)):
            self._continue(table, header_rows, found)
        else:
            self._untabled()
            self.loose_tables.append(table)
            self.findings.append(
                Finding(
                    "table_outside",
                    "A table belongs to no section: its header is not one of a work plan's",
                    page=table.pages[0],
                    detail=" | ".join(flat(cell) for cell in table.cells if cell.row == 0),
                )
            )

    def _number(self) -> str | None:
        return section_number(self.titles[-1][0].text) if self.titles else None

    def _goes_on(self, found: Heading) -> bool:
        """Whether an untitled table goes on the last section: it is of the same kind."""
        return bool(self.sections) and self.sections[-1].kind is found.kind

    def _same_columns(self, table: Table) -> bool:
        return bool(self.sections and self.sections[-1].tables) and (
            self.sections[-1].tables[-1].table.columns == table.columns
        )

    def _begin(self, table: Table, header_rows: int, found: Heading, number: str | None) -> None:
        title: tuple[TextLine, ...] = ()
        if number:
            title = self.titles.pop()
        self._untabled()
        if number is None:
            number = self._free_number(found.kind)
            self.findings.append(
                Finding(
                    "section_unnumbered",
                    f"A {found.kind} table has no numbered title above it; taken for {number}",
                    page=table.pages[0],
                )
            )
        own = SectionTable(table, header_rows, found)
        for index, section in enumerate(self.sections):
            if section.number == number:
                self.sections[index] = replace(section, tables=(*section.tables, own))
                self.loose += [title] if title else []
                self.findings.append(
                    Finding(
                        "section_repeated",
                        f"A second table stands under number {number}; its rows follow the first's",
                        page=table.pages[0],
                    )
                )
                return
        self.sections.append(Section(number, found.kind, title, (own,)))

    def _continue(self, table: Table, header_rows: int, found: Heading | None) -> None:
        section = self.sections[-1]
        if found is None:
            found = section.tables[-1].heading
            self.findings.append(
                Finding(
                    "table_headless",
                    f"A table without a header is read as going on section {section.number}",
                    page=table.pages[0],
                )
            )
        own = SectionTable(table, header_rows, found)
        self.sections[-1] = replace(section, tables=(*section.tables, own))

    def _free_number(self, kind: Kind) -> str:
        """The number a section of this kind usually has, or the next one not taken."""
        taken = {section.number for section in self.sections}
        if kind is Kind.STRATEGY:
            return next(f"2.{i}" for i in range(1, 100) if f"2.{i}" not in taken)
        usual = "1" if kind is Kind.COUNCIL else "3"
        return (
            usual
            if usual not in taken
            else next(str(i) for i in range(1, 100) if str(i) not in taken)
        )

    def _untabled(self) -> None:
        """Titles that no table followed: parts of the plan, or sections without a row."""
        for title in self.titles:
            number = section_number(title[0].text) or ""
            siblings = [
                s for s in self.sections if s.number.rpartition(".")[0] == number.rpartition(".")[0]
            ]
            if "." in number and siblings:
                self.sections.append(Section(number, siblings[-1].kind, title, ()))
            else:
                self.part_titles.append(title)
        self.titles = []

    def _check(self) -> None:
        """Gaps in the numbering."""
        groups: dict[str, list[int]] = {}
        for section in self.sections:
            parent, _, last = section.number.rpartition(".")
            groups.setdefault(parent, []).append(int(last))
        for parent, numbers in groups.items():
            for missing in sorted(set(range(1, max(numbers))) - set(numbers)):
                number = f"{parent}.{missing}" if parent else str(missing)
                if any(s.number.startswith(f"{number}.") for s in self.sections):
                    continue
                self.findings.append(Finding("section_missing", f"There is no section {number}"))


def _text(lines: Sequence[TextLine]) -> str:
    return " ".join(line.text for line in lines)


def _in_order(document: Document) -> Iterator[Table | tuple[TextLine, ...]]:
    """Tables and runs of loose lines in reading order; a table stands where it begins."""
    begins: dict[int, list[Table]] = {}
    for table in document.tables:
        begins.setdefault(table.pages[0], []).append(table)
    starts: list[tuple[int, int, int, Table | TextLine]] = []
    for page, tables in begins.items():
        starts += [(page, place, 1, table) for place, table in enumerate(tables)]
    for line in document.lines:
        above = sum(table.boxes[0][1].y0 < line.box.y0 for table in begins.get(line.page, ()))
        starts.append((line.page, above, 0, line))
    starts.sort(key=lambda start: start[:3])
    run: list[TextLine] = []
    for *_, item in starts:
        if run and (isinstance(item, Table) or not _follows(run[-1], item)):
            yield tuple(run)
            run = []
        if isinstance(item, Table):
            yield item
        else:
            run.append(item)
    if run:
        yield tuple(run)


def _follows(before: TextLine, line: TextLine) -> bool:
    """Whether a line goes on the block of the one before: close under it on the same page."""
    if before.page != line.page or section_number(line.text) is not None:
        return False
    height = max(before.box.y1 - before.box.y0, line.box.y1 - line.box.y0)
    return line.box.y0 - before.box.y1 <= NEAR * height


def column_findings(section: Section) -> Iterator[Finding]:
    """Columns that are not recognised, and columns that this kind of section lacks."""
    for part in section.tables:
        keys = part.heading.keys
        for index, key in enumerate(keys):
            if key is None:
                named = titles(part.table, max(part.header_rows, 1))
                where = f"Section {section.number}: column {index + 1}"
                yield Finding(
                    "column_unrecognised",
                    f"{where} is not recognised; it is in cells only",
                    page=part.table.pages[0],
                    detail=named[index] if index < len(named) else None,
                )
        for key in sorted((OWN[section.kind] | {"responsible"}) - {NUMBER} - set(keys)):
            yield Finding(
                "column_missing",
                f"Section {section.number}: no column is the {key}; it is empty in every row",
                page=part.table.pages[0],
            )

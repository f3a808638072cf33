"""Titles and headers → which section each table is, and what stands outside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.records import Document, Table, TextLine
from normalizers.titles.column_titles import (
    KIND_SPECIFIC_COLUMNS,
    NUMBER_KEY,
    SectionKind,
    TableHeader,
)
from normalizers.titles.section_titles import is_glossary_title, parse_section_number
from pipeline.findings import Finding
from pipeline.structure.split_tables import split_table
from pipeline.structure.table_headers import (
    collect_column_titles,
    find_header,
    is_glossary_table,
    join_cell_text,
)

MAX_TITLE_GAP_LINE_HEIGHTS = 1.6
"""Lines of one title are at most this many line heights apart."""

MIN_LOOSE_TEXT_LETTERS = 4
"""Loose text with fewer letters than this is a stray mark."""


@dataclass(frozen=True, slots=True)
class SectionTable:
    """A table of a section: which leading rows are its header, and what its columns mean."""

    table: Table
    header_rows: int
    header: TableHeader


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the plan: its number as printed, kind, title lines and tables."""

    number: str
    kind: SectionKind
    title: tuple[TextLine, ...]
    tables: tuple[SectionTable, ...]


@dataclass(frozen=True, slots=True)
class PlanOutline:
    """A document's parts, every loose line and every table in exactly one of them.

    `part_titles`: numbered titles without a table; `glossary_title`, `glossary_lines` and
    `glossary_tables`: the list of abbreviations; `loose_blocks`: text that is none of these, in
    runs.
    """

    sections: tuple[Section, ...]
    part_titles: tuple[tuple[TextLine, ...], ...]
    glossary_title: tuple[TextLine, ...]
    glossary_lines: tuple[TextLine, ...]
    glossary_tables: tuple[Table, ...]
    loose_blocks: tuple[tuple[TextLine, ...], ...]
    loose_tables: tuple[Table, ...]
    findings: tuple[Finding, ...]


def build_outline(document: Document) -> PlanOutline:
    """Divides a document into its sections, its glossary and the rest."""
    return _OutlineBuilder().build(document)


class _OutlineBuilder:
    """Walks through a document in reading order, remembering the titles above each table."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.part_titles: list[tuple[TextLine, ...]] = []
        self.glossary_title: tuple[TextLine, ...] = ()
        self.glossary_lines: list[TextLine] = []
        self.glossary_tables: list[Table] = []
        self.loose_blocks: list[tuple[TextLine, ...]] = []
        self.loose_tables: list[Table] = []
        self.findings: list[Finding] = []
        self.pending_titles: list[tuple[TextLine, ...]] = []  # numbered, waiting for a table

    def build(self, document: Document) -> PlanOutline:
        for item in _iter_in_reading_order(document):
            if isinstance(item, Table):
                for table_part in split_table(item):
                    if table_part.title:
                        self.pending_titles.append(table_part.title)
                    self._add_table(table_part.table)
            else:
                self._add_block(item)
        self._close_titles_without_table()
        self.loose_blocks += document.notes_and_text_boxes
        self._check_numbering()
        return PlanOutline(
            sections=tuple(self.sections),
            part_titles=tuple(self.part_titles),
            glossary_title=self.glossary_title,
            glossary_lines=tuple(self.glossary_lines),
            glossary_tables=tuple(self.glossary_tables),
            loose_blocks=tuple(self.loose_blocks),
            loose_tables=tuple(self.loose_tables),
            findings=tuple(self.findings),
        )

    def _add_block(self, block: tuple[TextLine, ...]) -> None:
        """A run of loose lines: a title, the glossary or something else."""
        text = " ".join(line.text for line in block)
        start = next((i for i, line in enumerate(block) if parse_section_number(line.text)), None)
        if is_glossary_title(text) and not self.glossary_title:
            end = next(
                i + 1 for i in range(len(block)) if is_glossary_title(_join_block(block[: i + 1]))
            )
            while end < len(block) and block[end].text.isupper():
                end += 1
            self._close_titles_without_table()
            self.glossary_title = block[:end]
            self.glossary_lines += block[end:]
        elif start is not None:
            if start:
                self.loose_blocks.append(block[:start])
            self.pending_titles.append(block[start:])
        elif self.glossary_title:
            self.glossary_lines += block
        else:
            self.loose_blocks.append(block)

    def _add_table(self, table: Table) -> None:
        if is_glossary_table(table):
            self._close_titles_without_table()
            self.glossary_tables.append(table)
            return
        header_rows, table_header = find_header(table)
        number = self._get_pending_number()
        if table_header is not None and (number or not self._has_same_kind(table_header)):
            self._start_section(table, header_rows, table_header, number)
        elif table_header is not None or (not number and self._has_same_columns(table)):
            self._continue_section(table, header_rows, table_header)
        else:
            self._close_titles_without_table()
            self.loose_tables.append(table)
            self.findings.append(
                Finding(
                    "table_outside",
                    "A table belongs to no section: its header is not one of a work plan's",
                    page=table.pages[0],
                    detail=" | ".join(
                        join_cell_text(cell) for cell in table.cells if cell.row == 0
                    ),
                )
            )

    def _get_pending_number(self) -> str | None:
        return (
            parse_section_number(self.pending_titles[-1][0].text) if self.pending_titles else None
        )

    def _has_same_kind(self, table_header: TableHeader) -> bool:
        """Whether an untitled table goes on the last section: it is of the same kind."""
        return bool(self.sections) and self.sections[-1].kind is table_header.kind

    def _has_same_columns(self, table: Table) -> bool:
        return bool(self.sections and self.sections[-1].tables) and (
            self.sections[-1].tables[-1].table.column_count == table.column_count
        )

    def _start_section(
        self, table: Table, header_rows: int, new_header: TableHeader, number: str | None
    ) -> None:
        title: tuple[TextLine, ...] = ()
        if number:
            title = self.pending_titles.pop()
        self._close_titles_without_table()
        if number is None:
            number = self._choose_number(new_header.kind)
            self.findings.append(
                Finding(
                    "section_unnumbered",
                    f"A {new_header.kind} table has no numbered title above it; taken for {number}",
                    page=table.pages[0],
                )
            )
        section_table = SectionTable(table, header_rows, new_header)
        for index, section in enumerate(self.sections):
            if section.number == number:
                self.sections[index] = replace(section, tables=(*section.tables, section_table))
                self.loose_blocks += [title] if title else []
                self.findings.append(
                    Finding(
                        "section_repeated",
                        f"A second table stands under number {number}; its rows follow the first's",
                        page=table.pages[0],
                    )
                )
                return
        self.sections.append(Section(number, new_header.kind, title, (section_table,)))

    def _continue_section(
        self, table: Table, header_rows: int, table_header: TableHeader | None
    ) -> None:
        section = self.sections[-1]
        if table_header is None:
            table_header = section.tables[-1].header
            self.findings.append(
                Finding(
                    "table_headless",
                    f"A table without a header is read as going on section {section.number}",
                    page=table.pages[0],
                )
            )
        section_table = SectionTable(table, header_rows, table_header)
        self.sections[-1] = replace(section, tables=(*section.tables, section_table))

    def _choose_number(self, kind: SectionKind) -> str:
        """The number a section of this kind usually has, or the next one not taken."""
        taken = {section.number for section in self.sections}
        if kind is SectionKind.STRATEGY:
            return next(f"2.{i}" for i in range(1, 100) if f"2.{i}" not in taken)
        usual_number = "1" if kind is SectionKind.COUNCIL else "3"
        return (
            usual_number
            if usual_number not in taken
            else next(str(i) for i in range(1, 100) if str(i) not in taken)
        )

    def _close_titles_without_table(self) -> None:
        """Titles that no table followed: parts of the plan, or sections without a row."""
        for title in self.pending_titles:
            number = parse_section_number(title[0].text) or ""
            siblings = [
                s for s in self.sections if s.number.rpartition(".")[0] == number.rpartition(".")[0]
            ]
            if "." in number and siblings:
                self.sections.append(Section(number, siblings[-1].kind, title, ()))
            else:
                self.part_titles.append(title)
        self.pending_titles = []

    def _check_numbering(self) -> None:
        """Gaps in the numbering."""
        numbers_by_parent: dict[str, list[int]] = {}
        for section in self.sections:
            parent, _, last = section.number.rpartition(".")
            numbers_by_parent.setdefault(parent, []).append(int(last))
        for parent, numbers in numbers_by_parent.items():
            for missing in sorted(set(range(1, max(numbers))) - set(numbers)):
                number = f"{parent}.{missing}" if parent else str(missing)
                if any(s.number.startswith(f"{number}.") for s in self.sections):
                    continue
                self.findings.append(Finding("section_missing", f"There is no section {number}"))


def _join_block(lines: Sequence[TextLine]) -> str:
    return " ".join(line.text for line in lines)


def _iter_in_reading_order(document: Document) -> Iterator[Table | tuple[TextLine, ...]]:
    """Tables and runs of loose lines in reading order; a table stands where it begins."""
    tables_by_page: dict[int, list[Table]] = {}
    for table in document.tables:
        tables_by_page.setdefault(table.pages[0], []).append(table)
    positioned: list[tuple[int, int, int, Table | TextLine]] = []
    for page, tables in tables_by_page.items():
        positioned += [(page, place, 1, table) for place, table in enumerate(tables)]
    for line in document.lines:
        above = sum(
            table.boxes[0][1].y0 < line.box.y0 for table in tables_by_page.get(line.page, ())
        )
        positioned.append((line.page, above, 0, line))
    positioned.sort(key=lambda start: start[:3])
    block: list[TextLine] = []
    for *_, item in positioned:
        if block and (isinstance(item, Table) or not _is_in_same_block(block[-1], item)):
            yield tuple(block)
            block = []
        if isinstance(item, Table):
            yield item
        else:
            block.append(item)
    if block:
        yield tuple(block)


def _is_in_same_block(previous: TextLine, line: TextLine) -> bool:
    """Whether a line goes on the block of the one before: close under it on the same page."""
    if previous.page != line.page or parse_section_number(line.text) is not None:
        return False
    height = max(previous.box.y1 - previous.box.y0, line.box.y1 - line.box.y0)
    return line.box.y0 - previous.box.y1 <= MAX_TITLE_GAP_LINE_HEIGHTS * height


def find_column_problems(section: Section) -> Iterator[Finding]:
    """Columns that are not recognised, and columns that this kind of section lacks."""
    for section_table in section.tables:
        keys = section_table.header.keys
        for index, key in enumerate(keys):
            if key is None:
                column_titles = collect_column_titles(
                    section_table.table, max(section_table.header_rows, 1)
                )
                where = f"Section {section.number}: column {index + 1}"
                yield Finding(
                    "column_unrecognised",
                    f"{where} is not recognised; it is in cells only",
                    page=section_table.table.pages[0],
                    detail=column_titles[index] if index < len(column_titles) else None,
                )
        for key in sorted(
            (KIND_SPECIFIC_COLUMNS[section.kind] | {"responsible"}) - {NUMBER_KEY} - set(keys)
        ):
            yield Finding(
                "column_missing",
                f"Section {section.number}: no column is the {key}; it is empty in every row",
                page=section_table.table.pages[0],
            )

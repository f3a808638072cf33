"""Titles and headers → which section each table is, and what stands outside them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from extractors.records.documents import Document, Table
from extractors.records.page_layouts import TextLine
from normalizers.abbreviations.glossary_entries import parse_glossary_entry
from normalizers.joining.join_lines import clean_text
from normalizers.titles.column_titles import TableHeader
from normalizers.titles.section_marks import SectionMark
from normalizers.titles.section_titles import find_glossary_title
from pipeline.findings import Finding
from pipeline.outline.outline_blocks import Block, cut_title_line, iter_in_reading_order
from pipeline.outline.plan_outline import PlanOutline, Section, SectionTable
from pipeline.outline.row_kinds import classify_rows
from pipeline.outline.section_problems import find_numbering_gaps
from pipeline.outline.split_tables import split_at_headers, split_at_numbered_rows
from pipeline.outline.stranded_titles import move_stranded_titles
from pipeline.outline.table_headers import (
    find_header,
    is_glossary_table,
    join_row_texts,
    looks_like_header,
)
from pipeline.outline.title_search import TitleRegion, read_region


def build_outline(document: Document) -> PlanOutline:
    """Divides a document into its sections, its glossary and the rest."""
    builder = _OutlineBuilder()
    for item in move_stranded_titles(iter_in_reading_order(document)):
        if isinstance(item, Table):
            builder.add_table(item)
        else:
            builder.add_block(item)
    return builder.finish(document)


@dataclass(frozen=True, slots=True)
class _Title:
    """A title that waits for its table."""

    lines: Block = ()
    mark: SectionMark | None = None
    in_row: bool = False


@dataclass(slots=True)
class _OutlineBuilder:
    """Walks through a document in reading order, remembering the text above each table."""

    sections: list[Section] = field(default_factory=list)
    part_titles: list[_Title] = field(default_factory=list)
    plan_title: Block = ()
    glossary_title: Block = ()
    glossary_lines: list[TextLine] = field(default_factory=list)
    glossary_tables: list[Table] = field(default_factory=list)
    loose_blocks: list[Block] = field(default_factory=list)
    loose_tables: list[Table] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    title_rows: int = 0
    pending: list[Block] = field(default_factory=list)  # text since the last table
    pending_titles: list[_Title] = field(default_factory=list)  # numbered, without a table so far
    last_mark: SectionMark | None = None
    in_glossary: bool = False

    def add_block(self, block: Block) -> None:
        """A run of loose lines: text above a table, or the list of abbreviations."""
        found = find_glossary_title([line.text for line in block])
        if found and not self.glossary_title:
            start, end = found
            if start:
                self.pending.append(block[:start])
            self._place_text_without_table()
            title, *others = cut_title_line(block[start:end])
            self.glossary_title, self.in_glossary = title, True
            block = (*(line for lines in others for line in lines), *block[end:])
            if not block:
                return
        if self.in_glossary and self._is_of_glossary(block):
            self.glossary_lines += block
        else:
            self.in_glossary = self.in_glossary and not self.glossary_lines
            self.pending.append(block)

    def _is_of_glossary(self, block: Block) -> bool:
        """Whether a block below the list's title is of the list: it holds an entry, or goes on one
        over a page's end."""
        if any(parse_glossary_entry(clean_text(line.text)) is not None for line in block):
            return True
        if not self.glossary_lines:
            return False
        is_next_page = block[0].page != self.glossary_lines[-1].page
        return is_next_page and block[0].text[:1].islower()

    def add_table(self, table: Table) -> None:
        """A whole table: it may hold several sections, and be none."""
        if is_glossary_table(table, announced=self.in_glossary and not self.glossary_lines):
            self._place_text_without_table()
            self.glossary_tables.append(table)
            self.in_glossary = False
            return
        self.in_glossary = False
        for part in split_at_headers(table):
            self._add_part(part.table, part.title)

    def finish(self, document: Document) -> PlanOutline:
        """The outline, once all was added."""
        self._place_text_without_table()
        self._close_titles_without_table()
        marks = [section.mark for section in self.sections if section.mark]
        marks += [title.mark for title in self.part_titles if title.mark]
        return PlanOutline(
            sections=tuple(self.sections),
            part_titles=tuple(title.lines for title in self.part_titles),
            plan_title=self.plan_title,
            glossary_title=self.glossary_title,
            glossary_lines=tuple(self.glossary_lines),
            glossary_tables=tuple(self.glossary_tables),
            loose_blocks=(*self.loose_blocks, *document.notes_and_text_boxes),
            loose_tables=tuple(self.loose_tables),
            findings=(*self.findings, *find_numbering_gaps(marks)),
            title_rows=self.title_rows,
        )

    def _add_part(self, table: Table, row_title: Block) -> None:
        """A table, or a part of one under a title in a row of its own."""
        header_rows, header = find_header(table)
        is_headless = header is None
        if header is None:
            header = self._find_header_above(table)
        if header is None:
            self._add_loose_table(table, row_title)
            return
        title = self._take_title(row_title, is_headless=is_headless)
        if is_headless:
            self.findings.append(
                Finding(
                    "table_headless",
                    "A table without a header is read with that of section "
                    f"{self.sections[-1].number}",
                    page=table.pages[0],
                )
            )
        if title.mark is not None or self._goes_on_numbered_title(title):
            self._add_section(table, header_rows, header, title)
            return
        for part in split_at_numbered_rows(table, header_rows, header, self.last_mark):
            if part.mark is None:
                self._add_section(part.table, part.header_rows, header, title)
            else:
                if title.lines:
                    self.pending_titles.append(title)
                self.pending_titles += [
                    _Title(lines, None, in_row=True) for lines in part.titles_above
                ]
                self._close_titles_without_table()
                row = _Title(part.title, part.mark, in_row=True)
                self._add_section(part.table, part.header_rows, header, row)
            title = _Title()

    def _find_header_above(self, table: Table) -> TableHeader | None:
        """The header of the table above, where one without a header has its columns."""
        if not self.sections or not self.sections[-1].tables or looks_like_header(table):
            return None
        above = self.sections[-1].tables[-1]
        return above.header if above.table.column_count == table.column_count else None

    def _take_title(self, row_title: Block, *, is_headless: bool) -> _Title:
        """The title of the table that comes now; the text above it finds its place."""
        region = read_region(self.pending, self.last_mark, holds_plan_title=not self.sections)
        if is_headless and region.mark is None and region.title:
            self.loose_blocks.append(region.title)
            region.title = ()
        self._place_region(region)
        title = _Title(region.title, region.mark)
        if not title.lines and self.pending_titles:
            title = self.pending_titles.pop()
        if row_title:
            if title.lines:
                self.pending_titles.append(title)
            mark = read_region([row_title], self.last_mark, holds_plan_title=False).mark
            title = _Title(row_title, mark, in_row=True)
        self._close_titles_without_table()
        return title

    def _place_region(self, region: TitleRegion) -> None:
        self.pending = []
        self.pending_titles += [_Title(lines, mark) for lines, mark in region.part_titles]
        self.plan_title = (*self.plan_title, *region.plan_title)
        self.loose_blocks += region.loose_blocks

    def _place_text_without_table(self) -> None:
        """Text under which no table of the plan stands."""
        self._place_region(
            read_region(
                self.pending,
                self.last_mark,
                holds_plan_title=not self.sections,
                has_table=False,
            )
        )

    def _goes_on_numbered_title(self, title: _Title) -> bool:
        """Whether an untitled table stands under the numbered title of the section above."""
        if title.lines or not self.sections:
            return False
        return self.sections[-1].mark is not None and not self.sections[-1].title_in_row

    def _add_loose_table(self, table: Table, row_title: Block) -> None:
        """A table that is none of the plan's; a title of a section may wait for another."""
        self._place_text_without_table()
        if row_title:
            self.loose_blocks.append(row_title)
        self.loose_tables.append(table)
        self.findings.append(
            Finding(
                "table_outside",
                "A table belongs to no section: its header is not one of a work plan's",
                page=table.pages[0],
                detail=join_row_texts(table, 0),
            )
        )

    def _add_section(
        self, table: Table, header_rows: int, header: TableHeader, title: _Title
    ) -> None:
        """A table under its title: a section, or the next table of one."""
        kinds = classify_rows(table, header_rows, header)
        new_table = SectionTable(table, header_rows, header, kinds)
        self.title_rows += title.in_row
        if title.mark is not None:
            self.last_mark = title.mark
        base, above = self._find_same_title(title)
        if above is not None and _have_same_columns(above, header):
            index = self.sections.index(above)
            self.sections[index] = replace(above, tables=(*above.tables, new_table))
            self.loose_blocks += [title.lines] if title.lines and title.lines != above.title else []
            if title.lines:
                self._tell_repeated(base, table)
            return
        lines = title.lines or (above.title if above else ())
        number = base
        taken = {section.number.casefold() for section in self.sections}
        count = 2
        while number.casefold() in taken:
            number, count = f"{base}-{count}", count + 1
        if title.mark is None and (title.lines or above is None):
            self.findings.append(
                Finding(
                    "section_unnumbered",
                    f"A table has no numbered title above it; it is section {number}",
                    page=table.pages[0],
                )
            )
        elif number != base and title.lines:
            self._tell_repeated(base, table)
        mark = title.mark or (above.mark if above else None)
        self.sections.append(Section(number, header.kind, lines, (new_table,), mark, title.in_row))

    def _find_same_title(self, title: _Title) -> tuple[str, Section | None]:
        """The number under which a table stands, and the section that has its title already."""
        if title.mark is not None:
            number = title.mark.number
            for section in reversed(self.sections):
                if section.mark is not None and section.mark.number == number:
                    is_same = _fold_title(section.title) == _fold_title(title.lines)
                    return number, section if is_same and section.tables else None
            return number, None
        if not title.lines and self.sections:
            above = self.sections[-1]
            base = above.mark.number if above.mark else above.number.partition("-")[0]
            return base, above
        return f"s{len(self.sections) + 1}", None

    def _tell_repeated(self, number: str, table: Table) -> None:
        self.findings.append(
            Finding(
                "section_repeated",
                f"A second table stands under a title of number {number}",
                page=table.pages[0],
            )
        )

    def _close_titles_without_table(self) -> None:
        """Titles that no table followed: parts of the plan, or sections without a row."""
        for title in self.pending_titles:
            mark = title.mark
            parent = mark.number.rpartition(".")[0] if mark else ""
            siblings = [
                section
                for section in self.sections
                if section.mark and section.mark.number.rpartition(".")[0] == parent
            ]
            if mark is not None and parent and siblings:
                self.sections.append(
                    Section(mark.number, siblings[-1].kind, title.lines, (), mark, title.in_row)
                )
                self.title_rows += title.in_row
            else:
                self.part_titles.append(title)
                self.title_rows += title.in_row
        self.pending_titles = []


def _have_same_columns(section: Section, header: TableHeader) -> bool:
    """Whether a section's tables have the columns of a header: the same keys, and the same titles
    where those are not known."""
    above = section.tables[-1].header
    if above.keys != header.keys:
        return False
    return all(
        key is not None or "".join(one.casefold().split()) == "".join(other.casefold().split())
        for key, one, other in zip(header.keys, above.titles, header.titles, strict=True)
    )


def _fold_title(lines: Block) -> str:
    return "".join("".join(line.text for line in lines).casefold().split())

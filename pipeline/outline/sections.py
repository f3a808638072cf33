"""Divides a document into sections by its titles and headers; says what stands outside them."""

from __future__ import annotations

from msgspec import Struct, field

from extractors.records.documents import Document, Table
from extractors.records.page_layouts import TextLine
from normalizers.abbreviations.glossary_entries import parse_glossary_entry
from normalizers.joining.join_lines import clean_text
from normalizers.titles.section_titles import find_glossary_title
from pipeline.findings import Finding
from pipeline.outline.outline_blocks import Block, cut_title_line, iter_in_reading_order
from pipeline.outline.plan_outline import PlanOutline
from pipeline.outline.section_list import SectionList, SectionTitle
from pipeline.outline.section_problems import find_numbering_gaps
from pipeline.outline.split_tables import split_at_headers, split_at_numbered_rows
from pipeline.outline.stranded_titles import move_stranded_titles
from pipeline.outline.table_headers import (
    find_header,
    is_glossary_table,
    join_row_texts,
)
from pipeline.outline.title_search import TitleRegion, read_region


def build_outline(document: Document) -> PlanOutline:
    """The sections of a document, its glossary and the rest."""
    builder = _OutlineBuilder()
    for item in move_stranded_titles(iter_in_reading_order(document)):
        if isinstance(item, Table):
            builder.add_table(item)
        else:
            builder.add_block(item)
    return builder.finish(document)


class _OutlineBuilder(Struct):
    """Walks through a document in reading order, remembering the text above each table."""

    found: SectionList = field(default_factory=SectionList)
    part_titles: list[SectionTitle] = field(default_factory=list)
    plan_title: Block = ()
    glossary_title: Block = ()
    glossary_lines: list[TextLine] = field(default_factory=list)
    glossary_tables: list[Table] = field(default_factory=list)
    loose_tables: list[Table] = field(default_factory=list)
    # Text since the last table, and numbered titles under which no table has come so far.
    pending: list[Block] = field(default_factory=list)
    pending_titles: list[SectionTitle] = field(default_factory=list)
    in_glossary: bool = False

    def add_block(self, block: Block) -> None:
        """Adds a block of loose lines: text above a table, or the list of abbreviations."""
        title_span = find_glossary_title([line.text for line in block])
        if title_span and not self.glossary_title:
            start, end = title_span
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
        """Whether a block below the list's title belongs to the list: it holds an entry, or
        continues one from the page before."""
        if any(parse_glossary_entry(clean_text(line.text)) is not None for line in block):
            return True
        if not self.glossary_lines:
            return False
        is_next_page = block[0].page != self.glossary_lines[-1].page
        return is_next_page and block[0].text[:1].islower()

    def add_table(self, table: Table) -> None:
        """Adds a whole table, which may hold several sections or belong to none."""
        if is_glossary_table(table, announced=self.in_glossary and not self.glossary_lines):
            self._place_text_without_table()
            self.glossary_tables.append(table)
            self.in_glossary = False
            return
        self.in_glossary = False
        for part in split_at_headers(table):
            self._add_part(part.table, part.title)

    def finish(self, document: Document) -> PlanOutline:
        """The outline, after everything was added."""
        self._place_text_without_table()
        self._close_titles_without_table()
        marks = [section.mark for section in self.found.sections if section.mark]
        marks += [title.mark for title in self.part_titles if title.mark]
        return PlanOutline(
            sections=tuple(self.found.sections),
            part_titles=tuple(title.lines for title in self.part_titles),
            plan_title=self.plan_title,
            glossary_title=self.glossary_title,
            glossary_lines=tuple(self.glossary_lines),
            glossary_tables=tuple(self.glossary_tables),
            loose_blocks=(*self.found.loose_blocks, *document.notes_and_text_boxes),
            loose_tables=tuple(self.loose_tables),
            findings=(*self.found.findings, *find_numbering_gaps(marks)),
            title_rows=self.found.title_rows,
        )

    def _add_part(self, table: Table, row_title: Block) -> None:
        """Adds a table, or a part of one; `row_title` is a title that stands in a row above it."""
        header_rows, header = find_header(table)
        is_headless = header is None
        if header is None:
            header = self.found.find_header_above(table)
        if header is None:
            self._add_loose_table(table, row_title)
            return
        title = self._take_title(row_title, is_headless=is_headless)
        if is_headless:
            self.found.findings.append(
                Finding(
                    "table_headless",
                    "A table without a header is read with that of section "
                    f"{self.found.sections[-1].number}",
                    page=table.pages[0],
                )
            )
        if title.mark is not None or self.found.goes_on_numbered_title(title):
            self.found.add_table(table, header_rows, header, title)
            return
        for part in split_at_numbered_rows(table, header_rows, header, self.found.last_mark):
            if part.mark is None:
                self.found.add_table(part.table, part.header_rows, header, title)
            else:
                if title.lines:
                    self.pending_titles.append(title)
                self.pending_titles += [
                    SectionTitle(lines, None, in_row=True) for lines in part.titles_above
                ]
                self._close_titles_without_table()
                row = SectionTitle(part.title, part.mark, in_row=True)
                self.found.add_table(part.table, part.header_rows, header, row)
            title = SectionTitle()

    def _take_title(self, row_title: Block, *, is_headless: bool) -> SectionTitle:
        """The title of the next table; the rest of the text above it is put where it belongs."""
        region = read_region(
            self.pending, self.found.last_mark, holds_plan_title=not self.found.sections
        )
        if is_headless and region.mark is None and region.title:
            self.found.loose_blocks.append(region.title)
            region.title = ()
        self._place_region(region)
        title = SectionTitle(region.title, region.mark)
        if not title.lines and self.pending_titles:
            title = self.pending_titles.pop()
        if row_title:
            if title.lines:
                self.pending_titles.append(title)
            mark = read_region([row_title], self.found.last_mark, holds_plan_title=False).mark
            title = SectionTitle(row_title, mark, in_row=True)
        self._close_titles_without_table()
        return title

    def _place_region(self, region: TitleRegion) -> None:
        self.pending = []
        self.pending_titles += [SectionTitle(lines, mark) for lines, mark in region.part_titles]
        self.plan_title = (*self.plan_title, *region.plan_title)
        self.found.loose_blocks += region.loose_blocks

    def _place_text_without_table(self) -> None:
        """Puts pending text, under which no table of the plan stands, where it belongs."""
        self._place_region(
            read_region(
                self.pending,
                self.found.last_mark,
                holds_plan_title=not self.found.sections,
                has_table=False,
            )
        )

    def _add_loose_table(self, table: Table, row_title: Block) -> None:
        """Adds a table that is not the plan's; numbered titles above it wait for the next table."""
        self._place_text_without_table()
        if row_title:
            self.found.loose_blocks.append(row_title)
        self.loose_tables.append(table)
        # What only its words make a table may be a list or an address: all of it is quoted.
        quoted = range(table.row_count if table.inferences else 1)
        self.found.findings.append(
            Finding(
                "table_outside",
                "A table belongs to no section: its header is not one of a work plan's",
                page=table.pages[0],
                detail=" / ".join(join_row_texts(table, row) for row in quoted),
            )
        )

    def _close_titles_without_table(self) -> None:
        """Decides on numbered titles that no table followed: sections without rows, or titles of
        parts."""
        for title in self.pending_titles:
            self.found.title_rows += title.in_row
            if not self.found.add_section_without_table(title):
                self.part_titles.append(title)
        self.pending_titles = []

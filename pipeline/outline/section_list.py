"""The sections found so far, and which of them the next table belongs to."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from extractors.records.documents import Table
from normalizers.titles.column_titles import TableHeader
from normalizers.titles.section_marks import SectionMark
from pipeline.findings import Finding
from pipeline.outline.outline_blocks import Block
from pipeline.outline.plan_outline import Section, SectionTable
from pipeline.outline.row_kinds import classify_rows
from pipeline.outline.table_headers import looks_like_header


class SectionTitle(Struct, frozen=True):
    """The title of a table: its lines, its number, and whether it is a row of the table."""

    lines: Block = ()
    mark: SectionMark | None = None
    in_row: bool = False


class SectionList(Struct):
    """The sections in reading order, and what else came up while their tables were added.

    `title_rows` counts the titles that are rows of tables, `last_mark` is the number of the last
    numbered title, `loose_blocks` is text that belongs to no section.
    """

    sections: list[Section] = field(default_factory=list)
    loose_blocks: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    title_rows: int = 0
    last_mark: SectionMark | None = None

    def add_table(
        self, table: Table, header_rows: int, header: TableHeader, title: SectionTitle
    ) -> None:
        """Adds a table under its title: as a new section, or to the section above."""
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
        # Other columns under the same title: a section of its own, with the title repeated.
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

    def add_section_without_table(self, title: SectionTitle) -> bool:
        """Adds a section without a row, if its number makes it a sibling of one above: `2.4` beside
        `2.3`. Returns False if it has no sibling: then it is the title of a part of the plan.
        """
        mark = title.mark
        parent = mark.number.rpartition(".")[0] if mark else ""
        siblings = [
            section
            for section in self.sections
            if section.mark and section.mark.number.rpartition(".")[0] == parent
        ]
        if mark is None or not parent or not siblings:
            return False
        self.sections.append(
            Section(mark.number, siblings[-1].kind, title.lines, (), mark, title.in_row)
        )
        return True

    def find_header_above(self, table: Table) -> TableHeader | None:
        """The header of the table above, for a table without a header that has as many columns;
        else None."""
        if not self.sections or not self.sections[-1].tables or looks_like_header(table):
            return None
        above = self.sections[-1].tables[-1]
        return above.header if above.table.column_count == table.column_count else None

    def goes_on_numbered_title(self, title: SectionTitle) -> bool:
        """Whether an untitled table stands under the numbered title of the section above."""
        if title.lines or not self.sections:
            return False
        return self.sections[-1].mark is not None and not self.sections[-1].title_in_row

    def _find_same_title(self, title: SectionTitle) -> tuple[str, Section | None]:
        """The number for a table with this title, and the section that has the title already, if
        any."""
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


def _have_same_columns(section: Section, header: TableHeader) -> bool:
    """Whether a section's tables have the same columns as a header: the same keys, and the same
    titles where a key is unknown."""
    above = section.tables[-1].header
    if above.keys != header.keys:
        return False
    return all(
        key is not None or "".join(one.casefold().split()) == "".join(other.casefold().split())
        for key, one, other in zip(header.keys, above.titles, header.titles, strict=True)
    )


def _fold_title(lines: Block) -> str:
    return "".join("".join(line.text for line in lines).casefold().split())

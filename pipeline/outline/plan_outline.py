"""The parts of a document: sections with their tables, the glossary, and the rest."""

from __future__ import annotations

from msgspec import Struct

from extractors.records.documents import Table
from normalizers.titles.column_titles import SectionKind, TableHeader
from normalizers.titles.section_marks import SectionMark
from pipeline.findings import Finding
from pipeline.outline.outline_blocks import Block
from pipeline.outline.row_kinds import RowKind


class SectionTable(Struct, frozen=True):
    """A table of a section: how many first rows are its header, what its columns mean, and what
    each row is."""

    table: Table
    header_rows: int
    header: TableHeader
    row_kinds: tuple[RowKind, ...]


class Section(Struct, frozen=True):
    """A section of the plan: its id, its kind, its title's lines and its tables.

    The id is the printed number, or `s3` for the third section if none is printed. `3-2` has the
    same printed number as `3`, but other columns or another title. `mark` is the number as printed.
    `title_in_row` says that the title is a row of the table, not a line above it.
    """

    number: str
    kind: SectionKind
    title: Block
    tables: tuple[SectionTable, ...]
    mark: SectionMark | None = None
    title_in_row: bool = False


class PlanOutline(Struct, frozen=True):
    """The parts of a document; every loose line and every table is in exactly one of them.

    `part_titles` are numbered titles without a table, `plan_title` that of the plan itself.
    `glossary_title`, `glossary_lines` and `glossary_tables` make the list of abbreviations.
    `loose_blocks` and `loose_tables` are none of these. `title_rows` counts the rows of tables that
    are titles.
    """

    sections: tuple[Section, ...]
    part_titles: tuple[Block, ...]
    plan_title: Block
    glossary_title: Block
    glossary_lines: Block
    glossary_tables: tuple[Table, ...]
    loose_blocks: tuple[Block, ...]
    loose_tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    title_rows: int = 0

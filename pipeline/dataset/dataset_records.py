"""All that is known of one plan, as rows of every table."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct, field

from normalizers.register.register_records import OpenNames
from pipeline.corrections.corrections import NO_CORRECTIONS, Corrections
from pipeline.dataset.word_accounts import AccountCounts
from pipeline.schema.columns import TableSchema
from pipeline.schema.section_tables import build_section_table
from pipeline.structure.source import PlanSource

RowMapping = Mapping[str, object]


class SectionRows(Struct, frozen=True):
    """The rows of one section; `kind` is a key of `schema.SECTIONS`, `title` is as printed.

    `columns` are the columns that its tables print in addition to those of every section of its
    kind. `item_id`, `academic_year`, `section`, `section_title` and `row` follow from the position
    of a row and may be left out; if given, they must agree with it.
    """

    section: str
    kind: str
    title: str
    rows: Sequence[RowMapping]
    columns: Collection[str] = ()

    @property
    def table(self) -> TableSchema:
        """Its schema."""
        return build_section_table(self.kind, self.columns)


class Dataset(Struct, frozen=True):
    """All that is known of one plan; rows are keyed by the columns in `schema`.

    The decisions in `corrections` are already applied to the rows; their files are named as
    sources. `ledger` has one entry a page (a plan without pages is one, numbered None): its number
    from 1, its printed characters, and how many of them ended in each place (cell, title, header,
    furniture, glossary, finding). `row_ledger` counts the rows of its tables by what they are.
    `page_sizes` are width and height of each page in points, as displayed. `institution` is the
    abbreviation of the institution whose plan it is, None if the plan does not say. `verification`
    is the result of a second reader, None if there was none; `other_formats` that of each other
    form of the plan. `provenance` says how the dataset was made: the program, its options, the
    plans whose words were used, the other forms (see `pipeline.run.up_to_date`). `word_accounts`
    counts how many words of the cells their typed values explain, by the kind of value (see
    `pipeline.dataset.word_accounts`). `open_names` are the register's open questions about names;
    at first those of this plan alone.
    """

    academic_year: str
    source: PlanSource
    sections: Sequence[SectionRows]
    responsibles: Sequence[RowMapping]
    funding: Sequence[RowMapping]
    abbreviations: Sequence[RowMapping]
    glossary: Sequence[RowMapping]
    cells: Sequence[RowMapping]
    findings: Sequence[RowMapping]
    ledger: Sequence[RowMapping]
    row_ledger: Mapping[str, int] = field(default_factory=dict)
    corrections: Corrections = NO_CORRECTIONS
    page_sizes: Sequence[tuple[float, float]] = ()
    institution: str | None = None
    verification: Mapping[str, object] | None = None
    other_formats: Sequence[Mapping[str, object]] = ()
    provenance: Mapping[str, object] = field(default_factory=dict)
    word_accounts: AccountCounts = field(default_factory=dict)
    open_names: OpenNames = field(default_factory=OpenNames)

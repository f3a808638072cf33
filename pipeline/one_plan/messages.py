"""The messages between a run and the processes that read its plans.

The limits of the fields are checked when a message is decoded, since a process that read a hostile
file may send anything."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta, Struct

from extractors.file_format import FileFormat
from pipeline.process.limits import ProcessLimits
from pipeline.process.message_bytes import Count, Hash, Short

PICTURES_SUFFIX = ", pictures"
"""Follows the name of a plan in the progress of drawing its pages."""

ROWS_SUFFIX = ", rows"
"""Follows the name of a plan without pages in the progress of finding its rows."""

Period = Annotated[str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2}|-[0-9]{4})?\Z")]
"""The label of a period, by which a year's folder is named: `2025-26`, `2026`, `2024-2028`."""

FileName = Annotated[str, Meta(pattern=r"^(?!\.)[^/\\:\x00-\x1f\x7f]+\Z", max_length=200)]
"""The name of a file, without folders."""

PublishedName = Annotated[
    str, Meta(pattern=r"^((?!\.)[\w.-]{1,100}/)?(?!\.)[\w.-]{1,100}\Z", max_length=200)
]
"""The path of a file in a published folder: a name, or a folder and a name, without a dot in
front."""

PublishedFiles = Annotated[Mapping[PublishedName, bytes], Meta(max_length=10_000)]
"""The files of a published folder, as the process that made them sends them."""

FEW, MANY = Meta(max_length=1_000), Meta(max_length=10_000)
"""How many there may be of something: bytes that say little can ask for a lot of memory."""

Text = Annotated[str, Meta(max_length=1_000_000)]
"""A text as a plan prints it in one place."""

Kgs = Annotated[str, Meta(pattern=r"^-?[0-9]{1,24}(\.[0-9]{1,4})?\Z")]
"""A sum of money, in digits."""


class RunOptions(Struct, frozen=True):
    """The options of a run; an unchanged plan is read again if they differ from last time.

    `strict`: publish no plan with a finding that is an error. `report`: make `report.html`.
    `verify`: read the plan with a second library too and compare; take files of one year in several
    forms for one plan, and compare them. `institution`: whose plans they are, instead of what their
    titles say. `period`: the label of their period, instead of what they print.
    """

    strict: bool = False
    report: bool = False
    verify: bool = False
    institution: str | None = None
    period: str | None = None


class RunSettings(Struct, frozen=True):
    """What all plans of a run have in common; `program` is the program's fingerprint."""

    program: str
    options: RunOptions
    limits: ProcessLimits


class PlanFacts(Struct, frozen=True):
    """What is known of a plan once it is read; `sha256` is that of its file, hex."""

    year: Period
    institution: Short | None
    sha256: Hash
    pages: Count
    file_format: FileFormat


class PlanReading(Struct, frozen=True):
    """The first answer, half-way: what is known of the plan, and its words.

    `packed_words` holds `KnownWords`. `packed_reading` is all that was read, so that another
    process can go on from it; the run passes it on unopened. It is empty if the same process goes
    on.
    """

    facts: PlanFacts
    packed_words: bytes
    packed_reading: bytes


ComparedRow = Annotated[Mapping[Short, int | Text], Meta(max_length=100)]
"""A row by its columns."""

ComparedRows = Annotated[tuple[ComparedRow, ...], MANY]
"""The rows of a section."""


class ComparedSection(Struct, frozen=True):
    """A section of another form of a plan: its rows by column, without empty cells.

    Whole numbers stay numbers; all other values are texts.
    """

    section: Short
    kind: Short
    title: Text
    rows: ComparedRows


class ComparedEntry(Struct, frozen=True):
    """An entry of the glossary of another form of a plan."""

    abbreviation: Text
    expansion: Text | None
    sense: Count
    origin: Short
    page: Count | None


class CompanionPlan(Struct, frozen=True):
    """Another form of a plan, to be compared with it.

    `file_hashes` has the name and the hex sha256 of its file, and of the decisions beside it if
    there are any.
    """

    name: FileName
    file_format: FileFormat
    file_hashes: Annotated[tuple[tuple[FileName, Hash], ...], Meta(max_length=100)]
    year: Period
    sections: Annotated[tuple[ComparedSection, ...], FEW]
    glossary: Annotated[tuple[ComparedEntry, ...], MANY]


class Evidence(Struct, frozen=True):
    """The run's answer half-way: the words of all plans of the institution, and the plan's other
    forms.

    `packed_words` is empty if there is only this plan. `other_hashes` are the sha256 of the other
    plans that the words are from, sorted.
    """

    packed_words: bytes
    other_hashes: tuple[str, ...]
    companions: tuple[CompanionPlan, ...] = ()


class PlanCounts(Struct, frozen=True):
    """How many rows a plan's sections have, and how many findings of each severity there are."""

    rows: Count
    errors: Count
    warnings: Count
    infos: Count


class SectionFigures(Struct, frozen=True):
    """The figures of one section, for the terminal.

    `pages` are the first and the last page of its rows, None for a file without pages; `kgs` is
    None if it has no money."""

    section: Short
    rows: Count
    pages: tuple[Count, Count] | None
    findings: Count
    kgs: Kgs | None
    title: Text


class SourceSummary(Struct, frozen=True):
    """The money of one source in one section; the source is None if none is printed."""

    section: Short
    kgs: Kgs
    source: Text | None


class PlanSummary(Struct, frozen=True):
    """What the terminal shows of a published plan.

    `places` counts the printed characters by where they ended, `findings` the findings by code.
    """

    name: Text
    period: Short
    sections: Annotated[tuple[SectionFigures, ...], FEW]
    sources: Annotated[tuple[SourceSummary, ...], MANY]
    kgs: Kgs | None
    pages: Count
    glossary: Count
    cells: Count
    characters: Count
    places: Annotated[dict[Short, Count], FEW]
    findings: Annotated[dict[Short, Count], FEW]


class FormAgreement(Struct, frozen=True):
    """How far another form of a plan agrees with it, in percent and in values."""

    name: Text
    main_name: Text
    percent: Annotated[float, Meta(ge=0, le=100)]
    agreeing: Count
    values: Count


class BuildResult(Struct, frozen=True):
    """The last answer: the files to publish, what to show of the plan, and its counts.

    `agreements` has one entry for each companion, in their order.
    """

    files: PublishedFiles
    summary: PlanSummary
    counts: PlanCounts
    agreements: Annotated[tuple[FormAgreement, ...], FEW] = ()

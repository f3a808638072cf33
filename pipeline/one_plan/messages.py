"""What a run and the processes that read its plans say to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from extractors.file_format import FileFormat
from pipeline.process.limits import ProcessLimits
from pipeline.process.message_bytes import Count, Hash, Short

PICTURES_SUFFIX = ", pictures"
"""Behind the name of a plan whose pages are drawn."""

ROWS_SUFFIX = ", rows"
"""Behind the name of a plan without pages whose rows are looked for, in rounds."""

Period = Annotated[str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2}|-[0-9]{4})?\Z")]
"""What names a year's folder: `2025-26`, `2026`, `2024-2028`."""

FileName = Annotated[str, Meta(pattern=r"^(?!\.)[^/\\:\x00-\x1f\x7f]+\Z", max_length=200)]
"""A file's name without a folder."""

PublishedName = Annotated[
    str, Meta(pattern=r"^((?!\.)[\w.-]{1,100}/)?(?!\.)[\w.-]{1,100}\Z", max_length=200)
]
"""The path of a file in a published folder: a name, or one in a folder; none begins with a dot."""

PublishedFiles = Annotated[Mapping[PublishedName, bytes], Meta(max_length=10_000)]
"""The files of a folder as a process hands them over that had a stranger's file."""

FEW, MANY = Meta(max_length=1_000), Meta(max_length=10_000)
"""How many there may be of something: bytes that say little can ask for a lot of memory."""

Text = Annotated[str, Meta(max_length=1_000_000)]
"""What is printed in one place."""

Kgs = Annotated[str, Meta(pattern=r"^-?[0-9]{1,24}(\.[0-9]{1,4})?\Z")]
"""A sum of money, in figures."""


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a run was asked for; with other options, a plan that has not changed is read again.

    `strict`: publish no plan with a finding that is an error. `report`: make `report.html`.
    `verify`: read the plan with a second library too and compare; take plans of one year in several
    forms for one plan, and compare those. `institution`: whose the plans are, instead of what their
    titles say. `period`: the label of their period, instead of what they print.
    """

    strict: bool = False
    report: bool = False
    verify: bool = False
    institution: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What all plans of a run have in common; `program` is the program's fingerprint."""

    program: str
    options: RunOptions
    limits: ProcessLimits


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a plan turns out to be once it is read; `sha256` is hex."""

    year: Period
    institution: Short | None
    sha256: Hash
    pages: Count
    file_format: FileFormat


@dataclass(frozen=True, slots=True)
class PlanReading:
    """The first answer, half-way: what was found, and the plan's words.

    Both are packed: `packed_words` is `KnownWords`; `packed_reading` is all that was read, for
    another process to go on from, and passed on unopened. It is empty where this one waits itself.
    """

    facts: PlanFacts
    packed_words: bytes
    packed_reading: bytes


ComparedRow = Annotated[Mapping[Short, int | Text], Meta(max_length=100)]
"""A row by its columns."""

ComparedRows = Annotated[tuple[ComparedRow, ...], MANY]
"""The rows of a section."""


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """A section of another form of a plan: its rows by their columns, empty ones left out.

    A number is one where it counts; all else is as it would be printed.
    """

    section: Short
    kind: Short
    title: Text
    rows: ComparedRows


@dataclass(frozen=True, slots=True)
class ComparedEntry:
    """An entry of the glossary of another form of a plan."""

    abbreviation: Text
    expansion: Text | None
    sense: Count
    origin: Short
    page: Count | None


@dataclass(frozen=True, slots=True)
class CompanionPlan:
    """Another form of a plan, to be compared with it: its name, its form, its year, what it says.

    `file_hashes` are name and hex sha256 of its file and of the decisions beside it, if there are
    any.
    """

    name: FileName
    file_format: FileFormat
    file_hashes: Annotated[tuple[tuple[FileName, Hash], ...], Meta(max_length=100)]
    year: Period
    sections: Annotated[tuple[ComparedSection, ...], FEW]
    glossary: Annotated[tuple[ComparedEntry, ...], MANY]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a plan is told half-way: the packed words of all plans of its institution, and where
    from; and its other formats.

    `packed_words` is empty where the plan is alone with its own. `other_hashes` are the sha256 of
    the other plans whose words they are, sorted.
    """

    packed_words: bytes
    other_hashes: tuple[str, ...]
    companions: tuple[CompanionPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How much there is in a plan: rows of sections, and findings by their severity."""

    rows: Count
    errors: Count
    warnings: Count
    infos: Count


@dataclass(frozen=True, slots=True)
class SectionFigures:
    """What there is in a section: its rows and the pages of these, None without pages; the findings
    there, its money, None for none, and its title."""

    section: Short
    rows: Count
    pages: tuple[Count, Count] | None
    findings: Count
    kgs: Kgs | None
    title: Text


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """The money of one source in one section; None for a source that is not printed."""

    section: Short
    kgs: Kgs
    source: Text | None


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """What to tell of a published plan.

    `places` has the characters that are printed, by where they ended; `findings` how many there are
    of each code.
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


@dataclass(frozen=True, slots=True)
class FormAgreement:
    """How far another form of a plan agrees with it, in percent and in values."""

    name: Text
    main_name: Text
    percent: Annotated[float, Meta(ge=0, le=100)]
    agreeing: Count
    values: Count


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The last answer: the files to publish, what to tell of the plan, and how much it holds.

    `agreements` is what to tell of each companion, in their order.
    """

    files: PublishedFiles
    summary: PlanSummary
    counts: PlanCounts
    agreements: Annotated[tuple[FormAgreement, ...], FEW] = ()

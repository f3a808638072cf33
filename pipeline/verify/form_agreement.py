"""Whether two forms of one plan agree, value by value.

Rows are paired as `ishplan compare` pairs those of two years, by all that they say, so that one
more row in one form does not shift the others. Then each printed column is compared; what is read
from the print (days, sums, parties) follows from it. See `normalizers.wording.same_text` for what
counts as the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

from extractors.file_format import FileFormat
from normalizers.wording.same_text import Sameness, compare_print
from pipeline.compare.glossary_changes import DefinedAbbreviation, compare_glossaries
from pipeline.dataset.dataset_records import Dataset
from pipeline.findings import Finding
from pipeline.matching.compared_items import EntryDeadline, PlanEntry
from pipeline.matching.matching import pair_items
from pipeline.published.written_values import format_cell
from pipeline.schema import ItemId
from pipeline.schema.columns import TEXT
from pipeline.verify.reader_agreement import quote_text

DERIVED_COLUMNS = {
    "item_id",
    "academic_year",
    "section_title",
    "deadline_kind",
    "indicator_text",
    "indicator_unit",
    "method",
    "action",
}
"""Text columns that follow from others, and are not compared. The title is compared once for each
section."""

_UNTYPED_COLUMNS = {"session_no", "other"}
"""Columns of other types that are compared too: of a session's title only the number is in a
column."""

_NO_DEADLINE = EntryDeadline("none", None, None, "")


class ComparedValue(NamedTuple):
    """A value in two forms (None if a form does not have it), and its place in the more reliable
    form.

    `label` names it in words. `row_count` is how many consecutive rows have it, since a merged cell
    is in each of its rows. `only_in_one` is for a row or entry that only one form has.
    """

    label: str
    first: str | None
    second: str | None
    page: int | None = None
    item_id: str | None = None
    row_count: int = 1
    only_in_one: bool = False

    @property
    def sameness(self) -> Sameness:
        """How far the two are the same."""
        return "other" if self.only_in_one else compare_print(self.first or "", self.second or "")


class FormatAgreement(Struct, frozen=True):
    """How far two forms of a plan agree: their names, the number of all values, and those that
    differ.

    A row or entry that one form lacks counts with all its values, and is one of `differing`.
    """

    formats: tuple[FileFormat, FileFormat]
    value_count: int
    agreeing_count: int
    differing: tuple[ComparedValue, ...]

    @property
    def agreeing_percent(self) -> float:
        """The share of the values that agree."""
        return round(100 * self.agreeing_count / self.value_count, 3) if self.value_count else 100.0

    @property
    def disagreement_count(self) -> int:
        """How many values differ in more than spaces and hyphens."""
        return sum(value.sameness == "other" for value in self.differing)

    def to_findings(self) -> list[Finding]:
        """A finding for every value that differs."""
        return [self._build_finding(value) for value in self.differing]

    def _build_finding(self, value: ComparedValue) -> Finding:
        first, second = self.formats
        is_spacing = value.sameness == "spacing"
        if value.only_in_one:
            message = f"{value.label} is in the {second if value.first is None else first} only"
        else:
            difference = " in spaces or hyphens" if is_spacing else ""
            message = f"{value.label}: {first} and {second} differ{difference}"
            message += f", in {value.row_count} rows" if value.row_count > 1 else ""
        readings = zip(self.formats, (value.first, value.second), strict=True)
        return Finding(
            "forms_spacing" if is_spacing else "forms_disagree",
            message,
            value.page,
            value.item_id,
            "; ".join(f"{form}: {quote_text(text)}" for form, text in readings),
        )


class _ValueTally:
    """Collects and counts compared values."""

    def __init__(self) -> None:
        self.value_count = self.agreeing_count = 0
        self.differing: list[ComparedValue] = []

    def add_values(self, values: Sequence[ComparedValue]) -> None:
        """Adds the values of a column; equal ones in consecutive rows become one."""
        for _, group in groupby(values, lambda value: (value.first, value.second)):
            equal_values = [*group]
            value = equal_values[0]._replace(row_count=len(equal_values))
            if value.first is None and value.second is None:
                continue
            self.value_count += value.row_count
            self.agreeing_count += 0 if value.sameness == "other" else value.row_count
            if value.sameness != "same":
                self.differing.append(value)

    def add_missing(self, value: ComparedValue, value_count: int) -> None:
        """Adds a row or entry, with so many values, that one form lacks."""
        self.value_count += value_count
        self.differing.append(value._replace(only_in_one=True))


def compare_formats(
    first: Dataset, second: Dataset, formats: tuple[FileFormat, FileFormat]
) -> FormatAgreement:
    """Compares the datasets of two forms of a plan, the more reliable one first."""
    tally = _ValueTally()
    _compare_titles(first, second, tally)
    for kind in dict.fromkeys(part.kind for part in (*first.sections, *second.sections)):
        _compare_rows(first, second, kind, tally)
    _compare_printed_glossaries(first, second, tally)
    return FormatAgreement(formats, tally.value_count, tally.agreeing_count, tuple(tally.differing))


def _compare_titles(first: Dataset, second: Dataset, tally: _ValueTally) -> None:
    ours, theirs = (
        {part.section: part.title for part in data.sections} for data in (first, second)
    )
    for section in dict.fromkeys([*ours, *theirs]):
        value = ComparedValue(f"Section {section}", ours.get(section), theirs.get(section))
        if value.first is None or value.second is None:
            tally.add_missing(value, 1)
        else:
            tally.add_values([value._replace(label=f"Section {section}: title")])


def _compare_rows(first: Dataset, second: Dataset, kind: str, tally: _ValueTally) -> None:
    """Compares the rows of all sections of one kind."""
    pages = {
        entry.item_id: _get_page(row.get("page_first")) for entry, row in _iter_entries(first, kind)
    }
    ours, theirs = (
        {entry.item_id: entry for entry, _ in _iter_entries(data, kind)} for data in (first, second)
    )
    pairs = [
        (ours.pop(match.old.item_id), theirs.pop(match.new.item_id))
        for match in pair_items([*ours.values()], [*theirs.values()]).matches
    ]
    columns = _list_compared_columns(first, second, kind)
    for column in columns:
        tally.add_values(
            [
                ComparedValue(
                    column,
                    one.texts.get(column),
                    other.texts.get(column),
                    pages[one.item_id],
                    one.item_id,
                )
                for one, other in pairs
            ]
        )
    for entry in ours.values():
        value = ComparedValue("The row", entry.action, None, pages[entry.item_id], entry.item_id)
        tally.add_missing(value, _count_printed(entry, columns))
    for entry in theirs.values():
        label = f"Section {entry.section}: row {entry.row} there"
        tally.add_missing(ComparedValue(label, None, entry.action), _count_printed(entry, columns))


def _list_compared_columns(first: Dataset, second: Dataset, kind: str) -> list[str]:
    """The columns of a kind of section that are compared, in the order of the schema."""
    columns = {
        column.name: column.type
        for part in (*first.sections, *second.sections)
        if part.kind == kind
        for column in part.table.columns
    }
    return [
        name
        for name, column_type in columns.items()
        if (column_type == TEXT and name not in DERIVED_COLUMNS) or name in _UNTYPED_COLUMNS
    ]


def _iter_entries(data: Dataset, kind: str) -> Iterator[tuple[PlanEntry, Mapping[str, object]]]:
    for part in data.sections:
        for position, row in enumerate(part.rows if part.kind == kind else (), 1):
            key = str(ItemId(data.academic_year, part.section, position))
            row_with_section = {**row, "section": part.section, "section_title": part.title}
            texts = {
                name: str(format_cell(value))
                for name, value in row_with_section.items()
                if value is not None
            }
            yield PlanEntry(key, kind, part.section, position, texts, _NO_DEADLINE), row


def _count_printed(entry: PlanEntry, columns: Sequence[str]) -> int:
    return sum(column in entry.texts for column in columns)


def _compare_printed_glossaries(first: Dataset, second: Dataset, tally: _ValueTally) -> None:
    """Compares the plan's own lists of abbreviations; other entries follow from the rows."""
    pages = {_build_definition(row): _get_page(row["page"]) for row in _filter_listed_rows(first)}
    ours, theirs = (
        [*map(_build_definition, _filter_listed_rows(data))] for data in (first, second)
    )
    for change in compare_glossaries(ours, theirs, years_between=0):
        old, new = change.old, change.new
        if old and new:
            page = pages[old]
            tally.add_values(
                [ComparedValue("Abbreviation", old.abbreviation, new.abbreviation, page)]
            )
            label = f"Expansion of {old.abbreviation}"
            tally.add_values([ComparedValue(label, old.expansion, new.expansion, page)])
        elif old:
            label = f"Abbreviation {old.abbreviation}"
            tally.add_missing(ComparedValue(label, old.expansion, None, pages[old]), 2)
        elif new:
            tally.add_missing(
                ComparedValue(f"Abbreviation {new.abbreviation}", None, new.expansion), 2
            )


def _filter_listed_rows(data: Dataset) -> list[Mapping[str, object]]:
    return [row for row in data.glossary if row["origin"] == "glossary"]


def _build_definition(row: Mapping[str, object]) -> DefinedAbbreviation:
    sense = row["sense"]
    assert isinstance(sense, int)
    return DefinedAbbreviation(
        str(row["abbreviation"]), str(row["expansion"] or ""), sense, "glossary"
    )


def _get_page(value: object) -> int | None:
    return value if isinstance(value, int) else None

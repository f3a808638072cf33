"""Whether two forms of one plan agree, value by value.

Rows are paired as `ishplan compare` pairs those of two years, by all that they say, so that a row
too many in one form does not set the others off. Then each column that the plan prints is compared;
what is read out of the print (days, sums, parties) follows from it. See
`normalizers.wording.same_text` for what counts as the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from extractors.file_format import Form
from normalizers.wording.same_text import Sameness, sameness
from pipeline.compare.entries import Entry, Time
from pipeline.compare.glossary_changes import Definition, glossary_changes
from pipeline.compare.matching import matched
from pipeline.dataset.records import Dataset
from pipeline.findings import Finding
from pipeline.schema import SECTIONS
from pipeline.schema.columns import TEXT
from pipeline.structure.items import item_id
from pipeline.verify.reader_agreement import quoted

NOT_PRINTED = {
    "item_id",
    "academic_year",
    "section_title",
    "deadline_kind",
    "indicator_text",
    "indicator_unit",
    "method",
}
"""Text columns of the sections that follow from others. The title is compared once a section."""

PRINTED = {
    kind: tuple(
        column.name
        for column in table.columns
        if (column.type == TEXT and column.name not in NOT_PRINTED) or column.name == "session_no"
    )
    for kind, table in SECTIONS.items()
}
"""The columns that are compared, by kind of section. A session's title has none but its number."""

_NO_TIME = Time("none", None, None, "")


class Value(NamedTuple):
    """A value in two forms, None where a form has none, and where it stands in the surer one.

    `what` it is, in words. `rows` are those that follow each other and all have it: a merged cell
    is in each of its rows. `lone` says so of a row or entry that one form has and the other not.
    """

    what: str
    first: str | None
    second: str | None
    page: int | None = None
    item_id: str | None = None
    rows: int = 1
    lone: bool = False

    @property
    def sameness(self) -> Sameness:
        """How far the two are the same."""
        return "other" if self.lone else sameness(self.first or "", self.second or "")


@dataclass(frozen=True, slots=True)
class FormAgreement:
    """How two forms of a plan compare: their names, all values of both, and those that differ.

    A row or entry that one form lacks counts with all its values, and is one of `differing`.
    """

    forms: tuple[Form, Form]
    values: int
    agreeing: int
    differing: tuple[Value, ...]

    @property
    def percent(self) -> float:
        """The share of the values that agree."""
        return round(100 * self.agreeing / self.values, 3) if self.values else 100.0

    @property
    def disagreements(self) -> int:
        """How many of those that differ do so in more than spaces and hyphens."""
        return sum(value.sameness == "other" for value in self.differing)

    def findings(self) -> list[Finding]:
        """Every value that differs as a finding."""
        return [self._finding(value) for value in self.differing]

    def _finding(self, value: Value) -> Finding:
        first, second = self.forms
        is_spacing = value.sameness == "spacing"
        if value.lone:
            told = f"{value.what} is in the {second if value.first is None else first} only"
        else:
            how = " in spaces or hyphens" if is_spacing else ""
            told = f"{value.what}: {first} and {second} differ{how}"
            told += f", in {value.rows} rows" if value.rows > 1 else ""
        read = zip(self.forms, (value.first, value.second), strict=True)
        return Finding(
            "forms_spacing" if is_spacing else "forms_disagree",
            told,
            value.page,
            value.item_id,
            "; ".join(f"{form}: {quoted(text)}" for form, text in read),
        )


class _Tally:
    """Collects values that are compared."""

    def __init__(self) -> None:
        self.values = self.agreeing = 0
        self.differing: list[Value] = []

    def add(self, values: Sequence[Value]) -> None:
        """Takes the same value of several rows; equal ones that follow each other are one."""
        for _, group in groupby(values, lambda value: (value.first, value.second)):
            alike = [*group]
            value = alike[0]._replace(rows=len(alike))
            if value.first is None and value.second is None:
                continue
            self.values += value.rows
            self.agreeing += 0 if value.sameness == "other" else value.rows
            if value.sameness != "same":
                self.differing.append(value)

    def lack(self, value: Value, values: int) -> None:
        """Takes a row or entry with so many values that one form lacks."""
        self.values += values
        self.differing.append(value._replace(lone=True))


def form_agreement(first: Dataset, second: Dataset, forms: tuple[Form, Form]) -> FormAgreement:
    """Compares the datasets of two forms of a plan, the surer one first."""
    tally = _Tally()
    _titles(first, second, tally)
    for kind in PRINTED:
        _rows(first, second, kind, tally)
    _glossaries(first, second, tally)
    return FormAgreement(forms, tally.values, tally.agreeing, tuple(tally.differing))


def _titles(first: Dataset, second: Dataset, tally: _Tally) -> None:
    ours, theirs = (
        {part.section: part.title for part in data.sections} for data in (first, second)
    )
    for section in dict.fromkeys([*ours, *theirs]):
        value = Value(f"Section {section}", ours.get(section), theirs.get(section))
        if value.first is None or value.second is None:
            tally.lack(value, 1)
        else:
            tally.add([value._replace(what=f"Section {section}: title")])


def _rows(first: Dataset, second: Dataset, kind: str, tally: _Tally) -> None:
    """The rows of all sections of one kind."""
    pages = {entry.item_id: _page(row.get("page_first")) for entry, row in _entries(first, kind)}
    ours, theirs = (
        {entry.item_id: entry for entry, _ in _entries(data, kind)} for data in (first, second)
    )
    pairs = [
        (ours.pop(match.old.item_id), theirs.pop(match.new.item_id))
        for match in matched([*ours.values()], [*theirs.values()]).matches
    ]
    for column in PRINTED[kind]:
        tally.add(
            [
                Value(
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
        value = Value("The row", entry.action, None, pages[entry.item_id], entry.item_id)
        tally.lack(value, _count(entry))
    for entry in theirs.values():
        what = f"Section {entry.section}: row {entry.row} there"
        tally.lack(Value(what, None, entry.action), _count(entry))


def _entries(data: Dataset, kind: str) -> Iterator[tuple[Entry, Mapping[str, object]]]:
    for part in data.sections:
        for position, row in enumerate(part.rows if part.kind == kind else (), 1):
            key = item_id(data.academic_year, part.section, position)
            named = {**row, "section": part.section, "section_title": part.title}
            texts = {name: str(value) for name, value in named.items() if value is not None}
            yield Entry(key, kind, part.section, position, texts, _NO_TIME), row


def _count(entry: Entry) -> int:
    return sum(column in entry.texts for column in PRINTED[entry.kind])


def _glossaries(first: Dataset, second: Dataset, tally: _Tally) -> None:
    """The plan's own lists of abbreviations; other entries follow from what the rows say."""
    pages = {_definition(row): _page(row["page"]) for row in _listed(first)}
    ours, theirs = ([*map(_definition, _listed(data))] for data in (first, second))
    for change in glossary_changes(ours, theirs, gap=0):
        old, new = change.old, change.new
        if old and new:
            page = pages[old]
            tally.add([Value("Abbreviation", old.abbreviation, new.abbreviation, page)])
            what = f"Expansion of {old.abbreviation}"
            tally.add([Value(what, old.expansion, new.expansion, page)])
        elif old:
            what = f"Abbreviation {old.abbreviation}"
            tally.lack(Value(what, old.expansion, None, pages[old]), 2)
        elif new:
            tally.lack(Value(f"Abbreviation {new.abbreviation}", None, new.expansion), 2)


def _listed(data: Dataset) -> list[Mapping[str, object]]:
    return [row for row in data.glossary if row["origin"] == "glossary"]


def _definition(row: Mapping[str, object]) -> Definition:
    sense = row["sense"]
    assert isinstance(sense, int)
    return Definition(str(row["abbreviation"]), str(row["expansion"] or ""), sense, "glossary")


def _page(value: object) -> int | None:
    return value if isinstance(value, int) else None

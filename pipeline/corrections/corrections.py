"""An analyst's decisions about a plan, and whether they still fit it: data that a run replays.

They are keyed by what they correct and say the print that they expect, so that one which no longer
fits is seen and not applied.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from pipeline.findings import Finding
from pipeline.structure.items import Item

PRINT_OF = {
    "deadline_kind": "deadline",
    "deadline_start": "deadline",
    "deadline_end": "deadline",
    "indicator_text": "indicator",
    "indicator_value": "indicator",
    "indicator_unit": "indicator",
}
"""Columns whose value may be corrected, and the printed column that each is read from."""

READ = ("deadline", "responsible", "funding", "indicator")
"""Printed columns for which another reading may be given; the print itself is not changed."""

Value = str | float | date | None


@dataclass(frozen=True, slots=True)
class Correction:
    """For one column of one item: the print that is expected, and what to read instead.

    `line` is that of the file, from 1.
    """

    item_id: str
    column: str
    printed: str | None
    read: Value
    line: int


@dataclass(frozen=True, slots=True)
class Corrections:
    """The decisions in one file; `name` and `sha256` are the file's, empty where there is none.

    `abbreviations`: abbreviation → expansion. `links`: stem → abbreviation that it stands for.
    `refused`: stem → abbreviations that it does not stand for. `lines`: where each stem is decided.
    """

    name: str = ""
    sha256: str = ""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    cells: Sequence[Correction] = ()


NONE = Corrections()
"""No decisions at all."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """The corrections of cells and values that fit the plan, and a finding for each other one.

    `readings`: column and cell (by the identity of its parts) → text to read. `values`: item →
    column → value. `applied`: item → columns corrected in it.
    """

    readings: Mapping[tuple[str, int], str]
    values: Mapping[str, Mapping[str, Value]]
    applied: Mapping[str, tuple[str, ...]]
    findings: Sequence[Finding]


def fitting(corrections: Corrections, items: Sequence[Item]) -> Fitting:
    """Holds the corrections against the items as they are printed now."""
    known = {item.item_id: item for item in items}
    readings: dict[tuple[str, int], str] = {}
    values: dict[str, dict[str, Value]] = {}
    applied: dict[str, list[str]] = {}
    findings: list[Finding] = []
    for entry in corrections.cells:
        item = known.get(entry.item_id)
        problem = _misfit(entry, item)
        if problem or item is None:
            findings.append(
                _unfit(corrections, entry.line, problem, entry.item_id if item else None)
            )
            continue
        if entry.column in PRINT_OF:
            values.setdefault(entry.item_id, {})[entry.column] = entry.read
            applied.setdefault(entry.item_id, []).append(entry.column)
            continue
        cell = id(item.cells[entry.column].parts)
        readings[entry.column, cell] = str(entry.read or "")
        for other in items:
            if entry.column in other.cells and id(other.cells[entry.column].parts) == cell:
                applied.setdefault(other.item_id, []).append(entry.column)
    return Fitting(
        readings, values, {key: tuple(columns) for key, columns in applied.items()}, findings
    )


def _misfit(entry: Correction, item: Item | None) -> str:
    """What is wrong with a correction in this plan, or nothing."""
    if item is None:
        return f"the plan has no item {entry.item_id}"
    column = PRINT_OF.get(entry.column, entry.column)
    if entry.column in READ and column not in item.cells:
        return f"item {entry.item_id} has no cell under {column}"
    if column == "deadline" and column not in item.cells and "indicator" in item.cells:
        column = "indicator"  # strategy sections print their deadlines there
    printed = item.row.get(column)
    if printed != entry.printed:
        return f"{column} is printed “{printed or ''}”, not “{entry.printed or ''}”"
    return ""


def unused(
    corrections: Corrections, stems: AbstractSet[str], known: AbstractSet[str]
) -> Iterator[Finding]:
    """A finding for each decision on an abbreviation that the plan no longer prints or lists.

    `stems` are those printed in the plan, `known` the abbreviations that are defined.
    """
    for stem in {*corrections.abbreviations, *corrections.links, *corrections.refused}:
        if stem not in stems:
            problem = f"the plan does not print “{stem}”"
        elif stem in corrections.links and corrections.links[stem] not in known:
            problem = f"“{corrections.links[stem]}” for “{stem}” is defined nowhere"
        else:
            continue
        yield _unfit(corrections, corrections.lines.get(stem, 1), problem)


def _unfit(
    corrections: Corrections, line: int, problem: str, item_id: str | None = None
) -> Finding:
    return Finding(
        "correction_unfit",
        f"{corrections.name}, line {line}: {problem}",
        item_id=item_id,
        detail="It is not applied: mend or remove it",
    )

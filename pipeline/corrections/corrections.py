"""An analyst's decisions about a plan, and whether they still fit it: data that a run replays.

They are keyed by what they correct and say the print that they expect, so that one which no longer
fits is seen and not applied.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from pipeline.findings import Finding
from pipeline.structure.items import Item

PRINTED_COLUMN_OF = {
    "deadline_kind": "deadline",
    "deadline_start": "deadline",
    "deadline_end": "deadline",
    "indicator_text": "indicator",
    "indicator_value": "indicator",
    "indicator_unit": "indicator",
}
"""Columns whose value may be corrected, and the printed column that each is read from."""

REREADABLE_COLUMNS = ("deadline", "responsible", "funding", "indicator")
"""Printed columns for which another reading may be given; the print itself is not changed."""

CorrectedValue = str | float | date | None


@dataclass(frozen=True, slots=True)
class Correction:
    """For one column of one item: the print that is expected, and what to read instead.

    `line` is that of the file, from 1.
    """

    item_id: str
    column: str
    printed: str | None
    replacement: CorrectedValue
    line: int


@dataclass(frozen=True, slots=True)
class Corrections:
    """The decisions in one file; `name` and `sha256` are the file's, empty where there is none.

    `abbreviations`: abbreviation → expansion. `links`: stem → abbreviation that it stands for.
    `refused`: stem → abbreviations that it does not stand for. `line_by_stem`: where each stem is
    decided.
    """

    name: str = ""
    sha256: str = ""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, frozenset[str]] = field(default_factory=dict)
    line_by_stem: Mapping[str, int] = field(default_factory=dict)
    cell_corrections: Sequence[Correction] = ()


NO_CORRECTIONS = Corrections()
"""No decisions at all."""


@dataclass(frozen=True, slots=True)
class MatchedCorrections:
    """The corrections of cells and values that fit the plan, and a finding for each other one.

    `corrected_texts`: column and cells (by the identity of their parts) → text to read.
    `corrected_values`: item → column → value. `corrected_columns`: item → columns corrected in it.
    """

    corrected_texts: Mapping[tuple[str, Hashable], str]
    corrected_values: Mapping[str, Mapping[str, CorrectedValue]]
    corrected_columns: Mapping[str, tuple[str, ...]]
    findings: Sequence[Finding]


def match_corrections(corrections: Corrections, items: Sequence[Item]) -> MatchedCorrections:
    """Holds the corrections against the items as they are printed now."""
    item_by_id = {item.item_id: item for item in items}
    corrected_texts: dict[tuple[str, Hashable], str] = {}
    corrected_values: dict[str, dict[str, CorrectedValue]] = {}
    corrected_columns: dict[str, list[str]] = {}
    findings: list[Finding] = []
    for correction in corrections.cell_corrections:
        item = item_by_id.get(correction.item_id)
        problem = _describe_mismatch(correction, item)
        if problem or item is None:
            findings.append(
                _make_unfit_finding(
                    corrections, correction.line, problem, correction.item_id if item else None
                )
            )
            continue
        if correction.column in PRINTED_COLUMN_OF:
            corrected_values.setdefault(correction.item_id, {})[correction.column] = (
                correction.replacement
            )
            corrected_columns.setdefault(correction.item_id, []).append(correction.column)
            continue
        cell_key = item.values[correction.column].key
        corrected_texts[correction.column, cell_key] = str(correction.replacement or "")
        for other in items:
            if (
                correction.column in other.values
                and other.values[correction.column].key == cell_key
            ):
                corrected_columns.setdefault(other.item_id, []).append(correction.column)
    return MatchedCorrections(
        corrected_texts,
        corrected_values,
        {key: tuple(columns) for key, columns in corrected_columns.items()},
        findings,
    )


def _describe_mismatch(correction: Correction, item: Item | None) -> str:
    """What is wrong with a correction in this plan, or nothing."""
    if item is None:
        return f"the plan has no item {correction.item_id}"
    column = PRINTED_COLUMN_OF.get(correction.column, correction.column)
    is_of_own_column = column == "indicator" or correction.column in REREADABLE_COLUMNS
    if is_of_own_column and column not in item.values:
        return f"item {correction.item_id} has no cell under {column}"
    if column == "deadline" and column not in item.values and "indicator" in item.values:
        column = "indicator"  # strategy sections print their deadlines there
    printed = item.row.get(column)
    if printed != correction.printed:
        return f"{column} is printed “{printed or ''}”, not “{correction.printed or ''}”"
    return ""


def find_unused_decisions(
    corrections: Corrections, stems: AbstractSet[str], defined: AbstractSet[str]
) -> Iterator[Finding]:
    """A finding for each decision on an abbreviation that the plan no longer prints or lists.

    `stems` are those printed in the plan, `defined` the abbreviations that are defined.
    """
    for stem in {*corrections.abbreviations, *corrections.links, *corrections.refused}:
        if stem not in stems:
            problem = f"the plan does not print “{stem}”"
        elif stem in corrections.links and corrections.links[stem] not in defined:
            problem = f"“{corrections.links[stem]}” for “{stem}” is defined nowhere"
        else:
            continue
        yield _make_unfit_finding(corrections, corrections.line_by_stem.get(stem, 1), problem)


def _make_unfit_finding(
    corrections: Corrections, line: int, problem: str, item_id: str | None = None
) -> Finding:
    return Finding(
        "correction_unfit",
        f"{corrections.name}, line {line}: {problem}",
        item_id=item_id,
        detail="It is not applied: mend or remove it",
    )

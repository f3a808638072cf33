"""An analyst's decisions about a plan, and whether they still fit it.

A run replays them. Each says what it corrects and which print it expects there, so that a decision
that no longer fits is noticed and not applied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from msgspec import Struct, field

from normalizers.register.register_records import IdleDecision, NameDecision
from pipeline.findings import Finding
from pipeline.schema import ItemId
from pipeline.structure.items import Item

PRINTED_COLUMN_OF = {
    "deadline_kind": "deadline",
    "deadline_start": "deadline",
    "deadline_end": "deadline",
    "indicator_text": "indicator",
    "indicator_value": "indicator",
    "indicator_unit": "indicator",
}
"""Columns whose value may be corrected → the printed column from which each is read."""

REREADABLE_COLUMNS = ("deadline", "responsible", "funding", "indicator")
"""Printed columns for which another text to read may be given; the published print does not
change."""

CorrectedValue = str | float | date | None


class DecisionPlace(Struct, frozen=True):
    """Where a decision stands: the file's name and the line, from 1.

    `decided` is the day of the decision (`2026-01-31`) and `plan` the plan it was made on; each may
    be empty. `is_wide`: the file is for several plans.
    """

    file_name: str
    line: int
    decided: str = ""
    plan: str = ""
    is_wide: bool = False

    def describe(self) -> str:
        """For a message: `kmtu.yaml, line 3 (decided 2026-01-31 on 2025-26)`."""
        when = f"decided {self.decided}" if self.decided else "decided"
        on = f" on {self.plan}" if self.plan else ""
        note = f" ({when}{on})" if self.decided or self.plan else ""
        return f"{self.file_name}, line {self.line}{note}"


class Correction(Struct, frozen=True):
    """A correction of one column of one item: the expected print, and what to read instead."""

    item_id: str
    column: str
    printed: str | None
    replacement: CorrectedValue
    place: DecisionPlace


class Corrections(Struct, frozen=True):
    """The decisions that hold for a plan.

    `files` has the name and the sha256 of each file, the nearest to the plan first, `texts` the
    text of each. `abbreviations` maps an abbreviation to its expansion, `links` a printed stem to
    the abbreviation that it stands for, `refused` a stem to abbreviations that it does not stand
    for, `places` a stem to where it was decided. `name_decisions` say which printed names of units,
    offices and persons are one.
    """

    files: Sequence[tuple[str, str]] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, frozenset[str]] = field(default_factory=dict)
    places: Mapping[str, DecisionPlace] = field(default_factory=dict)
    cell_corrections: Sequence[Correction] = ()
    name_decisions: Sequence[NameDecision] = ()
    texts: Sequence[str] = ()


NO_CORRECTIONS = Corrections()
"""No decisions at all."""


def merge_corrections(by_file: Sequence[Corrections]) -> Corrections:
    """The decisions of several files as one; the file nearest to the plan comes first.

    If two files decide on the same stem, cell or pair of names, only the nearer one counts.
    """
    places: dict[str, DecisionPlace] = {}
    abbreviations: dict[str, str] = {}
    links: dict[str, str] = {}
    refused: dict[str, frozenset[str]] = {}
    cells: dict[tuple[str, str], Correction] = {}
    for one in by_file:
        new_stems = one.places.keys() - places.keys()
        places |= {stem: one.places[stem] for stem in one.places if stem in new_stems}
        abbreviations |= {
            stem: text for stem, text in one.abbreviations.items() if stem in new_stems
        }
        links |= {stem: entry for stem, entry in one.links.items() if stem in new_stems}
        refused |= {stem: entries for stem, entries in one.refused.items() if stem in new_stems}
        for correction in one.cell_corrections:
            cells.setdefault((correction.item_id, correction.column), correction)
    return Corrections(
        tuple(file for one in by_file for file in one.files),
        abbreviations,
        links,
        refused,
        places,
        tuple(cells.values()),
        _merge_name_decisions([decision for one in by_file for decision in one.name_decisions]),
        tuple(text for one in by_file for text in one.texts),
    )


def _merge_name_decisions(decisions: Sequence[NameDecision]) -> tuple[NameDecision, ...]:
    """The first decision on each pair of names, whatever their spelling."""
    if not decisions:  # most plans have none, and need no parser of names for that
        return ()
    from normalizers.register.decided_pairs import spell_pair

    first: dict[tuple[str, str], NameDecision] = {}
    for decision in decisions:
        first.setdefault(spell_pair(decision), decision)
    return tuple(first.values())


class MatchedCorrections(Struct, frozen=True):
    """The corrections that fit the plan, and a finding for each that does not.

    `corrected_texts` maps a column and a cell (`ColumnValue.key`) to the text to read,
    `corrected_values` an item's id and a column to the value, `corrected_columns` an item's id to
    the columns corrected in it.
    """

    corrected_texts: Mapping[tuple[str, Hashable], str]
    corrected_values: Mapping[str, Mapping[str, CorrectedValue]]
    corrected_columns: Mapping[str, tuple[str, ...]]
    findings: Sequence[Finding]


def match_corrections(corrections: Corrections, items: Sequence[Item]) -> MatchedCorrections:
    """Compares the corrections with the items as they are printed now."""
    item_by_id = {item.item_id: item for item in items}
    corrected_texts: dict[tuple[str, Hashable], str] = {}
    corrected_values: dict[str, dict[str, CorrectedValue]] = {}
    corrected_columns: dict[str, list[str]] = {}
    findings: list[Finding] = []
    for correction in corrections.cell_corrections:
        item = item_by_id.get(correction.item_id)
        problem = _describe_mismatch(correction, item)
        if problem or item is None:
            if not (correction.place.is_wide and _is_of_other_plan(correction, items)):
                item_id = correction.item_id if item else None
                findings.append(_make_unfit_finding(correction.place, problem, item_id))
            continue
        if correction.column in PRINTED_COLUMN_OF:
            corrected_values.setdefault(correction.item_id, {})[correction.column] = (
                correction.replacement
            )
            corrected_columns.setdefault(correction.item_id, []).append(correction.column)
            continue
        cell_key = item.values[correction.column].key
        corrected_texts[correction.column, cell_key] = str(correction.replacement or "")
        # A merged cell belongs to several items: what is read in it changes in all of them.
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


def _is_of_other_plan(correction: Correction, items: Sequence[Item]) -> bool:
    """Whether a correction is about an item of another period than the plan's."""
    period = ItemId.parse(correction.item_id).year
    return all(ItemId.parse(item.item_id).year != period for item in items[:1])


def _describe_mismatch(correction: Correction, item: Item | None) -> str:
    """Says what is wrong with a correction in this plan; empty if nothing is."""
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
    """Yields a finding for each decision on an abbreviation that the plan no longer prints or
    lists.

    The finding is milder for a decision that holds for several plans: another may print it.

    `stems` are those printed in the plan, `defined` the abbreviations that are defined.
    """
    for stem in {*corrections.abbreviations, *corrections.links, *corrections.refused}:
        if stem not in stems:
            problem = f"the plan does not print “{stem}”"
        elif stem in corrections.links and corrections.links[stem] not in defined:
            problem = f"“{corrections.links[stem]}” for “{stem}” is defined nowhere"
        else:
            continue
        place = corrections.places[stem]
        if place.is_wide:
            yield Finding("decision_idle", f"{place.describe()}: {problem}")
        else:
            yield _make_unfit_finding(place, problem)


def find_idle_names(idle: Sequence[IdleDecision]) -> Iterator[Finding]:
    """Yields a mild finding for each decision on two names of which the plan prints neither; plans
    of other years may print them.
    """
    unprinted = Counter(one.decision for one in idle if one.unprinted)
    for decision, count in unprinted.items():
        # One unprinted name is usual: units are renamed. A decision has no use only if both are
        # unprinted.
        if count > 1:
            problem = f"the plan prints neither “{decision.left}” nor “{decision.right}”"
            yield Finding("decision_idle", f"{decision.place}: {problem}")


def _make_unfit_finding(place: DecisionPlace, problem: str, item_id: str | None = None) -> Finding:
    return Finding(
        "correction_unfit",
        f"{place.describe()}: {problem}",
        item_id=item_id,
        detail="It is not applied: mend or remove it",
    )

"""The records that a register is made from, and those that it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from normalizers.register.merging import MergeEvidence, Verdict

PartyKind = Literal["unit", "office", "person"]
"""What a name is the name of."""

UnitKind = Literal["unit", "field"]
"""A unit of the institution, or a field of work that an office is for."""


class PrintedParty(NamedTuple):
    """A party that an item prints: what a row of `responsibles` says of it.

    `entry` is the abbreviation that stands for the unit in its plan, with its expansion there, the
    reason for that link and its score.
    """

    item_id: str
    text: str
    role: str | None
    unit: str | None
    person: str | None
    entry: str | None = None
    expansion: str | None = None
    reason: str = ""
    score: float = 1.0


class ListedName(NamedTuple):
    """An entry of a plan's list of abbreviations."""

    abbreviation: str
    expansion: str


class NameDecision(NamedTuple):
    """What a person decided of two names as they are printed, when, and where that is written."""

    verdict: Verdict
    left: str
    right: str
    decided: str = ""
    place: str = ""


class IdleDecision(NamedTuple):
    """A decision without effect, and why; `unprinted` is the name that no plan prints."""

    decision: NameDecision
    problem: str
    unprinted: str | None = None


class PlanParties(Struct, frozen=True):
    """One plan's part: its period's label and first day as `2025-09-01`, its parties in order, its
    list of abbreviations, and the decisions that hold for it."""

    period: str
    start: str
    parties: Sequence[PrintedParty]
    glossary: Sequence[ListedName] = ()
    decisions: Sequence[NameDecision] = ()


class PartyIds(NamedTuple):
    """The ids of a party in the register; None for what it does not name."""

    unit_id: str | None
    office_id: str | None
    person_id: str | None


class NameVariant(Struct, frozen=True):
    """A name as it is printed in one plan, and the items that print it, one for each time."""

    text: str
    period: str
    item_ids: tuple[str, ...]


class RegisterEntry(Struct, frozen=True):
    """A unit, an office or a person over all plans.

    `other_ids` are the ids that its variants would have by themselves; every id given before is
    among them. `keys` are those of its names. Of a unit: `kind`, the entry of the list of
    abbreviations, and its parent as printed. Of an office: `role`. `unit_id` is a unit's parent, or
    what an office is of.
    """

    id: str
    name: str
    other_ids: tuple[str, ...]
    keys: tuple[str, ...]
    first_period: str
    last_period: str
    variants: tuple[NameVariant, ...]
    merges: tuple[MergeEvidence, ...] = ()
    kind: UnitKind | None = None
    abbreviation: str | None = None
    expansion: str | None = None
    role: str | None = None
    unit_id: str | None = None
    parent: str | None = None


class NameQuestion(Struct, frozen=True):
    """Two entries that may be one: their ids, a printed name of each, and why."""

    kind: PartyKind
    left_id: str
    right_id: str
    left: str
    right: str
    reason: str
    score: float

    @property
    def ids(self) -> tuple[str, str]:
        """The ids of the two."""
        return self.left_id, self.right_id


class OpenNames(Struct, frozen=True):
    """What is to be asked about the names of a plan, and which of these are known to be apart."""

    questions: tuple[NameQuestion, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


class PartyRegister(Struct, frozen=True):
    """All units, offices and persons; `ids` has, for each plan, those of its parties in order.

    `apart` are the ids of entries that a person keeps apart, `idle` are decisions without effect.
    """

    units: tuple[RegisterEntry, ...]
    offices: tuple[RegisterEntry, ...]
    persons: tuple[RegisterEntry, ...]
    questions: tuple[NameQuestion, ...]
    ids: Mapping[str, tuple[PartyIds, ...]]
    apart: tuple[tuple[str, str], ...] = ()
    idle: tuple[IdleDecision, ...] = ()

    def list_open_names(self) -> dict[str, OpenNames]:
        """The questions about the names of each plan: at least one of the two names is in it."""
        asked_ids = {one_id for one in self.questions for one_id in one.ids}
        periods = {
            one.id: {name.period for name in one.variants}
            for one in (*self.units, *self.offices, *self.persons)
            if one.id in asked_ids
        }
        asked: dict[str, list[NameQuestion]] = {period: [] for period in self.ids}
        for one in self.questions:
            for period in periods[one.left_id] | periods[one.right_id]:
                asked[period].append(one)
        return {period: self._make_open_names(own) for period, own in asked.items()}

    def _make_open_names(self, questions: Sequence[NameQuestion]) -> OpenNames:
        ids = {one_id for one in questions for one_id in one.ids}
        apart = tuple(pair for pair in self.apart if ids.issuperset(pair))
        return OpenNames((*questions,), apart)

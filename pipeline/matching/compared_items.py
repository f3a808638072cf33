"""An item of a published year as it is compared, and how much each column counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from normalizers.titles.column_titles import ACTION_KEYS

ACTION_COLUMNS = (*ACTION_KEYS, "task")
"""The columns that may say what is done, the finest first; the first one that is filled is the
action."""

PARENT_COLUMNS = ("subsection", "task", "measure")
"""The columns that say what an item belongs to, the widest first."""

_FURTHER_WEIGHTS = {
    "outcome": 0.08,
    "document": 0.06,
    "indicator_text": 0.06,
    "responsible": 0.06,
    "task": 0.06,
    "measure": 0.06,
    "subsection": 0.06,
    "place": 0.05,
    "participants": 0.05,
    "other": 0.05,
    "note": 0.02,
}
"""The weights of columns that are unusual for a kind of section, also used between sections of two
kinds."""

GENERAL_WEIGHTS: Mapping[str, float] = {
    "action": 0.6,
    "section_title": 0.04,
    **_FURTHER_WEIGHTS,
}
"""The weight of each column between sections of different kinds: how well it identifies an item."""

KIND_WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "council": {"action": 0.8, "responsible": 0.15, "deadline": 0.05},
    "strategy": {
        "action": 0.54,
        "measure": 0.12,
        "task": 0.08,
        "document": 0.08,
        "indicator_text": 0.08,
        "responsible": 0.06,
        "funding": 0.02,
        "section_title": 0.02,
    },
    "events": {"action": 0.65, "outcome": 0.15, "responsible": 0.12, "subsection": 0.08},
}
"""The weights of the usual columns of each kind of section; those of a kind add up to 1."""


def get_column_weights(kinds: frozenset[str]) -> Mapping[str, float]:
    """The weight of each column in sections of one kind, or of several kinds at once.

    Weights need not add up to 1, since columns that neither side prints do not count.
    """
    if len(kinds) != 1:
        return GENERAL_WEIGHTS
    (kind,) = kinds
    own = KIND_WEIGHTS[kind]
    return {**own, **{name: _FURTHER_WEIGHTS[name] for name in _FURTHER_WEIGHTS if name not in own}}


class EntryParty(NamedTuple):
    """Who answers for an item.

    `office` is the key that all wordings of an office share, `printed` the print; `unit_id` and
    `unit` are the unit's id over all years and its print, empty if there is none."""

    office: str
    person: str
    printed: str
    unit_id: str = ""
    unit: str = ""


class EntryAmount(NamedTuple):
    """One sum of money; `source` is folded to its letters. Rows of one `group` share one printed
    amount.

    `amount` is in `currency`; `kgs` is None if that is not som, or if the sum is one of several.
    """

    kgs: Decimal | None
    source: str
    note: str
    group: str
    amount: Decimal | None = None
    currency: str = ""


class EntryDeadline(NamedTuple):
    """A deadline as it was understood, and its print."""

    kind: str
    start: date | None
    end: date | None
    printed: str


class PlanEntry(Struct, frozen=True):
    """One item; `texts` has its columns as printed; empty ones are empty texts."""

    item_id: str
    kind: str
    section: str
    row: int
    texts: Mapping[str, str]
    deadline: EntryDeadline
    indicator_value: float | None = None
    indicator_unit: str = ""
    parties: tuple[EntryParty, ...] = ()
    amounts: tuple[EntryAmount, ...] = ()

    @property
    def action_column(self) -> str:
        """The column that says what is done."""
        return next((name for name in ACTION_COLUMNS if self.texts.get(name)), ACTION_COLUMNS[0])

    @property
    def action(self) -> str:
        """What is done, as printed."""
        return self.texts.get(self.action_column, "")

    def get_text(self, column: str) -> str:
        """A column as printed; `action` is the one that says what is done."""
        return self.action if column == "action" else self.texts.get(column, "")

    def compute_kgs(self) -> Decimal | None:
        """The total of its sums in KGS; None if it has none."""
        sums = [amount.kgs for amount in self.amounts if amount.kgs is not None]
        return sum(sums, Decimal(0)) if sums else None

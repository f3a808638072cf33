"""The rows of a plan's tables → its part of the register of units, offices and persons.

The same for a plan that was just read and for one that is read back from its published folder.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from normalizers.dates.periods import parse_period
from normalizers.letters.confusables import fold_confusables
from normalizers.register.register_records import (
    ListedName,
    NameDecision,
    PartyRegister,
    PlanParties,
    PrintedParty,
)

Row = Mapping[str, Any]

FULL_NAME_REASON = "its full name"
"""Why a unit is an entry of the list that no abbreviation in its cell stands for."""


@dataclass(frozen=True, slots=True)
class PartyTables:
    """The rows of a plan that say who answers: of `responsibles`, `abbreviations`, `glossary`."""

    responsibles: Sequence[Row]
    abbreviations: Iterable[Row]
    glossary: Iterable[Row]


def build_plan_parties(
    period: str, tables: PartyTables, decisions: Sequence[NameDecision] = ()
) -> PlanParties:
    """A plan's part of the register."""
    links: dict[str, list[Row]] = defaultdict(list)
    for row in tables.abbreviations:
        if row["column"] == "responsible" and row["canonical"] is not None:
            links[row["item_id"]].append(row)
    parties = [_build_party(row, links[row["item_id"]]) for row in tables.responsibles]
    start = parse_period(period).start.isoformat()
    return PlanParties(period, start, parties, [*_iter_listed(tables.glossary)], decisions)


def with_party_ids(
    rows: Sequence[Row], register: PartyRegister, period: str
) -> list[dict[str, Any]]:
    """Rows of `responsibles` with the ids that they have in a register.

    At first it is that of their plan alone; that over all years follows when they are published.
    """
    all_ids = register.ids[period]
    return [{**row, **ids._asdict()} for row, ids in zip(rows, all_ids, strict=True)]


def _build_party(row: Row, links: Sequence[Row]) -> PrintedParty:
    entry, unit = row["unit_canonical"], row["unit"]
    link = next((one for one in links if _is_link_of_unit(one, unit, entry)), None)
    if link is None:
        return _make_party(row, entry, None, FULL_NAME_REASON if entry else "", 1.0)
    return _make_party(row, link["canonical"], link["expansion"], link["reason"], link["score"])


def _make_party(
    row: Row, entry: str | None, expansion: str | None, reason: str, score: float
) -> PrintedParty:
    return PrintedParty(
        row["item_id"],
        row["party"],
        row["role"],
        row["unit"],
        row["person"],
        entry,
        expansion,
        reason,
        score,
    )


def _is_link_of_unit(link: Row, unit: str | None, entry: str | None) -> bool:
    """Whether an abbreviation of the cell is why a unit is an entry, or is all of the unit."""
    if unit is None:
        return False
    if entry is not None:
        return link["canonical"] == entry and link["stem"] in unit
    return fold_confusables(link["stem"]) == fold_confusables(unit)


def _iter_listed(glossary: Iterable[Row]) -> Iterator[ListedName]:
    """The list's entries; what running text defines counts where the list has no such entry."""
    rows = [row for row in glossary if row["expansion"]]
    listed = {row["abbreviation"] for row in rows if row["origin"] != "inline"}
    for row in rows:
        if row["origin"] != "inline" or row["abbreviation"] not in listed:
            yield ListedName(row["abbreviation"], row["expansion"])

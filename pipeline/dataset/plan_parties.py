"""The rows of a plan's tables → its part of the register of units, offices and persons.

It works alike for a plan that was just read and for one read back from its published folder.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

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
"""The reason why a unit is an entry of the list if its cell has no abbreviation for it."""


class PartyTables(Struct, frozen=True):
    """The rows of the three tables that say who answers for a plan's items."""

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
    """Rows of `responsibles` with their ids in a register.

    The first register is that of the plan alone; the one over all years follows after publishing.
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
    """Whether an abbreviation of the cell made the unit an entry, or is the whole unit."""
    if unit is None:
        return False
    if entry is not None:
        return link["canonical"] == entry and link["stem"] in unit
    return fold_confusables(link["stem"]) == fold_confusables(unit)


def _iter_listed(glossary: Iterable[Row]) -> Iterator[ListedName]:
    """Yields the list's entries, and those of running text for abbreviations that the list does not
    have."""
    rows = [row for row in glossary if row["expansion"]]
    listed = {row["abbreviation"] for row in rows if row["origin"] != "inline"}
    for row in rows:
        if row["origin"] != "inline" or row["abbreviation"] not in listed:
            yield ListedName(row["abbreviation"], row["expansion"])

"""The register → the rows of its tables; and rows → the ids that the next register keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import asdict

from normalizers.register.register_records import PartyKind, PartyRegister, RegisterEntry

Row = dict[str, Any]


def build_register_rows(register: PartyRegister) -> dict[str, list[Row]]:
    """The rows of each table, by its name."""
    return {
        "units": [
            _build_entry(
                "unit",
                one,
                kind=one.kind,
                abbreviation=one.abbreviation,
                expansion=one.expansion,
                parent_id=one.unit_id,
                parent=one.parent,
            )
            for one in register.units
        ],
        "offices": [
            _build_entry("office", one, role=one.role, unit_id=one.unit_id)
            for one in register.offices
        ],
        "persons": [_build_entry("person", one) for one in register.persons],
        "name_questions": [asdict(one) for one in register.questions],
    }


def _build_entry(of: PartyKind, entry: RegisterEntry, **own: str | None) -> Row:
    return {
        f"{of}_id": entry.id,
        "name": entry.name,
        **own,
        "first_year": entry.first_period,
        "last_year": entry.last_period,
        "count": sum(len(one.item_ids) for one in entry.variants),
        "variants": [
            {
                "text": one.text,
                "academic_year": one.period,
                "count": len(one.item_ids),
                "item_ids": [*one.item_ids],
            }
            for one in entry.variants
        ],
        "merges": [
            {"left": one.left, "right": one.right, "reason": one.reason, "score": one.score}
            for one in entry.merges
        ],
        "other_ids": [*entry.other_ids],
    }


def index_ids(rows: Sequence[Mapping[str, Any]], kind: PartyKind) -> dict[str, str]:
    """Maps each id to the id of its entry: the entry's own and those of its other names."""
    ids = {other: row[f"{kind}_id"] for row in rows for other in row["other_ids"] or ()}
    return ids | {row[f"{kind}_id"]: row[f"{kind}_id"] for row in rows}

"""Responsible cells → the rows of `responsibles`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalizers.parties.parties import Party, office_key, parties
from pipeline.dataset.abbreviation_rows import Abbreviations
from pipeline.dataset.cell_texts import Texts, doubtful, each
from pipeline.findings import Finding
from pipeline.structure.items import Item, Row


def responsibles(
    items: Sequence[Item], texts: Texts, short: Abbreviations
) -> tuple[list[Row], list[Finding]]:
    """One row a party, in printed order."""
    fields, units = short.fields_and_units()
    rows: list[Row] = []
    findings: list[Finding] = []
    found = each(
        items,
        texts,
        "responsible",
        lambda cell: parties(cell.text, cell.breaks, fields, units),
    )
    for item, cell, first in found:
        if item is first:
            findings += doubtful(item, "responsible", cell.doubts)
        rows += [
            _row(item, position, party, short.entry_of(party.unit))
            for position, party in enumerate(cell.parties, 1)
        ]
    return rows, findings


def _row(item: Item, position: int, party: Party, entry: str | None) -> Row:
    """The row of a party whose unit is an entry of the list; that stands for it in the office."""
    return {
        "item_id": item.item_id,
        "position": position,
        "party": party.text,
        "role": party.role,
        "unit": party.unit,
        "unit_canonical": entry,
        "person": party.person,
        "office": office_key(replace(party, unit=entry) if entry else party),
        "evidence": party.evidence,
    }

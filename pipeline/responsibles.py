"""Responsible cells → the rows of `responsibles`."""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.parties import office_key, parties
from pipeline.abbreviations import Abbreviations
from pipeline.cell_texts import Texts, doubtful, each
from pipeline.findings import Finding
from pipeline.items import Item, Row


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
            {
                "item_id": item.item_id,
                "position": position,
                "party": party.text,
                "role": party.role,
                "unit": party.unit,
                "unit_canonical": short.entry_of(party.unit),
                "person": party.person,
                "office": office_key(party),
                "evidence": party.evidence,
            }
            for position, party in enumerate(cell.parties, 1)
        ]
    return rows, findings

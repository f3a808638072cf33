"""Responsible cells → the rows of `responsibles`."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from normalizers.accounting.word_account import WordAccount
from normalizers.parties.parties import ResponsibleParty, build_office_key, parse_parties
from pipeline.dataset.abbreviation_rows import PlanAbbreviations
from pipeline.dataset.cell_texts import CellTexts, iter_doubt_findings, parse_column
from pipeline.findings import Finding
from pipeline.structure.items import Item, RowDict


def build_party_rows(
    items: Sequence[Item], texts: CellTexts, abbreviations: PlanAbbreviations
) -> tuple[list[RowDict], list[Finding], list[WordAccount]]:
    """The rows, one for each party in printed order, the findings, and the word account of each
    cell."""
    fields, units = abbreviations.split_fields_and_units()
    rows: list[RowDict] = []
    findings: list[Finding] = []
    accounts: list[WordAccount] = []
    parsed_cells = parse_column(
        items,
        texts,
        "responsible",
        lambda cell_parties: parse_parties(
            cell_parties.text, cell_parties.author_breaks, fields, units
        ),
    )
    for item, cell_parties, first_item in parsed_cells:
        if item is first_item:
            findings += iter_doubt_findings(item, "responsible", cell_parties.doubts)
            accounts.append(cell_parties.account)
        rows += [
            _build_row(item, position, party, abbreviations.find_entry(party.unit))
            for position, party in enumerate(cell_parties.parties, 1)
        ]
    return rows, findings, accounts


def _build_row(
    item: Item, position: int, party: ResponsibleParty, unit_entry: str | None
) -> RowDict:
    """The row of a party; `unit_entry` is the list's entry for its unit, by which the office is
    then known."""
    return {
        "item_id": item.item_id,
        "position": position,
        "party": party.text,
        "role": party.role,
        "unit": party.unit,
        "unit_canonical": unit_entry,
        "person": party.person,
        "office": build_office_key(replace(party, unit=unit_entry) if unit_entry else party),
        "evidence": party.evidence,
    }

"""Items → their rows with typed columns, and the rows of the long tables (`responsibles`,
`funding`, `abbreviations`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from pipeline.corrections.corrections import Corrections, find_unused_decisions, match_corrections
from pipeline.dataset.abbreviation_rows import PlanAbbreviations
from pipeline.dataset.cell_texts import collect_cell_texts
from pipeline.dataset.consistency import find_inconsistencies
from pipeline.dataset.deadline_columns import build_deadline_columns
from pipeline.dataset.funding_rows import build_funding_rows
from pipeline.dataset.party_rows import build_party_rows
from pipeline.dataset.plan_mentions import OutsideText
from pipeline.dataset.word_accounts import AccountCounts, count_accounts
from pipeline.findings import Finding
from pipeline.structure.items import Item, RowDict


class TypedRows(Struct, frozen=True):
    """The rows of the items by `item_id`, and those of the long tables.

    `glossary` has the abbreviations defined outside the plan's own list, `word_accounts` how much
    of the cells their values explain.
    """

    rows: Mapping[str, RowDict]
    responsibles: Sequence[RowDict]
    funding: Sequence[RowDict]
    abbreviations: Sequence[RowDict]
    glossary: Sequence[RowDict]
    findings: Sequence[Finding]
    word_accounts: AccountCounts


def build_typed_rows(
    items: Sequence[Item],
    entries: Sequence[RowDict],
    year: str,
    corrections: Corrections,
    outside: Sequence[OutsideText] = (),
    institution: str | None = None,
) -> TypedRows:
    """Reads the cells of all items; `entries` are the rows of the plan's list of abbreviations,
    `outside` the texts outside its tables, `institution` the institution's abbreviation."""
    matched = match_corrections(corrections, items)
    texts = collect_cell_texts(items, matched.corrected_texts)
    abbreviations = PlanAbbreviations(items, texts, entries, corrections, outside, institution)
    deadline_columns, deadline_findings, accounts = build_deadline_columns(items, texts, year)
    party_rows, party_findings, party_accounts = build_party_rows(items, texts, abbreviations)
    funding_rows, funding_findings, sum_accounts = build_funding_rows(items, texts)
    rows: dict[str, RowDict] = {}
    for item in items:
        corrected = {"corrected": list(matched.corrected_columns.get(item.item_id, ()))}
        row = rows[item.item_id] = {**item.row, **deadline_columns[item.item_id], **corrected}
        row |= matched.corrected_values.get(item.item_id, {})
    return TypedRows(
        rows,
        party_rows,
        funding_rows,
        [use.to_row() for use in abbreviations.uses],
        abbreviations.build_extra_glossary_rows(),
        [
            *deadline_findings,
            *party_findings,
            *funding_findings,
            *abbreviations.find_unlisted_stems(),
            *find_inconsistencies(items, party_rows),
            *matched.findings,
            *find_unused_decisions(
                corrections,
                {use.mention.stem for use in abbreviations.uses},
                abbreviations.list_defined(),
            ),
        ],
        count_accounts({**accounts, "funding": sum_accounts, "parties": party_accounts}),
    )

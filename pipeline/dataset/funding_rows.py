"""Funding cells → the rows of `funding`, and their totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from normalizers.accounting.word_account import WordAccount
from normalizers.amounts.currencies import SumUnit
from normalizers.amounts.funding import ParsedFunding, parse_funding
from normalizers.amounts.funding_line import FundingLine
from normalizers.letters.confusables import fold_confusables
from pipeline.dataset.cell_texts import (
    CellText,
    CellTexts,
    iter_doubt_findings,
    parse_column,
)
from pipeline.findings import Finding
from pipeline.schema import ItemId
from pipeline.structure.items import Item, RowDict


def build_funding_rows(
    items: Sequence[Item], texts: CellTexts
) -> tuple[list[RowDict], list[Finding], list[WordAccount]]:
    """The rows, one for each amount in printed order, the findings, and the word account of each
    cell.

    Items that share a merged cell have the same `group_id`, so that its amounts are added up once.
    """
    rows: list[RowDict] = []
    findings: list[Finding] = []
    accounts: list[WordAccount] = []
    for item, cell_funding, first_item in parse_column(
        items,
        texts,
        "funding",
        parse_funding_cell,
    ):
        if item is first_item:
            findings += iter_doubt_findings(item, "funding", cell_funding.doubts)
            accounts.append(cell_funding.account)
        rows += [
            {
                "item_id": item.item_id,
                "position": position,
                "amount_kgs": entry.amount_kgs,
                "amount": entry.amount,
                "currency": entry.currency if entry.amount is not None else None,
                "source": entry.source,
                "source_kind": entry.source_kind,
                "note": entry.note,
                "step_no": entry.step,
                "group_id": f"{first_item.item_id}/{position}",
                "evidence": entry.evidence,
            }
            for position, entry in enumerate(cell_funding.lines, 1)
        ]
    return rows, findings, accounts


def parse_funding_cell(cell: CellText) -> ParsedFunding:
    """What a cell of money says. Sum and source may have been printed in two columns
    (`CellText.parts`).

    Then each plain number is a sum; its unit may come from the column's title.
    """
    if cell.parts is None:
        return parse_funding(cell.text, cell.author_breaks, cell.unit)
    amount_text, source = cell.parts
    parsed = parse_funding(amount_text, (), cell.unit or SumUnit())
    if not parsed.lines:
        return parse_funding(source)
    lines = tuple(
        line
        if line.source and line.amount is None
        else replace(line, source=source, evidence=f"{line.evidence}, its source beside it")
        for line in parsed.lines
    )
    return replace(parsed, lines=lines or (FundingLine(source=source, evidence="a source"),))


class FundingTotal(NamedTuple):
    """What one source gives to one section, in KGS; the source is None if none is printed."""

    section: str
    source: str | None
    amount_kgs: Decimal


def compute_totals(rows: Iterable[Mapping[str, object]]) -> list[FundingTotal]:
    """The sums by section and source, each group counted once; the largest of a section first.

    Sources are compared by their letters: case, look-alike letters and spaces make no difference.
    """
    seen_groups: set[object] = set()
    total_by_key: dict[tuple[str, str], FundingTotal] = {}
    for row in rows:
        amount, group = row["amount_kgs"], row["group_id"]
        if not isinstance(amount, Decimal) or group in seen_groups:
            continue
        seen_groups.add(group)
        section = ItemId.parse(str(row["item_id"])).section
        source = row["source"]
        key = section, "".join(fold_confusables(str(source)).split()) if source else ""
        running_total = total_by_key.get(
            key, FundingTotal(section, str(source) if source else None, Decimal(0))
        )
        total_by_key[key] = running_total._replace(amount_kgs=running_total.amount_kgs + amount)
    section_order = {
        section: index for index, section in enumerate(dict.fromkeys(s for s, _ in total_by_key))
    }
    return sorted(
        total_by_key.values(), key=lambda total: (section_order[total.section], -total.amount_kgs)
    )

"""Funding cells → the rows of `funding`, and their totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from normalizers.amounts.funding import funding
from normalizers.letters.confusables import folded
from pipeline.dataset.cell_texts import Texts, doubtful, each
from pipeline.findings import Finding
from pipeline.structure.items import Item, Row


def fundings(items: Sequence[Item], texts: Texts) -> tuple[list[Row], list[Finding]]:
    """One row an amount, in printed order; the same group for each item of a merged cell."""
    rows: list[Row] = []
    findings: list[Finding] = []
    for item, cell, first in each(
        items, texts, "funding", lambda cell: funding(cell.text, cell.breaks)
    ):
        if item is first:
            findings += doubtful(item, "funding", cell.doubts)
        rows += [
            {
                "item_id": item.item_id,
                "position": position,
                "amount_kgs": entry.amount,
                "source": entry.source,
                "note": entry.note,
                "step_no": entry.step,
                "group_id": f"{first.item_id}/{position}",
                "evidence": entry.evidence,
            }
            for position, entry in enumerate(cell.sums, 1)
        ]
    return rows, findings


class Total(NamedTuple):
    """What one source gives to one section, in KGS; a source of None is not printed."""

    section: str
    source: str | None
    amount_kgs: Decimal


def totals(rows: Iterable[Mapping[str, object]]) -> list[Total]:
    """The sums by section and source, each group once; the largest of a section first.

    A source is known by its letters: case, look-alikes and spaces make no difference.
    """
    groups: set[object] = set()
    sums: dict[tuple[str, str], Total] = {}
    for row in rows:
        amount, group = row["amount_kgs"], row["group_id"]
        if not isinstance(amount, Decimal) or group in groups:
            continue
        groups.add(group)
        section = str(row["item_id"]).split("/")[1]
        source = row["source"]
        key = section, "".join(folded(str(source)).split()) if source else ""
        known = sums.get(key, Total(section, str(source) if source else None, Decimal(0)))
        sums[key] = known._replace(amount_kgs=known.amount_kgs + amount)
    order = {section: index for index, section in enumerate(dict.fromkeys(s for s, _ in sums))}
    return sorted(sums.values(), key=lambda total: (order[total.section], -total.amount_kgs))

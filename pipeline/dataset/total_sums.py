"""Rows of totals held against the rows that they add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from normalizers.amounts.currencies import SumUnit
from normalizers.amounts.funding import parse_funding
from pipeline.findings import Finding
from pipeline.structure.items import TotalRow


def find_total_problems(
    totals: Iterable[TotalRow], funding: Sequence[Mapping[str, object]]
) -> Iterator[Finding]:
    """A finding for each printed total that is the sum neither of the rows since the total before
    it, nor of its section, nor of all that stands above it."""
    amounts_by_item: dict[str, dict[object, Decimal]] = {}
    for row in funding:
        amount = row["amount_kgs"]
        if isinstance(amount, Decimal):
            groups = amounts_by_item.setdefault(str(row["item_id"]), {})
            groups[row["group_id"]] = amount
    seen: list[str] = []
    for total in totals:
        seen += [item for item in total.items_of_section if item not in seen]
        printed = _read_amount(total)
        if printed is None:
            continue
        sums = [
            _add_up(amounts_by_item, items)
            for items in (total.items_since_total, total.items_of_section, seen)
        ]
        if printed not in sums:
            yield Finding(
                "total_differs",
                f"Section {total.section}: a total says {printed} som, its rows make {sums[0]} som",
                page=total.page,
                detail=total.text,
            )


def _read_amount(total: TotalRow) -> Decimal | None:
    """The one sum that a row of totals prints, if it is som."""
    if total.amount is None:
        return None
    text = total.amount.parts[0] if total.amount.parts else total.amount.text
    parsed = parse_funding(text, (), total.amount.unit or SumUnit())
    amounts = [line.amount_kgs for line in parsed.lines if line.amount_kgs is not None]
    return amounts[0] if len(amounts) == 1 else None


def _add_up(
    amounts_by_item: Mapping[str, Mapping[object, Decimal]], items: Iterable[str]
) -> Decimal:
    """The sum of some items, each printed amount once."""
    groups: dict[object, Decimal] = {}
    for item in items:
        groups |= amounts_by_item.get(item, {})
    return sum(groups.values(), Decimal(0))

"""Rows of totals, compared with the sums of the rows that they add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from normalizers.amounts.currencies import SumUnit
from normalizers.amounts.funding import parse_funding
from normalizers.amounts.printed_sums import add_printed_sums
from pipeline.findings import Finding
from pipeline.structure.items import TotalRow


def find_total_problems(
    totals: Iterable[TotalRow], funding: Sequence[Mapping[str, object]]
) -> Iterator[Finding]:
    """Yields a finding for each printed total that fits none of three sums: of the rows since the
    last total, of its section, and of all rows above it."""
    amounts_by_item: dict[str, list[tuple[str, Decimal]]] = {}
    for row in funding:
        amount = row["amount_kgs"]
        if isinstance(amount, Decimal):
            own = amounts_by_item.setdefault(str(row["item_id"]), [])
            own.append((str(row["group_id"]), amount))
    seen: list[str] = []
    for total in totals:
        seen += [item for item in total.items_of_section if item not in seen]
        printed = _read_amount(total)
        if printed is None:
            continue
        found = [
            add_printed_sums(one for item in items for one in amounts_by_item.get(item, ()))
            for items in (total.items_since_total, total.items_of_section, seen)
        ]
        sums = [Decimal(0) if one is None else one for one in found]
        if printed not in sums:
            yield Finding(
                "total_differs",
                f"Section {total.section}: a total says {printed} som, its rows make {sums[0]} som",
                page=total.page,
                detail=total.text,
            )


def _read_amount(total: TotalRow) -> Decimal | None:
    """The one sum that a row of totals prints; None if it prints none or several, or no som."""
    if total.amount is None:
        return None
    text = total.amount.parts[0] if total.amount.parts else total.amount.text
    parsed = parse_funding(text, (), total.amount.unit or SumUnit())
    amounts = [line.amount_kgs for line in parsed.lines if line.amount_kgs is not None]
    return amounts[0] if len(amounts) == 1 else None

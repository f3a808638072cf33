"""Sums of money, of which several rows may stand for one printed sum → their total.

A merged cell gives its amount to each of its rows, all with the same `group_id`; it must be added
up once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from decimal import Decimal


def add_printed_sums(amounts: Iterable[tuple[Hashable, Decimal | None]]) -> Decimal | None:
    """The total of (group, amount) pairs, each group counted once; None if no amount is known."""
    by_group = {group: amount for group, amount in amounts if amount is not None}
    return sum(by_group.values(), Decimal(0)) if by_group else None

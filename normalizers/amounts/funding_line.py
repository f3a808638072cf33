"""One line of a funding cell, as it is published."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from normalizers.amounts.currencies import SOM


class FundingLine(Struct, frozen=True):
    """One amount, or one source or condition without an amount.

    `amount` is in `currency`, to two decimals; `printed` is the amount as in the cell. `source` is
    who pays, `source_kind` of what kind that is (`SOURCE_KINDS`). `note` says what for or on what
    condition, without brackets. `step` is its number where sums are numbered. `is_each`: so much
    for each of several, which is no total.
    """

    amount: Decimal | None = None
    printed: str | None = None
    source: str | None = None
    note: str | None = None
    step: int | None = None
    evidence: str = ""
    currency: str | None = None
    source_kind: str | None = None
    is_each: bool = False

    @property
    def amount_kgs(self) -> Decimal | None:
        """What adds up: the amount, if it is som and no sum for each."""
        return self.amount if self.currency == SOM and not self.is_each else None

"""What a column's title says of the sums below it: how many of which currency each is."""

from __future__ import annotations

import re
from decimal import Decimal

from normalizers.amounts.currencies import SumUnit, find_foreign_currency
from normalizers.letters.confusables import fold_to_russian_keyboard

_UNITS = (
    (re.compile(r"\b(?:млрд|миллиард)"), Decimal(10**9)),
    (re.compile(r"\b(?:млн|миллион)"), Decimal(10**6)),
    (
        re.compile(r"\b(?:ми[нң]|мын)(?:д[а-я]{2,5})?(?![а-я])|\bтыс(?:яч[а-я]{0,3})?(?![а-я])"),
        Decimal(1000),
    ),
    (re.compile(r"\bсом|\bkgs\b|\bкгс\b"), Decimal(1)),
)


def parse_unit(title: str) -> SumUnit | None:
    """What each bare sum under a title is of (`миң сом менен`, `USD`); None if not said."""
    plain = fold_to_russian_keyboard(title)
    multiplier = next((value for pattern, value in _UNITS if pattern.search(plain)), None)
    foreign = find_foreign_currency(plain)
    if foreign is not None:
        return foreign._replace(multiplier=multiplier or Decimal(1))
    return SumUnit(multiplier) if multiplier is not None else None

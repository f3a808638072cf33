"""Values as people read them: separated thousands, joined lists, no formulas."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

MINUS_SIGN = "−"
LIST_SEPARATOR = "; "
NO_VALUE = "–"
"""Shown in place of a missing value."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a formula may begin; some spreadsheets also accept the wide signs of East Asian fonts."""


def format_thousands(number: Decimal | float, separator: str = " ", spec: str = "") -> str:
    """A whole number with separated thousands; `spec` says when it has a sign (`+` for always)."""
    return f"{number:{spec},.0f}".replace(",", separator).replace("-", MINUS_SIGN)


def format_kgs(amount: Decimal | None) -> str:
    """A sum of money with separated thousands; a dash for None."""
    return NO_VALUE if amount is None else format_thousands(amount)


def format_cell(value: object) -> object:
    """A value as one cell of a sheet: a list or a record becomes one text, anything else stays."""
    if isinstance(value, list):
        return LIST_SEPARATOR.join(str(format_cell(one)) for one in value)
    if isinstance(value, Mapping):
        return ": ".join(str(one) for one in value.values() if one is not None)
    return value


def disarm_formula(value: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value

"""Printed numbers → exact decimals: `1 500 000`, `4067,3`, `1.500.000`.

A comma or point with three digits behind it, and no other sign, may part thousands or decimals:
for such a number the caller decides by what stands around it.
"""

from __future__ import annotations

import re
from decimal import Decimal

BLANK = " \u00a0\u202f\u2009"
"""Spaces that stand between groups of digits."""

GROUPED = f"\\d{{1,3}}(?:[{BLANK}]\\d{{3}})+(?!\\d)"
"""A number whose thousands are separated by spaces."""

NUMBER = (
    f"(?:{GROUPED}|\\d+(?:[.,]\\d{{3}})+(?!\\d)|\\d+)(?:[.,]\\d{{1,2}}(?!\\d))?(?:[.,]\\d+(?!\\d))?"
)
"""A number in digits, its decimals and thousands included; to be used inside other patterns."""

_SPACED = re.compile(f"({GROUPED}|\\d+)(?:[.,](\\d+))?")
_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?|(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?")


def parse_decimal(text: str) -> Decimal | None:
    """The number that a text is, None if it is none; `1.500` is read as one and a half.

    See `is_ambiguous_number` for what should not be read so without further evidence.
    """
    if not text.isascii() and any(char.isdigit() and char > "9" for char in text):
        return None  # digits of other scripts
    if match := _SPACED.fullmatch(text):
        whole, fraction = match[1], match[2]
    elif match := _DOTTED.fullmatch(text):
        whole, fraction = match[1] or match[3], match[2] or match[4]
    else:
        return None
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{fraction}" if fraction else digits)


def is_ambiguous_number(text: str) -> bool:
    """Whether a number may be meant as thousands or as decimals: `1.500`."""
    return re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", text) is not None

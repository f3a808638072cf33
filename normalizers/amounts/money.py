"""Sums of money in a text: `3 млн сом`, `162067,5 миң. сом`, `500 000 с`, `250 000`.

A number is a sum when a word for thousands, millions or som follows it, or when its thousands are
parted by spaces. “мин” is what keyboards without ң make of “миң”.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from normalizers.letters.brackets import depths
from normalizers.letters.confusables import aligned
from normalizers.letters.numbers import BLANK, GROUPED, NUMBER, decimal, is_ambiguous

MULTIPLIERS = (
    (re.compile(r"млрд|миллиард"), Decimal(10**9)),
    (re.compile(r"млн|миллион|млион"), Decimal(10**6)),
    (re.compile(r"ми[нң]|мың|тыс"), Decimal(1000)),
)
CENT = Decimal("0.01")
FOREIGN, UNREAD = "sum_currency", "sum_unread"
"""The codes of what is not sure in a sum."""

SIGNS = "$€₽₸£¥"
"""Signs of other currencies."""

LARGEST = Decimal(10**16)
"""Sums from here on do not fit into the published column."""

_WORDS = r"(?:млрд|миллиард|млн|миллион|млион|ми[нң](?![а-яөү])|мың|тыс)[а-яңөү]*"
_SOM = r"(?:сом[а-яңөү]*|с(?![а-яңөү])|kgs|кгс)"
_SUM = re.compile(
    rf"(?<![\w№.,])(?P<number>{NUMBER})(?:[{BLANK}]?(?P<words>{_WORDS})\.?)?"
    rf"(?:[{BLANK}]?(?P<som>{_SOM})\.?)?"
)
_FOREIGN = re.compile(
    rf"[{SIGNS}]|\b(?:usd|eur|rub|kzt|доллар|евро|рубл|тенге|юан)[а-яңөү]*|\bруб\b"
)
_GROUPED = re.compile(GROUPED)
_FACTOR_BEFORE = re.compile(rf"(?:(?<![\w.,])\d+[{BLANK}]?[x×х*]?[{BLANK}]?){{1,3}}$")
_GOES_ON = re.compile(rf"[{BLANK}]?(?:-?[а-яa-zңөү%№]|[-–—]\d|(?!\d{{1,2}}[.)][{BLANK}])\d)")
_RANGE_BEFORE = re.compile(rf"(?<![\w.,])\d[\d.,]*[{BLANK}]?[-–—][{BLANK}]?$")
_BULLET = re.compile(r"\s*[-–—•]")


class Amount(NamedTuple):
    """A sum as printed from `start` to `end`; `value` in KGS is None where it is not sure."""

    start: int
    end: int
    value: Decimal | None
    problem: str | None = None


@cache
def _factor(words: str) -> Decimal:
    return next(value for pattern, value in MULTIPLIERS if pattern.match(words))


def amounts(text: str, *, bare: bool = False) -> list[Amount]:
    """The sums in a text that stand outside of brackets, in printed order.

    With `bare`, any number of four digits or more is one, though no word says so.
    """
    plain = aligned(text)
    inside = depths(plain)
    found: list[Amount] = []
    for match in _SUM.finditer(plain):
        if inside[match.start()] or not _is_sum(match, plain, bare):
            continue
        found.append(_amount(match, plain))
    return _together(found, plain)


def _is_sum(match: re.Match[str], plain: str, bare: bool) -> bool:
    """Whether a number is meant as a sum."""
    if match["words"] or match["som"]:
        return True
    before, behind = plain[max(0, match.start() - 2) : match.start()], plain[match.end() :]
    if _FOREIGN.match(behind[:12].lstrip(BLANK)) or before.strip(BLANK)[-1:] in tuple(SIGNS):
        return True
    number = match["number"]
    if _GOES_ON.match(plain, match.end()):
        return False
    if _GROUPED.match(number) or number.count(".") > 1 or number.count(",") > 1:
        return True
    return bare and sum(map(str.isdigit, number)) >= 4


def _amount(match: re.Match[str], plain: str) -> Amount:
    """The sum that a number and the words around it are."""
    start, end = match.span()
    end = start + len(plain[start:end].rstrip(BLANK))
    before = plain[max(0, start - 24) : start]
    behind = plain[end : end + 12]
    if sign := _FOREIGN.match(behind.lstrip(BLANK)):
        return Amount(
            start, end + len(behind) - len(behind.lstrip(BLANK)) + sign.end(), None, FOREIGN
        )
    if before.rstrip(BLANK)[-1:] in tuple(SIGNS):
        return Amount(start - len(before) + len(before.rstrip(BLANK)) - 1, end, None, FOREIGN)
    number = match["number"]
    if factor := _FACTOR_BEFORE.search(before):
        return Amount(start - len(before) + factor.start(), end, None, UNREAD)
    value = decimal(number)
    zeros = number.startswith("0") and number[1:2].isdigit()
    if value is None or zeros or (is_ambiguous(number) and not match["words"]):
        return Amount(start, end, None, UNREAD)
    if match["words"]:
        value *= _factor(match["words"])
    if value >= LARGEST or value != value.quantize(CENT):
        return Amount(start, end, None, UNREAD)
    return Amount(start, end, value.quantize(CENT))


def _together(found: list[Amount], plain: str) -> list[Amount]:
    """The sums, `1 млн 200 миң` as one, `100-200 миң сом` and `1 млн - 2 млн` as not understood."""
    out: list[Amount] = []
    bullets = _BULLET.match(plain)
    for amount in found:
        last = out[-1] if out else Amount(0, 0, None)
        gap = plain[last.end : amount.start]
        begin = _RANGE_BEFORE.search(plain, last.end, amount.start)
        if out and not gap.strip(BLANK) and last.value and amount.value:
            joined = last.value + amount.value if amount.value < last.value else None
            problem = None if joined else UNREAD
            out[-1] = Amount(last.start, amount.end, joined, problem)
        elif out and not bullets and gap.strip(BLANK) in {"-", "–", "—"}:
            out[-1] = Amount(last.start, amount.end, None, UNREAD)
        elif begin and not (bullets and begin.start() == 0):
            out.append(Amount(begin.start(), amount.end, None, UNREAD))
        else:
            out.append(amount)
    return out

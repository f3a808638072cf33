"""Sums of money in a text: `3 млн сом`, `162067,5 миң. сом`, `500 000 с`, `250 000`.

A number is a sum when a word for thousands, millions or som follows it, or when its thousands are
parted by spaces. “мин” is what keyboards without ң make of “миң”.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from normalizers.letters.brackets import mark_inside_brackets
from normalizers.letters.confusables import fold_keeping_length
from normalizers.letters.numbers import BLANK, GROUPED, NUMBER, is_ambiguous_number, parse_decimal

MULTIPLIERS = (
    (re.compile(r"млрд|миллиард"), Decimal(10**9)),
    (re.compile(r"млн|миллион|млион"), Decimal(10**6)),
    (re.compile(r"ми[нң]|мың|тыс"), Decimal(1000)),
)
CENT_KGS = Decimal("0.01")
FOREIGN_CURRENCY_CODE, UNREAD_SUM_CODE = "sum_currency", "sum_unread"
"""The codes of what is not sure in a sum."""

FOREIGN_CURRENCY_SIGNS = "$€₽₸£¥"
"""Signs of other currencies."""

MIN_SUM_DIGITS = 4
"""A number of so many digits may be a sum though no word says so."""

AMOUNT_LIMIT_KGS = Decimal(10**16)
"""Sums from here on do not fit into the published column."""

_MULTIPLIER_WORDS = r"(?:млрд|миллиард|млн|миллион|млион|ми[нң](?![а-яөү])|мың|тыс)[а-яңөү]*"
_SOM = r"(?:сом[а-яңөү]*|с(?![а-яңөү])|kgs|кгс)"
_SUM = re.compile(
    rf"(?<![\w№.,])(?P<number>{NUMBER})(?:[{BLANK}]?(?P<words>{_MULTIPLIER_WORDS})\.?)?"
    rf"(?:[{BLANK}]?(?P<som>{_SOM})\.?)?"
)
_FOREIGN_CURRENCY = re.compile(
    rf"[{FOREIGN_CURRENCY_SIGNS}]|\b(?:usd|eur|rub|kzt|доллар|евро|рубл|тенге|юан)[а-яңөү]*|\bруб\b"
)
_GROUPED = re.compile(GROUPED)
_FACTOR_BEFORE = re.compile(rf"(?:(?<![\w.,])\d+[{BLANK}]?[x×х*]?[{BLANK}]?){{1,3}}$")
_CONTINUATION = re.compile(rf"[{BLANK}]?(?:-?[а-яa-zңөү%№]|[-–—]\d|(?!\d{{1,2}}[.)][{BLANK}])\d)")
_RANGE_BEFORE = re.compile(rf"(?<![\w.,])\d[\d.,]*[{BLANK}]?[-–—][{BLANK}]?$")
_STEP_SIGN = re.compile(rf"[.)][{BLANK}]")
_BULLET = re.compile(r"\s*[-–—•]")


class PrintedAmount(NamedTuple):
    """A sum as printed from `start` to `end`; `value` in KGS is None where it is not sure."""

    start: int
    end: int
    value: Decimal | None
    problem: str | None = None


@cache
def _find_multiplier(words: str) -> Decimal:
    return next(value for pattern, value in MULTIPLIERS if pattern.match(words))


def find_amounts(
    text: str, *, allow_plain_numbers: bool = False, unit: Decimal | None = None
) -> list[PrintedAmount]:
    """The sums in a text that stand outside of brackets, in printed order.

    With `allow_plain_numbers`, any number of four digits or more is one, though no word says so.
    With a `unit` any number is, and each is multiplied with it where no word says its own.
    """
    plain = fold_keeping_length(text)
    in_brackets = mark_inside_brackets(plain)
    min_digits = MIN_SUM_DIGITS if unit is None else 1
    found_amounts: list[PrintedAmount] = []
    for match in _SUM.finditer(plain):
        if in_brackets[match.start()] or not _is_sum(match, plain, allow_plain_numbers, min_digits):
            continue
        found_amounts.append(_parse_amount(match, plain, unit))
    return _merge_adjacent(found_amounts, plain)


def _is_sum(
    match: re.Match[str], plain: str, allow_plain_numbers: bool, min_digits: int
) -> bool:
    """Whether a number is meant as a sum."""
    if match["words"] or match["som"]:
        return True
    preceding, following = plain[max(0, match.start() - 2) : match.start()], plain[match.end() :]
    if _FOREIGN_CURRENCY.match(following[:12].lstrip(BLANK)) or preceding.strip(BLANK)[
        -1:
    ] in tuple(FOREIGN_CURRENCY_SIGNS):
        return True
    number = match["number"]
    if _CONTINUATION.match(plain, match.end()):
        return False
    if _GROUPED.match(number) or number.count(".") > 1 or number.count(",") > 1:
        return True
    if _STEP_SIGN.match(plain, match.end()):
        return False
    return allow_plain_numbers and sum(map(str.isdigit, number)) >= min_digits


def _parse_amount(
    match: re.Match[str], plain: str, unit: Decimal | None = None
) -> PrintedAmount:
    """The sum that a number and the words around it are."""
    start, end = match.span()
    end = start + len(plain[start:end].rstrip(BLANK))
    preceding = plain[max(0, start - 24) : start]
    following = plain[end : end + 12]
    if sign := _FOREIGN_CURRENCY.match(following.lstrip(BLANK)):
        return PrintedAmount(
            start,
            end + len(following) - len(following.lstrip(BLANK)) + sign.end(),
            None,
            FOREIGN_CURRENCY_CODE,
        )
    if preceding.rstrip(BLANK)[-1:] in tuple(FOREIGN_CURRENCY_SIGNS):
        return PrintedAmount(
            start - len(preceding) + len(preceding.rstrip(BLANK)) - 1,
            end,
            None,
            FOREIGN_CURRENCY_CODE,
        )
    number = match["number"]
    if factor := _FACTOR_BEFORE.search(preceding):
        return PrintedAmount(start - len(preceding) + factor.start(), end, None, UNREAD_SUM_CODE)
    value = parse_decimal(number)
    has_leading_zero = number.startswith("0") and number[1:2].isdigit()
    if value is None or has_leading_zero or (is_ambiguous_number(number) and not match["words"]):
        return PrintedAmount(start, end, None, UNREAD_SUM_CODE)
    if match["words"]:
        value *= _find_multiplier(match["words"])
    elif unit is not None and not match["som"]:
        value *= unit
    if value >= AMOUNT_LIMIT_KGS or value != value.quantize(CENT_KGS):
        return PrintedAmount(start, end, None, UNREAD_SUM_CODE)
    return PrintedAmount(start, end, value.quantize(CENT_KGS))


def _merge_adjacent(found_amounts: list[PrintedAmount], plain: str) -> list[PrintedAmount]:
    """The sums, `1 млн 200 миң` as one, `100-200 миң сом` and `1 млн - 2 млн` as not understood."""
    merged: list[PrintedAmount] = []
    bullet = _BULLET.match(plain)
    for amount in found_amounts:
        previous = merged[-1] if merged else PrintedAmount(0, 0, None)
        gap = plain[previous.end : amount.start]
        range_start = _RANGE_BEFORE.search(plain, previous.end, amount.start)
        if merged and not gap.strip(BLANK) and previous.value and amount.value:
            combined = previous.value + amount.value if amount.value < previous.value else None
            problem = None if combined else UNREAD_SUM_CODE
            merged[-1] = PrintedAmount(previous.start, amount.end, combined, problem)
        elif merged and not bullet and gap.strip(BLANK) in {"-", "–", "—"}:
            merged[-1] = PrintedAmount(previous.start, amount.end, None, UNREAD_SUM_CODE)
        elif range_start and not (bullet and range_start.start() == 0):
            merged.append(PrintedAmount(range_start.start(), amount.end, None, UNREAD_SUM_CODE))
        else:
            merged.append(amount)
    return merged

"""Sums of money in a text: `3 млн сом`, `162067,5 миң. сом`, `500 000 с`, `250 000`.

A number is a sum when a word for thousands, millions or a currency follows it, or when its
thousands are parted by spaces.

| print | read as |
| --- | --- |
| `216 000 (эки жүз он алты миң) сом` | 216 000; not given if the words say another sum |
| `эки жүз миң сом`, `бир жарым миллион` | 200 000; 1 500 000 |
| `4 млн. 280 миң сом` | 4 280 000 |
| `10 миң сомдон`, `по 5000 сом` | a sum for each: no total |
| `500 миң сомдон ашык` | 500 000, a limit |
| `100–150 миң`, `от 50 до 100 тыс.`, `50 миңден 100 миң сомго чейин` | a range: not given |
| `12 × 15 000 сом`, `1.500 сом`, `500,0` without a unit | not given |
| `KGS 25 000`, `сом: 25 000` | 25 000 |
| `500,0` under a title in thousands | 500 000 |
| `−500 миң сом`, `минус 500 миң сом` | not given |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from normalizers.amounts.currencies import (
    FOREIGN_SIGNS,
    FOREIGN_WORDS,
    MULTIPLIER_WORDS,
    SOM,
    SOM_WORDS,
    find_multiplier,
    get_currency,
)
from normalizers.amounts.sums_in_words import replace_sums_in_words
from normalizers.letters.brackets import mark_inside_brackets
from normalizers.letters.confusables import fold_print
from normalizers.letters.number_words import FILLER, is_like_numeral
from normalizers.letters.numbers import BLANK, GROUPED, NUMBER, is_ambiguous_number, parse_decimal
from normalizers.letters.signs import MINUS

CENT = Decimal("0.01")
FOREIGN_CURRENCY_CODE, UNREAD_SUM_CODE = "sum_currency", "sum_unread"
"""The findings' codes for a sum in another currency, and for one that is not understood."""

AMOUNT_LIMIT = Decimal(10**16)
"""Sums from here on do not fit into the published column."""

_GAP = rf"[{BLANK}{FILLER}]"
_SUM = re.compile(
    rf"(?:(?<![\w№.,])|(?<=[а-яң]\.)"
    rf"|(?<=млн))(?P<number>{NUMBER})(?:{_GAP}*(?P<words>{MULTIPLIER_WORDS})\.?)?"
    rf"(?:{_GAP}*(?P<som>{SOM_WORDS})\.?)?"
)
_GROUPED = re.compile(GROUPED)
_FACTOR_BEFORE = re.compile(rf"(?:(?<![\w.,])\d+[{BLANK}]?[x×х*]?[{BLANK}]?){{1,3}}$")
_PRODUCT_BEFORE = re.compile(
    rf"(?<![\w.,])\d+(?:[{BLANK}]?[^\W\d_]{{1,12}}\.?)?[{BLANK}]*[x×х*✕][{BLANK}]*$"
)
_PRODUCT_BEHIND = re.compile(
    rf"[{BLANK}]*[x×х*✕][{BLANK}]*\d+(?:[{BLANK}]?(?!сом)[^\W\d_]{{1,12}}(?!\w))?"
)
_CONTINUATION = re.compile(rf"[{BLANK}]?(?:-?[а-яa-zңөү%№]|-\d|(?!\d{{1,2}}[.)][{BLANK}])\d)")
_RANGE_BEFORE = re.compile(
    rf"(?:(?<![\w.,])(?!(?:19|20)\d\d\W)\d[\d.,{BLANK}]*[{BLANK}]?(?:-|(?:до|же|или)[{BLANK}]"
    rf"|-?[дт][аеоө]н[{BLANK}])[{BLANK}]?"
    rf"|(?<!\w)(?:от|с)[{BLANK}]\d[\d.,{BLANK}]*(?:тыс\.?|млн\.?)?[{BLANK}]?до[{BLANK}])$"
)
_BULLET = re.compile(r"\s*[-•]")
_EACH = re.compile(r"(?:сом|доллар|евро|рубл|тенге|ми[ңн]|миллион)[а-яңөү]*?[дт][аеоө]н\W*$")
_LIMIT_BEHIND = re.compile(
    rf"[{BLANK}.]*(?:ашык|ашуун|кем|жогору|көп|аз|төмөн|тартып|баштап)(?!\w)"
)
_EACH_BEFORE = re.compile(rf"(?<!\w)по[{BLANK}]+$")
_FROM_BEFORE = re.compile(rf"(?<!\w)(?:от|с)[{BLANK}]+$")
_SOM_BEFORE = re.compile(rf"(?:^|[,;(/-])[{BLANK}]*(?P<som>kgs|кгс|сом)[{BLANK}]?:?[{BLANK}]*$")
"""The currency before a sum, behind a sign or at the cell's start: `KGS 25 000`."""

_SOM_BEFORE_LETTERS = 12
"""So many letters before a number are looked at for its currency."""

_MINUS_BEFORE = re.compile(rf"(?:{MINUS}|(?<!\w)минус[{BLANK}]+)$", re.IGNORECASE)
"""Before a sum that is taken off; a hyphen there may be a list's."""

_WORD_AHEAD = re.compile(rf"(?P<word>[^\W\d_]+)[{BLANK}{FILLER}]*$")
_WORD_BEHIND = re.compile(r"(?<!\.)\s*[^\W\d_]{2,}")
"""A word behind a sum in words, which may be more of it."""

_STEP_SIGN = re.compile(rf"\)|\.[{BLANK}]")
"""Behind the number of a sum in a list: `1)`, `1. `."""

_YEAR = re.compile(r"20[1-4]\d")
_MIN_PLAIN_DIGITS = 4


class PrintedAmount(Struct, frozen=True):
    """A sum as printed from `start` to `end`.

    `value`, in `currency`, is None if it is not certain; `problem` then says why. `currency` is
    None for one that is not published. `is_each`: so much for each of several, which is no total.
    """

    start: int
    end: int
    value: Decimal | None
    problem: str | None = None
    currency: str | None = SOM
    is_each: bool = False


def find_amounts(
    text: str, *, allow_plain_numbers: bool = False, unit: Decimal | None = None
) -> list[PrintedAmount]:
    """The sums in a text that stand outside of brackets, in printed order.

    With `allow_plain_numbers`, any number of four digits or more is one, though no word says so.
    `unit` is what the column's title multiplies numbers without a word by; with it, each number is
    a sum that no other word claims.
    """
    plain = fold_print(text)
    plain, misstated = replace_sums_in_words(plain)
    in_brackets = mark_inside_brackets(plain)
    found_amounts: list[PrintedAmount] = []
    for match in _SUM.finditer(plain):
        if in_brackets[match.start()] or not _is_sum(
            match, plain, allow_plain_numbers=allow_plain_numbers, unit=unit
        ):
            continue
        amount = _parse_amount(match, plain, unit)
        in_words = plain[match.start() - 1 : match.start()] == FILLER
        is_torn = in_words and _is_torn(match, plain)
        is_negative = _MINUS_BEFORE.search(text, 0, amount.start) is not None
        if is_torn or is_negative or any(amount.start <= place < amount.end for place in misstated):
            amount = replace(amount, value=None, problem=UNREAD_SUM_CODE)
        found_amounts.append(amount)
    merged = _merge_adjacent(found_amounts, plain)
    return [_include_words(amount, plain) for amount in merged]


def _is_torn(match: re.Match[str], plain: str) -> bool:
    """Whether a word beside a sum in words may be part of it, misspelt."""
    ahead = _WORD_AHEAD.search(plain, 0, match.start())
    if ahead and is_like_numeral(ahead["word"]):
        return True
    if match["words"] and match["number"].isdigit():
        return True  # its own words for thousands are part of it
    return not match["som"] and _WORD_BEHIND.match(plain, match.end()) is not None


def _include_words(amount: PrintedAmount, plain: str) -> PrintedAmount:
    """The sum from the beginning of its words, of which digits and fillers took the place."""
    start = amount.start
    while start and plain[start - 1] == FILLER:
        start -= 1
    return amount if start == amount.start else replace(amount, start=start)


def _is_sum(
    match: re.Match[str], plain: str, *, allow_plain_numbers: bool, unit: Decimal | None
) -> bool:
    """Whether a number is meant as a sum."""
    if match["words"] or match["som"] or plain[match.start() - 1 : match.start()] == FILLER:
        return True
    preceding, following = plain[max(0, match.start() - 2) : match.start()], plain[match.end() :]
    if FOREIGN_WORDS.match(following[:24].lstrip(BLANK)) or preceding.strip(BLANK)[-1:] in tuple(
        FOREIGN_SIGNS
    ):
        return True
    number = match["number"]
    if unit is not None and _is_bare_amount(match, plain):
        return True
    if _CONTINUATION.match(plain, match.end()) or _YEAR.fullmatch(number):
        return False
    is_grouped = _GROUPED.match(number) or number.count(".") > 1 or number.count(",") > 1
    has_digits = sum(map(str.isdigit, number)) >= _MIN_PLAIN_DIGITS
    is_plain = allow_plain_numbers or _find_som_before(plain, match.start()) is not None
    return bool(is_grouped) or (is_plain and has_digits)


def _find_som_before(plain: str, start: int) -> int | None:
    """Where the currency stands that is printed before a number, None if none is."""
    found = _SOM_BEFORE.search(plain, max(0, start - _SOM_BEFORE_LETTERS), start)
    return found.start("som") if found else None


def _is_bare_amount(match: re.Match[str], plain: str) -> bool:
    """Whether a number under a title with a unit is a sum: decimals, or nothing counted behind."""
    is_year = _YEAR.fullmatch(match["number"]) is not None
    if re.fullmatch(r"\d{1,2}", match["number"]) and _STEP_SIGN.match(plain, match.end()):
        return False  # the number of a sum in a list
    follows = re.match(rf"[{BLANK}]?(?:-?[а-яңөүa-z%№]|-\d)", plain[match.end() : match.end() + 3])
    has_decimals = re.search(r"[.,]\d{1,2}$", match["number"]) is not None
    counted = re.match(r"-?[а-яңөү]|\s?[%№]|-\d", plain[match.end() : match.end() + 2])
    return not is_year and (not follows or (has_decimals and not counted))


def _parse_amount(match: re.Match[str], plain: str, unit: Decimal | None) -> PrintedAmount:
    """The sum that a number and the words around it are."""
    start, end = match.span()
    end = start + len(plain[start:end].rstrip(BLANK))
    preceding = plain[max(0, start - 40) : start]
    following = plain[end : end + 32]
    currency: str | None = SOM
    problem: str | None = None
    blanks = len(following) - len(following.lstrip(BLANK))
    if not match["som"] and (sign := FOREIGN_WORDS.match(following, blanks)):
        end, currency, problem = end + sign.end(), get_currency(sign), FOREIGN_CURRENCY_CODE
    elif (sign_before := preceding.rstrip(BLANK)[-1:]) in tuple(FOREIGN_SIGNS) and sign_before:
        sign = FOREIGN_WORDS.match(sign_before)
        assert sign is not None
        start = start - len(preceding) + len(preceding.rstrip(BLANK)) - 1
        currency, problem = get_currency(sign), FOREIGN_CURRENCY_CODE
    elif (som_start := _find_som_before(plain, start)) is not None:
        start = som_start
    behind = _PRODUCT_BEHIND.match(plain, end)
    factor = _PRODUCT_BEFORE.search(preceding) or _FACTOR_BEFORE.search(preceding)
    if factor or behind:
        start = start - len(preceding) + factor.start() if factor else start
        return PrintedAmount(
            start, behind.end() if behind else end, None, UNREAD_SUM_CODE, currency
        )
    value = _compute_value(match, unit if currency == SOM else None)
    if value is None:
        return PrintedAmount(start, end, None, UNREAD_SUM_CODE, currency)
    if currency is None:
        return PrintedAmount(start, end, None, FOREIGN_CURRENCY_CODE, None)
    is_limit = _LIMIT_BEHIND.match(plain, end) is not None
    is_each = bool(_EACH.search(plain[match.start("number") : end])) and not is_limit
    is_each = is_each or _EACH_BEFORE.search(preceding) is not None
    return PrintedAmount(start, end, value, problem, currency, is_each)


def _compute_value(match: re.Match[str], unit: Decimal | None) -> Decimal | None:
    """The value of a number with its words; None where it may be meant otherwise."""
    number = match["number"]
    value = parse_decimal(number)
    has_leading_zero = number.startswith("0") and number[1:2].isdigit()
    takes_unit = unit is not None and not match["words"] and not match["som"]
    is_thousand_or_fraction = is_ambiguous_number(number) and not match["words"]
    if value is None or has_leading_zero or is_thousand_or_fraction:
        return None
    is_bare = not match["words"] and not match["som"] and unit is None
    if is_bare and re.search(r"[.,]\d$", number):
        return None  # one decimal is usual in tables in thousands, but no word says so
    if match["words"]:
        value *= find_multiplier(match["words"])
    elif takes_unit and unit is not None:
        value *= unit
    if value >= AMOUNT_LIMIT or value != value.quantize(CENT):
        return None
    return value.quantize(CENT)


def _merge_adjacent(found_amounts: Sequence[PrintedAmount], plain: str) -> list[PrintedAmount]:
    """The sums, `1 млн 200 миң` as one, `100-200 миң сом` and `1 млн - 2 млн` as not understood."""
    merged: list[PrintedAmount] = []
    bullet = _BULLET.match(plain)
    for amount in found_amounts:
        previous = merged[-1] if merged else PrintedAmount(0, 0, None)
        gap = plain[previous.end : amount.start].strip(BLANK + FILLER)
        range_start = _RANGE_BEFORE.search(plain, previous.end, amount.start)
        is_from = previous.is_each or _FROM_BEFORE.search(plain, 0, previous.start) is not None
        if merged and gap in ("", "до") and is_from:
            merged[-1] = PrintedAmount(
                previous.start, amount.end, None, UNREAD_SUM_CODE, amount.currency
            )
        elif merged and gap in {"", "."} and previous.value and amount.value:
            is_lower = amount.value < previous.value and amount.currency == previous.currency
            combined = previous.value + amount.value if is_lower else None
            problem = amount.problem if combined else UNREAD_SUM_CODE
            merged[-1] = replace(
                amount,
                start=previous.start,
                value=combined,
                problem=problem,
                is_each=amount.is_each,
            )
        elif merged and not bullet and gap == "-":
            merged[-1] = replace(
                amount, start=previous.start, value=None, problem=UNREAD_SUM_CODE, is_each=False
            )
        elif range_start and not (bullet and range_start.start() == 0):
            merged.append(
                replace(
                    amount,
                    start=range_start.start(),
                    value=None,
                    problem=UNREAD_SUM_CODE,
                    is_each=False,
                )
            )
        else:
            merged.append(amount)
    return merged

"""Words for money: som and other currencies, and the words for thousands and millions.

| print | currency | times |
| --- | --- | --- |
| `сом`, `с.`, `KGS` | KGS | 1 |
| `миң сом`, `тыс. с.`, `мин сом`, `т.с.` | KGS | 1000 |
| `АКШ доллары`, `долл. США`, `$`, `USD` | USD | 1 |
| `евро`, `€`; `рубль`, `₽`; `тенге`, `₸` | EUR, RUB, KZT | 1 |
| `£`, `¥`, `юань`, `лира` | none of those that are published | 1 |

“мин” is “миң” typed on a keyboard without ң.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

SOM = "KGS"
PUBLISHED_CURRENCIES = (SOM, "USD", "EUR", "RUB", "KZT")
"""The currencies that sums are given in."""

_MULTIPLIERS = (
    (re.compile(r"млрд|миллиард"), Decimal(10**9)),
    (re.compile(r"млн|милл?ион"), Decimal(10**6)),
    (re.compile(r"ми[нң]|мың|тыс|т"), Decimal(1000)),
)
MULTIPLIER_WORDS = (
    r"(?:(?:млрд|миллиард|млн|милл?ион|ми[нң]|мың|тыс)"
    r"(?:яч(?:[аиу]|ей|ам|ами)?|ов|а|ам|[дт][аеоө]н|[дт][ыиуү]н?|[гк][аеоө]"
    r"|[дт][ыиуү]к)?(?![а-яңөү])"
    r"|т(?=\.?\s?с(?:ом|\.|\s|$)))"
)
SOM_WORDS = (
    r"(?:сом(?:дон|дун|ду|го|до|дор(?:дун|дон|го|ду)?|дук|дой|ов|а|ы|у|ом|ах|ам|унча)?(?![а-яңөү])"
    r"|с(?![а-яңөү])|kgs|кгс)"
)
_CURRENCIES = (
    ("USD", r"\$|usd(?![a-z])|у\.\s?е\.|долл[а-яңөү]*\.?(?:\s?сша)?"),
    ("EUR", r"€|eur(?![a-z])|евро(?:д[ао]н?|нун|ну|го)?(?![а-яңөү])"),
    ("RUB", r"₽|rub(?![a-z])|руб(?:\.|л[а-яңөү]{0,6})?(?![а-яңөү])"),
    ("KZT", r"₸|kzt(?![a-z])|тенге[а-яңөү]*|теңге[а-яңөү]*"),
    (
        "",
        r"[£¥]|юан[а-яңөү]*|лир(?:а|ы|у|ой)?(?![а-яңөү])|gbp|cny|try(?!\w)|фунт[а-яңөү]*|"
        r"сум(?:а|ов|у)?(?![а-яңөү])",
    ),
)
FOREIGN_WORDS = re.compile(
    r"(?:(?:акш|америк[а-я]*|рос(?:сийск[а-я]*|сия[а-я]*|\.)?|орус[а-я]*|казак[а-я]*"
    r"|америкалык)\.?\s+)?(?:"
    + "|".join(rf"(?P<c{index}>{words})" for index, (_, words) in enumerate(_CURRENCIES))
    + r")(?:\s+(?:сша|акш)[а-яңөү]*)?"
)
"""A word or sign for another currency."""
_FOREIGN_WORD = re.compile(rf"(?:(?<![^\W\d_])|(?=[^\w\s])){FOREIGN_WORDS.pattern}")
"""The same in the midst of a text, and not inside another word."""

FOREIGN_SIGNS = "$€₽₸£¥"
"""Signs that also stand before a sum."""


class SumUnit(NamedTuple):
    """What a bare number stands for: how many of which currency; None for one that is not
    published, or not certain."""

    multiplier: Decimal = Decimal(1)
    currency: str | None = SOM


@cache
def find_multiplier(words: str) -> Decimal:
    """What a word for thousands or more multiplies by."""
    return next(value for pattern, value in _MULTIPLIERS if pattern.match(words))


def get_currency(match: re.Match[str]) -> str | None:
    """The currency of a match of `FOREIGN_WORDS`, None for one that is not published."""
    return next(
        code or None
        for index, (code, _) in enumerate(_CURRENCIES)
        if match[f"c{index}"] is not None
    )


def find_foreign_currency(folded: str) -> SumUnit | None:
    """One of the currency that a folded text names beside no other; None for none, or for som
    alone. Of several it is not certain which, so that the currency is None."""
    found = {get_currency(match) for match in _FOREIGN_WORD.finditer(folded)}
    is_som = re.search(rf"(?<!\w){SOM_WORDS}", folded)
    if not found:
        return None
    return SumUnit(currency=found.pop() if len(found) == 1 and not is_som else None)

"""Makes a phrase of a kind, with noise, and asks the program what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import cast

from rapidfuzz.distance import OSA

from normalizers.amounts.currencies import SumUnit
from normalizers.amounts.funding import parse_funding
from normalizers.amounts.indicators import parse_indicator
from normalizers.dates.deadlines import parse_deadline
from normalizers.letters.confusables import fold_confusables, type_in_russian

from .counts import make_indicator
from .definitions import make_definition, read_definition
from .made_phrase import MadePhrase, Meaning, Verdict, judge
from .noise import HARMFUL, HARMLESS
from .parties import make_parties, read_parties
from .sums import NO_SUM, make_sums
from .times import make_time

YEAR = "2025-26"
_HARMLESS_SHARE, _HARMFUL_SHARE = 0.4, 0.2
_UNIT_MARK = "\u241f"
"""Between a phrase and the unit of its column's title, which is made with it."""

_Sums = tuple[tuple[object, str | None], ...]
"""What a meaning of a funding cell is: amounts and sources."""

_MAX_SLIPS = 2

Found = tuple[Meaning, tuple[str, ...]]


def make_phrase(kind: str, chance: Random) -> MadePhrase:
    """A phrase of a kind, with noise at times."""
    phrase = KINDS[kind][0](chance)
    text, mark, unit = phrase.text.partition(_UNIT_MARK)
    if chance.random() < _HARMLESS_SHARE:
        text = chance.choice(HARMLESS)(text, chance)
    is_noisy = chance.random() < _HARMFUL_SHARE
    if is_noisy:
        text = chance.choice(HARMFUL)(text, chance)
    return replace(phrase, text=f"{text}{mark}{unit}", is_noisy=is_noisy)


def judge_phrase(kind: str, phrase: MadePhrase) -> tuple[Verdict, Meaning]:
    """The verdict on what the program reads of a phrase, and that."""
    found, codes = KINDS[kind][1](phrase)
    return judge(phrase, found, codes), found


def _make_sums(chance: Random) -> MadePhrase:
    phrase, unit = make_sums(chance)
    meanings = tuple(_fold_sums(meaning) for meaning in phrase.meanings)
    text = f"{phrase.text}{_UNIT_MARK}{unit}" if unit else phrase.text
    return replace(phrase, text=text, meanings=meanings)


def _read_time(phrase: MadePhrase) -> Found:
    deadline = parse_deadline(_clean(phrase.text), YEAR)
    codes = tuple(doubt.code for doubt in deadline.doubts)
    return (deadline.kind, deadline.start, deadline.end), codes


def _read_sums(phrase: MadePhrase) -> Found:
    text, _, unit = phrase.text.partition(_UNIT_MARK)
    parsed = parse_funding(_clean(text), unit=SumUnit(Decimal(unit)) if unit else None)
    codes = tuple(doubt.code for doubt in parsed.doubts)
    sums = tuple((entry.amount_kgs, entry.source) for entry in parsed.lines)
    has_money = any(amount is not None for amount, _ in sums)
    is_hidden = any(re.search(r"\d|сом\b", source or "") for _, source in sums)
    meant = cast("_Sums", phrase.meanings[0]) if phrase.meanings else ()
    means_none = bool(meant) and all(amount is None for amount, _ in meant)
    if not has_money and not is_hidden and not means_none:
        return NO_SUM, codes
    printed = tuple(
        (str(amount) if amount is not None else None, source) for amount, source in sums
    )
    return _forgive_typos(_fold_sums(printed), phrase), codes


def _read_indicator(phrase: MadePhrase) -> Found:
    parsed = parse_indicator(_clean(phrase.text), YEAR)
    deadline = parsed.deadline
    codes = tuple(doubt.code for doubt in (*parsed.doubts, *deadline.doubts))
    return (parsed.value, deadline.kind, deadline.start, deadline.end), codes


def _fold_sums(sums: Meaning) -> Meaning:
    """Sums with their sources by letters only."""
    return tuple(
        (amount, re.sub(r"\W", "", fold_confusables(source)) if source else None)
        for amount, source in cast("_Sums", sums)
    )


def _forgive_typos(sums: Meaning, phrase: MadePhrase) -> Meaning:
    """The sums, each source that is a meant one but for a slip of the keys as meant."""
    meant = [
        source for meaning in phrase.meanings for _, source in cast("_Sums", meaning) if source
    ]
    forgiven = []
    for amount, source in cast("_Sums", sums):
        near = sorted((_count_edits(source, one), one) for one in meant) if source else []
        is_slip = phrase.is_noisy and near and near[0][0] <= _MAX_SLIPS
        forgiven.append((amount, near[0][1] if is_slip else source))
    return tuple(forgiven)


def _count_edits(printed: str, meant: str) -> int:
    plain, other = (type_in_russian(text) for text in (printed, meant))
    return OSA.distance(plain, other)


def _clean(text: str) -> str:
    """White space as cells have it."""
    return " ".join(text.split())


KINDS: dict[str, tuple[Callable[[Random], MadePhrase], Callable[[MadePhrase], Found]]] = {
    "time": (make_time, _read_time),
    "sum": (_make_sums, _read_sums),
    "count": (make_indicator, _read_indicator),
    "parties": (make_parties, read_parties),
    "definition": (make_definition, read_definition),
}
"""For each kind of value, what makes a phrase and what reads it."""

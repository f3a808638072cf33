"""Numbers said in words, of one or several parts, Kyrgyz and Russian: `он эки` → 12.

| print | value | ending |
| --- | --- | --- |
| `он эки аудитория` | 12 | |
| `үч миллион эки жүз он миң` | 3 210 000 | |
| `он бешинчи октябрь` | 15, which orders | |
| `октябрдын он бешине` | 15 | `ине` |
| `двадцать пятого мая` | 25, which orders | |
| `сто двадцать тысяч` | 120 000 | |
| `эки-үч`, `эки үч` | none: two numbers, not one | |

In one number each word is of lower rank than the one before it (hundreds, tens, ones), and so again
after each word for thousands or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from normalizers.letters.confusables import type_in_russian

_ONES = {
    "бир": 1, "эки": 2, "үч": 3, "төрт": 4, "беш": 5, "алты": 6, "жети": 7, "сегиз": 8, "тогуз": 9,
    "один": 1, "одна": 1, "одно": 1, "одного": 1, "одной": 1, "одну": 1, "два": 2, "две": 2,
    "двух": 2, "три": 3, "трех": 3, "трёх": 3, "четыре": 4, "четырех": 4, "четырёх": 4, "пять": 5,
    "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8, "девять": 9,
    "девяти": 9,
}  # fmt: skip
_TEENS = {
    "десять": 10, "десяти": 10, "одиннадцать": 11, "двенадцать": 12, "тринадцать": 13,
    "четырнадцать": 14, "пятнадцать": 15, "шестнадцать": 16, "семнадцать": 17, "восемнадцать": 18,
    "девятнадцать": 19,
}  # fmt: skip
_TENS = {
    "он": 10, "жыйырма": 20, "отуз": 30, "кырк": 40, "элүү": 50, "алтымыш": 60, "жетимиш": 70,
    "сексен": 80, "токсон": 90, "двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50,
    "шестьдесят": 60, "семьдесят": 70, "восемьдесят": 80, "девяносто": 90,
}  # fmt: skip
_HUNDREDS = {
    "сто": 100, "двести": 200, "триста": 300, "четыреста": 400, "пятьсот": 500, "шестьсот": 600,
    "семьсот": 700, "восемьсот": 800, "девятьсот": 900,
}  # fmt: skip
_SCALES = {
    "миң": 1000, "мин": 1000, "мың": 1000, "миллион": 10**6, "миллиард": 10**9, "тысяча": 1000,
    "тысячи": 1000, "тысяч": 1000, "тысячу": 1000, "миллиона": 10**6, "миллионов": 10**6,
    "миллиарда": 10**9, "миллиардов": 10**9,
}  # fmt: skip
_HUNDRED = "жүз"
_RUSSIAN_ORDINALS = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4, "пят": 5, "шест": 6, "седьм": 7,
    "восьм": 8, "девят": 9, "десят": 10, "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13,
    "четырнадцат": 14, "пятнадцат": 15, "шестнадцат": 16, "семнадцат": 17, "восемнадцат": 18,
    "девятнадцат": 19, "двадцат": 20, "тридцат": 30,
}  # fmt: skip

_KYRGYZ = [
    "бир", "эки", "үч", "төрт", "беш", "алты", "жети", "сегиз", "тогуз", "он", "жыйырма", "отуз",
    "кырк", "элүү", "алтымыш", "жетимиш", "сексен", "токсон",
]  # fmt: skip
"""The numerals that take endings."""

_ORDINAL = r"(?:[ыиуү]?нч[ыиуү])"
_ENDING = (
    r"(?:(?:с?[ыиуү](?:н[аеоө]н?|нд[аеоө]|н)?)|[дт][аеоө]н?|[гк][аеоө]|[дт][ыиуү]н|н[ыиуү]н"
    r"|н[аеоө]|н?д[аеоө]г[ыиуү])"
)


def _join(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


_CARDINALS = _join({*_ONES, *_TEENS, *_TENS, *_HUNDREDS, *_SCALES, _HUNDRED})
_STEMS = _join({*_KYRGYZ, _HUNDRED})
_WORD = re.compile(
    r"(?<!\w)(?!үчүн(?!\w))(?:"
    rf"(?P<cardinal>{_CARDINALS})(?!\w)"
    rf"|(?P<stem>{_STEMS})"
    rf"(?P<order>{_ORDINAL})?(?P<ending>{_ENDING})?(?!\w)"
    rf"|(?P<russian>{_join(_RUSSIAN_ORDINALS)})"
    r"(?:ый|ий|ой|ая|ья|ое|ье|ого|ьего|ому|ьему|ом|ьем|ым|ьим|ой|ьей|ую|ью|ые|ьи)(?!\w))"
)

_NUMERALS = frozenset({*_ONES, *_TEENS, *_TENS, *_HUNDREDS, *_SCALES, _HUNDRED})
_TYPED_NUMERALS = frozenset(type_in_russian(word) for word in _NUMERALS)
_MIN_LETTERS, _LONG_WORD = 4, 6

FILLER = "\x1f"
"""Fills up digits that are shorter than their words, in front; patterns take it for white space."""


class NumberInWords(NamedTuple):
    """A number from `start` to `end` of a folded text; its ending stands behind.

    `end` is where the ending begins; `is_ordinal` says that it orders (`экинчи`).
    """

    start: int
    end: int
    value: int
    is_ordinal: bool = False
    ending: str = ""


class _NumeralPart(NamedTuple):
    """A word of a number: its value, what it is (ones, tens …), and where its ending begins."""

    start: int
    end: int
    stop: int
    value: int
    rank: int
    is_ordinal: bool
    ending: str


_RANK_ONES, _RANK_TEENS, _RANK_TENS, _RANK_HUNDREDS, _RANK_SCALE = 1, 2, 3, 4, 5


def find_number_words(plain: str) -> list[NumberInWords]:
    """The numbers said in words, in order. Words that follow each other and make no number are left
    out."""
    runs: list[list[_NumeralPart]] = []
    for part in _iter_parts(plain):
        previous = runs[-1][-1] if runs else None
        if (
            previous
            and not previous.ending
            and not previous.is_ordinal
            and not plain[previous.stop : part.start].strip()
        ):
            runs[-1].append(part)
        else:
            runs.append([part])
    return [number for run in runs if (number := _combine(run)) is not None]


def replace_number_words(plain: str) -> str:
    """The text with digits for numbers in words, as long as before: `FILLER` fills up in front.

    A lone `бир` or `один`, which is also “a, an”, stays; so do words for thousands and more.
    """
    text = plain
    for number in find_number_words(plain):
        if number.value == 1 and not number.is_ordinal:
            continue
        if number.value >= 1000:
            continue
        digits = str(number.value).rjust(number.end - number.start, FILLER)
        text = text[: number.start] + digits + text[number.end :]
    return text


def is_numeral(word: str) -> bool:
    """Whether a folded word is a numeral, without an ending."""
    return word in _NUMERALS


@lru_cache(maxsize=4096)
def is_like_numeral(word: str) -> bool:
    """Whether a folded word, itself no numeral, is one misspelt or typed on a Russian keyboard."""
    if word in _NUMERALS or len(word) < _MIN_LETTERS:
        return word in _TYPED_NUMERALS - _NUMERALS
    edits = 1 if len(word) < _LONG_WORD else 2
    return word in _TYPED_NUMERALS or any(
        OSA.distance(word, numeral, score_cutoff=edits) <= edits
        for numeral in _NUMERALS
        if len(numeral) >= _MIN_LETTERS
    )


def _iter_parts(plain: str) -> Iterator[_NumeralPart]:
    for match in _WORD.finditer(plain):
        start, stop = match.span()
        if word := match["cardinal"]:
            yield _NumeralPart(start, stop, stop, *_find_value(word), False, "")
        elif stem := match["stem"]:
            ending = match["ending"] or ""
            value, rank = _find_value(stem)
            yield _NumeralPart(
                start, stop - len(ending), stop, value, rank, bool(match["order"]), ending
            )
        else:
            value = _RUSSIAN_ORDINALS[match["russian"]]
            rank = _RANK_ONES if value < 10 else _RANK_TEENS if value < 20 else _RANK_TENS
            yield _NumeralPart(start, stop, stop, value, rank, True, "")


def _find_value(word: str) -> tuple[int, int]:
    for words, rank in (
        (_ONES, _RANK_ONES),
        (_TEENS, _RANK_TEENS),
        (_TENS, _RANK_TENS),
        (_HUNDREDS, _RANK_HUNDREDS),
        (_SCALES, _RANK_SCALE),
    ):
        if word in words:
            return words[word], rank
    return 100, _RANK_HUNDREDS


def _combine(parts: list[_NumeralPart]) -> NumberInWords | None:
    """One number of words that follow each other; None if their order makes no number."""
    total, current = 0, 0
    last_rank, last_scale = 9, 10**12
    for part in parts:
        if part.rank == _RANK_SCALE:
            if part.value >= last_scale:
                return None
            total += (current or 1) * part.value
            current, last_rank, last_scale = 0, 9, part.value
        elif part.value == 100 and last_rank == _RANK_ONES and current < 10:
            current, last_rank = current * 100, _RANK_HUNDREDS  # үч жүз
        elif (
            part.rank < last_rank
            and not (part.rank == _RANK_TEENS and last_rank <= _RANK_TENS)
            and not (part.rank == _RANK_ONES and last_rank == _RANK_TEENS)
        ):
            current += part.value
            last_rank = part.rank
        else:
            return None
    first, last = parts[0], parts[-1]
    return NumberInWords(first.start, last.end, total + current, last.is_ordinal, last.ending)

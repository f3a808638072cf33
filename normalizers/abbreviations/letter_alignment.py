"""Which words of a phrase the letters of a short form are: a letter a word, in order.

`билим берүү жана илим министрлиги` has the letters of БИМ: берүү belongs to the word before it,
жана may have a ж or none. `Ош мамлекеттик университети` has those of ОшМУ.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from normalizers.letters.confusables import fold_to_russian_keyboard
from normalizers.letters.kyrgyz_endings import is_ending

SURE_COST = 3
"""Alignments up to this cost are certain."""

_NO_LETTER = frozenset((
    "жана", "ж-а", "менен", "боюнча", "учун", "и", "в", "во", "на", "по", "с", "со", "для", "о",
    "об", "при", "of", "and", "the", "for", "in", "on", "to",
))  # fmt: skip
"""Words that need no letter of their own."""

_HALF_VERB = re.compile("(?:беруу|алуу|корсотуу|кылуу|этуу|чыгуу|чыгаруу|иштоо)(.*)")
"""The second part of compound verbs, as a Russian keyboard types it, with an ending: `сатып
алуулар`."""

_HALF_WORDS = frozenset((
    "чейинки", "аралык", "ара", "озу", "жузундогу", "карандысыз", "алдынча", "жай", "сөз",
    "соолук", "чарба",
))  # fmt: skip
"""The second words of compounds, which often have no letter: билим берүү, эл аралык."""

_HALF_COST = 1
"""What it costs that a half of a compound has no letter."""

_PART = re.compile(r"[^\W\d_]+")


class _PhrasePart(NamedTuple):
    """A word, or a part of a compound behind its first; `skip_cost` None if it needs a letter."""

    text: str
    skip_cost: int | None


def find_alignment_cost(
    stem: str,
    words: Sequence[str],
    *,
    begins_clause: bool = False,
    must_end_with_letter: bool = False,
) -> int | None:
    """How far a phrase is from having exactly the letters of a short form; None if it has not.

    0: a letter a word; each half verb or part of a compound without one costs 1, and so does a
    small ж that stands for no word, or a capital one for жана. The first word must have the first
    letter, and be no second half of a compound unless it `begins_clause`; `must_end_with_letter`
    asks for a letter of the last word too.
    """
    if not words:
        return None
    parts: list[_PhrasePart] = []
    for word in words:
        parts += _split_word(word)
    letters = tuple(zip(fold_to_russian_keyboard(stem), map(str.islower, stem), strict=False))
    if not parts or len(letters) != len(stem):
        return None
    if begins_clause and parts[0].skip_cost == _HALF_COST:
        parts[0] = parts[0]._replace(skip_cost=None)
    if parts[0].skip_cost is not None:
        return None
    if must_end_with_letter:
        parts[-1] = parts[-1]._replace(skip_cost=None)
    return _align(letters, tuple(parts))


@lru_cache(maxsize=4096)
def _split_word(word: str) -> tuple[_PhrasePart, ...]:
    plain = fold_to_russian_keyboard(word).strip("«»“”„\"'.,:;")
    if plain in _NO_LETTER:
        return (_PhrasePart(plain, 0),)
    half_verb = _HALF_VERB.fullmatch(plain)
    if plain in _HALF_WORDS or (half_verb and is_ending(half_verb[1])):
        return (_PhrasePart(plain, _HALF_COST),)
    pieces = _PART.findall(plain.partition("/")[0])
    return tuple(
        [_PhrasePart(piece, _HALF_COST if index else None) for index, piece in enumerate(pieces)]
    )


@lru_cache(maxsize=4096)
def _align(letters: tuple[tuple[str, bool], ...], parts: tuple[_PhrasePart, ...]) -> int | None:
    if not parts:
        return None if letters else 0
    first, rest = parts[0], parts[1:]
    costs: list[int] = []
    for count in _count_shared_letters(letters, first.text):
        cost = _align(letters[count:], rest)
        if cost is not None:
            is_conjunction = first.skip_cost == 0 and not letters[0][1]
            costs.append(cost + is_conjunction)
    if first.skip_cost is not None and (cost := _align(letters, rest)) is not None:
        costs.append(cost + first.skip_cost)
    if letters and letters[0] == ("ж", True) and (cost := _align(letters[1:], parts)) is not None:
        costs.append(cost + 1)
    return min(costs, default=None)


def _count_shared_letters(letters: Sequence[tuple[str, bool]], word: str) -> list[int]:
    """With how many letters of a short form a word can begin: one, and small ones behind it."""
    if not letters or letters[0][0] != word[0]:
        return []
    counts = [1]
    for count in range(2, min(len(letters), len(word)) + 1):
        letter, is_small = letters[count - 1]
        if not is_small or letter != word[count - 1]:
            break
        counts.append(count)
    return counts

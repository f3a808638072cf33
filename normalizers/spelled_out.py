"""Names printed in full that the list of abbreviations has: `Окуу башкармалыгы` is its ОБ."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from normalizers.endings import is_ending
from normalizers.lookalikes import folded

SHORTEST = 3
"""Two forms of a word have at least so many letters in common."""


def entry_spelled_out(name: str, entries: Iterable[tuple[str, str]]) -> str | None:
    """The abbreviation whose expansion is the name, word by word, endings aside.

    `entries` are abbreviations with their expansions. None when none is it, or more than one.
    """
    words = folded(name).split()
    found = {
        abbreviation
        for abbreviation, expansion in entries
        if (other := folded(expansion).split())
        and len(other) == len(words)
        and all(map(same_word, words, other))
    }
    return found.pop() if len(found) == 1 else None


def same_word(one: str, other: str) -> bool:
    """Whether two folded words differ in their Kyrgyz endings only."""
    if one == other:
        return True
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
    return shared >= SHORTEST and is_ending(one[shared:]) and is_ending(other[shared:])

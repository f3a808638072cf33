"""Names printed in full that the list of abbreviations has: `Окуу башкармалыгы` is its ОБ."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from normalizers.letters.confusables import folded
from normalizers.letters.kyrgyz_endings import is_ending

SHORTEST = 3
"""Two forms of a word have at least so many letters in common."""


class SpelledOut:
    """The expansions of a list of abbreviations, to be found by their words."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """`entries` are abbreviations with their expansions."""
        self._entries: dict[tuple[int, str], list[tuple[str, list[str]]]] = {}
        for abbreviation, expansion in entries:
            if words := folded(expansion).split():
                self._entries.setdefault(_key(words), []).append((abbreviation, words))

    def entry(self, name: str) -> str | None:
        """The abbreviation whose expansion is a name word by word, endings aside.

        None when none is it, or more than one.
        """
        words = folded(name).split()
        found = {
            abbreviation
            for abbreviation, other in self._entries.get(_key(words), ())
            if all(map(same_word, words, other))
        }
        return found.pop() if len(found) == 1 else None


def _key(words: list[str]) -> tuple[int, str]:
    """Names of the same words agree in this."""
    return len(words), words[0][:SHORTEST] if words else ""


def same_word(one: str, other: str) -> bool:
    """Whether two folded words differ in their Kyrgyz endings only."""
    if one == other:
        return True
    pairs = zip(one, other, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return shared >= SHORTEST and is_ending(one[shared:]) and is_ending(other[shared:])

"""Names printed in full that the list of abbreviations has: `Окуу башкармалыгы` is its ОБ."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from normalizers.letters.confusables import fold_confusables
from normalizers.letters.kyrgyz_endings import is_ending

MIN_SHARED_LETTERS = 3
"""Two forms of a word have at least so many letters in common."""


class FullNames:
    """The expansions of a list of abbreviations, to be found by their words."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """`entries` are abbreviations with their expansions."""
        self._names_by_key: dict[tuple[int, str], list[tuple[str, list[str]]]] = {}
        for abbreviation, expansion in entries:
            if words := fold_confusables(expansion).split():
                self._names_by_key.setdefault(_make_key(words), []).append((abbreviation, words))

    def find_abbreviation(self, name: str) -> str | None:
        """The abbreviation whose expansion is the name word by word, endings aside.

        None if there is none, or more than one.
        """
        words = fold_confusables(name).split()
        matches = {
            abbreviation
            for abbreviation, other in self._names_by_key.get(_make_key(words), ())
            if all(map(is_same_word, words, other))
        }
        return matches.pop() if len(matches) == 1 else None


def _make_key(words: list[str]) -> tuple[int, str]:
    """A key that is the same for names of the same words."""
    return len(words), words[0][:MIN_SHARED_LETTERS] if words else ""


def is_same_word(one: str, other: str) -> bool:
    """Whether two folded words differ in their Kyrgyz endings only."""
    if one == other:
        return True
    pairs = zip(one, other, strict=False)
    shared_length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return (
        shared_length >= MIN_SHARED_LETTERS
        and is_ending(one[shared_length:])
        and is_ending(other[shared_length:])
    )

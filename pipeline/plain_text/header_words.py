"""The words of a bare text's header: how much of a title they explain."""

from __future__ import annotations

from functools import lru_cache

from normalizers.titles.title_reading import MAX_FRAGMENT_LETTERS
from normalizers.titles.title_word_roles import find_word_role, read_title_words
from normalizers.titles.title_words import TitleRole


@lru_cache(maxsize=65536)
def compute_explained_share(title: str, roles: frozenset[TitleRole]) -> float:
    """The share (0 to 1) of a title's words that have one of some roles.

    The first word counts twice, since a title names its column first.
    """
    words = read_title_words(title)
    hits = [word.role in roles for word in words]
    hits = [
        hit
        for hit, word in zip(hits, words, strict=True)
        if hit or len(word.text) > MAX_FRAGMENT_LETTERS
    ]
    return (sum(hits) + hits[0]) / (len(hits) + 1) if hits else 0.0


def is_number_title(word: str) -> bool:
    """Whether a word is the title of the column of numbers."""
    return find_word_role(word.casefold()) is TitleRole.NUMBER

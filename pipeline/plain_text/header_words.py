"""The words that name each column of a bare text's header, by the kind of section."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from normalizers.titles.column_titles import NUMBER_KEY, SESSION_KEY, SectionKind
from normalizers.titles.title_reading import MAX_FRAGMENT_LETTERS
from normalizers.titles.title_word_roles import find_word_role, read_title_words
from normalizers.titles.title_words import FUNDING_ROLES, TitleRole

_COMMON_ROLES = {
    NUMBER_KEY: frozenset({TitleRole.NUMBER}),
    "responsible": frozenset({TitleRole.RESPONSIBLE, TitleRole.PARTICIPANTS}),
    "deadline": frozenset({TitleRole.DEADLINE}),
}
_FURTHER_ROLES = {
    "participants": frozenset({TitleRole.PARTICIPANTS}),
    "start": frozenset({TitleRole.START}),
    "end": frozenset({TitleRole.END}),
    "document": frozenset({TitleRole.DOCUMENT}),
    "outcome": frozenset({TitleRole.OUTCOME, TitleRole.EXPECTED}),
    "indicator": frozenset({TitleRole.INDICATOR}),
    "place": frozenset({TitleRole.PLACE}),
    "note": frozenset({TitleRole.NOTE, TitleRole.DONE}),
    "manner": frozenset({TitleRole.MANNER}),
    "funding": frozenset(FUNDING_ROLES),
    "source": frozenset({TitleRole.SOURCE}),
}

COLUMN_ROLES: Mapping[SectionKind, Mapping[str, frozenset[TitleRole]]] = {
    SectionKind.COUNCIL: {
        **_COMMON_ROLES,
        SESSION_KEY: frozenset({TitleRole.SESSION}),
        "item": frozenset({TitleRole.ITEM, TitleRole.NAME}),
        "note": _FURTHER_ROLES["note"],
    },
    SectionKind.STRATEGY: {
        **_COMMON_ROLES,
        "task": frozenset({TitleRole.TASK, TitleRole.ITEM}),
        "measure": frozenset({TitleRole.MEASURE}),
        "step": frozenset({TitleRole.STEP}),
        "document": _FURTHER_ROLES["document"],
        "indicator": frozenset({TitleRole.INDICATOR, TitleRole.OUTCOME, TitleRole.EXPECTED}),
        "note": _FURTHER_ROLES["note"],
        "place": _FURTHER_ROLES["place"],
        "funding": _FURTHER_ROLES["funding"],
    },
    SectionKind.EVENTS: {
        **_COMMON_ROLES,
        **_FURTHER_ROLES,
        "event": frozenset({TitleRole.MEASURE, TitleRole.EVENT, TitleRole.NAME}),
    },
}
"""For each kind of section: column → the roles of words that may name it."""

KIND_COLUMNS: Mapping[SectionKind, frozenset[str]] = {
    SectionKind.COUNCIL: frozenset({"item"}),
    SectionKind.STRATEGY: frozenset(
        {"task", "measure", "step", "document", "indicator", "funding"}
    ),
    SectionKind.EVENTS: frozenset({"event", "outcome"}),
}
"""The columns by which a header of each kind is recognised in a bare text."""


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

"""Which section, task, measure or subheading of one year is which of the other.

Two of them are the same if most of the items of each are paired with items of the other: so a task
that is reworded throughout is still the same, and so is a section that got another number. An item
was moved when what it belongs to is not the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from normalizers.wording.year_blind_words import without_years
from pipeline.compare.entries import PLACES, Entry

SECTION = "section"
Place = tuple[str, ...]


class Parents:
    """The places of two years that are the same, as their paired items say."""

    def __init__(self, pairs: Iterable[tuple[Entry, Entry]]) -> None:
        votes: dict[str, Counter[tuple[Place, Place]]] = {}
        for old, new in pairs:
            for column in (SECTION, *PLACES[old.kind]):
                votes.setdefault(column, Counter())[_place(old, column), _place(new, column)] += 1
        self._same = {column: _mutual(counts) for column, counts in votes.items()}

    def moved(self, old: Entry, new: Entry) -> str | None:
        """The widest column that says an item was moved, if one does."""
        for column in (SECTION, *PLACES[old.kind]):
            then, now = _place(old, column), _place(new, column)
            if then[-1] != now[-1] and (then, now) not in self._same.get(column, ()):
                return column
        return None

    def sections(self) -> list[tuple[str, str]]:
        """The numbers of the sections that are the same, before and after."""
        same = self._same.get(SECTION, set())
        return sorted((then[-1], now[-1]) for then, now in same)


def _place(entry: Entry, column: str) -> Place:
    """Section, and within it the text of a column, folded."""
    if column == SECTION:
        return (entry.section,)
    return entry.section, without_years(entry.text(column))


def _mutual(counts: Counter[tuple[Place, Place]]) -> set[tuple[Place, Place]]:
    """The pairs each of which is the other's most frequent one; of equals the first."""
    most: dict[tuple[str, Place], tuple[Place, Place]] = {}
    for pair in sorted(counts, key=lambda pair: -counts[pair]):
        most.setdefault(("old", pair[0]), pair)
        most.setdefault(("new", pair[1]), pair)
    return {pair for pair in counts if most["old", pair[0]] == pair == most["new", pair[1]]}


def counterpart(sections: Sequence[tuple[str, str]], new: str) -> str | None:
    """The old number of a section."""
    return next((then for then, now in sections if now == new), None)

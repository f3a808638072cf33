"""Which section, task, measure or subheading of one year is which of the other.

Two of them are the same if most of the items of each are paired with items of the other: so a task
that is reworded throughout is still the same, and so is a section that got another number. An item
was moved when what it belongs to is not the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from normalizers.wording.year_blind_words import remove_years
from pipeline.compare.entries import PARENT_COLUMNS, PlanEntry

SECTION_COLUMN = "section"
ParentKey = tuple[str, ...]


class ParentMapping:
    """The places of two years that are the same, as their paired items say."""

    def __init__(self, pairs: Iterable[tuple[PlanEntry, PlanEntry]]) -> None:
        votes: dict[str, Counter[tuple[ParentKey, ParentKey]]] = {}
        for old, new in pairs:
            for column in (SECTION_COLUMN, *PARENT_COLUMNS[old.kind]):
                votes.setdefault(column, Counter())[
                    _get_parent_key(old, column), _get_parent_key(new, column)
                ] += 1
        self._same_parents = {
            column: _find_mutual_pairs(counts) for column, counts in votes.items()
        }

    def find_moved_column(self, old: PlanEntry, new: PlanEntry) -> str | None:
        """The widest column that says an item was moved, if one does."""
        for column in (SECTION_COLUMN, *PARENT_COLUMNS[old.kind]):
            old_parent, new_parent = _get_parent_key(old, column), _get_parent_key(new, column)
            if old_parent[-1] != new_parent[-1] and (
                old_parent,
                new_parent,
            ) not in self._same_parents.get(column, ()):
                return column
        return None

    def list_section_pairs(self) -> list[tuple[str, str]]:
        """The numbers of the sections that are the same, before and after."""
        same = self._same_parents.get(SECTION_COLUMN, set())
        return sorted((then[-1], now[-1]) for then, now in same)


def _get_parent_key(entry: PlanEntry, column: str) -> ParentKey:
    """Section, and within it the text of a column, folded."""
    if column == SECTION_COLUMN:
        return (entry.section,)
    return entry.section, remove_years(entry.get_text(column))


def _find_mutual_pairs(
    counts: Counter[tuple[ParentKey, ParentKey]],
) -> set[tuple[ParentKey, ParentKey]]:
    """The pairs each of which is the other's most frequent one; of equals the first."""
    most_frequent: dict[tuple[str, ParentKey], tuple[ParentKey, ParentKey]] = {}
    for pair in sorted(counts, key=lambda pair: -counts[pair]):
        most_frequent.setdefault(("old", pair[0]), pair)
        most_frequent.setdefault(("new", pair[1]), pair)
    return {
        pair
        for pair in counts
        if most_frequent["old", pair[0]] == pair == most_frequent["new", pair[1]]
    }


def find_old_section(sections: Sequence[tuple[str, str]], new_number: str) -> str | None:
    """The old number of a section."""
    return next((then for then, now in sections if now == new_number), None)

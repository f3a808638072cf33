"""Which task, measure or subheading of one year is which of the other, and which items were moved.

Two of them are the same if most of the items of each are paired with items of the other, so that a
reworded task is still the same. An item was moved if its section, or what it belongs to, is not the
same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from normalizers.wording.year_blind_words import remove_years
from pipeline.matching.compared_items import PARENT_COLUMNS, PlanEntry
from pipeline.matching.section_pairs import find_mutual_pairs

SECTION_COLUMN = "section"
ParentKey = tuple[str, ...]


class ParentMapping:
    """Which places of two years are the same: sections as given, tasks and the like by their
    items."""

    def __init__(
        self,
        item_pairs: Iterable[tuple[PlanEntry, PlanEntry]],
        section_pairs: Iterable[tuple[str, str]],
    ) -> None:
        votes: dict[str, Counter[tuple[ParentKey, ParentKey]]] = {}
        for old, new in item_pairs:
            for column in PARENT_COLUMNS:
                votes.setdefault(column, Counter())[
                    _get_parent_key(old, column), _get_parent_key(new, column)
                ] += 1
        self._same_sections = {*section_pairs}
        self._same_parents = {column: find_mutual_pairs(counts) for column, counts in votes.items()}

    def find_moved_column(
        self, old: PlanEntry, new: PlanEntry, columns: Collection[str]
    ) -> str | None:
        """The widest level on which an item was moved: its section or one of `columns`; None if it
        was not."""
        if (old.section, new.section) not in self._same_sections:
            return SECTION_COLUMN
        for column in (column for column in PARENT_COLUMNS if column in columns):
            old_parent, new_parent = _get_parent_key(old, column), _get_parent_key(new, column)
            if old_parent[-1] != new_parent[-1] and (
                old_parent,
                new_parent,
            ) not in self._same_parents.get(column, ()):
                return column
        return None


def _get_parent_key(entry: PlanEntry, column: str) -> ParentKey:
    """The section, and the text of a column without case and years."""
    return entry.section, remove_years(entry.get_text(column))

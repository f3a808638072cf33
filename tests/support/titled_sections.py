"""Sections with titles of their own, in years to be compared."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.compare.comparison import PublishedYear, YearComparison
from pipeline.matching.compared_items import PlanEntry
from tests.support.made_years import NO_TIME


def section(kind: str, column: str, actions: Sequence[str], **texts: str) -> list[PlanEntry]:
    return [PlanEntry("", kind, "", 0, {column: action, **texts}, NO_TIME) for action in actions]


def titled_year(label: str, *sections: tuple[str, str, Sequence[PlanEntry]]) -> PublishedYear:
    """Sections by id and title, as the plan prints them."""
    entries = [
        replace(
            entry,
            item_id=f"{label}/{name}/{row}",
            section=name,
            row=row,
            texts={**entry.texts, "section_title": title},
        )
        for name, title, items in sections
        for row, entry in enumerate(items, 1)
    ]
    return PublishedYear(label, entries, {name: title for name, title, _ in sections})


def kinds(comparison: YearComparison) -> list[tuple[str, ...]]:
    return [change.kinds for change in comparison.changes]


STUDY, CARE = "Окуу-методикалык иштер", "Тарбия иштери"

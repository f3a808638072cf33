"""Two published years → all that changed between them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct, field

from normalizers.dates.periods import parse_period
from pipeline.compare.changes import (
    ComparedYears,
    ItemChange,
    MatchEvidence,
    compare_linked_items,
    make_unmatched_change,
)
from pipeline.compare.glossary_changes import (
    DefinedAbbreviation,
    GlossaryChange,
    compare_glossaries,
)
from pipeline.compare.typed_differences import make_day_mover
from pipeline.matching.compared_items import PlanEntry, get_column_weights
from pipeline.matching.matching import MIN_SIMILARITY, ItemMatch, NearestItem
from pipeline.matching.moved_items import ParentMapping
from pipeline.matching.paired_items import PairedItems, pair_kind, pair_left_over
from pipeline.matching.section_pairs import list_all_sections, pair_sections
from pipeline.matching.splits_and_merges import ItemSplit

NO_THREADS: Mapping[str, str] = {}


class PublishedYear(Struct, frozen=True):
    """What a comparison needs of a published year.

    `sections` maps the number of each section to its title, in the plan's order; `sha256` is that
    of the published folder's descriptor.
    """

    academic_year: str
    entries: Sequence[PlanEntry]
    sections: Mapping[str, str]
    glossary: Sequence[DefinedAbbreviation] = ()
    sha256: str = ""

    @property
    def start_year(self) -> int:
        """The calendar year in which it begins."""
        return parse_period(self.academic_year).start.year

    def list_printed_titles(self) -> dict[str, str]:
        """The title that each section prints, by section; empty where it prints none."""
        printed = {entry.section: entry.get_text("section_title") for entry in self.entries}
        return {**self.sections, **printed}

    def list_printed_columns(self) -> dict[str, set[str]]:
        """The columns in which each section prints something, by section."""
        columns: dict[str, set[str]] = {section: set() for section in self.sections}
        for entry in self.entries:
            columns[entry.section] |= {name for name, text in entry.texts.items() if text}
        return columns


class YearComparison(Struct, frozen=True):
    """Two years compared: every item of both is in one change or more, in the order of the new
    plan.

    `threads` maps the id of each new or dropped item to its thread, the id that the item had in the
    first year compared. `sections` pairs the numbers of the sections; one is None where a year does
    not have the section.
    """

    old: PublishedYear
    new: PublishedYear
    changes: Sequence[ItemChange]
    threads: Mapping[str, str]
    sections: Sequence[tuple[str | None, str | None]]
    glossary: Sequence[GlossaryChange] = field(default=())

    @property
    def name(self) -> str:
        """As in `2024-25_2025-26`."""
        return f"{self.old.academic_year}_{self.new.academic_year}"

    def is_different(self) -> bool:
        """Whether anything changed, in the items or in the glossary."""
        return any(change.kinds != ("same",) for change in self.changes) or any(
            change.kind != "same" for change in self.glossary
        )


def compare_two_years(
    old: PublishedYear, new: PublishedYear, threads: Mapping[str, str] = NO_THREADS
) -> YearComparison:
    """Compares two years; `threads` has the threads of the old year's items from earlier
    comparisons, by item id."""
    years_between = new.start_year - old.start_year
    kinds = list(dict.fromkeys(entry.kind for entry in (*new.entries, *old.entries)))
    groups = [pair_kind(old.entries, new.entries, kind) for kind in kinds]
    # Last, what is left of all kinds: a section may have become one of another kind.
    groups.append(pair_left_over(groups))
    item_pairs = [(match.old, match.new) for one in groups for match in one.matching.matches]
    section_pairs = pair_sections(old.list_printed_titles(), new.list_printed_titles(), item_pairs)
    years = ComparedYears(
        years_between,
        make_day_mover(old.academic_year, new.academic_year),
        ParentMapping(item_pairs, section_pairs),
        old.list_printed_columns(),
        new.list_printed_columns(),
    )
    all_changes = [change for group in groups for change in _iter_linked_changes(group, years)]
    linked_ids = {
        entry.item_id for change in all_changes for entry in (change.old, change.new) if entry
    }
    nearest = {
        item: near for group in reversed(groups) for item, near in group.matching.nearest.items()
    }
    all_changes += _iter_unmatched_changes(old, new, linked_ids, nearest)
    sections = list_all_sections(old.sections, new.sections, section_pairs)
    return YearComparison(
        old,
        new,
        _sort_by_plan_order(all_changes, sections),
        _assign_threads(all_changes, threads),
        sections,
        compare_glossaries(old.glossary, new.glossary, years_between),
    )


def _iter_linked_changes(group: PairedItems, years: ComparedYears) -> Iterator[ItemChange]:
    for split in group.splits:
        yield from compare_linked_items([split.whole], split.parts, years, _explain_split(split))
    for split in group.merges:
        yield from compare_linked_items(split.parts, [split.whole], years, _explain_split(split))
    used_ids = {
        entry.item_id
        for split in (*group.splits, *group.merges)
        for entry in (split.whole, *split.parts)
    }
    for match in group.matching.matches:
        if not used_ids & {match.old.item_id, match.new.item_id}:
            yield from compare_linked_items([match.old], [match.new], years, _explain_match(match))


def _iter_unmatched_changes(
    old: PublishedYear,
    new: PublishedYear,
    linked_ids: Collection[str],
    nearest: Mapping[str, NearestItem],
) -> Iterator[ItemChange]:
    kinds: tuple[tuple[PublishedYear, Literal["dropped", "new"]], ...]
    kinds = (old, "dropped"), (new, "new")
    for year, kind in kinds:
        for entry in year.entries:
            if entry.item_id not in linked_ids:
                yield make_unmatched_change(
                    entry, kind, _explain_unmatched(nearest.get(entry.item_id))
                )


def _explain_match(match: ItemMatch) -> MatchEvidence:
    weights = get_column_weights(frozenset((match.old.kind, match.new.kind)))
    column_scores = [
        f"{match.new.action_column if column == 'action' else column} {like:.0%}"
        for column, like in sorted(match.similarities.items(), key=lambda item: -weights[item[0]])
        if match.old.get_text(column) or match.new.get_text(column)
    ]
    reason = f"alike apart from years: {', '.join(column_scores)}"
    if match.doubtful and match.runner_up:
        reason += f"; it could be {match.runner_up.item_id} as well"
    elif match.doubtful:
        reason += "; nothing else comes near, and this is not near either"
    return MatchEvidence(
        reason,
        round(match.score, 4),
        match.doubtful,
        match.runner_up.item_id if match.runner_up else None,
        None if match.runner_up_score is None else round(match.runner_up_score, 4),
    )


def _explain_unmatched(nearest: NearestItem | None) -> MatchEvidence:
    if nearest is None:
        return MatchEvidence("the other year has no items")
    reason = (
        f"the nearest is {nearest.entry.item_id}; "
        f"a pair needs {MIN_SIMILARITY:.0%} in all and no better one"
    )
    return MatchEvidence(
        reason, runner_up=nearest.entry.item_id, runner_up_score=round(nearest.score, 4)
    )


def _explain_split(split: ItemSplit) -> MatchEvidence:
    parts = ", ".join(part.item_id for part in split.parts)
    reason = f"{parts} together say {split.coverage:.0%} of {split.whole.item_id}"
    return MatchEvidence(reason, round(split.coverage, 4))


def _sort_by_plan_order(
    item_changes: Sequence[ItemChange], sections: Sequence[tuple[str | None, str | None]]
) -> list[ItemChange]:
    """In the order of the new plan; dropped items come last in their section."""
    new_section_order = {new: at for at, (_, new) in enumerate(sections) if new}
    old_section_order = {old: at for at, (old, _) in enumerate(sections) if old}

    def get_position(change: ItemChange) -> tuple[int, bool, int, int]:
        old_row = change.old.row if change.old else 0
        if change.new:
            return new_section_order[change.new.section], False, change.new.row, old_row
        assert change.old
        return old_section_order[change.old.section], True, old_row, 0

    return sorted(item_changes, key=get_position)


def _assign_threads(
    item_changes: Sequence[ItemChange], threads: Mapping[str, str]
) -> dict[str, str]:
    """The thread of each item, named after its first item. The parts of a split item share its
    thread; a merged item continues the thread of the first of its old items."""
    thread_by_item: dict[str, str] = {}
    for change in sorted(item_changes, key=lambda change: change.old.row if change.old else 0):
        item_id = change.item.item_id
        first_id = change.old.item_id if change.old else item_id
        thread_by_item.setdefault(item_id, threads.get(first_id, first_id))
    return thread_by_item

"""Two published years → all that changed between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.compare.changes import (
    ItemChange,
    MatchEvidence,
    compare_linked_items,
    make_unmatched_change,
)
from pipeline.compare.entries import COLUMN_WEIGHTS, PlanEntry
from pipeline.compare.glossary_changes import (
    DefinedAbbreviation,
    GlossaryChange,
    compare_glossaries,
)
from pipeline.compare.matching import (
    MIN_SIMILARITY,
    ItemMatch,
    ItemPairing,
    NearestItem,
    pair_items,
)
from pipeline.compare.moved_items import ParentMapping, find_old_section
from pipeline.compare.splits_and_merges import ItemSplit, find_splits

NO_THREADS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """What a comparison needs of a published year.

    `sections` has the title of each by its number, in the plan's order; `sha256` is of the
    descriptor of the published folder.
    """

    academic_year: str
    entries: Sequence[PlanEntry]
    sections: Mapping[str, str]
    glossary: Sequence[DefinedAbbreviation] = ()
    sha256: str = ""

    @property
    def start_year(self) -> int:
        """The calendar year in which it begins."""
        return int(self.academic_year[:4])


@dataclass(frozen=True, slots=True)
class YearComparison:
    """Every item of both years in one change or more, in the order of the new plan.

    `threads` names the thread of each item of the new year, and of each dropped one; `sections`
    pairs the numbers of the sections, None where a year has no such.
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
    """Compare two years; `threads` names those that reach the old year, by its items' ids."""
    years_between = new.start_year - old.start_year
    section_kinds = [
        kind for kind in COLUMN_WEIGHTS if any(e.kind == kind for e in (*old.entries, *new.entries))
    ]
    all_changes: list[ItemChange] = []
    section_pairs: list[tuple[str, str]] = []
    for kind in section_kinds:
        old_items = [entry for entry in old.entries if entry.kind == kind]
        new_items = [entry for entry in new.entries if entry.kind == kind]
        matching = pair_items(old_items, new_items)
        parents = ParentMapping((match.old, match.new) for match in matching.matches)
        section_pairs += parents.list_section_pairs()
        all_changes += _compare_section_kind(old_items, new_items, matching, years_between, parents)
    sections = _pair_sections(old, new, section_pairs)
    return YearComparison(
        old,
        new,
        _sort_by_plan_order(all_changes, sections),
        _assign_threads(all_changes, threads),
        sections,
        compare_glossaries(old.glossary, new.glossary, years_between),
    )


def _compare_section_kind(
    old_items: Sequence[PlanEntry],
    new_items: Sequence[PlanEntry],
    matching: ItemPairing,
    years_between: int,
    parents: ParentMapping,
) -> Iterator[ItemChange]:
    partner_ids = {match.old.item_id: match.new.item_id for match in matching.matches}
    reverse_partner_ids = {new: old for old, new in partner_ids.items()}
    item_splits = find_splits(old_items, new_items, partner_ids)
    used_ids = {part.item_id for split in item_splits for part in split.parts}
    used_ids |= {split.whole.item_id for split in item_splits}
    item_merges = [
        split
        for split in find_splits(new_items, old_items, reverse_partner_ids)
        if not used_ids & {split.whole.item_id, *(part.item_id for part in split.parts)}
    ]
    used_ids |= {entry.item_id for split in item_merges for entry in (split.whole, *split.parts)}
    for split in item_splits:
        yield from compare_linked_items(
            [split.whole], split.parts, years_between, parents, _explain_split(split)
        )
    for split in item_merges:
        yield from compare_linked_items(
            split.parts, [split.whole], years_between, parents, _explain_split(split)
        )
    for match in matching.matches:
        if not used_ids & {match.old.item_id, match.new.item_id}:
            used_ids |= {match.old.item_id, match.new.item_id}
            yield from compare_linked_items(
                [match.old], [match.new], years_between, parents, _explain_match(match)
            )
    for entry in old_items:
        if entry.item_id not in used_ids:
            yield make_unmatched_change(
                entry, "dropped", _explain_unmatched(matching.nearest.get(entry.item_id))
            )
    for entry in new_items:
        if entry.item_id not in used_ids:
            yield make_unmatched_change(
                entry, "new", _explain_unmatched(matching.nearest.get(entry.item_id))
            )


def _explain_match(match: ItemMatch) -> MatchEvidence:
    weights = COLUMN_WEIGHTS[match.old.kind]
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
        return MatchEvidence("the other year has no items in this kind of section")
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


def _pair_sections(
    old: PublishedYear, new: PublishedYear, pairs: Sequence[tuple[str, str]]
) -> list[tuple[str | None, str | None]]:
    """Every section once: with the one that holds most of its items, else of the same number."""
    section_pairs = list(pairs)
    for number in new.sections:
        if number in old.sections and not any(number in (o, n) for o, n in section_pairs):
            section_pairs.append((number, number))
    paired_old_numbers = [old_number for old_number, _ in section_pairs]
    rows: list[tuple[str | None, str | None]] = [
        (find_old_section(section_pairs, number), number) for number in new.sections
    ]
    return rows + [(number, None) for number in old.sections if number not in paired_old_numbers]


def _sort_by_plan_order(
    item_changes: Sequence[ItemChange], sections: Sequence[tuple[str | None, str | None]]
) -> list[ItemChange]:
    """In the order of the new plan; what was dropped ends its section."""
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
    """A thread is named after its first item. What was split shares it; what was merged has the
    thread of the first of its old items."""
    thread_by_item: dict[str, str] = {}
    for change in sorted(item_changes, key=lambda change: change.old.row if change.old else 0):
        item_id = change.item.item_id
        first_id = change.old.item_id if change.old else item_id
        thread_by_item.setdefault(item_id, threads.get(first_id, first_id))
    return thread_by_item

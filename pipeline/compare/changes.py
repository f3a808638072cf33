"""Items of two years that are the same work → what changed between them, in words and figures."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal, get_args

from msgspec import Struct

from normalizers.wording.word_diff import DiffPiece, diff_words
from normalizers.wording.year_blind_words import is_same_but_for_years, tokenize
from pipeline.compare import typed_differences
from pipeline.matching.compared_items import PARENT_COLUMNS, PlanEntry
from pipeline.matching.moved_items import SECTION_COLUMN, ParentMapping

ChangeKind = Literal[
    "same",
    "split",
    "merged",
    "moved",
    "reworded",
    "deadline",
    "indicator",
    "responsible",
    "funding",
    "new",
    "dropped",
]
"""The kinds of change; an item may have several, listed in this order."""

CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)

WORD_COMPARED_COLUMNS = (
    *("subsection", "task", "measure", "step", "item", "event", "document", "outcome"),
    *("indicator_text", "place", "participants", "note", "other"),
)
"""The columns whose words are compared; others are compared by what they mean."""

TYPED_WORD_COLUMN = "indicator_text"
"""Its words are compared even if only one of the two sections has the column: its number is
compared anyway."""


class ComparedYears(Struct, frozen=True):
    """What is known of two years before their items are compared.

    `years_between` is how many years lie between them, `move_day` moves a day of the old year into
    the new one, `parents` says which sections and levels belong together, and the columns are those
    in which each section prints something."""

    years_between: int
    move_day: typed_differences.DayMover
    parents: ParentMapping
    old_columns: Mapping[str, Collection[str]]
    new_columns: Mapping[str, Collection[str]]

    def list_shared_columns(self, old: PlanEntry, new: PlanEntry) -> set[str]:
        """The columns that the sections of both items have. A column that only one section has is
        no change of its items."""
        return {*self.old_columns[old.section]} & {*self.new_columns[new.section]}


class ColumnChange(Struct, frozen=True):
    """One column before and after, as printed; None where it is empty or there is no item."""

    kind: ChangeKind
    column: str
    before: str | None
    after: str | None
    pieces: tuple[DiffPiece, ...]


class MatchEvidence(Struct, frozen=True):
    """Why two items are one, or why an item has no partner; `runner_up` is the id of the next best
    item."""

    reason: str
    score: float | None = None
    doubtful: bool = False
    runner_up: str | None = None
    runner_up_score: float | None = None


class ItemChange(Struct, frozen=True):
    """What became of an item. A new item has no `old`, a dropped one no `new`."""

    old: PlanEntry | None
    new: PlanEntry | None
    kinds: tuple[ChangeKind, ...]
    evidence: MatchEvidence
    column_changes: tuple[ColumnChange, ...] = ()
    deadline: typed_differences.DeadlineChange | None = None
    indicator: typed_differences.IndicatorChange | None = None
    responsible: typed_differences.PartyChange | None = None
    funding: typed_differences.FundingChange | None = None

    @property
    def item(self) -> PlanEntry:
        """The new item, or the old one if there is no new one."""
        item = self.new or self.old
        assert item is not None
        return item


def make_unmatched_change(
    entry: PlanEntry, kind: Literal["new", "dropped"], evidence: MatchEvidence
) -> ItemChange:
    """The change of an item without a partner."""
    money = entry.compute_kgs()
    if kind == "new":
        funding_change = typed_differences.FundingChange(None, money) if money is not None else None
        return ItemChange(None, entry, (kind,), evidence, funding=funding_change)
    funding_change = typed_differences.FundingChange(money, None) if money is not None else None
    return ItemChange(entry, None, (kind,), evidence, funding=funding_change)


def compare_linked_items(
    old_items: Sequence[PlanEntry],
    new_items: Sequence[PlanEntry],
    years: ComparedYears,
    evidence: MatchEvidence,
) -> list[ItemChange]:
    """What changed from old to new items that are the same work.

    One side has one item. If the other has several, they are compared with it all together, since
    an item split in two still has its old words and money; the result has one change for each.
    """
    old, new = merge_entries(old_items), merge_entries(new_items)
    years_between, shared_columns = years.years_between, years.list_shared_columns(old, new)
    column_changes: list[ColumnChange] = []
    kinds: set[ChangeKind] = set()
    if len(new_items) > 1:
        kinds.add("split")
    if len(old_items) > 1:
        kinds.add("merged")
    moved_column = years.parents.find_moved_column(old_items[0], new_items[0], shared_columns)
    if moved_column == SECTION_COLUMN:
        column_changes.append(ColumnChange("moved", SECTION_COLUMN, old.section, new.section, ()))
    indicator_change = typed_differences.compare_indicators(old, new, years_between)
    funding_change = typed_differences.compare_funding(old, new, years_between)
    party_change = typed_differences.compare_parties(old, new, years_between)
    deadline_change = typed_differences.compare_deadlines(
        old.deadline, new.deadline, years_between, years.move_day
    )
    for column in _list_worded_columns(old, new, shared_columns):
        kind: ChangeKind = "reworded"
        if column in PARENT_COLUMNS and moved_column:
            kind = "moved"
        elif column == "indicator_text" and indicator_change:
            kind = "indicator"
        column_changes += _find_rewording(kind, column, old, new, years_between)
    # With the same sums and sources, the note beside an amount may still differ.
    if funding_change is None and _collect_note_keys(old) != _collect_note_keys(new):
        column_changes += _find_rewording("reworded", "funding", old, new, years_between)
    typed_changes: dict[ChangeKind, object] = {
        "deadline": deadline_change,
        "responsible": party_change,
        "funding": funding_change,
    }
    for kind, difference in typed_changes.items():
        if difference:
            column_changes.append(_build_column_change(kind, kind, old, new, years_between))
    kinds |= {changed.kind for changed in column_changes}
    if moved_column:
        kinds.add("moved")
    if indicator_change:
        kinds.add("indicator")
    ordered_kinds = tuple(kind for kind in CHANGE_KINDS if kind in kinds) or ("same",)
    return [
        ItemChange(
            one,
            other,
            ordered_kinds,
            evidence,
            tuple(column_changes),
            deadline_change,
            indicator_change,
            party_change,
            funding_change,
        )
        for one in old_items
        for other in new_items
    ]


def _list_worded_columns(
    old: PlanEntry, new: PlanEntry, shared_columns: Collection[str]
) -> Iterator[str]:
    """The columns whose words are compared; the actions are always among them, even if the two
    items have them in different columns."""
    actions = {old.action_column, new.action_column}
    for column in WORD_COMPARED_COLUMNS:
        if column in actions:
            if column == new.action_column:
                yield column if len(actions) == 1 else "action"
        elif column in shared_columns or column == TYPED_WORD_COLUMN:
            yield column


def _find_rewording(
    kind: ChangeKind, column: str, old: PlanEntry, new: PlanEntry, years_between: int
) -> Iterator[ColumnChange]:
    """Yields the change of a column if its words changed."""
    if not is_same_but_for_years(old.get_text(column), new.get_text(column), years_between):
        yield _build_column_change(kind, column, old, new, years_between)


def _build_column_change(
    kind: ChangeKind, column: str, old: PlanEntry, new: PlanEntry, years_between: int
) -> ColumnChange:
    before, after = old.get_text(column), new.get_text(column)
    pieces = tuple(diff_words(before, after, years_between))
    return ColumnChange(kind, column, before or None, after or None, pieces)


def _collect_note_keys(entry: PlanEntry) -> set[str]:
    return {"".join(word.key for word in tokenize(amount.note)) for amount in entry.amounts}


def merge_entries(entries: Sequence[PlanEntry]) -> PlanEntry:
    """Several items as one: different texts are joined, and each sum of money is counted once."""
    if len(entries) == 1:
        return entries[0]
    first = entries[0]
    starts = [entry.deadline.start for entry in entries if entry.deadline.start]
    ends = [entry.deadline.end for entry in entries if entry.deadline.end]
    indicators = {(entry.indicator_value, entry.indicator_unit) for entry in entries}
    return PlanEntry(
        first.item_id,
        first.kind,
        first.section,
        first.row,
        {
            column: " ".join(dict.fromkeys(entry.get_text(column) for entry in entries)).strip()
            for column in dict.fromkeys(name for entry in entries for name in entry.texts)
        },
        first.deadline._replace(start=min(starts, default=None), end=max(ends, default=None)),
        *(next(iter(indicators)) if len(indicators) == 1 else (None, "")),
        parties=tuple(party for entry in entries for party in entry.parties),
        amounts=tuple(
            {a.group: a for entry in entries for a in entry.amounts}.values(),
        ),
    )

"""A comparison → what is worth reading, as tables that any format can show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from normalizers.wording.word_diff import DiffPiece
from pipeline.compare.changes import ColumnChange, ItemChange
from pipeline.compare.comparison import YearComparison
from pipeline.compare.section_summary import count_items_by_office
from pipeline.published.written_values import format_kgs, format_thousands

MarkedText = str | tuple[DiffPiece, ...]
"""Plain text, or words of which some are marked as removed or added."""


class TitledTable(Struct, frozen=True):
    """A table with a title; `omitted_count` is how many rows were left out."""

    title: str
    header: tuple[str, ...]
    rows: Sequence[tuple[MarkedText, ...]]
    omitted_count: int = 0


def iter_highlights(comparison: YearComparison, max_rows: int | None) -> Iterator[TitledTable]:
    """Yields a table for each kind of change that occurs, the most important first, each with at
    most `max_rows` rows."""
    all_changes = comparison.changes
    tables = (
        _build_money_table(all_changes, max_rows),
        _build_table(
            "Deadlines, the longest slips first",
            ("item", "days", "printed", "action"),
            _sort_by_delay(all_changes),
            lambda change: (
                _format_days(change),
                _get_marked_words(change, "deadline"),
                change.item.action,
            ),
            max_rows,
        ),
        _build_table(
            "Dropped",
            ("item", "action"),
            _filter_by_kind(all_changes, "dropped"),
            lambda change: (change.item.action,),
            max_rows,
        ),
        _build_table(
            "New",
            ("item", "action"),
            _filter_by_kind(all_changes, "new"),
            lambda change: (change.item.action,),
            max_rows,
        ),
        _build_table(
            "Indicators",
            ("item", "printed", "%", "action"),
            _filter_by_kind(all_changes, "indicator"),
            lambda change: (
                _get_marked_words(change, "indicator_text"),
                _format_percent(change),
                change.item.action,
            ),
            max_rows,
        ),
        _build_table(
            "Responsible",
            ("item", "no longer", "now", "action"),
            _filter_by_kind(all_changes, "responsible"),
            lambda change: (*_format_parties(change), change.item.action),
            max_rows,
        ),
        _build_offices_table(comparison, max_rows),
        _build_columns_table("Reworded", all_changes, "reworded", max_rows),
        _build_columns_table("Moved", all_changes, "moved", max_rows),
        _build_table(
            "Split or merged",
            ("item", "was", "why"),
            [change for change in all_changes if {"split", "merged"} & set(change.kinds)],
            lambda change: (change.old.item_id if change.old else "", change.evidence.reason),
            max_rows,
        ),
        _build_table(
            "Doubtful: see whether they are one",
            ("item", "was", "score", "or", "score of that", "action"),
            [change for change in all_changes if change.evidence.doubtful],
            lambda change: (*_format_doubt(change), change.item.action),
            max_rows,
        ),
    )
    return (block for block in tables if block.rows)


def _build_table(
    title: str,
    header: tuple[str, ...],
    changes: Sequence[ItemChange],
    get_cells: Callable[[ItemChange], tuple[MarkedText, ...]],
    max_rows: int | None,
) -> TitledTable:
    rows: list[tuple[MarkedText, ...]] = [
        (change.item.item_id, *get_cells(change)) for change in changes
    ]
    return TitledTable(title, header, rows[:max_rows], len(rows) - len(rows[:max_rows]))


def _filter_by_kind(changes: Sequence[ItemChange], kind: str) -> list[ItemChange]:
    return [change for change in changes if kind in change.kinds]


def _build_money_table(all_changes: Sequence[ItemChange], max_rows: int | None) -> TitledTable:
    """The largest differences first. A sum that is printed for several items is one row."""
    shared_sums: list[tuple[set[str], list[ItemChange]]] = []
    # Pairs first: a sum shared by a pair and a new item is then shown with both years' figures.
    for change in sorted(all_changes, key=lambda change: not (change.old and change.new)):
        entries = [entry for entry in (change.old, change.new) if entry]
        group_ids = {amount.group for entry in entries for amount in entry.amounts}
        if change.funding:
            same_sum = next((one for one in shared_sums if one[0] & group_ids), None)
            if same_sum:
                same_sum[0].update(group_ids)
                same_sum[1].append(change)
            else:
                shared_sums.append((group_ids, [change]))
    shared_sums.sort(key=lambda one: -abs(_get_difference(one[1][0])))
    rows: list[tuple[MarkedText, ...]] = [
        (_list_item_ids(changes), *_format_sums(changes[0]), changes[0].item.action)
        for _, changes in shared_sums
    ]
    header = ("item", "KGS before", "KGS after", "difference", "action")
    return TitledTable("Money", header, rows[:max_rows], len(rows) - len(rows[:max_rows]))


def _list_item_ids(changes: Sequence[ItemChange]) -> str:
    """The id of the first item, and the rows of the others."""
    others = (str(change.item.row) for change in changes[1:])
    return ", ".join([changes[0].item.item_id, *others])


def _get_difference(change: ItemChange) -> Decimal:
    return change.funding.difference if change.funding else Decimal(0)


def _sort_by_delay(changes: Sequence[ItemChange]) -> list[ItemChange]:
    moved = _filter_by_kind(changes, "deadline")
    return sorted(
        moved, key=lambda change: -((change.deadline and change.deadline.days_later) or 0)
    )


def _format_sums(change: ItemChange) -> tuple[str, str, str]:
    funding_change = change.funding
    assert funding_change
    return (
        format_kgs(funding_change.before),
        format_kgs(funding_change.after),
        format_thousands(funding_change.difference, spec="+"),
    )


def _format_days(change: ItemChange) -> str:
    days = change.deadline.days_later if change.deadline else None
    return "–" if days is None else f"{days:+}".replace("-", "−")


def _format_percent(change: ItemChange) -> str:
    percent = change.indicator.percent if change.indicator else None
    return "–" if percent is None else f"{percent:+g}".replace("-", "−")


def _format_parties(change: ItemChange) -> tuple[str, str]:
    party_change = change.responsible
    assert party_change
    return "; ".join(party_change.removed) or "–", "; ".join(party_change.added) or "–"


def _get_marked_words(change: ItemChange, column: str) -> MarkedText:
    return next((one.pieces for one in change.column_changes if one.column == column), "")


def _format_doubt(change: ItemChange) -> tuple[str, ...]:
    evidence = change.evidence
    scores = [
        "–" if score is None else f"{score:.0%}"
        for score in (evidence.score, evidence.runner_up_score)
    ]
    old_id = change.old.item_id if change.old else "–"
    return old_id, scores[0], evidence.runner_up or "–", scores[1]


def _build_columns_table(
    title: str, changes: Sequence[ItemChange], kind: str, max_rows: int | None
) -> TitledTable:
    """One row for each column that changed in this way."""
    rows: list[tuple[MarkedText, ...]] = [
        (change.item.item_id, column.column, _mark_column_words(column))
        for change in changes
        for column in change.column_changes
        if column.kind == kind
    ]
    return TitledTable(
        title, ("item", "column", "words"), rows[:max_rows], len(rows) - len(rows[:max_rows])
    )


def _mark_column_words(column: ColumnChange) -> tuple[DiffPiece, ...]:
    if column.pieces:
        return column.pieces
    return DiffPiece("removed", f"{column.before} "), DiffPiece("added", column.after or "")


def _build_offices_table(comparison: YearComparison, max_rows: int | None) -> TitledTable:
    """The offices whose number of items changed, the largest change first."""
    changed_offices = [
        office
        for office in count_items_by_office(comparison.old.entries, comparison.new.entries)
        if office.before != office.after
    ]
    changed_offices.sort(key=lambda office: -abs(office.after - office.before))
    rows = [
        (
            one.party,
            str(one.before),
            str(one.after),
            f"{one.after - one.before:+}".replace("-", "−"),
        )
        for one in changed_offices
    ]
    header = ("who answers", "items before", "items after", "difference")
    return TitledTable("Work", header, rows[:max_rows], len(rows) - len(rows[:max_rows]))

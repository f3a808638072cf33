"""A comparison → what is worth reading, as lists that any format can show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from normalizers.wording.word_diff import Piece
from pipeline.compare.changes import Change, Changed
from pipeline.compare.comparison import Comparison
from pipeline.compare.section_summary import offices

Cell = str | tuple[Piece, ...]
"""Plain text, or words some of which are marked."""


@dataclass(frozen=True, slots=True)
class Block:
    """A titled list; `more` is how many rows were left out."""

    title: str
    header: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    more: int = 0


def highlights(comparison: Comparison, most: int | None) -> Iterator[Block]:
    """The changes by kind, those worth reading first before the others; at most `most` of each."""
    found = comparison.changes
    blocks = (
        _money(found, most),
        _block(
            "Deadlines, the longest slips first",
            ("item", "days", "printed", "action"),
            _latest(found),
            lambda change: (_days(change), _words(change, "deadline"), change.item.action),
            most,
        ),
        _block(
            "Dropped",
            ("item", "action"),
            _of_kind(found, "dropped"),
            lambda change: (change.item.action,),
            most,
        ),
        _block(
            "New",
            ("item", "action"),
            _of_kind(found, "new"),
            lambda change: (change.item.action,),
            most,
        ),
        _block(
            "Indicators",
            ("item", "printed", "%", "action"),
            _of_kind(found, "indicator"),
            lambda change: (_words(change, "indicator_text"), _percent(change), change.item.action),
            most,
        ),
        _block(
            "Responsible",
            ("item", "no longer", "now", "action"),
            _of_kind(found, "responsible"),
            lambda change: (*_parties(change), change.item.action),
            most,
        ),
        _offices(comparison, most),
        _columns("Reworded", found, "reworded", most),
        _columns("Moved", found, "moved", most),
        _block(
            "Split or merged",
            ("item", "was", "why"),
            [change for change in found if {"split", "merged"} & set(change.kinds)],
            lambda change: (change.old.item_id if change.old else "", change.evidence.reason),
            most,
        ),
        _block(
            "Doubtful: see whether they are one",
            ("item", "was", "score", "or", "score of that", "action"),
            [change for change in found if change.evidence.doubtful],
            lambda change: (*_doubt(change), change.item.action),
            most,
        ),
    )
    return (block for block in blocks if block.rows)


def _block(
    title: str,
    header: tuple[str, ...],
    found: Sequence[Change],
    cells: Callable[[Change], tuple[Cell, ...]],
    most: int | None,
) -> Block:
    rows: list[tuple[Cell, ...]] = [(change.item.item_id, *cells(change)) for change in found]
    return Block(title, header, rows[:most], len(rows) - len(rows[:most]))


def _of_kind(found: Sequence[Change], kind: str) -> list[Change]:
    return [change for change in found if kind in change.kinds]


def _money(found: Sequence[Change], most: int | None) -> Block:
    """The largest differences first; a sum that is printed for several items is one row."""
    shared: list[tuple[set[str], list[Change]]] = []
    for change in sorted(found, key=lambda change: not (change.old and change.new)):
        both = [entry for entry in (change.old, change.new) if entry]
        groups = {amount.group for entry in both for amount in entry.amounts}
        if change.funding:
            known = next((one for one in shared if one[0] & groups), None)
            if known:
                known[0].update(groups)
                known[1].append(change)
            else:
                shared.append((groups, [change]))
    shared.sort(key=lambda one: -abs(_difference(one[1][0])))
    rows: list[tuple[Cell, ...]] = [
        (_items(changes), *_sums(changes[0]), changes[0].item.action) for _, changes in shared
    ]
    header = ("item", "KGS before", "KGS after", "difference", "action")
    return Block("Money", header, rows[:most], len(rows) - len(rows[:most]))


def _items(changes: Sequence[Change]) -> str:
    """The id of the first item, and the rows of the others."""
    others = (str(change.item.row) for change in changes[1:])
    return ", ".join([changes[0].item.item_id, *others])


def _difference(change: Change) -> Decimal:
    return change.funding.difference if change.funding else Decimal(0)


def _latest(found: Sequence[Change]) -> list[Change]:
    moved = _of_kind(found, "deadline")
    return sorted(moved, key=lambda change: -((change.deadline and change.deadline.days) or 0))


def _sums(change: Change) -> tuple[str, str, str]:
    paid = change.funding
    assert paid
    return kgs(paid.before), kgs(paid.after), signed(paid.difference)


def kgs(amount: Decimal | None) -> str:
    """A sum with its thousands apart; a dash for none."""
    return "–" if amount is None else f"{amount:,.0f}".replace(",", " ")


def signed(amount: Decimal) -> str:
    """A difference with its sign."""
    return f"{amount:+,.0f}".replace(",", " ").replace("-", "−")


def _days(change: Change) -> str:
    days = change.deadline.days if change.deadline else None
    return "–" if days is None else f"{days:+}".replace("-", "−")


def _percent(change: Change) -> str:
    percent = change.indicator.percent if change.indicator else None
    return "–" if percent is None else f"{percent:+g}".replace("-", "−")


def _parties(change: Change) -> tuple[str, str]:
    gone = change.responsible
    assert gone
    return "; ".join(gone.removed) or "–", "; ".join(gone.added) or "–"


def _words(change: Change, column: str) -> Cell:
    return next((one.pieces for one in change.columns if one.column == column), "")


def _doubt(change: Change) -> tuple[str, ...]:
    evidence = change.evidence
    scores = [
        "–" if score is None else f"{score:.0%}" for score in (evidence.score, evidence.rival_score)
    ]
    was = change.old.item_id if change.old else "–"
    return was, scores[0], evidence.rival or "–", scores[1]


def _columns(title: str, found: Sequence[Change], kind: str, most: int | None) -> Block:
    """A row a column that changed in this way."""
    rows: list[tuple[Cell, ...]] = [
        (change.item.item_id, column.column, _marked(column))
        for change in found
        for column in change.columns
        if column.kind == kind
    ]
    return Block(title, ("item", "column", "words"), rows[:most], len(rows) - len(rows[:most]))


def _marked(column: Changed) -> tuple[Piece, ...]:
    if column.pieces:
        return column.pieces
    return Piece("removed", f"{column.before} "), Piece("added", column.after or "")


def _offices(comparison: Comparison, most: int | None) -> Block:
    """Whose number of items changed, the most first."""
    found = [
        office
        for office in offices(comparison.old.entries, comparison.new.entries)
        if office.before != office.after
    ]
    found.sort(key=lambda office: -abs(office.after - office.before))
    rows = [
        (
            one.party,
            str(one.before),
            str(one.after),
            f"{one.after - one.before:+}".replace("-", "−"),
        )
        for one in found
    ]
    header = ("who answers", "items before", "items after", "difference")
    return Block("Work", header, rows[:most], len(rows) - len(rows[:most]))

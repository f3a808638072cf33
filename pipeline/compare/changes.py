"""A link between items of two years → what changed, in words and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from normalizers.wording.word_diff import Piece, word_diff
from normalizers.wording.year_blind_words import same_words, words
from pipeline.compare import typed_differences as differences
from pipeline.compare.entries import ACTION, PLACES, Entry
from pipeline.compare.moved_items import SECTION, Parents

Kind = Literal[
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
"""What a change can be; several may hold, in this order."""

KINDS: tuple[Kind, ...] = get_args(Kind)

WORDED = {
    "council": (*ACTION["council"],),
    "strategy": ("task", "measure", "step", "document", "indicator_text"),
    "language": ("subsection", "event", "outcome"),
}
"""The columns whose words are compared, by kind of section; others are compared by what they mean.
"""


@dataclass(frozen=True, slots=True)
class Changed:
    """One column before and after, as printed; None where it is empty or there is no item."""

    kind: Kind
    column: str
    before: str | None
    after: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why two items are one, or why an item is alone; `rival` is the next best, by its id."""

    reason: str
    score: float | None = None
    doubtful: bool = False
    rival: str | None = None
    rival_score: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an item; one that is new has no `old`, one that is dropped no `new`."""

    old: Entry | None
    new: Entry | None
    kinds: tuple[Kind, ...]
    evidence: Evidence
    columns: tuple[Changed, ...] = ()
    deadline: differences.Moved | None = None
    indicator: differences.Measured | None = None
    responsible: differences.Answering | None = None
    funding: differences.Paid | None = None

    @property
    def item(self) -> Entry:
        """The new item, or where there is none the old one."""
        item = self.new or self.old
        assert item is not None
        return item


def alone(entry: Entry, kind: Literal["new", "dropped"], evidence: Evidence) -> Change:
    """The change that an item without a partner is."""
    money = entry.money()
    if kind == "new":
        paid = differences.Paid(None, money) if money is not None else None
        return Change(None, entry, (kind,), evidence, funding=paid)
    paid = differences.Paid(money, None) if money is not None else None
    return Change(entry, None, (kind,), evidence, funding=paid)


def changes(
    olds: Sequence[Entry], news: Sequence[Entry], gap: int, parents: Parents, evidence: Evidence
) -> list[Change]:
    """What changed from old to new items that are one; `gap` is the years between.

    One of the sides has one item. With several on the other, each is a change of its own, and all
    of them together are what is compared: an item split in two still has its old words and money.
    """
    old, new = together(olds), together(news)
    columns: list[Changed] = []
    kinds: set[Kind] = set()
    if len(news) > 1:
        kinds.add("split")
    if len(olds) > 1:
        kinds.add("merged")
    moved = parents.moved(olds[0], news[0])
    if moved == SECTION:
        columns.append(Changed("moved", SECTION, old.section, new.section, ()))
    measured = differences.indicator(old, new, gap)
    paid = differences.funding(old, new, gap)
    answering = differences.responsible(old, new, gap)
    later = differences.deadline(old.time, new.time, gap)
    for column in WORDED[old.kind]:
        kind: Kind = "reworded"
        if column in PLACES[old.kind] and moved:
            kind = "moved"
        elif column == "indicator_text" and measured:
            kind = "indicator"
        columns += _reworded(kind, column, old, new, gap)
    if paid is None and _notes(old) != _notes(new):
        columns += _reworded("reworded", "funding", old, new, gap)
    typed: dict[Kind, object] = {"deadline": later, "responsible": answering, "funding": paid}
    for kind, difference in typed.items():
        if difference:
            columns.append(_changed(kind, kind, old, new, gap))
    kinds |= {changed.kind for changed in columns}
    if moved:
        kinds.add("moved")
    if measured:
        kinds.add("indicator")
    named = tuple(kind for kind in KINDS if kind in kinds) or ("same",)
    return [
        Change(one, other, named, evidence, tuple(columns), later, measured, answering, paid)
        for one in olds
        for other in news
    ]


def _reworded(kind: Kind, column: str, old: Entry, new: Entry, gap: int) -> Iterator[Changed]:
    """The change of a column whose words changed."""
    if not same_words(old.text(column), new.text(column), gap):
        yield _changed(kind, column, old, new, gap)


def _changed(kind: Kind, column: str, old: Entry, new: Entry, gap: int) -> Changed:
    before, after = old.text(column), new.text(column)
    pieces = tuple(word_diff(before, after, gap))
    return Changed(kind, column, before or None, after or None, pieces)


def _notes(entry: Entry) -> set[str]:
    return {"".join(word.key for word in words(amount.note)) for amount in entry.amounts}


def together(entries: Sequence[Entry]) -> Entry:
    """Several items as one: texts that differ stand behind each other, money is counted once."""
    if len(entries) == 1:
        return entries[0]
    first = entries[0]
    starts = [entry.time.start for entry in entries if entry.time.start]
    ends = [entry.time.end for entry in entries if entry.time.end]
    alike = {(entry.value, entry.unit) for entry in entries}
    return Entry(
        first.item_id,
        first.kind,
        first.section,
        first.row,
        {
            column: " ".join(dict.fromkeys(entry.texts[column] for entry in entries)).strip()
            for column in first.texts
        },
        first.time._replace(start=min(starts, default=None), end=max(ends, default=None)),
        *(next(iter(alike)) if len(alike) == 1 else (None, "")),
        parties=tuple(party for entry in entries for party in entry.parties),
        amounts=tuple(
            {a.group: a for entry in entries for a in entry.amounts}.values(),
        ),
    )

"""Two published years → all that changed between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.compare.changes import Change, Evidence, alone, changes
from pipeline.compare.entries import WEIGHTS, Entry
from pipeline.compare.glossary_changes import Definition, GlossaryChange, glossary_changes
from pipeline.compare.matching import LEAST, Match, Matching, Nearest, matched
from pipeline.compare.moved_items import Parents, counterpart
from pipeline.compare.splits_and_merges import Split, splits

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Year:
    """What a comparison needs of a published year.

    `sections` has the title of each by its number, in the plan's order; `sha256` is of the
    descriptor of the published folder.
    """

    academic_year: str
    entries: Sequence[Entry]
    sections: Mapping[str, str]
    glossary: Sequence[Definition] = ()
    sha256: str = ""

    @property
    def first(self) -> int:
        """The calendar year in which it begins."""
        return int(self.academic_year[:4])


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every item of both years in one change or more, in the order of the new plan.

    `threads` names the thread of each item of the new year, and of each dropped one; `sections`
    pairs the numbers of the sections, None where a year has no such.
    """

    old: Year
    new: Year
    changes: Sequence[Change]
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


def compare(old: Year, new: Year, threads: Mapping[str, str] = NOTHING) -> Comparison:
    """Compare two years; `threads` names those that reach the old year, by its items' ids."""
    gap = new.first - old.first
    kinds = [kind for kind in WEIGHTS if any(e.kind == kind for e in (*old.entries, *new.entries))]
    found: list[Change] = []
    pairs: list[tuple[str, str]] = []
    for kind in kinds:
        olds = [entry for entry in old.entries if entry.kind == kind]
        news = [entry for entry in new.entries if entry.kind == kind]
        matching = matched(olds, news)
        parents = Parents((match.old, match.new) for match in matching.matches)
        pairs += parents.sections()
        found += _changes(olds, news, matching, gap, parents)
    sections = _paired(old, new, pairs)
    return Comparison(
        old,
        new,
        _ordered(found, sections),
        _threads(found, threads),
        sections,
        glossary_changes(old.glossary, new.glossary, gap),
    )


def _changes(
    olds: Sequence[Entry], news: Sequence[Entry], matching: Matching, gap: int, parents: Parents
) -> Iterator[Change]:
    partner = {match.old.item_id: match.new.item_id for match in matching.matches}
    backward = {new: old for old, new in partner.items()}
    apart = splits(olds, news, partner)
    used = {part.item_id for split in apart for part in split.parts}
    used |= {split.whole.item_id for split in apart}
    merged = [
        split
        for split in splits(news, olds, backward)
        if not used & {split.whole.item_id, *(part.item_id for part in split.parts)}
    ]
    used |= {entry.item_id for split in merged for entry in (split.whole, *split.parts)}
    for split in apart:
        yield from changes([split.whole], split.parts, gap, parents, _said(split))
    for split in merged:
        yield from changes(split.parts, [split.whole], gap, parents, _said(split))
    for match in matching.matches:
        if not used & {match.old.item_id, match.new.item_id}:
            used |= {match.old.item_id, match.new.item_id}
            yield from changes([match.old], [match.new], gap, parents, _alike(match))
    for entry in olds:
        if entry.item_id not in used:
            yield alone(entry, "dropped", _far(matching.nearest.get(entry.item_id)))
    for entry in news:
        if entry.item_id not in used:
            yield alone(entry, "new", _far(matching.nearest.get(entry.item_id)))


def _alike(match: Match) -> Evidence:
    weights = WEIGHTS[match.old.kind]
    shown = [
        f"{match.new.action_column if column == 'action' else column} {like:.0%}"
        for column, like in sorted(match.likes.items(), key=lambda item: -weights[item[0]])
        if match.old.text(column) or match.new.text(column)
    ]
    reason = f"alike apart from years: {', '.join(shown)}"
    if match.doubtful and match.rival:
        reason += f"; it could be {match.rival.item_id} as well"
    elif match.doubtful:
        reason += "; nothing else comes near, and this is not near either"
    return Evidence(
        reason,
        round(match.score, 4),
        match.doubtful,
        match.rival.item_id if match.rival else None,
        None if match.rival_score is None else round(match.rival_score, 4),
    )


def _far(nearest: Nearest | None) -> Evidence:
    if nearest is None:
        return Evidence("the other year has no items in this kind of section")
    reason = (
        f"the nearest is {nearest.entry.item_id}; a pair needs {LEAST:.0%} in all and no better one"
    )
    return Evidence(reason, rival=nearest.entry.item_id, rival_score=round(nearest.score, 4))


def _said(split: Split) -> Evidence:
    parts = ", ".join(part.item_id for part in split.parts)
    reason = f"{parts} together say {split.said:.0%} of {split.whole.item_id}"
    return Evidence(reason, round(split.said, 4))


def _paired(
    old: Year, new: Year, pairs: Sequence[tuple[str, str]]
) -> list[tuple[str | None, str | None]]:
    """Every section once: with the one that holds most of its items, else of the same number."""
    known = list(pairs)
    for number in new.sections:
        if number in old.sections and not any(number in (o, n) for o, n in known):
            known.append((number, number))
    then = [old_number for old_number, _ in known]
    rows: list[tuple[str | None, str | None]] = [
        (counterpart(known, number), number) for number in new.sections
    ]
    return rows + [(number, None) for number in old.sections if number not in then]


def _ordered(
    found: Sequence[Change], sections: Sequence[tuple[str | None, str | None]]
) -> list[Change]:
    """In the order of the new plan; what was dropped ends its section."""
    after = {new: at for at, (_, new) in enumerate(sections) if new}
    before = {old: at for at, (old, _) in enumerate(sections) if old}

    def place(change: Change) -> tuple[int, bool, int, int]:
        old_row = change.old.row if change.old else 0
        if change.new:
            return after[change.new.section], False, change.new.row, old_row
        assert change.old
        return before[change.old.section], True, old_row, 0

    return sorted(found, key=place)


def _threads(found: Sequence[Change], threads: Mapping[str, str]) -> dict[str, str]:
    """A thread is named after its first item. What was split shares it; what was merged has the
    thread of the first of its old items."""
    named: dict[str, str] = {}
    for change in sorted(found, key=lambda change: change.old.row if change.old else 0):
        item = change.item.item_id
        first = change.old.item_id if change.old else item
        named.setdefault(item, threads.get(first, first))
    return named

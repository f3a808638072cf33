"""The names of one kind, and the evidence that they are one → the entries of the register."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from normalizers.register.decided import DecidedPairs
from normalizers.register.identity import choose_ids, list_other_ids
from normalizers.register.merging import DECIDED_SCORE, MergeEvidence, merge_names
from normalizers.register.records import (
    NameQuestion,
    NameVariant,
    PartyKind,
    PlanParties,
    RegisterEntry,
)

KnownIds = Mapping[PartyKind, Mapping[str, str]]
"""The id under which a name was registered before, by the id that it has by itself."""

SPELLING_REASON = "one name but for capitals, look-alike letters, endings, plural and full stops"
SPELLING_SCORE = 1.0
"""How sure it is that names with one key are one."""


@dataclass(slots=True)
class PrintedNames:
    """The names of one kind: where each key is printed, how, and how often."""

    places: dict[str, dict[tuple[str, str], list[str]]] = field(default_factory=dict)
    first_plan: dict[str, int] = field(default_factory=dict)

    def add(self, key: str, plan_number: int, period: str, text: str, item_id: str) -> None:
        """Notes where a name is printed; plans are numbered, the earliest first."""
        uses = self.places.setdefault(key, {})
        uses.setdefault((period, text), []).append(item_id)
        self.first_plan.setdefault(key, plan_number)


@dataclass(frozen=True, slots=True)
class BuiltKind:
    """The entries of one kind of name, and what is to be asked about them."""

    entries: tuple[RegisterEntry, ...]
    questions: tuple[NameQuestion, ...]

    def index_ids(self) -> dict[str, str]:
        """The id of the entry that a key belongs to."""
        return {key: entry.id for entry in self.entries for key in entry.keys}


@dataclass(slots=True)
class EntryBuilder:
    """Makes the entries of one kind of name after the other."""

    plans: Sequence[PlanParties]
    decided: Mapping[PartyKind, DecidedPairs]
    known_ids: KnownIds

    def build(
        self,
        kind: PartyKind,
        printed: PrintedNames,
        evidence: Sequence[MergeEvidence],
        listed_in: Mapping[str, Collection[str]] = MappingProxyType({}),
        preferred: frozenset[str] = frozenset(),
    ) -> BuiltKind:
        """`listed_in` has the lists that a key is an entry of, `preferred` the keys to name
        after."""
        decided = self.decided[kind]
        decisions = [
            MergeEvidence(*pair, "decided by a person", DECIDED_SCORE, is_decided=True)
            for pair in decided.same
        ]
        merged = merge_names(
            printed.places,
            [*decisions, *evidence],
            decided.apart,
            decided.unsure,
            listed_in,
        )
        groups = [
            sorted(group, key=lambda key: self._rank(key, printed, preferred))
            for group in merged.groups
            if any(key in printed.places for key in group)
        ]
        group_of = {key: number for number, keys in enumerate(groups) for key in keys}
        merges: dict[int, list[MergeEvidence]] = defaultdict(list)
        for one in merged.applied:
            if one.left in group_of:
                merges[group_of[one.left]].append(one)
        chosen_ids = choose_ids(groups, self.known_ids.get(kind))
        entries = [
            self._make_entry(keys, chosen, printed, tuple(merges[number]))
            for number, (keys, chosen) in enumerate(zip(groups, chosen_ids, strict=True))
        ]
        questions = [
            NameQuestion(
                kind,
                entries[group_of[one.left]].id,
                entries[group_of[one.right]].id,
                _pick_name(one.left, entries[group_of[one.left]], printed),
                _pick_name(one.right, entries[group_of[one.right]], printed),
                one.reason,
                one.score,
            )
            for one in merged.doubtful
            if one.left in group_of and one.right in group_of
        ]
        return BuiltKind(tuple(sorted(entries, key=lambda one: one.id)), (*questions,))

    def _rank(
        self, key: str, printed: PrintedNames, preferred: frozenset[str]
    ) -> tuple[bool, int, str]:
        """The key that an entry is named after comes first: one of a list, else the earliest."""
        return key not in preferred, printed.first_plan.get(key, len(self.plans)), key

    def _make_entry(
        self,
        keys: Sequence[str],
        chosen: str,
        printed: PrintedNames,
        merges: tuple[MergeEvidence, ...],
    ) -> RegisterEntry:
        order = {plan.period: number for number, plan in enumerate(self.plans)}
        uses = [
            NameVariant(text, period, tuple(items))
            for key in keys
            for (period, text), items in printed.places.get(key, {}).items()
        ]
        variants = sorted(uses, key=lambda one: (order[one.period], -len(one.item_ids), one.text))
        periods = [one.period for one in variants]
        return RegisterEntry(
            id=chosen,
            name=_choose_name(variants),
            other_ids=list_other_ids(chosen, keys),
            keys=(*keys,),
            first_period=periods[0],
            last_period=periods[-1],
            variants=(*variants,),
            merges=(*merges, *_explain_spellings(keys, printed)),
        )


def _explain_spellings(keys: Sequence[str], printed: PrintedNames) -> Iterator[MergeEvidence]:
    """Why names with one key are one: each is held against the first of them."""
    for key in keys:
        texts = sorted({text for _, text in printed.places.get(key, {})})
        for text in texts[1:]:
            yield MergeEvidence(texts[0], text, SPELLING_REASON, SPELLING_SCORE)


def _choose_name(variants: Sequence[NameVariant]) -> str:
    """The name to show: what the latest plan prints most often."""
    latest = [one for one in variants if one.period == variants[-1].period]
    return min(latest, key=lambda one: (-len(one.item_ids), one.text)).text


def _pick_name(key: str, entry: RegisterEntry, printed: PrintedNames) -> str:
    """A name with the key as it is printed; one of its entry if the key is only in a list."""
    names = Counter({text: len(items) for (_, text), items in printed.places.get(key, {}).items()})
    return min(names, key=lambda text: (-names[text], text)) if names else entry.name

"""The names of one kind, and the evidence that they are one → the entries of the register."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct, field

from normalizers.commonest import pick_commonest
from normalizers.register.decided_pairs import DecidedPairs
from normalizers.register.identity import choose_ids, list_other_ids
from normalizers.register.merging import (
    DECIDED_SCORE,
    KeyPair,
    MergeEvidence,
    merge_names,
)
from normalizers.register.named_keys import NamedKeys
from normalizers.register.register_records import (
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


class PrintedNames(Struct):
    """The names of one kind: where each key is printed, how, and how often."""

    places: dict[str, dict[tuple[str, str], list[str]]] = field(default_factory=dict)
    first_plan: dict[str, int] = field(default_factory=dict)

    def add(self, key: str, text: str, plan_number: int, period: str, item_id: str) -> None:
        """Notes where a name is printed; plans are numbered, the earliest first."""
        uses = self.places.setdefault(key, {})
        uses.setdefault((period, text), []).append(item_id)
        self.first_plan.setdefault(key, plan_number)


class BuiltKind(Struct, frozen=True):
    """The entries of one kind of name; questions about them; the ids of entries that are kept
    apart; and the pairs of keys that are decided to be one but cannot be."""

    entries: tuple[RegisterEntry, ...]
    questions: tuple[NameQuestion, ...]
    apart: tuple[tuple[str, str], ...]
    contradicted: tuple[KeyPair, ...]

    def index_ids(self) -> dict[str, str]:
        """The id of the entry that a key belongs to."""
        return {key: entry.id for entry in self.entries for key in entry.keys}


class EntryBuilder(Struct):
    """Makes the entries of one kind of name after the other."""

    plans: Sequence[PlanParties]
    decided: Mapping[PartyKind, DecidedPairs]
    known_ids: KnownIds
    named_keys: NamedKeys

    def build(
        self,
        kind: PartyKind,
        printed: PrintedNames,
        evidence: Sequence[MergeEvidence],
        listed_in: Mapping[str, Collection[str]] = MappingProxyType({}),
        listed_names: Mapping[str, str] = MappingProxyType({}),
    ) -> BuiltKind:
        """The entries of one kind.

        `listed_in` has for a key the lists in which it is an entry; `listed_names` has for such
        keys the name in the list, after which an entry is named.
        """
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
            sorted(group, key=lambda key: self._rank(key, printed, listed_names))
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
        entry_of = {key: entries[number] for key, number in group_of.items()}

        def pick_name(key: str) -> str:
            return self._pick_name(kind, key, entry_of[key], printed, listed_names)

        questions = [
            NameQuestion(
                kind,
                entry_of[one.left].id,
                entry_of[one.right].id,
                pick_name(one.left),
                pick_name(one.right),
                one.reason,
                one.score,
            )
            for one in merged.doubtful
            if one.left in entry_of and one.right in entry_of
        ]
        apart = [
            (entry_of[left].id, entry_of[right].id)
            for left, right in decided.apart
            if left in entry_of and right in entry_of
        ]
        return BuiltKind(
            tuple(sorted(entries, key=lambda one: one.id)),
            (*questions,),
            tuple((min(pair), max(pair)) for pair in apart),
            tuple(one.pair for one in merged.contradicted),
        )

    def _rank(
        self, key: str, printed: PrintedNames, preferred: Collection[str]
    ) -> tuple[bool, int, str]:
        """The key that an entry is named after comes first: one of a list, else the earliest."""
        return key not in preferred, printed.first_plan.get(key, len(self.plans)), key

    def _pick_name(
        self,
        kind: PartyKind,
        key: str,
        entry: RegisterEntry,
        printed: PrintedNames,
        listed_names: Mapping[str, str],
    ) -> str:
        """The name of a key for a question: the one printed most often that has no second key.

        If there is none, a name of its entry, or its name in the list.
        """
        counts: Counter[str] = Counter()
        for (_, text), items in printed.places.get(key, {}).items():
            if not self.named_keys.has_several(kind, text):
                counts[text] += len(items)
        if counts:
            return pick_commonest(counts)
        names_listed = [listed_names[one] for one in (key, *entry.keys) if one in listed_names]
        is_clear = key not in printed.places and not self.named_keys.has_several(kind, entry.name)
        return entry.name if is_clear or not names_listed else names_listed[0]

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
    """Why names with one key are one: each is compared with the first of them."""
    for key in keys:
        texts = sorted({text for _, text in printed.places.get(key, {})})
        for text in texts[1:]:
            yield MergeEvidence(texts[0], text, SPELLING_REASON, SPELLING_SCORE)


def _choose_name(variants: Sequence[NameVariant]) -> str:
    """The name to show: what the latest plan prints most often."""
    latest = [one for one in variants if one.period == variants[-1].period]
    return pick_commonest({one.text: len(one.item_ids) for one in latest})

"""The units that plans print → their keys, by each plan's meaning of short forms, and evidence.

A short form is one unit in all plans of an institution, unless their lists give it meanings that
differ: then it is one unit for each meaning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct, field

from normalizers.abbreviations.full_names import is_same_word
from normalizers.letters.confusables import fold_confusables
from normalizers.register.likeness import MAX_NAME_WORDS, find_alike_names
from normalizers.register.merging import MergeEvidence
from normalizers.register.register_records import PlanParties, PrintedParty
from normalizers.register.spelling_keys import make_unit_key, split_alternatives, split_definition

LISTED_SCORE = 1.0
"""How sure it is that a name is the expansion in a plan's list."""

BRACKET_SCORE = 0.98
"""How sure it is that what stands in brackets behind a name is its short form."""

REWORDED_SCORE = 0.5

MIN_SHARED_WORDS = 0.6
"""Two wordings of one meaning share at least this part of their words, with the last word."""

MAX_WORDINGS = 50
"""At most so many meanings of one short form are compared; lists have two or three."""


class ListedMeaning(Struct, frozen=True):
    """What a short form stands for in a plan's list, and the key that it has for that meaning."""

    key: str
    abbreviation: str
    expansion: str
    period: str


class UnitNames(Struct):
    """The names of units in some plans, the earliest first."""

    plans: Sequence[PlanParties]
    _meanings: dict[tuple[str, str], list[ListedMeaning]] = field(default_factory=dict)
    _cache: dict[tuple[str, str | None, str | None, str | None], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._meanings = _find_meanings(self.plans)

    def find_key(self, period: str, party: PrintedParty) -> str:
        """The key of a party's unit; empty if it has none."""
        cached = period, party.unit, party.entry, party.expansion
        if cached not in self._cache:
            self._cache[cached] = self._make_key(period, party)
        return self._cache[cached]

    def find_listed_key(self, period: str, abbreviation: str, expansion: str | None) -> str:
        """The key of a short form, with the meaning that it has in a plan."""
        bare = make_unit_key(abbreviation)
        meanings = self._meanings.get((period, bare), [])
        if len(meanings) == 1:
            return meanings[0].key
        for one in meanings:
            if expansion is not None and one.expansion == expansion:
                return one.key
        return bare

    def list_meanings(self) -> Iterator[ListedMeaning]:
        """What the lists of all plans say."""
        for meanings in self._meanings.values():
            yield from meanings

    def index_lists(self) -> dict[str, set[str]]:
        """The periods of the plans whose lists have a key as an entry."""
        periods: dict[str, set[str]] = defaultdict(set)
        for one in self.list_meanings():
            periods[one.key].add(one.period)
        return periods

    def iter_evidence(self) -> Iterator[MergeEvidence]:
        """Why names are one: what plans print in brackets, their lists, and how alike names are."""
        periods: dict[str, set[str]] = defaultdict(set)
        for plan in self.plans:
            for party in plan.parties:
                if key := self.find_key(plan.period, party):
                    periods[key].add(plan.period)
                    yield from self._iter_party_evidence(plan.period, party, key)
        yield from self._iter_reworded()
        full_names = list(_iter_full_names(self.list_meanings()))
        yield from _find_listed_names(full_names)
        listed = {one.key for one in self.list_meanings()}
        for one in find_alike_names({*periods, *(name for name, _ in full_names)} - listed):
            left, right = (periods.get(key, set()) for key in (one.left, one.right))
            if one.is_other_kind and left & right:
                continue  # a plan that prints both means two units
            if left or right:
                yield MergeEvidence(
                    one.left, one.right, one.reason, one.score, is_doubtful=one.is_doubtful
                )

    def _iter_reworded(self) -> Iterator[MergeEvidence]:
        """Meanings of one short form in two years' lists that end in the same word: perhaps only
        the wording has changed."""
        by_form: dict[str, dict[str, ListedMeaning]] = defaultdict(dict)
        for (_, bare), meanings in self._meanings.items():
            for one in meanings:
                by_form[bare].setdefault(one.key, one)
        for keys in by_form.values():
            for left, right in combinations([*keys.values()][:MAX_WORDINGS], 2):
                last = (one.expansion.split()[-1] for one in (left, right))
                if left.period != right.period and is_same_word(*map(fold_confusables, last)):
                    reason = "one short form, its meaning in other words"
                    yield MergeEvidence(
                        left.key, right.key, reason, REWORDED_SCORE, is_doubtful=True
                    )

    def _make_key(self, period: str, party: PrintedParty) -> str:
        if party.unit is None:
            return ""
        key = make_unit_key(party.unit)
        if party.entry is not None and make_unit_key(party.entry) == key:
            return self.find_listed_key(period, party.entry, party.expansion)
        if (period, key) in self._meanings:
            return self.find_listed_key(period, party.unit, None)
        return key

    def _iter_party_evidence(
        self, period: str, party: PrintedParty, key: str
    ) -> Iterator[MergeEvidence]:
        if party.unit is not None and (definition := split_definition(party.unit)):
            short_key = self.find_listed_key(period, definition.short, None)
            listed_as = self._meanings.get((period, make_unit_key(definition.short)), [])
            is_doubtful = bool(listed_as) and not any(
                is_one_meaning(definition.long, one.expansion) for one in listed_as
            )
            reason = f"defined in brackets: {party.unit}"
            score = BRACKET_SCORE if not is_doubtful else BRACKET_SCORE / 2
            yield MergeEvidence(key, short_key, reason, score, is_doubtful=is_doubtful)
        if party.entry is not None:
            listed = self.find_listed_key(period, party.entry, party.expansion)
            if listed != key:
                reason = f"{party.unit} is taken for {party.entry}: {party.reason}"
                yield MergeEvidence(key, listed, reason, party.score)


def _find_meanings(
    plans: Sequence[PlanParties],
) -> dict[tuple[str, str], list[ListedMeaning]]:
    """What each plan's list says, by the plan and the short form's plain key."""
    wordings: dict[str, list[str]] = defaultdict(list)
    meanings: dict[tuple[str, str], list[ListedMeaning]] = {}
    for plan in plans:
        by_key: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        for abbreviation, expansion in plan.glossary:
            bare = make_unit_key(abbreviation)
            by_key[bare].setdefault(make_unit_key(expansion), (abbreviation, expansion))
        for bare, entries in by_key.items():
            for abbreviation, expansion in entries.values():
                number = _find_wording(wordings[bare], expansion)
                is_sure = len(entries) == 1 and number == 0
                key = bare if is_sure else f"{bare} = {make_unit_key(wordings[bare][number])}"
                one = ListedMeaning(key, abbreviation, expansion, plan.period)
                meanings.setdefault((plan.period, bare), []).append(one)
    return meanings


def _find_wording(wordings: list[str], expansion: str) -> int:
    """The index of a meaning among those met before; a new one is added."""
    for number, wording in enumerate(wordings[:MAX_WORDINGS]):
        if is_one_meaning(wording, expansion):
            return number
    wordings.append(expansion)
    return len(wordings) - 1


def is_one_meaning(wording: str, other: str) -> bool:
    """Whether two expansions of one short form say the same: their last words, and most others."""
    words, others = (fold_confusables(text.replace("/", " ")).split() for text in (wording, other))
    if not words or not others or max(len(words), len(others)) > MAX_NAME_WORDS:
        return False
    if not is_same_word(words[-1], others[-1]):
        return False
    shared = sum(any(is_same_word(word, one) for one in others) for word in words)
    return shared >= MIN_SHARED_WORDS * max(len(words), len(others))


def _iter_full_names(meanings: Iterable[ListedMeaning]) -> Iterator[tuple[str, ListedMeaning]]:
    """The keys of the expansions of short forms, one for each reading of a slash."""
    seen: set[tuple[str, str]] = set()
    for one in meanings:
        for reading in split_alternatives(one.expansion):
            key = make_unit_key(reading)
            if key and (key, one.key) not in seen:
                seen.add((key, one.key))
                yield key, one


def _find_listed_names(
    full_names: Sequence[tuple[str, ListedMeaning]],
) -> Iterator[MergeEvidence]:
    """Names that are the expansion of one short form only."""
    owners: dict[str, set[str]] = defaultdict(set)
    for key, meaning in full_names:
        owners[key].add(meaning.key)
    for key, meaning in full_names:
        if len(owners[key]) == 1 and key != meaning.key:
            reason = f"the list of {meaning.period}: {meaning.abbreviation} – {meaning.expansion}"
            yield MergeEvidence(key, meaning.key, reason, LISTED_SCORE)

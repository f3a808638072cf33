"""What a person decided of names as they are printed → pairs of keys, by what they are names of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from normalizers.parties.parties import parse_parties
from normalizers.register.merging import KeyPair, find_contradictions
from normalizers.register.names import make_office_key, make_person_key, make_unit_key
from normalizers.register.records import NameDecision, PartyKind


class NamedKey(NamedTuple):
    """What a printed name is the name of, and its key."""

    kind: PartyKind
    key: str


@dataclass(slots=True)
class DecidedPairs:
    """Pairs of keys of one kind of name, the smaller first."""

    same: set[KeyPair] = field(default_factory=set)
    apart: set[KeyPair] = field(default_factory=set)
    unsure: set[KeyPair] = field(default_factory=set)


@lru_cache(maxsize=4096)
def find_named_key(name: str) -> NamedKey:
    """What a name as a plan prints it is: an office of a unit, a person, else a unit."""
    parties = parse_parties(name).parties
    if len(parties) == 1:
        party = parties[0]
        if party.role is not None:
            return NamedKey("office", make_office_key(make_unit_key(party.unit or ""), party.role))
        if party.person is not None:
            return NamedKey("person", make_person_key(party.person))
    return NamedKey("unit", make_unit_key(name))


def pair_decisions(decisions: Iterable[NameDecision]) -> dict[PartyKind, DecidedPairs]:
    """The decisions by kind; of two on one pair the later counts, then the one that is apart.

    One without a date is of a plan's own file, nearer than one for all plans: it counts as latest.
    One on names of different kinds, or with one key, says nothing.
    """
    ordered = sorted(
        decisions, key=lambda one: (not one.decided, one.decided, one.verdict != "same")
    )
    verdicts: dict[tuple[PartyKind, str, str], str] = {}
    for one in ordered:
        left, right = sorted((find_named_key(one.left), find_named_key(one.right)))
        if left.kind == right.kind and left.key != right.key:
            verdicts[left.kind, left.key, right.key] = one.verdict
    pairs: dict[PartyKind, DecidedPairs] = {
        "unit": DecidedPairs(),
        "office": DecidedPairs(),
        "person": DecidedPairs(),
    }
    for (kind, one_key, other_key), verdict in verdicts.items():
        decided = pairs[kind]
        sets = {"same": decided.same, "different": decided.apart, "unsure": decided.unsure}
        sets[verdict].add((one_key, other_key))
    return pairs


def find_senseless(decision: NameDecision) -> str | None:
    """What is wrong with a decision by itself, None if nothing is."""
    left, right = find_named_key(decision.left), find_named_key(decision.right)
    if left.kind != right.kind:
        return f"“{decision.left}” names a {left.kind}, “{decision.right}” a {right.kind}"
    if left.key == right.key and decision.verdict == "different":
        return f"“{decision.left}” and “{decision.right}” are written alike and are always one"
    return None


def find_contradiction(decisions: Sequence[NameDecision]) -> int | None:
    """The place of the first decision that says two names are different which others make one."""
    keys = [(find_named_key(one.left), find_named_key(one.right)) for one in decisions]
    for kind in ("unit", "office", "person"):
        same = [
            (left.key, right.key)
            for one, (left, right) in zip(decisions, keys, strict=True)
            if one.verdict == "same" and left.kind == right.kind == kind
        ]
        places = [
            place
            for place, (one, (left, right)) in enumerate(zip(decisions, keys, strict=True))
            if one.verdict == "different" and left.kind == right.kind == kind
        ]
        apart = [(keys[place][0].key, keys[place][1].key) for place in places]
        for found in find_contradictions(same, apart):
            return places[found]
    return None

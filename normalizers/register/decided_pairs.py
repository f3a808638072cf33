"""What a person decided about printed names → pairs of keys, by kind of name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from msgspec import Struct, field

from normalizers.register.merging import KeyPair
from normalizers.register.named_keys import KINDS, NamedKeys, guess_named_key
from normalizers.register.register_records import IdleDecision, NameDecision, PartyKind
from normalizers.register.spelling_keys import make_unit_key


class DecidedPairs(Struct):
    """Pairs of keys of one kind of name, the smaller first."""

    same: set[KeyPair] = field(default_factory=set)
    apart: set[KeyPair] = field(default_factory=set)
    unsure: set[KeyPair] = field(default_factory=set)


class PairedDecisions(Struct):
    """The decisions by kind; `sources` has for each pair the decision that counts, `idle` the
    decisions that concern nothing that the plans print, and why."""

    by_kind: dict[PartyKind, DecidedPairs]
    sources: dict[tuple[PartyKind, KeyPair], NameDecision]
    idle: list[IdleDecision]


def pair_decisions(decisions: Iterable[NameDecision], names: NamedKeys) -> PairedDecisions:
    """The decisions as pairs of keys.

    Of two decisions on one pair the later counts; of equal date, the one that keeps them apart. A
    decision without a date is in a plan's own file, which counts more than a file for all plans.
    """
    ordered = sorted(
        {*decisions}, key=lambda one: (not one.decided, one.decided, one.verdict != "same", one)
    )
    paired = PairedDecisions({kind: DecidedPairs() for kind in KINDS}, {}, [])
    for one in ordered:
        kind, pairs = _find_pairs(one, names)
        paired.sources |= {(kind, pair): one for pair in pairs}
        paired.idle += _explain_idle(one, kind, pairs, names)
    for (kind, pair), one in paired.sources.items():
        decided = paired.by_kind[kind]
        sets = {"same": decided.same, "different": decided.apart, "unsure": decided.unsure}
        sets[one.verdict].add(pair)
    return paired


def _find_pairs(one: NameDecision, names: NamedKeys) -> tuple[PartyKind, list[KeyPair]]:
    """The pairs of keys that a decision is about, of the kind that both names are of, or would be
    of if a plan printed them. If names have several keys, nothing certain follows."""
    for kind in KINDS:
        lefts, rights = names.find(kind, one.left), names.find(kind, one.right)
        if lefts and rights:
            if one.verdict == "same" and len(lefts) * len(rights) > 1:
                return kind, []
            return kind, [_order(*pair) for pair in product(lefts, rights) if len({*pair}) > 1]
    for kind in KINDS:
        lefts, rights = (_find_or_guess(kind, name, names) for name in (one.left, one.right))
        if len(lefts) == len(rights) == 1:
            pair = _order(*lefts, *rights)
            return kind, [pair] if pair[0] != pair[1] else []
    return "unit", []


def _find_or_guess(kind: PartyKind, name: str, names: NamedKeys) -> frozenset[str]:
    """A name that is printed nowhere may still be what makes two others one."""
    if any(names.find(other, name) for other in KINDS):
        return names.find(kind, name)
    guessed = guess_named_key(name)
    return frozenset((guessed.key,) if guessed.kind == kind else ())


def _order(left: str, right: str) -> KeyPair:
    return (left, right) if left <= right else (right, left)


def _explain_idle(
    one: NameDecision, kind: PartyKind, pairs: Sequence[KeyPair], names: NamedKeys
) -> Iterator[IdleDecision]:
    unprinted = [
        name for name in (one.left, one.right) if not any(names.find(of, name) for of in KINDS)
    ]
    if unprinted:
        for name in unprinted:
            yield IdleDecision(one, f"no plan prints “{name}”", name)
        return
    keys = names.find(kind, one.left), names.find(kind, one.right)
    if not all(keys):
        yield IdleDecision(one, f"“{one.left}” and “{one.right}” are names of different kinds")
    elif one.verdict == "same" and not pairs and max(map(len, keys)) > 1:
        name = one.left if len(keys[0]) > 1 else one.right
        yield IdleDecision(one, f"“{name}” has several meanings: name one of them")
    elif one.verdict == "different" and not pairs:
        yield IdleDecision(one, f"“{one.left}” and “{one.right}” are written alike and always one")


def find_senseless(decision: NameDecision) -> str | None:
    """What is wrong with a decision by itself, None if nothing is."""
    if decision.verdict == "different" and spell_pair(decision)[0] == spell_pair(decision)[1]:
        return f"“{decision.left}” and “{decision.right}” are written alike and are always one"
    return None


def spell_pair(decision: NameDecision) -> KeyPair:
    """The keys of the two names, which are the same for every spelling, in order."""
    return _order(make_unit_key(decision.left), make_unit_key(decision.right))


def find_contradiction(decisions: Sequence[NameDecision]) -> tuple[int, list[int]] | None:
    """The index of the first decision “different” on two names that other decisions make one, and
    the indices of those: the shortest chain."""
    neighbours: dict[str, list[tuple[str, int]]] = {}
    for place, one in enumerate(decisions):
        if one.verdict == "same":
            left, right = spell_pair(one)
            neighbours.setdefault(left, []).append((right, place))
            neighbours.setdefault(right, []).append((left, place))
    for place, one in enumerate(decisions):
        if one.verdict == "different" and (way := _find_way(*spell_pair(one), neighbours)):
            return place, way
    return None


def _find_way(
    start: str, end: str, neighbours: dict[str, list[tuple[str, int]]]
) -> list[int] | None:
    """The indices of the shortest chain of decisions that makes two names one (breadth first)."""
    ways: dict[str, list[int]] = {start: []}
    waiting = [start]
    for name in waiting:
        for other, place in neighbours.get(name, ()):
            if other not in ways:
                ways[other] = [*ways[name], place]
                waiting.append(other)
    return ways.get(end)

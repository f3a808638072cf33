"""Evidence that names are one → which names are one: an equivalence, whatever the order.

Evidence is used in order of strength; decisions of a person come first. Two groups are never joined
if they hold names that a person keeps apart, whatever the evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

DECIDED_SCORE = 1.0

Verdict = Literal["same", "different", "unsure"]
"""What a person decided about two names."""

KeyPair = tuple[str, str]
"""Two keys, the smaller first."""


class MergeEvidence(Struct, frozen=True, order=True):
    """Why two names, by their keys, are one; `is_doubtful`: a person is asked instead."""

    left: str
    right: str
    reason: str
    score: float
    is_decided: bool = False
    is_doubtful: bool = False

    @property
    def pair(self) -> tuple[str, str]:
        """The keys in order."""
        return (self.left, self.right) if self.left <= self.right else (self.right, self.left)


class MergedNames(Struct, frozen=True):
    """The groups of names that are one, in the order of their first keys; `applied` is the
    evidence that joined them, `doubtful` what is to be asked, `contradicted` the decisions that
    others rule out."""

    groups: tuple[tuple[str, ...], ...]
    applied: tuple[MergeEvidence, ...]
    doubtful: tuple[MergeEvidence, ...]
    contradicted: tuple[MergeEvidence, ...]


def merge_names(
    keys: Iterable[str],
    evidence: Iterable[MergeEvidence],
    apart: Collection[KeyPair] = frozenset(),
    unsure: Collection[KeyPair] = frozenset(),
    listed_in: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> MergedNames:
    """Joins names by the evidence; all pairs are of keys, the smaller first.

    Keys in evidence and decisions are names too. Names that a person keeps `apart` are never one.
    `listed_in` has the lists in which a name is an entry: two entries of one list are one only if a
    person says so, and evidence that they are is doubtful. A pair that is `unsure` is not asked
    about again.
    """
    ordered = sorted({_orient(one) for one in evidence if one.left != one.right}, key=_by_strength)
    groups = _Groups(apart, listed_in)
    for key in keys:
        groups.add(key)
    applied: list[MergeEvidence] = []
    contradicted: list[MergeEvidence] = []
    doubtful: list[MergeEvidence] = []
    for one in ordered:
        if one.is_doubtful:
            groups.add(one.left)
            groups.add(one.right)
            doubtful.append(one)
        elif groups.join(*one.pair, is_decided=one.is_decided):
            applied.append(one)
        elif one.is_decided:
            contradicted.append(one)
        else:
            doubtful.append(replace(one, is_doubtful=True))
    asked: dict[KeyPair, MergeEvidence] = {}
    unsure_roots = {groups.find_pair(*pair) for pair in unsure}
    for one in sorted(doubtful, key=_by_strength):
        roots = groups.find_pair(*one.pair)
        if roots[0] != roots[1] and roots not in unsure_roots and not groups.are_apart(*roots):
            asked.setdefault(roots, one)
    return MergedNames(groups.list_groups(), (*applied,), (*asked.values(),), (*contradicted,))


def _orient(one: MergeEvidence) -> MergeEvidence:
    left, right = one.pair
    return replace(one, left=left, right=right)


def _by_strength(one: MergeEvidence) -> tuple[bool, float, str, str, str]:
    return not one.is_decided, -one.score, one.left, one.right, one.reason


class _Groups:
    """Disjoint groups of keys, each known by its smallest, and which of them may not be one."""

    def __init__(
        self,
        apart: Collection[KeyPair] = (),
        listed_in: Mapping[str, Collection[str]] = MappingProxyType({}),
    ) -> None:
        self._parents: dict[str, str] = {}
        self._apart = self._index_pairs(apart)
        # Lists instead of pairs of their entries, of which a long list has too many.
        self._lists: dict[str, set[str]] = {key: {*lists} for key, lists in listed_in.items()}
        self._decided_roots: set[str] = set()

    def _index_pairs(self, pairs: Collection[KeyPair]) -> dict[str, set[str]]:
        others: dict[str, set[str]] = defaultdict(set)
        for left, right in pairs:
            others[left].add(right)
            others[right].add(left)
        return others

    def add(self, key: str) -> None:
        self._parents.setdefault(key, key)

    def find(self, key: str) -> str:
        self.add(key)
        root = key
        while self._parents[root] != root:
            root = self._parents[root]
        while self._parents[key] != root:
            self._parents[key], key = root, self._parents[key]
        return root

    def find_pair(self, left: str, right: str) -> KeyPair:
        one, other = sorted((self.find(left), self.find(right)))
        return one, other

    def are_apart(self, left_root: str, right_root: str) -> bool:
        return any(self.find(key) == right_root for key in self._apart.get(left_root, ()))

    def tell_apart(self, left: str, right: str) -> None:
        for one, other in ((left, right), (right, left)):
            self._apart.setdefault(self.find(one), set()).add(other)

    def join(self, left: str, right: str, *, is_decided: bool = False) -> bool:
        """Makes two groups one. Returns False if they are kept apart, or have entries of one list
        and nobody decided on either."""
        root, other = self.find_pair(left, right)
        if root == other:
            return True
        is_free = is_decided or bool(self._decided_roots & {root, other})
        in_one_list = self._lists.get(root, set()) & self._lists.get(other, set())
        if self.are_apart(root, other) or (in_one_list and not is_free):
            return False
        self._parents[other] = root
        if is_free:
            self._decided_roots.add(root)
        if other in self._apart:
            self._apart.setdefault(root, set()).update(self._apart.pop(other))
        if other in self._lists:
            self._lists[root] = self._lists.get(root, set()) | self._lists.pop(other)
        return True

    def list_groups(self) -> tuple[tuple[str, ...], ...]:
        members: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self._parents):
            members[self.find(key)].append(key)
        return tuple(tuple(group) for _, group in sorted(members.items()))


class SettledNames:
    """What a person has said about names, and what follows from that."""

    def __init__(self, apart: Collection[KeyPair] = ()) -> None:
        """`apart` are the pairs that are known to be two."""
        self._groups = _Groups(apart)
        self._unsure: list[KeyPair] = []

    def add(self, pair: tuple[str, str], verdict: Verdict) -> None:
        """Takes in an answer."""
        if verdict == "same":
            self._groups.join(*pair, is_decided=True)
        elif verdict == "different":
            self._groups.tell_apart(*pair)
        else:
            self._unsure.append(pair)

    def find_verdict(self, pair: tuple[str, str]) -> Verdict | None:
        """What follows for two names; None if it is still open."""
        roots = self._groups.find_pair(*pair)
        if roots[0] == roots[1]:
            return "same"
        if self._groups.are_apart(*roots):
            return "different"
        is_unsure = roots in (self._groups.find_pair(*one) for one in self._unsure)
        return "unsure" if is_unsure else None

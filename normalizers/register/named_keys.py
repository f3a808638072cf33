"""Names as plans print them → the keys under which the register has them.

One printed name may have several keys: a short form that lists give several meanings. Each of these
has a name of its own, the short form with its meaning: `ИИИ – илимий-изилдөө институту`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, get_args

from msgspec import Struct, field

from normalizers.parties.parties import parse_parties
from normalizers.register.register_records import PartyKind
from normalizers.register.spelling_keys import make_office_key, make_person_key, make_unit_key

KINDS: tuple[PartyKind, ...] = get_args(PartyKind)


class NamedKey(NamedTuple):
    """The kind of a printed name, and its key."""

    kind: PartyKind
    key: str


def name_meaning(abbreviation: str, expansion: str) -> str:
    """The name of one meaning of a short form that has several."""
    return f"{abbreviation} – {expansion}"


class NamedKeys(Struct):
    """The keys of the names that plans print, and of those that their lists have."""

    _printed: dict[tuple[PartyKind, str], set[str]] = field(
        default_factory=lambda: defaultdict(set)
    )
    _listed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _spelled: dict[tuple[PartyKind, str], set[str]] = field(
        default_factory=lambda: defaultdict(set)
    )

    def add_printed(self, kind: PartyKind, places: Mapping[str, Iterable[tuple[str, str]]]) -> None:
        """Adds the names of one kind: for each key the plans that print it, and how."""
        for key, uses in places.items():
            for _, text in uses:
                self._printed[kind, text].add(key)

    def add_listed(self, text: str, key: str) -> None:
        """Adds a name of a unit that a list has, as printed or not."""
        self._listed[text].add(key)

    def find(self, kind: PartyKind, name: str) -> frozenset[str]:
        """The keys of a name, spelled as printed or a little otherwise; none if no plan has it."""
        if found := self._printed.get((kind, name)):
            return frozenset(found)
        if kind == "unit" and (found := self._listed.get(name)):
            return frozenset(found)
        if not self._spelled:
            self._spell_all()
        if found := self._spelled.get((kind, make_unit_key(name))):
            return frozenset(found)
        guessed = guess_named_key(name)
        is_known = guessed.kind == kind and (kind, guessed.key) in self._spelled
        return frozenset((guessed.key,) if is_known else ())

    def has_several(self, kind: PartyKind, name: str) -> bool:
        """Whether a printed name has several keys."""
        return len(self._printed.get((kind, name), ())) > 1

    def _spell_all(self) -> None:
        """Indexes all names by how they are spelled, printed ones before those of lists."""
        for (kind, text), keys in self._printed.items():
            self._spelled[kind, make_unit_key(text)] |= keys
            for key in keys:
                self._spelled[kind, key].add(key)
        for text, keys in self._listed.items():
            spelled: tuple[PartyKind, str] = ("unit", make_unit_key(text))
            if spelled not in self._spelled:
                self._spelled[spelled] = {*keys}


@lru_cache(maxsize=4096)
def guess_named_key(name: str) -> NamedKey:
    """What a name that no plan prints would be: an office of a unit, a person, else a unit."""
    parties = parse_parties(name).parties
    if len(parties) == 1:
        party = parties[0]
        if party.role is not None:
            return NamedKey("office", make_office_key(make_unit_key(party.unit or ""), party.role))
        if party.person is not None:
            return NamedKey("person", make_person_key(party.person))
    return NamedKey("unit", make_unit_key(name))

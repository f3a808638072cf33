"""The parties of all plans of an institution → who is who: units, offices, persons.

The result does not depend on the order of the plans. Offices follow their units: the башчы of АРБ
is one office, however АРБ is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from normalizers.register.decided_pairs import pair_decisions
from normalizers.register.merging import DECIDED_SCORE, KeyPair, MergeEvidence
from normalizers.register.name_entries import BuiltKind, EntryBuilder, KnownIds, PrintedNames
from normalizers.register.named_keys import KINDS, NamedKeys, name_meaning
from normalizers.register.person_evidence import find_full_names
from normalizers.register.register_records import (
    IdleDecision,
    NameDecision,
    PartyIds,
    PartyKind,
    PartyRegister,
    PlanParties,
    PrintedParty,
    RegisterEntry,
)
from normalizers.register.spelling_keys import make_office_key, make_person_key, make_unit_key
from normalizers.register.unit_facts import describe_units
from normalizers.register.unit_names import ListedMeaning, UnitNames


def build_register(
    plans: Iterable[PlanParties], known_ids: KnownIds | None = None
) -> PartyRegister:
    """The register of some plans of one institution, each period once.

    `known_ids` are the ids of the previous register, which are kept.
    """
    ordered = sorted(plans, key=lambda plan: (plan.start, plan.period))
    unit_names = UnitNames(ordered)
    printed = _collect_names(ordered, unit_names)
    meanings = [*unit_names.list_meanings()]
    named_keys = _index_names(printed, meanings)
    decided = pair_decisions((one for plan in ordered for one in plan.decisions), named_keys)
    builder = EntryBuilder(ordered, decided.by_kind, known_ids or {}, named_keys)
    listed = {one.key: one for one in meanings}
    units = builder.build(
        "unit",
        printed["unit"],
        list(unit_names.iter_evidence()),
        listed_in=unit_names.index_lists(),
        listed_names={one.key: name_meaning(one.abbreviation, one.expansion) for one in meanings},
    )
    persons = builder.build(
        "person", printed["person"], list(find_full_names(printed["person"].places))
    )
    unit_key_of = {key: entry.keys[0] for entry in units.entries for key in entry.keys}
    offices = builder.build(
        "office",
        printed["office"],
        list(_find_offices_of_one_unit(printed["office"].places, unit_key_of)),
    )
    unit_ids = units.index_ids()
    finished_units = describe_units(units.entries, ordered, listed, unit_ids)
    finished_offices = tuple(_describe_office(one, unit_ids) for one in offices.entries)
    office_ids, person_ids = offices.index_ids(), persons.index_ids()
    ids = {
        plan.period: tuple(
            _find_ids(
                unit_names.find_key(plan.period, party), party, unit_ids, office_ids, person_ids
            )
            for party in plan.parties
        )
        for plan in ordered
    }
    built: dict[PartyKind, BuiltKind] = {"unit": units, "office": offices, "person": persons}
    return PartyRegister(
        finished_units,
        finished_offices,
        persons.entries,
        tuple(question for kind in built.values() for question in kind.questions),
        ids,
        tuple(sorted({pair for kind in built.values() for pair in kind.apart})),
        (*decided.idle, *_explain_contradicted(decided.sources, built)),
    )


def _collect_names(
    plans: Sequence[PlanParties], unit_names: UnitNames
) -> dict[PartyKind, PrintedNames]:
    printed: dict[PartyKind, PrintedNames] = {kind: PrintedNames() for kind in KINDS}
    for number, plan, party in _iter_parties(plans):
        place = number, plan.period, party.item_id
        unit_key = unit_names.find_key(plan.period, party)
        if unit_key:
            printed["unit"].add(unit_key, party.unit or "", *place)
        if party.person:
            printed["person"].add(make_person_key(party.person), party.person, *place)
        if party.role is not None:
            printed["office"].add(make_office_key(unit_key, party.role), party.text, *place)
    return printed


def _explain_contradicted(
    sources: Mapping[tuple[PartyKind, KeyPair], NameDecision], built: Mapping[PartyKind, BuiltKind]
) -> Iterator[IdleDecision]:
    """Decisions of several files that contradict each other; within one file that is an error."""
    for kind, names in built.items():
        for pair in names.contradicted:
            one = sources[kind, pair]
            problem = f"“{one.left}” and “{one.right}” are told apart by other decisions"
            yield IdleDecision(one, problem)


def _index_names(
    printed: Mapping[PartyKind, PrintedNames], meanings: Iterable[ListedMeaning]
) -> NamedKeys:
    named_keys = NamedKeys()
    for kind, names in printed.items():
        named_keys.add_printed(kind, names.places)
    for one in meanings:
        named_keys.add_listed(one.abbreviation, one.key)
        named_keys.add_listed(one.expansion, make_unit_key(one.expansion))
        named_keys.add_listed(name_meaning(one.abbreviation, one.expansion), one.key)
    return named_keys


def _iter_parties(plans: Sequence[PlanParties]) -> Iterator[tuple[int, PlanParties, PrintedParty]]:
    for number, plan in enumerate(plans):
        for party in plan.parties:
            yield number, plan, party


def _find_ids(
    unit_key: str,
    party: PrintedParty,
    unit_ids: Mapping[str, str],
    office_ids: Mapping[str, str],
    person_ids: Mapping[str, str],
) -> PartyIds:
    return PartyIds(
        unit_ids.get(unit_key),
        None if party.role is None else office_ids.get(make_office_key(unit_key, party.role)),
        person_ids.get(make_person_key(party.person)) if party.person else None,
    )


def _find_offices_of_one_unit(
    office_keys: Iterable[str], unit_key_of: Mapping[str, str]
) -> Iterator[MergeEvidence]:
    """Offices of one role whose units are one."""
    first_by_office: dict[tuple[str, str], str] = {}
    for key in sorted(office_keys):
        unit_key, _, role = key.rpartition("|")
        first = first_by_office.setdefault((unit_key_of.get(unit_key, unit_key), role), key)
        if first != key:
            yield MergeEvidence(first, key, "the same office of one unit", DECIDED_SCORE)


def _describe_office(entry: RegisterEntry, unit_ids: Mapping[str, str]) -> RegisterEntry:
    unit_key, _, role = entry.keys[0].rpartition("|")
    return replace(entry, role=role, unit_id=unit_ids.get(unit_key))

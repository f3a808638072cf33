"""The parties of all plans of an institution → who is who: units, offices, persons.

Pure, and the same for the plans in any order. Offices follow from what they are of: the башчы of
АРБ is one office, however АРБ is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from normalizers.register.decided import pair_decisions
from normalizers.register.entries import EntryBuilder, KnownIds, PrintedNames
from normalizers.register.merging import DECIDED_SCORE, MergeEvidence
from normalizers.register.names import make_office_key, make_person_key
from normalizers.register.person_evidence import find_full_names
from normalizers.register.records import (
    PartyIds,
    PartyKind,
    PartyRegister,
    PlanParties,
    PrintedParty,
    RegisterEntry,
)
from normalizers.register.unit_facts import describe_units
from normalizers.register.unit_names import UnitNames


def build_register(
    plans: Iterable[PlanParties], known_ids: KnownIds | None = None
) -> PartyRegister:
    """The register of some plans of one institution, each period once.

    `known_ids` are those of the register before, which are kept.
    """
    known_ids = known_ids or {}
    ordered = sorted(plans, key=lambda plan: (plan.start, plan.period))
    decided = pair_decisions(one for plan in ordered for one in plan.decisions)
    unit_names = UnitNames(ordered)
    builder = EntryBuilder(ordered, decided, known_ids)

    printed: dict[PartyKind, PrintedNames] = {
        "unit": PrintedNames(),
        "office": PrintedNames(),
        "person": PrintedNames(),
    }
    for number, plan, party in _iter_parties(ordered):
        if unit_key := unit_names.find_key(plan.period, party):
            unit = party.unit or ""
            printed["unit"].add(unit_key, number, plan.period, unit, party.item_id)
        if party.person:
            key = make_person_key(party.person)
            printed["person"].add(key, number, plan.period, party.person, party.item_id)
    listed = {one.key: one for one in unit_names.list_meanings()}
    units = builder.build(
        "unit",
        printed["unit"],
        list(unit_names.iter_evidence()),
        listed_in=unit_names.index_lists(),
        preferred=frozenset(listed),
    )
    persons = builder.build(
        "person", printed["person"], list(find_full_names(printed["person"].places))
    )
    unit_key_of = {key: entry.keys[0] for entry in units.entries for key in entry.keys}
    for number, plan, party in _iter_parties(ordered):
        if party.role is not None:
            own_key = unit_names.find_key(plan.period, party)
            key = make_office_key(own_key, party.role)
            printed["office"].add(key, number, plan.period, party.text, party.item_id)
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
    questions = (*units.questions, *offices.questions, *persons.questions)
    return PartyRegister(finished_units, finished_offices, persons.entries, questions, ids)


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

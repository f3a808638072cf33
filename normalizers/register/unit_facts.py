"""What is known of a unit beside its names: its kind, its short form, its parent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from normalizers.letters.kyrgyz_endings import remove_genitive
from normalizers.office_words.office_nouns import is_unit_name
from normalizers.register.register_records import PlanParties, RegisterEntry
from normalizers.register.spelling_keys import make_unit_key
from normalizers.register.unit_names import ListedMeaning


def describe_units(
    entries: Sequence[RegisterEntry],
    plans: Sequence[PlanParties],
    listed: Mapping[str, ListedMeaning],
    unit_ids: Mapping[str, str],
) -> tuple[RegisterEntry, ...]:
    """The entries of units, named after their short form in a list where they have one.

    `listed` has that by the keys of names, `unit_ids` the id of the unit that has a key.
    """
    fields = _find_fields(plans)
    finished = []
    for entry in entries:
        meanings = [listed[key] for key in entry.keys if key in listed]
        meaning = meanings[0] if meanings else None
        parent = _find_parent(entry)
        parent_id = unit_ids.get(make_unit_key(parent)) if parent else None
        names = [one.text for one in entry.variants]
        if meaning:
            names.append(meaning.expansion)
        is_unit = any(map(is_unit_name, names))
        is_field = not is_unit and (meaning is not None or any(one in fields for one in names))
        finished.append(
            replace(
                entry,
                kind="unit" if is_unit else "field" if is_field else None,
                name=meaning.abbreviation if meaning else entry.name,
                abbreviation=meaning.abbreviation if meaning else None,
                expansion=meaning.expansion if meaning else None,
                parent=parent,
                unit_id=parent_id if parent_id != entry.id else None,
            )
        )
    return tuple(finished)


def _find_fields(plans: Sequence[PlanParties]) -> frozenset[str]:
    """What offices are for, not of: `Мамлекеттик тил боюнча проректор`."""
    return frozenset(
        party.unit
        for plan in plans
        for party in plan.parties
        if party.unit and party.role and "боюнча" in party.text[len(party.unit) :]
    )


def _find_parent(entry: RegisterEntry) -> str | None:
    """What a unit belongs to, as its name prints it: КМТУ of `КМТУнун профсоюзу`.

    Only a word in capitals or a unit's own noun before the rest is taken for it.
    """
    for variant in reversed(entry.variants):
        words = variant.text.split()
        for end in range(1, len(words)):
            bare = remove_genitive(words[end - 1])
            if bare is None:
                continue
            name = " ".join([*words[: end - 1], bare])
            if is_unit_name(name) or (end == 1 and sum(map(str.isupper, bare)) > 1):
                return name
    return None

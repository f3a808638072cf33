"""Ids stay: whatever is added, and in whatever order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from normalizers.register.identity import choose_ids, list_other_ids, make_name_id

names = st.text("абвгд ", min_size=1, max_size=8)
partitions = st.lists(names, min_size=1, max_size=10, unique=True).flatmap(
    lambda keys: st.lists(st.integers(0, 3), min_size=len(keys), max_size=len(keys)).map(
        lambda places: [
            [key for key, place in zip(keys, places, strict=True) if place == number]
            for number in sorted({*places})
        ]
    )
)


def known_from(groups: list[list[str]], ids: list[str]) -> dict[str, str]:
    """What a register of these groups hands to the next."""
    return {make_name_id(key): one for keys, one in zip(groups, ids, strict=True) for key in keys}


@given(partitions)
def test_no_two_groups_have_one_id(groups: list[list[str]]) -> None:
    ids = choose_ids(groups)
    assert len({*ids}) == len(groups)


@given(partitions)
def test_the_same_names_have_the_same_ids_the_next_time(groups: list[list[str]]) -> None:
    ids = choose_ids(groups)
    assert choose_ids(groups, known_from(groups, ids)) == ids


@given(partitions, names)
def test_a_name_that_comes_first_in_its_group_changes_no_id(
    groups: list[list[str]], added: str
) -> None:
    if any(added in keys for keys in groups):
        return
    ids = choose_ids(groups)
    grown = [[added, *groups[0]], *groups[1:]]
    assert choose_ids(grown, known_from(groups, ids)) == ids
    assert ids[0] not in list_other_ids(ids[0], grown[0])

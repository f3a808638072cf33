"""Ids of units, offices and persons: the same whenever the same name is met again.

Each name has an id of its own, made of its key alone. A group of names keeps the id under which one
of them was known before; otherwise it gets the id of its first name. So an id stays when a plan is
added, and an id once given to a name that is now a variant is still among the ids of its group.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256

from normalizers.titles.institution_names import to_institution_slug

_MAX_SLUG_LETTERS = 40
_HASH_LETTERS = 6


@lru_cache(maxsize=16384)
def make_name_id(key: str) -> str:
    """The id of a name by its key: Latin letters for people, and part of a hash to make it
    unique."""
    slug = to_institution_slug(key)[:_MAX_SLUG_LETTERS].strip("-")
    digest = sha256(key.encode()).hexdigest()[:_HASH_LETTERS]
    return f"{slug}-{digest}" if slug else digest


def choose_ids(
    groups: Sequence[Sequence[str]], known_ids: Mapping[str, str] | None = None
) -> list[str]:
    """The id of each group of keys, whose first key is the one to be named after.

    `known_ids` has, for the id that a name has by itself, the one under which it was registered
    before. If a group has several such ids, that of its first key counts. If several groups claim
    one id, the group with the name it was made from gets it, else the one in which it comes first.
    """
    known_ids = known_ids or {}
    claims: dict[str, tuple[int, int]] = {}
    for number, keys in enumerate(groups):
        for place, key in enumerate(keys):
            own = make_name_id(key)
            known = known_ids.get(own)
            if known is not None:
                claim = (-1 if own == known else place, number)
                claims[known] = min(claims.get(known, claim), claim)
    taken = {known: number for known, (_, number) in claims.items()}
    return [_choose_id(keys, number, known_ids, taken) for number, keys in enumerate(groups)]


def _choose_id(
    keys: Sequence[str], number: int, known_ids: Mapping[str, str], taken: Mapping[str, int]
) -> str:
    for key in keys:
        known = known_ids.get(make_name_id(key))
        if known is not None and taken[known] == number:
            return known
    for key in keys:  # an id by which another group goes cannot be used
        own = make_name_id(key)
        if taken.get(own, number) == number:
            return own
    return make_name_id(" = ".join(keys))


def list_other_ids(chosen: str, keys: Collection[str]) -> tuple[str, ...]:
    """The ids that a group's names have by themselves, but for the one that it goes by."""
    return tuple(sorted({make_name_id(key) for key in keys} - {chosen}))

"""Initials are those of a full name only where one name has them."""

from __future__ import annotations

from normalizers.register.person_evidence import find_full_names


def test_the_one_full_name_with_these_initials() -> None:
    (found,) = find_full_names(["асанов азамат", "асанов а", "асанов б", "усенов азамат"])
    assert (found.left, found.right) == ("асанов а", "асанов азамат")


def test_of_two_full_names_none_is_chosen() -> None:
    assert list(find_full_names(["асанов азамат", "асанов айбек", "асанов а"])) == []

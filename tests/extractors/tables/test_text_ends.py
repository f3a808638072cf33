"""Whether a text begins as one that goes on another."""

from __future__ import annotations

import pytest

from extractors.tables.text_ends import ENUMERATOR, has_lowercase_start


@pytest.mark.parametrize("text", ["жана башкалар", "(анын ичинде)", ", декан", "»  деген"])
def test_goes_on(text: str) -> None:
    assert has_lowercase_start(text)


@pytest.mark.parametrize("text", ["Декан", "12 план", "— Декан", "unet.kstu.kg порталы", "…"])
def test_begins(text: str) -> None:
    assert not has_lowercase_start(text)


@pytest.mark.parametrize(
    ("text", "is_number"),
    [("1.", True), ("(2)", True), ("2.3.1", True), ("1. План", False), ("2025", False)],
)
def test_the_number_of_a_row_and_no_more(text: str, is_number: bool) -> None:
    assert bool(ENUMERATOR.fullmatch(text)) == is_number

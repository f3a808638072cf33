"""The key of an item goes together and apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.schema import ItemId

names = st.text(st.characters(exclude_characters="/", exclude_categories=["Cs"]), min_size=1)


@given(names, names, st.integers(1, 10_000))
def test_a_key_is_what_it_was_made_of(year: str, section: str, row: int) -> None:
    assert ItemId.parse(str(ItemId(year, section, row))) == (year, section, row)


@pytest.mark.parametrize("text", ["", "2025-26", "2025-26/2.1", "2025-26/2.1/x", "a/b/1/2"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"unpack|int\(\)"):
        ItemId.parse(text)

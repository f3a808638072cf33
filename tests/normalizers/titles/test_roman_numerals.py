"""Roman numerals are read as they are written, with whatever letters they were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.titles.roman_numerals import (
    count_roman_numeral,
    parse_roman_numeral,
    write_roman_numeral,
)


@given(st.integers(1, 39))
def test_every_numeral_is_read_as_written(number: int) -> None:
    written = write_roman_numeral(number)
    assert parse_roman_numeral(written.lower()) == written
    assert count_roman_numeral(written) == number


@pytest.mark.parametrize(
    ("typed", "numeral"), [("ІV", "IV"), ("П", "II"), ("УШ", "VIII"), ("Хl|", "XII"), ("VV", None)]
)
def test_letters_that_look_alike(typed: str, numeral: str | None) -> None:
    assert parse_roman_numeral(typed) == numeral

"""Numbers said in words, Kyrgyz and Russian."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.phrases.numerals import say_in_kyrgyz, say_in_russian
from normalizers.letters.number_words import (
    find_number_words,
    is_like_numeral,
    replace_number_words,
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("он эки аудитория", [12]),
        ("үч миллион эки жүз он миң беш жүз", [3_210_500]),
        ("токсон алты миң төрт жүз", [96_400]),
        ("двадцать пятого мая", [25]),
        ("октябрдын он бешине", [15]),
        ("эки-үч семинар", [2, 3]),
        ("эки үч семинар", []),  # two numbers that make none
        ("китеп үчүн", []),
        ("оной", []),
    ],
)
def test_numbers_in_words(text: str, values: list[int]) -> None:
    assert [number.value for number in find_number_words(text)] == values


@pytest.mark.parametrize(
    ("text", "is_ordinal", "ending"),
    [("экинчи", True, ""), ("эки", False, ""), ("бештен", False, "тен"), ("третий", True, "")],
)
def test_what_orders_and_how_it_ends(text: str, is_ordinal: bool, ending: str) -> None:
    (number,) = find_number_words(text)
    assert (number.is_ordinal, number.ending) == (is_ordinal, ending)


@given(st.integers(1, 10**9 - 1), st.sampled_from([say_in_kyrgyz, say_in_russian]))
def test_every_number_reads_back(number: int, say: object) -> None:
    assert callable(say)
    assert [found.value for found in find_number_words(say(number))] == [number]


@given(st.text(alphabet="бир эки он жүз үчүн миң-1", max_size=40))
def test_digits_for_words_keep_every_place(text: str) -> None:
    replaced = replace_number_words(text)
    assert len(replaced) == len(text)
    kept = [place for place, char in enumerate(text) if char == "-"]
    assert all(replaced[place] == "-" for place in kept)


@pytest.mark.parametrize("word", ["тоогуз", "тридать", "жуз", "элуу"])
def test_slips_of_the_keys_are_told_from_other_words(word: str) -> None:
    assert is_like_numeral(word)
    assert not is_like_numeral("семинар")


def test_numbers_as_another_program_says_them_read_back() -> None:
    normalizer = pytest.importorskip("kyrgyz_normalizer")
    for number in (*range(1, 1200, 7), 4_000, 216_000, 3_210_500, 999_999_999):
        said = normalizer.normalize(str(number)).casefold()
        assert [found.value for found in find_number_words(said)] == [number]

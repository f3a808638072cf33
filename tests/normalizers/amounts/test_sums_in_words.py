"""Sums in words become digits, and a repetition in brackets is compared."""

from __future__ import annotations

import pytest

from normalizers.amounts.sums_in_words import replace_sums_in_words
from normalizers.letters.confusables import fold_keeping_length
from normalizers.letters.number_words import FILLER


def digits_of(text: str) -> tuple[str, tuple[int, ...]]:
    """What is left of a text, without the signs that fill it up."""
    plain = fold_keeping_length(text)
    replaced, misstated = replace_sums_in_words(plain)
    assert len(replaced) == len(plain)  # places stay
    return " ".join(replaced.replace(FILLER, " ").split()), misstated


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("эки жүз миң сом", "200000 сом"),
        ("полтора миллиона сом", "1,5 миллиона сом"),
        ("бир жарым миллион сом", "1,5 миллион сом"),
        ("216 000 (эки жүз он алты миң) сом", "216 000 сом"),
        ("бир жылда", "бир жылда"),
    ],
)
def test_digits_for_words(text: str, digits: str) -> None:
    assert digits_of(text) == (digits, ())


def test_words_that_say_another_sum_are_told() -> None:
    _, misstated = digits_of("216 000 (эки жүз миң) сом")
    assert misstated == (0,)

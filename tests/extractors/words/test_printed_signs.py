"""Characters of a text layer become what they show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.records.page_marks import Word
from extractors.words.printed_signs import NOT_PRINTED, clean_printed_words, join_letters


def clean(*texts: str) -> list[str]:
    """The texts of words, cleaned."""
    words = [Word(0, 0, 1, 1, text) for text in texts]
    return [word.text for word in clean_printed_words(words, join_letters(words))]


@pytest.mark.parametrize(
    ("symbol", "sign"),
    [("\uf0b7", "•"), ("\uf0fc", "✓"), ("\uf0fb", "✗"), ("\uf0a7", "▪"), ("\uf0d8", "➢")],
)
def test_letters_of_symbol_fonts_are_the_signs_they_show(symbol: str, sign: str) -> None:
    assert clean(symbol, "иш") == [sign, "иш"]


def test_a_letter_of_private_use_that_means_nothing_known_stays() -> None:
    assert clean("\uf0b7", "\ue123") == ["•", "\ue123"]


@given(st.lists(st.text("АБв1", min_size=1), min_size=1), st.sampled_from(NOT_PRINTED))
def test_characters_without_ink_make_no_difference(texts: list[str], unprinted: str) -> None:
    spoiled = [text[:1] + unprinted + text[1:] for text in texts]
    assert clean(*spoiled) == texts
    assert clean(*texts, unprinted) == texts


def test_soft_hyphens_within_words_are_hyphens() -> None:
    assert clean("12\u00ad15\u00adоктябрь", "2025\u00adж.", "окуу\u00ad") == [
        "12-15-октябрь",
        "2025-ж.",
        "окуу-",
    ]


def test_a_soft_hyphen_at_the_ends_of_words_only_tells_of_broken_words() -> None:
    assert clean("програм\u00ad", "малар") == ["програм\u00ad", "малар"]

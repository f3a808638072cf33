"""Phrases: words with no more than a space between them, also in a font with wide spaces."""

from __future__ import annotations

import pytest

from extractors.inference.white_strips import list_phrases
from extractors.records.page_marks import Word

HEIGHT_PT = 10.0


@pytest.mark.parametrize(("gap", "phrases"), [(2.2, 1), (3.2, 1), (6.0, 2)])
def test_words_a_space_apart_are_one_phrase(gap: float, phrases: int) -> None:
    first = Word(50, 100, 80, 100 + HEIGHT_PT, "seminar")
    second = Word(80 + gap, 100, 120, 100 + HEIGHT_PT, "teachers")
    assert len(list_phrases([first, second])) == phrases


@pytest.mark.parametrize(
    ("texts", "phrases"),
    [
        (("32.5", "41.5"), 2),
        (("12%", "15%"), 2),
        (("01.09", "05.09"), 1),
        (("9.00", "11.30"), 1),
        (("9,00", "23,45"), 1),
    ],
)
def test_two_dates_or_times_are_one_phrase_and_two_figures_are_not(
    texts: tuple[str, str], phrases: int
) -> None:
    first = Word(50, 100, 70, 100 + HEIGHT_PT, texts[0])
    second = Word(72.2, 100, 92, 100 + HEIGHT_PT, texts[1])
    assert len(list_phrases([first, second])) == phrases

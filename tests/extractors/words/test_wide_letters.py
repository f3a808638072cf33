"""Letters set wide are words; other single letters are not put together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.records.page_marks import Word
from extractors.words.wide_letters import join_wide_letters

LETTER_PT = 6.0
words_of_a_title = st.lists(st.text("АБВГДЕ", min_size=2, max_size=9), min_size=1, max_size=6)


def spread(texts: list[str], letter_gap: float, word_gap: float) -> list[Word]:
    """Each letter of a line as a word."""
    letters = []
    x = 50.0
    for text in texts:
        for letter in text:
            letters.append(Word(x, 100, x + LETTER_PT, 110, letter, text_run=7))
            x += LETTER_PT + letter_gap
        x += word_gap - letter_gap
    return letters


@given(texts=words_of_a_title, gap=st.floats(1.2, 4))
def test_a_title_set_wide_has_its_words(texts: list[str], gap: float) -> None:
    letters = spread(texts, gap, 2 * gap + 2.5)
    joined = [word.text for word in join_wide_letters(letters)]
    if sum(map(len, texts)) >= 4 and sum(len(text) - 1 for text in texts) > len(texts):
        assert joined == texts
    assert "".join(joined) == "".join(texts)


def test_letters_of_cells_far_apart_stay() -> None:
    letters = spread(["ABCDEF"], 40.0, 40.0)
    assert join_wide_letters(letters) == letters


def test_column_numbers_stay() -> None:
    numbers = [Word(x, 0, x + 5, 10, str(i), text_run=1) for i, x in enumerate(range(0, 70, 8))]
    assert join_wide_letters(numbers) == numbers

"""How alike texts are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.matching.similarity import compare_texts

texts = st.lists(st.text("абвгд ", max_size=20), max_size=6)


@given(texts, texts)
def test_likeness_lies_between_none_and_whole(old: list[str], new: list[str]) -> None:
    matrix = compare_texts(old, new).to_matrix()
    assert matrix.shape == (len(old), len(new))
    assert all(-1e-6 <= one <= 1 + 1e-6 for one in matrix.ravel())


@given(texts)
def test_a_text_is_wholly_like_itself(some: list[str]) -> None:
    similarity = compare_texts(some, some)
    assert all(similarity.get_score(at, at) == 1 for at in range(len(some)))


def test_another_ending_is_nearer_than_another_word() -> None:
    scores = compare_texts(["окуу планын бекитүү"], ["окуу пландарын бекитүү", "спорт залын оңдоо"])
    assert scores.get_score(0, 0) > 0.6
    assert scores.get_score(0, 1) < 0.3


def test_the_order_of_words_costs_less_than_their_loss() -> None:
    scores = compare_texts(["окуу планын бекитүү"], ["бекитүү окуу планын", "окуу"])
    assert scores.get_score(0, 0) > scores.get_score(0, 1)
    assert scores.get_score(0, 0) < 1

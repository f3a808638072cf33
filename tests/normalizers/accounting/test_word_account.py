"""The account of a cell's words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from normalizers.accounting.word_account import (
    ExpectedWords,
    TextSpan,
    WordAccount,
    account_for_words,
    find_left_over_doubts,
)

KNOWN = ExpectedWords(
    "test_partly_read", re.compile(r"болжол менен"), {"экинчи", "сом"}.__contains__
)


def test_words_are_explained_known_or_left_over() -> None:
    text = "болжол менен 12 март кийин"
    account = account_for_words(text, [(13, 20)], KNOWN)
    assert account == WordAccount(2, 2, (TextSpan(21, 26),), is_open=False)
    (doubt,) = find_left_over_doubts(text, account, KNOWN.code)
    assert doubt.code == "test_partly_read" and "“кийин”" in doubt.message


def test_half_a_word_that_was_read_is_left_over() -> None:
    assert account_for_words("мартаба", [(0, 4)], KNOWN).left_over == ((0, 7),)


def test_a_number_and_a_deciding_word_leave_the_value_open() -> None:
    assert account_for_words("март 7", [(0, 4)], KNOWN).is_open
    assert account_for_words("март экинчи", [(0, 4)], KNOWN).is_open
    assert not account_for_words("март каникул", [(0, 4)], KNOWN).is_open


def test_neighbours_left_over_are_named_together() -> None:
    text = "март, кийин айтылат, бирок"
    account = account_for_words(text, [(0, 4)], KNOWN)
    (doubt,) = find_left_over_doubts(text, account, KNOWN.code)
    assert doubt.message.startswith("“кийин айтылат”, “бирок” beside")


def test_nothing_left_over_is_no_doubt() -> None:
    account = account_for_words("март", [(0, 4)], KNOWN)
    assert find_left_over_doubts("март", account, KNOWN.code) == ()


@given(
    st.text(alphabet="аб 12,-", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))),
)
def test_every_word_is_counted_once(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [(min(pair), max(pair)) for pair in pairs if max(pair) <= len(text)]
    account = account_for_words(text, spans, KNOWN)
    count = len(re.findall(r"\d+|[^\W\d_]+", text))
    assert account.explained + account.unchanging + len(account.left_over) == count

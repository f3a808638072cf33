"""Signs that look alike, and signs that print nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.joining.join_lines import clean_text
from normalizers.letters.confusables import fold_confusables, fold_keeping_length
from normalizers.letters.signs import DASHES, fold_dashes, remove_unprinted

SIGNS = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
UNPRINTED = "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202c\u2066\u2069"
TEXTS = st.text(st.sampled_from(SIGNS + "аБ1 ,"), max_size=20)


@pytest.mark.parametrize("sign", SIGNS)
def test_each_is_a_hyphen_for_reading(sign: str) -> None:
    assert sign in DASHES
    for fold in (fold_dashes, fold_keeping_length, fold_confusables):
        assert fold(f"2025{sign}26") == "2025-26"


@given(TEXTS)
def test_a_fold_keeps_every_place(text: str) -> None:
    folded = fold_dashes(text)
    assert len(folded) == len(fold_keeping_length(text)) == len(text)
    assert folded == fold_dashes(folded)
    assert all(a == b or a in DASHES for a, b in zip(text, folded, strict=True))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 20), st.sampled_from(UNPRINTED))))
def test_what_prints_nothing_changes_nothing(text: str, added: list[tuple[int, str]]) -> None:
    changed = text
    for place, sign in added:
        changed = changed[:place] + sign + changed[place:]
    assert remove_unprinted(changed) == text
    assert clean_text(changed) == clean_text(text)

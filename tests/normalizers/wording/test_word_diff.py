"""The words that went and came between two texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from normalizers.wording.word_diff import DiffPiece, diff_words, mark_changes
from normalizers.wording.year_blind_words import (
    is_same_but_for_years,
    tokenize,
)
from tests.support.dated_texts import TEXTS


def test_the_words_that_went_and_came() -> None:
    pieces = diff_words("Тилди өнүктүрүү жөнүндө, 2024-ж.", "Тилди өнүктүрүү тууралуу, 2025-ж.", 1)
    assert pieces == [
        DiffPiece("same", "Тилди өнүктүрүү "),
        DiffPiece("removed", "жөнүндө, "),
        DiffPiece("added", "тууралуу, "),
        DiffPiece("same", "2025-ж."),
    ]
    assert mark_changes(pieces) == "Тилди өнүктүрүү [-жөнүндө,-] {+тууралуу,+} 2025-ж."


@given(TEXTS, TEXTS, st.integers(1, 3))
def test_what_is_not_removed_is_the_text_after(before: str, after: str, gap: int) -> None:
    pieces = diff_words(before, after, gap)
    assert "".join(piece.text for piece in pieces if piece.op != "removed") == after
    if tokenize(before) and tokenize(after):
        assert is_same_but_for_years(before, after, gap) == (
            {piece.op for piece in pieces} == {"same"}
        )


@given(TEXTS, TEXTS)
def test_every_word_before_is_kept_or_removed(before: str, after: str) -> None:
    kept = [piece for piece in diff_words(before, after, 0) if piece.op != "added"]
    assert sum(len(tokenize(piece.text)) for piece in kept) == len(tokenize(before))

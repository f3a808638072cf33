from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.wording.word_diff import DiffPiece, diff_words, mark_changes
from normalizers.wording.year_blind_words import (
    find_numbers,
    is_same_but_for_years,
    remove_years,
    tokenize,
)

TEXTS = st.lists(
    st.sampled_from(["план", "түзүү", "2024-25", "2025-жыл", "3 ББП", "жана", "–", "С.Жусуев"]),
    max_size=8,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024-25-окуу жылы", [2024, 2025]),
        ("2024-2025-окуу жылы", [2024, 2025]),
        ("1999/00", [1999, 2000]),
        ("2024-ж. 25-май", [2024]),  # a day behind a word
        ("2024-27", [2024]),  # no span of one year
        ("12024 сом", []),
    ],
)
def test_years_are_found(text: str, years: list[int]) -> None:
    assert [word.year for word in tokenize(text) if word.year] == years


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2024-25-окуу жылына план", "2025-26-окуу жылына план"),
        ("1.09.2024-30.06.2025", "1.09.2025-30.06.2026"),
        ("2023-2028 жылдарга 2024-25-план", "2023-2028 жылдарга 2025-26-план"),
        ("2024-2025-окуу жылына", "2024-2025-окуу жылына"),
        ("“Тарых күнү”", "«тарых  күнү.»"),
        ("жаӊы Cтудент", "жаңы студент"),
        ("институттардын//ЖМ", "институттардын / ЖМ"),
    ],
)
def test_the_same_words_a_year_later(before: str, after: str) -> None:
    assert is_same_but_for_years(before, after, 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2023-2028 жылдарга", "2025-2030 жылдарга"),
        ("7%", "7"),
        ("3 ББП", "2 ББП"),
        ("план түзүү", "түзүү план"),
        ("", "план"),
    ],
)
def test_other_words(before: str, after: str) -> None:
    assert not is_same_but_for_years(before, after, 1)


def test_a_gap_of_some_years() -> None:
    assert is_same_but_for_years("2021-22-план", "2025-26-план", 4)
    assert not is_same_but_for_years("2021-22-план", "2025-26-план", 1)


def test_without_years() -> None:
    assert remove_years("2025-26-окуу ЖЫЛЫНА: 3 план") == "окуу жылына 3 план"
    assert find_numbers("2025-жылы 3 ББП, 20%") == ["3", "20"]


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

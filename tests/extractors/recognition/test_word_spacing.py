"""A word is parted where the print has a space."""

from __future__ import annotations

from math import inf

from extractors.recognition.word_spacing import LetterGap, split_at_gaps


def test_a_word_is_parted_at_a_space_if_letters_are_on_both_sides() -> None:
    letters = [("с", 5.0), ("-", 15.0), ("К", 30.0)]
    assert split_at_gaps(letters, [LetterGap(20.0, 0.35)]) == [("с-", 20.0), ("К", inf)]
    assert split_at_gaps(letters, [LetterGap(40.0, 0.35)]) == [("с-К", inf)]
    assert split_at_gaps([("1", 5.0), ("1", 15.0)], [LetterGap(10.0, 0.35)]) == [("11", inf)]
    assert split_at_gaps([("1", 5.0), ("0", 15.0)], [LetterGap(10.0, 0.5)]) == [
        ("1", 10.0),
        ("0", inf),
    ]

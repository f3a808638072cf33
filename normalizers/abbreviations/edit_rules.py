"""How two abbreviations are alike: by the edit between them, never by a percentage."""

from __future__ import annotations

from rapidfuzz.distance import OSA

MIN_LETTERS_FOR_EDIT = 4
"""Shorter abbreviations that are alike are different ones: АЧИ and АЧБ."""


def classify_edit(one: str, other: str) -> str | None:
    """The edit between two folded abbreviations of four letters or more: `moved`, `doubled`,
    `one`.

    `moved`: the same letters in another order. `doubled`: a letter printed twice instead of
    once, or once instead of twice. `one`: any other single letter. None if they differ by more, or
    are shorter, or the same.
    """
    if min(len(one), len(other)) < MIN_LETTERS_FOR_EDIT or one == other:
        return None
    if abs(len(one) - len(other)) > 1:
        return None
    if len(one) == len(other) and sorted(one) == sorted(other):
        return "moved"
    if OSA.distance(one, other, score_cutoff=1) > 1:
        return None
    longer, shorter = sorted((one, other), key=len, reverse=True)
    is_doubled = any(
        longer[place] == longer[place - 1] and longer[:place] + longer[place + 1 :] == shorter
        for place in range(1, len(longer))
    )
    return "doubled" if is_doubled else "one"

"""Brackets in a text: what stands inside them, nested ones too."""

from __future__ import annotations

from collections.abc import Sequence

BRACKET_PAIRS = {"(": ")", "[": "]", "{": "}"}


def mark_inside_brackets(text: str) -> list[int]:
    """For each letter, 1 if it stands inside a closed pair of brackets or is one of them, else 0.

    A bracket without its other half does not count.
    """
    marks = [0] * len(text)
    for start, end in find_outermost_brackets(text):
        for place in range(start, end):
            marks[place] = 1
    return marks


def find_outermost_brackets(text: str) -> Sequence[tuple[int, int]]:
    """The pairs that stand in no other: start and end, brackets included."""
    if not any(bracket in text for bracket in BRACKET_PAIRS):
        return []
    pairs: list[tuple[int, int]] = []
    open_brackets: list[tuple[str, int]] = []
    for place, char in enumerate(text):
        if char in BRACKET_PAIRS:
            open_brackets.append((BRACKET_PAIRS[char], place))
        elif open_brackets and char == open_brackets[-1][0]:
            start = open_brackets.pop()[1]
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, place + 1))
    return pairs

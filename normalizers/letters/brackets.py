"""Brackets in a text: what stands inside them, nested ones too."""

from __future__ import annotations

from collections.abc import Sequence

PAIRS = {"(": ")", "[": "]", "{": "}"}


def depths(text: str) -> list[int]:
    """How many closed pairs of brackets each letter stands in, the brackets themselves counted.

    A bracket without its other half counts as none.
    """
    out = [0] * len(text)
    for start, end in outermost(text):
        for place in range(start, end):
            out[place] = 1
    return out


def outermost(text: str) -> Sequence[tuple[int, int]]:
    """The pairs that stand in no other: start and end, brackets included."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for place, char in enumerate(text):
        if char in PAIRS:
            waiting.append((PAIRS[char], place))
        elif waiting and char == waiting[-1][0]:
            start = waiting.pop()[1]
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, place + 1))
    return found

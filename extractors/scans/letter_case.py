"""Small letters read as capitals, and capitals read as small ones, told apart by their height.

Most Cyrillic letters have one shape in two sizes. A word of such letters only is told by what
stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from extractors.scans.tesseract import Seen

ONE_SHAPE = frozenset("вгджзиклмнопстхцчшщъыьэюя")
"""Letters with one shape in two sizes, and nothing that sticks out above."""

FOOTED = frozenset("дцщДЦЩ")
"""Those of them that stand on feet."""

FEET = 0.2
"""The height of the feet, in heights of a capital."""

TALL = frozenset("0123456789АБЕРФКМТУИНВГОСЛП")
"""Digits and capitals; a word of them alone is as high as a capital, give or take nothing."""

LOW = frozenset("аевгжзиклмнопстхчшъыьэюя")
"""Small letters without a stroke above or below."""

CAPITAL = 1.48
"""The height of a capital in heights of a small letter."""

BETWEEN = 0.83
"""Letters lower than this many heights of a capital are small."""


def with_case(words: Sequence[Seen]) -> list[Seen]:
    """The words of a block, those whose height does not fit their case in the other one.

    A word says nothing of itself: its height is held against that of the others.
    """
    capital = _capital(words)
    if not capital:
        return list(words)
    return [_fitting(word, capital) for word in words]


def _fitting(word: Seen, capital: float) -> Seen:
    """A word in the case that its height tells, where capitals are so high."""
    letters = word.text.strip(".,;:()")
    if len(letters) < 2 or any(char not in ONE_SHAPE for char in letters.lower()):
        return word
    feet = FEET if FOOTED & set(letters) else 0.0
    low = _height(word) < (BETWEEN + feet) * capital
    if low and letters.isupper():
        return word._replace(text=word.text.lower())
    # Brackets and commas make a word higher than its letters.
    if not low and letters.islower() and set(word.text) <= ONE_SHAPE:
        return word._replace(text=word.text.upper())
    return word


def _capital(words: Sequence[Seen]) -> float:
    """The height of a block's capitals, by the words whose case is plain; 0 if there are none."""
    heights = []
    for word in words:
        text = word.text.strip(".-–")
        if any(char in "0123456789АБЕРФ" for char in text) and set(text) <= TALL | LOW | {"-", "."}:
            heights.append(_height(word))
        elif any(char in "ае" for char in text) and set(text) <= LOW:
            heights.append(CAPITAL * _height(word))
    return median(heights) if heights else 0.0


def _height(word: Seen) -> float:
    return word.box.y1 - word.box.y0

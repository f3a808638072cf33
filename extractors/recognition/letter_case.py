"""Small letters misread as capitals, and capitals misread as small: put right by their height.

Most Cyrillic letters have one shape in two sizes. A word of such letters only is told by what
stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from extractors.recognition.tesseract import OcrWord

ONE_SHAPE_LETTERS = frozenset("вгджзиклмнопстхцчшщъыьэюя")
"""Letters with one shape in two sizes, and nothing that sticks out above."""

LETTERS_WITH_FEET = frozenset("дцщДЦЩ")
"""Those of them that stand on feet."""

FEET_HEIGHT_RATIO = 0.2
"""The height of the feet, in heights of a capital."""

TALL_SIGNS = frozenset("0123456789АБЕРФКМТУИНВГОСЛП")
"""Digits and capitals; a word of them alone is exactly as high as a capital."""

LOW_LETTERS = frozenset("аевгжзиклмнопстхчшъыьэюя")
"""Small letters without a stroke above or below."""

CAPITAL_TO_SMALL_RATIO = 1.48
"""The height of a capital in heights of a small letter."""

MAX_SMALL_HEIGHT_RATIO = 0.83
"""Letters lower than this many heights of a capital are small."""


def correct_letter_case(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words of a block, those whose height does not fit their case in the other one.

    A word alone shows nothing: its height is compared with that of the others.
    """
    capital_height = _compute_capital_height(words)
    if not capital_height:
        return list(words)
    return [_fit_case(word, capital_height) for word in words]


def _fit_case(word: OcrWord, capital_height: float) -> OcrWord:
    """A word in the case that its height tells, where capitals are so high."""
    letters = word.text.strip(".,;:()")
    if len(letters) < 2 or any(char not in ONE_SHAPE_LETTERS for char in letters.lower()):
        return word
    feet_ratio = FEET_HEIGHT_RATIO if LETTERS_WITH_FEET & set(letters) else 0.0
    is_small = _word_height(word) < (MAX_SMALL_HEIGHT_RATIO + feet_ratio) * capital_height
    if is_small and letters.isupper():
        return word._replace(text=word.text.lower())
    # Brackets and commas make a word higher than its letters.
    if not is_small and letters.islower() and set(word.text) <= ONE_SHAPE_LETTERS:
        return word._replace(text=word.text.upper())
    return word


def _compute_capital_height(words: Sequence[OcrWord]) -> float:
    """The height of a block's capitals, by the words whose case is plain; 0 if there are none."""
    heights = []
    for word in words:
        text = word.text.strip(".-–")
        if any(char in "0123456789АБЕРФ" for char in text) and set(
            text
        ) <= TALL_SIGNS | LOW_LETTERS | {"-", "."}:
            heights.append(_word_height(word))
        elif any(char in "ае" for char in text) and set(text) <= LOW_LETTERS:
            # A word of low letters only shows the height of capitals too.
            heights.append(CAPITAL_TO_SMALL_RATIO * _word_height(word))
    return median(heights) if heights else 0.0


def _word_height(word: OcrWord) -> float:
    return word.box.y1 - word.box.y0

"""Words that the recogniser took for one, split where the print has a space.

Tesseract often misses the spaces beside dashes and between the groups of a number's digits; the
white between the letters is there to be measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

import numpy as np

from extractors.recognition.images import Grey
from extractors.records.geometry import Box

MIN_SPACE_RATIO = 0.3
"""White of at least this many heights of a line's letters is a space."""

MIN_DIGIT_SPACE_RATIO = 0.36
"""Between digits it takes so much, since they have more white beside them: the 1 above all."""

MAX_INK_SHADE = 128
"""Shades darker than this are ink."""


class LetterGap(NamedTuple):
    """White inside a word: its middle in pixels, its width in heights of a letter."""

    middle: float
    width: float


def find_gaps(picture: Grey, box: Box, height: float) -> list[LetterGap]:
    """The white inside a word's box that may be a space; `height` is that of its line's letters."""
    x0, y0, x1, y1 = (max(int(value), 0) for value in box)
    ink_columns = np.flatnonzero((picture[y0:y1, x0:x1] < MAX_INK_SHADE).any(axis=0))
    # Columns of pixels without ink between two that have some.
    gap_widths = np.diff(ink_columns) - 1
    return [
        LetterGap(
            x0 + float(ink_columns[i] + ink_columns[i + 1]) / 2, float(gap_widths[i]) / height
        )
        for i in np.flatnonzero(gap_widths >= MIN_SPACE_RATIO * height)
    ]


def split_at_gaps(
    letters: Sequence[tuple[str, float]], letter_gaps: Sequence[LetterGap]
) -> list[tuple[str, float]]:
    """The parts of a word as texts and right ends; `letters` are texts with their middles in
    pixels.

    The last part ends nowhere, at infinity; white without letters on both sides is no space.
    """
    parts, text = [], ""
    pending = list(letter_gaps)
    for letter, middle in letters:
        while pending and pending[0].middle < middle:
            gap = pending.pop(0)
            between_digits = text[-1:].isdigit() and letter[:1].isdigit()
            if text and not (between_digits and gap.width < MIN_DIGIT_SPACE_RATIO):
                parts.append((text, gap.middle))
                text = ""
        text += letter
    return [*parts, (text, inf)]

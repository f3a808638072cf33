"""Words that the recogniser took for one, parted where the print has a space.

Tesseract often misses the spaces beside dashes and between the groups of a number's digits; the
white between the letters is there to be measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

import numpy as np

from extractors.records import Box
from extractors.scans.images import Grey

SPACE = 0.3
"""White of at least this many heights of a line's letters is a space."""

DIGITS = 0.36
"""So it is between digits, which have more white beside them: the 1 above all."""

INK = 128
"""Shades darker than this are ink."""


class Gap(NamedTuple):
    """White inside a word: its middle in pixels, its width in heights of a letter."""

    middle: float
    width: float


def gaps(picture: Grey, box: Box, height: float) -> list[Gap]:
    """The white inside a word's box that may be a space; `height` is that of its line's letters."""
    x0, y0, x1, y1 = (max(int(value), 0) for value in box)
    inked = np.flatnonzero((picture[y0:y1, x0:x1] < INK).any(axis=0))
    white = np.diff(inked) - 1
    return [
        Gap(x0 + float(inked[i] + inked[i + 1]) / 2, float(white[i]) / height)
        for i in np.flatnonzero(white >= SPACE * height)
    ]


def parted(letters: Sequence[tuple[str, float]], white: Sequence[Gap]) -> list[tuple[str, float]]:
    """The parts of a word of such letters (text, middle in pixels): their texts and right ends.

    The last part ends nowhere, at infinity; white without letters on both sides is no space.
    """
    out, text = [], ""
    left = list(white)
    for letter, middle in letters:
        while left and left[0].middle < middle:
            gap = left.pop(0)
            between_digits = text[-1:].isdigit() and letter[:1].isdigit()
            if text and not (between_digits and gap.width < DIGITS):
                out.append((text, gap.middle))
                text = ""
        text += letter
    return [*out, (text, inf)]

"""Words that the recogniser took for one, parted where the print has a space.

Tesseract often misses the spaces beside dashes and between the groups of a number's digits; the
white between the letters is there to be measured.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.records import Box
from extractors.scans.masks import Grey

SPACE = 0.38
"""White of at least this many heights of a line's letters is a space."""

INK = 128
"""Shades darker than this are ink."""


def gaps(picture: Grey, box: Box, height: float) -> list[float]:
    """The middles, in pixels, of the spaces inside a word's box; `height` is that of its line."""
    x0, y0, x1, y1 = (max(int(value), 0) for value in box)
    inked = np.flatnonzero((picture[y0:y1, x0:x1] < INK).any(axis=0))
    wide = np.flatnonzero(np.diff(inked) - 1 >= SPACE * height)
    return [x0 + float(inked[i] + inked[i + 1]) / 2 for i in wide]


def parted(letters: Sequence[tuple[str, float]], spaces: Sequence[float]) -> list[str]:
    """The letters (text, middle in pixels) of a word, in as many parts as its spaces make.

    Where letters and white do not fit together, the word is left whole.
    """
    parts = [""] * (len(spaces) + 1)
    for text, middle in letters:
        parts[sum(space < middle for space in spaces)] += text
    return parts if all(parts) else ["".join(parts)]

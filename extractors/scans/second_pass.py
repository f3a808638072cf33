"""Doubtful words, read again by themselves in one language alone.

A recogniser of Cyrillic makes Cyrillic letters of Latin ones, and one of two languages takes a
word of the one for the other; of neither is it sure.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.scans.images import Grey
from extractors.scans.preprocess import EDGE
from extractors.scans.tesseract import FOREIGN, Seen, installed, read_block

DOUBT = 0.9
"""A word surer than this is not read again."""

SURE = 0.7
"""A second reading less sure than this is not taken."""

BETTER = 0.04
"""How much surer than the first a second reading must be."""

TWINS = frozenset("ABCEHIJKMOPTXYaceilopxyrnmu")
"""Latin letters for which a Cyrillic one, or half of one, is taken: no sign of a Latin word."""

MARGIN = 3
"""Pixels around a word's box that are read with it."""


def reread(
    picture: Grey, words: Sequence[Seen], languages: Sequence[str], dpi: float
) -> list[Seen]:
    """The words of a block's picture, the doubtful ones in the surest reading.

    That may be Latin, where it has a letter that is no Cyrillic one, or in the page's own language,
    the first of `languages`.
    """
    out = []
    for word in words:
        best = word
        if word.confidence < DOUBT and len(word.text) > 1:
            alone = _alone(picture, word)
            readings = [_cased(word, _joined(word, read_block(alone, languages[:1], dpi)))]
            if installed(FOREIGN):
                latin = _joined(word, read_block(alone, FOREIGN, dpi))
                if any(char.isalpha() and char not in TWINS for char in latin.text):
                    readings.append(latin)
            surest = max(readings, key=lambda reading: reading.confidence)
            if surest.confidence >= max(SURE, word.confidence + BETTER):
                best = surest
        out.append(best)
    return out


def _alone(picture: Grey, word: Seen) -> Grey:
    """The picture of one word with a white edge."""
    x0, y0, x1, y1 = (int(value) for value in word.box)
    cut = picture[max(y0 - MARGIN, 0) : y1 + MARGIN, max(x0 - MARGIN, 0) : x1 + MARGIN]
    edge = (EDGE,) * 4
    return np.asarray(cv2.copyMakeBorder(cut, *edge, cv2.BORDER_CONSTANT, value=255.0), np.uint8)


def _joined(word: Seen, read: Sequence[Seen]) -> Seen:
    """A word as it is read by itself: as one, as sure as its least sure part."""
    sure = min([part.confidence for part in read], default=0.0)
    return word._replace(text="".join(part.text for part in read), confidence=sure)


def _cased(word: Seen, read: Seen) -> Seen:
    """A second reading in the case of the first: a word alone does not show how high letters are.

    One of another length is the first again: it may hold a piece of the line below.
    """
    if len(read.text) != len(word.text):
        return word
    pairs = zip(read.text, word.text, strict=True)
    text = "".join(a.upper() if b.isupper() else a.lower() for a, b in pairs)
    return read._replace(text=text)

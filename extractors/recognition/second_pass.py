"""Doubtful words, read again by themselves in one language alone.

A recogniser of Cyrillic makes Cyrillic letters of Latin ones, and with two languages it takes a
word of one for a word of the other. It is sure of neither reading.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.recognition.images import Grey
from extractors.recognition.preprocess import WHITE_EDGE_PX
from extractors.recognition.tesseract import FOREIGN_LANGUAGES, OcrWord, has_languages, read_block

MIN_WORD_CONFIDENCE = 0.9
"""A word surer than this is not read again."""

MIN_REREAD_CONFIDENCE = 0.7
"""A second reading less sure than this is not taken."""

MIN_CONFIDENCE_GAIN = 0.04
"""How much surer than the first a second reading must be."""

LATIN_CONFUSABLES = frozenset("ABCEHIJKMOPTXYaceilopxyrnmu")
"""Latin letters that are read for a Cyrillic one, or half of one: no sign of a Latin word."""

WORD_MARGIN_PX = 3
"""Pixels around a word's box that are read with it."""


def reread_doubtful(
    picture: Grey, words: Sequence[OcrWord], languages: Sequence[str], dpi: float
) -> list[OcrWord]:
    """The words of a block's picture, the doubtful ones in the surest reading.

    That may be Latin, where it has a letter that is no Cyrillic one, or in the page's own language,
    the first of `languages`.
    """
    best_words = []
    for word in words:
        best = word
        if word.confidence < MIN_WORD_CONFIDENCE and len(word.text) > 1:
            word_picture = _crop_word(picture, word)
            readings = [
                _copy_case(word, _join_parts(word, read_block(word_picture, languages[:1], dpi)))
            ]
            if has_languages(FOREIGN_LANGUAGES):
                latin = _join_parts(word, read_block(word_picture, FOREIGN_LANGUAGES, dpi))
                if any(char.isalpha() and char not in LATIN_CONFUSABLES for char in latin.text):
                    readings.append(latin)
            surest = max(readings, key=lambda reading: reading.confidence)
            if surest.confidence >= max(
                MIN_REREAD_CONFIDENCE, word.confidence + MIN_CONFIDENCE_GAIN
            ):
                best = surest
        best_words.append(best)
    return best_words


def _crop_word(picture: Grey, word: OcrWord) -> Grey:
    """The picture of one word with a white edge."""
    x0, y0, x1, y1 = (int(value) for value in word.box)
    cropped = picture[
        max(y0 - WORD_MARGIN_PX, 0) : y1 + WORD_MARGIN_PX,
        max(x0 - WORD_MARGIN_PX, 0) : x1 + WORD_MARGIN_PX,
    ]
    border = (WHITE_EDGE_PX,) * 4
    return np.asarray(
        cv2.copyMakeBorder(cropped, *border, cv2.BORDER_CONSTANT, value=255.0), np.uint8
    )


def _join_parts(word: OcrWord, parts: Sequence[OcrWord]) -> OcrWord:
    """A word as it is read by itself: as one, as sure as its least sure part."""
    min_confidence = min([part.confidence for part in parts], default=0.0)
    return word._replace(text="".join(part.text for part in parts), confidence=min_confidence)


def _copy_case(word: OcrWord, second_reading: OcrWord) -> OcrWord:
    """A second reading in the case of the first: a word alone does not show how high letters are.

    One of another length is the first again: it may hold a piece of the line below.
    """
    if len(second_reading.text) != len(word.text):
        return word
    pairs = zip(second_reading.text, word.text, strict=True)
    text = "".join(a.upper() if b.isupper() else a.lower() for a, b in pairs)
    return second_reading._replace(text=text)

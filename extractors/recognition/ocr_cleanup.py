"""What a recogniser often misreads in any language: put right where it is plain what is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from statistics import median

import numpy as np

from extractors.recognition.images import Grey
from extractors.recognition.letter_case import correct_letter_case
from extractors.recognition.tesseract import OcrWord
from extractors.records.geometry import Box

REMNANT_SIGNS = re.compile(r"[|¦_\-–—~=.,:;'`‘’“”\"°^*·•\\/\[\](){}<>«»]+")
"""Signs that are read where there is a speck, or what is left of a ruling line."""

MAX_REMNANT_CONFIDENCE = 0.6
"""A block of such signs only, none surer than this, is no text."""

LATIN_TO_CYRILLIC = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")
"""Latin letters that look like Cyrillic ones: those of `normalizers.letters.confusables`, which is
not imported here; a test compares the two."""

LETTERS_TO_DIGITS = str.maketrans("ЗзОоІ", "33001")
"""Letters that look like digits, where no other letter is near."""

ROW_NUMBER = re.compile(r"[\dЗзОоІ]{1,4}[.)]?")
"""What may be the number of a row: digits, or letters that look like them."""

MIN_EM_DASH_RATIO = 1.15
"""An em dash is longer than this many heights of a capital letter or digit, an en dash shorter."""


DASH_LENGTH_RANGE_PT = (2.0, 14.0)
"""The shortest and the longest dash, in points."""

MAX_DASH_HEIGHT_PT = 2.5
"""Its greatest height, in points."""

MAX_HYPHEN_LENGTH_PT = 5.0
"""A dash shorter than this, in points, is a hyphen in usual sizes of print."""

LONE_DASH_CONFIDENCE = 0.6
"""The confidence of a dash that stands alone."""

MAX_INK_SHADE = 150
"""Shades darker than this are ink, in a picture whose lines are taken out."""


def clean_words(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words of one block without specks, with look-alikes put right."""
    if all(
        word.confidence < MAX_REMNANT_CONFIDENCE and REMNANT_SIGNS.fullmatch(word.text)
        for word in words
    ):
        return []
    if len(words) == 1 and ROW_NUMBER.fullmatch(words[0].text):
        return [words[0]._replace(text=words[0].text.translate(LETTERS_TO_DIGITS))]
    words = correct_letter_case(words)
    capital_height = _compute_capital_height(words)
    corrected = []
    for word in words:
        text = word.text
        if any("Ѐ" <= char <= "ӿ" for char in text):
            text = text.translate(LATIN_TO_CYRILLIC)
        # The letter З alone is no word, and as an initial it would have a full stop.
        if text == "З":
            text = "3"
        if (
            text == "—"
            and capital_height
            and word.box.x1 - word.box.x0 < MIN_EM_DASH_RATIO * capital_height
        ):
            text = "–"
        corrected.append(word._replace(text=text))
    return corrected


def find_lone_dash(picture: Grey, points_per_pixel: float) -> list[OcrWord]:
    """The dash that is all the ink of a block, which Tesseract overlooks; nothing if it is no dash.

    `points_per_pixel`: points of a pixel; the box is in points from the block's corner.
    """
    ink = picture < MAX_INK_SHADE
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return []
    box = Box(*(float(edge) for edge in (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)))
    width, height = (box.x1 - box.x0) * points_per_pixel, (box.y1 - box.y0) * points_per_pixel
    if (
        not DASH_LENGTH_RANGE_PT[0] <= width <= DASH_LENGTH_RANGE_PT[1]
        or height > MAX_DASH_HEIGHT_PT
        or width < 2 * height
    ):
        return []
    text = "-" if width < MAX_HYPHEN_LENGTH_PT else "–"
    return [
        OcrWord(Box(*(value * points_per_pixel for value in box)), text, LONE_DASH_CONFIDENCE, 1)
    ]


def _compute_capital_height(words: Sequence[OcrWord]) -> float:
    """The height of a capital letter or digit of a block, in points; 0 if it is not known."""
    heights = []
    for _, line in groupby(words, key=lambda word: word.line):
        heights += [
            word.box.y1 - word.box.y0
            for word in line
            if (word.text.isdigit() or word.text.isupper()) and word.text.isalnum()
        ]
    return median(heights) if heights else 0.0

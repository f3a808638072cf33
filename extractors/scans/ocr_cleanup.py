"""What a recogniser usually gets wrong, whatever the language: put right where it is plain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from statistics import median

import numpy as np

from extractors.records import Box
from extractors.scans.images import Grey
from extractors.scans.letter_case import with_case
from extractors.scans.tesseract import Seen

REMNANT = re.compile(r"[|¦_\-–—~=.,:;'`‘’“”\"°^*·•\\/\[\](){}<>«»]+")
"""Signs of which a speck, or what is left of a rule, is taken for one."""

UNSURE = 0.6
"""A block of such signs only, none surer than this, is no text."""

LATIN = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")
"""Latin letters that look like Cyrillic ones."""

DIGITS = str.maketrans("ЗзОоІ", "33001")
"""Letters that look like digits, where no other letter is near."""

NUMBER = re.compile(r"[\dЗзОоІ]{1,4}[.)]?")
"""What may be the number of a row: digits, or letters that look like them."""

EN_DASH = 1.15
"""An em dash is longer than this many heights of a capital letter or digit, an en dash shorter."""


DASH = (2.0, 14.0)
"""The shortest and the longest dash, in points."""

FLAT = 2.5
"""Its greatest height, in points."""

HYPHEN = 5.0
"""A dash shorter than this, in points, is a hyphen in usual sizes of print."""

MARK = 0.6
"""The confidence of a dash that stands alone."""

INK = 150
"""Shades darker than this are ink, in a picture whose lines are taken out."""


def cleaned(words: Sequence[Seen]) -> list[Seen]:
    """The words of one block without specks, with look-alikes put right."""
    if all(word.confidence < UNSURE and REMNANT.fullmatch(word.text) for word in words):
        return []
    if len(words) == 1 and NUMBER.fullmatch(words[0].text):
        return [words[0]._replace(text=words[0].text.translate(DIGITS))]
    words = with_case(words)
    tall = _height(words)
    out = []
    for word in words:
        text = word.text
        if any("Ѐ" <= char <= "ӿ" for char in text):
            text = text.translate(LATIN)
        # A consonant is no word, and as an initial it has a full stop.
        if text == "З":
            text = "3"
        if text == "—" and tall and word.box.x1 - word.box.x0 < EN_DASH * tall:
            text = "–"
        out.append(word._replace(text=text))
    return out


def lone_dash(picture: Grey, step: float) -> list[Seen]:
    """The dash that is all the ink of a block, or nothing: a recogniser looks over it.

    `step`: points of a pixel; the box is in points from the block's corner.
    """
    ink = picture < INK
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return []
    box = Box(*(float(edge) for edge in (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)))
    width, height = (box.x1 - box.x0) * step, (box.y1 - box.y0) * step
    if not DASH[0] <= width <= DASH[1] or height > FLAT or width < 2 * height:
        return []
    text = "-" if width < HYPHEN else "–"
    return [Seen(Box(*(value * step for value in box)), text, MARK, 1)]


def _height(words: Sequence[Seen]) -> float:
    """The height of a capital letter or digit of a block, in points; 0 if it is not known."""
    tops = []
    for _, line in groupby(words, key=lambda word: word.line):
        tops += [
            word.box.y1 - word.box.y0
            for word in line
            if (word.text.isdigit() or word.text.isupper()) and word.text.isalnum()
        ]
    return median(tops) if tops else 0.0

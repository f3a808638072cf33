"""Whether what is recognised in a piece of a picture is sure enough to be taken for its print."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extractors.recognition.images import Grey
from extractors.recognition.recognise import recognise_words
from extractors.records.page_marks import Word

MIN_READING_CONFIDENCE = 0.6
"""Letters recognised with a lower mean confidence are not taken for what is printed."""

MAX_RECOGNISED_CONFIDENCE = 0.99
"""Recognised words are never as sure as printed ones, whose confidence is 1."""

MIN_ALNUM_SHARE = 0.7
"""The least share of letters and figures in a reading."""

REREADING_SCALE = 1.3
"""A small region is read once more, so many times as large."""

SHORT_READING = 2
"""A text of so few letters is read without the help of neighbouring letters."""

MIN_SHORT_CONFIDENCE = 0.9
"""So short a text needs at least this confidence."""


def is_sure_reading(words: Sequence[Word]) -> bool:
    """Whether words are read surely enough, and are not mostly signs, as a misread mark is."""
    text = "".join(word.text for word in words)
    least = MIN_READING_CONFIDENCE if len(text) > SHORT_READING else MIN_SHORT_CONFIDENCE
    return (
        len(text) > 0
        and sum(map(str.isalnum, text)) >= MIN_ALNUM_SHARE * len(text)
        and sum(len(word.text) * word.confidence for word in words) >= least * len(text)
    )


def is_read_alike(words: Sequence[Word], crop: Grey, dpi: float) -> bool:
    """Whether a region says the same when it is read in another size."""
    width, height = (round(side * REREADING_SCALE) for side in crop.shape[::-1])
    larger = np.asarray(cv2.resize(crop, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
    again = recognise_words(larger, [], [], dpi * REREADING_SCALE)
    return [word.text for word in words] == [word.text for word in again]

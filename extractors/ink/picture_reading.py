"""A picture in the text of a Word file → what it says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import cv2
import numpy as np

from extractors.ink.sure_readings import (
    MAX_RECOGNISED_CONFIDENCE,
    is_read_alike,
    is_sure_reading,
)
from extractors.recognition import RecogniserMissing
from extractors.recognition.images import Grey
from extractors.recognition.recognise import POINTS_PER_INCH, recognise_words
from extractors.recognition.tesseract import require_languages
from extractors.records.page_marks import Word
from extractors.word_seen.pictures import PictureReading

MAX_PICTURE_PX = 25_000_000
"""Pixels of a picture at most: a page of A4 at 300 to an inch has 8.7 million."""

MIN_PICTURE_DPI = 100
"""Pixels an inch below which letters cannot be told apart."""

WHITE_MARGIN_PX = 12
"""White pixels put around a picture: Tesseract misreads letters that touch an edge."""


def read_picture(content: bytes, width: float) -> PictureReading | None:
    """What a picture says that is shown `width` points wide.

    None where it cannot be recognised: its format is not known, it is too coarse or too large, or
    Tesseract is not installed.
    """
    try:
        require_languages()
    except RecogniserMissing:
        return None
    picture = _decode_grey(content)
    if picture is None or not width:
        return None
    dpi = picture.shape[1] * POINTS_PER_INCH / width
    if dpi < MIN_PICTURE_DPI:
        return None
    edge = WHITE_MARGIN_PX
    framed = np.asarray(
        cv2.copyMakeBorder(picture, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=255.0),
        np.uint8,
    )
    words = recognise_words(framed, [], [], dpi)
    is_sure = is_sure_reading(words) and is_read_alike(words, framed, dpi)
    lowest = min((word.confidence for word in words), default=0.0)
    return PictureReading(_list_lines(words), min(lowest, MAX_RECOGNISED_CONFIDENCE), is_sure)


def _decode_grey(content: bytes) -> Grey | None:
    """A picture in grey, transparent parts white; None if OpenCV does not know its format, or it
    has more than 8 bits a colour."""
    try:
        decoded = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_UNCHANGED)
        if decoded is None or decoded.shape[0] * decoded.shape[1] > MAX_PICTURE_PX:
            return None
        if decoded.dtype != np.uint8:
            return None
        if decoded.ndim == 2:
            return np.asarray(decoded, np.uint8)
        grey = cv2.cvtColor(decoded[:, :, :3], cv2.COLOR_BGR2GRAY)
        if decoded.shape[2] == 4:
            opacity = decoded[:, :, 3].astype(np.float32) / 255
            grey = grey * opacity + 255 * (1 - opacity)
        return np.asarray(grey, np.uint8)
    except (cv2.error, ValueError):  # what OpenCV says of damaged or huge pictures
        return None


def _list_lines(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(
        " ".join(word.text for word in line)
        for _, line in groupby(words, key=lambda word: word.text_run)
    )

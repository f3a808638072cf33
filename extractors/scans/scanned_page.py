"""A picture of a page → the page, as if it had a text layer."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.recognition.images import Grey
from extractors.recognition.line_detection import find_drawn_lines
from extractors.recognition.recognise import recognise_words
from extractors.records.page_marks import Word
from extractors.records.read_pages import Page
from extractors.scans.deskew import deskew_picture, detect_skew
from extractors.scans.page_orientation import detect_page_rotation, rotate_picture_upright

MIN_UPRIGHT_CONFIDENCE = 0.7
"""The mean confidence of a page's letters from which it was read the right way up: upside down or
on its side it is at most 0.54, even of a blurred scan upright above 0.9."""

MIN_LETTERS_TO_JUDGE = 10
"""Fewer letters say nothing of that."""


def recognise_page(picture: Grey, dpi: float, number: int, size: tuple[float, float]) -> Page:
    """The page `number` of `size` (width, height in points, as displayed) from its picture.

    The picture is grey and fills the page with `dpi` pixels an inch. A slight skew is undone about
    the page's middle; `Page.skew` remembers it. Raises `RecogniserMissing`.
    """
    page = _read_turned(picture, 0, dpi, number, size)
    # To ask first how a page was laid costs a fifth of its reading, and nearly all lie upright.
    if not _is_read_upright(page.words):
        rotation = detect_page_rotation(picture, dpi)
        if rotation:
            return _read_turned(picture, rotation, dpi, number, size)
    return page


def _is_read_upright(words: Sequence[Word]) -> bool:
    letter_count = sum(len(word.text) for word in words)
    confidence = sum(len(word.text) * word.confidence for word in words)
    return (
        letter_count >= MIN_LETTERS_TO_JUDGE and confidence >= MIN_UPRIGHT_CONFIDENCE * letter_count
    )


def _read_turned(
    picture: Grey, rotation: int, dpi: float, number: int, size: tuple[float, float]
) -> Page:
    """The page whose text is turned by `rotation` degrees, anticlockwise, as displayed."""
    upright = rotate_picture_upright(picture, rotation)
    # A page on its side has its width and height exchanged.
    width, height = size if rotation in (0, 180) else size[::-1]
    skew_degrees = detect_skew(upright)
    deskewed = deskew_picture(upright, skew_degrees)
    lines = find_drawn_lines(deskewed, dpi)
    words = recognise_words(lines.cleared_picture, lines.horizontal, lines.vertical, dpi)
    return Page(
        number=number,
        width=width,
        height=height,
        words=words,
        horizontal=lines.horizontal,
        vertical=lines.vertical,
        char_count=sum(len(word.text) for word in words),
        rotation=rotation,
        recognised=True,
        skew=skew_degrees,
    )

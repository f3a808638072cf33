"""A picture of a page → the page, as if it had a text layer."""

from __future__ import annotations

from extractors.records.read_pages import Page
from extractors.scans.deskew import deskew_picture, detect_skew
from extractors.scans.images import Grey
from extractors.scans.line_detection import find_drawn_lines
from extractors.scans.page_orientation import detect_page_rotation, rotate_picture_upright
from extractors.scans.recognise import recognise_words


def recognise_page(picture: Grey, dpi: float, number: int, size: tuple[float, float]) -> Page:
    """The page `number` of `size` (width, height in points, as displayed) from its picture.

    The picture is grey and fills the page with `dpi` pixels an inch. A slight skew is undone about
    the page's middle; `Page.skew` remembers it. Raises `RecogniserMissing`.
    """
    rotation = detect_page_rotation(picture, dpi)
    upright = rotate_picture_upright(picture, rotation)
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

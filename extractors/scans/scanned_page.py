"""A picture of a page → the page, as if it had a text layer."""

from __future__ import annotations

from extractors.records import Page
from extractors.scans.deskew import skew, straightened
from extractors.scans.images import Grey
from extractors.scans.line_detection import drawn_lines
from extractors.scans.page_orientation import page_turn, unturned
from extractors.scans.recognise import recognised


def recognised_page(picture: Grey, dpi: float, number: int, size: tuple[float, float]) -> Page:
    """The page `number` of `size` (width, height in points, as displayed) from its picture.

    The picture is grey and fills the page with `dpi` pixels an inch. A slight skew is undone about
    the page's middle; `Page.skew` remembers it. Raises `RecogniserMissing`.
    """
    turn = page_turn(picture, dpi)
    frame = unturned(picture, turn)
    width, height = size if turn in (0, 180) else size[::-1]
    askew = skew(frame)
    straight = straightened(frame, askew)
    lines = drawn_lines(straight, dpi)
    words = recognised(lines.rest, lines.horizontal, lines.vertical, dpi)
    return Page(
        number=number,
        width=width,
        height=height,
        words=words,
        horizontal=lines.horizontal,
        vertical=lines.vertical,
        glyphs=sum(len(word.text) for word in words),
        turn=turn,
        recognised=True,
        skew=askew,
    )

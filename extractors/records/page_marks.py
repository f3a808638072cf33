"""What a reader finds on a page: words, ruling lines, painted areas, text kept apart, and ink."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from extractors.records.geometry import Box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]


class Word(NamedTuple):
    """A run of glyphs without white space.

    `rotation` is its reading direction: 0 left to right, 90 bottom to top, 180 upside down, 270 top
    to bottom (degrees anticlockwise in the reading frame). `text_run` numbers the run of text that
    the file prints in one go; `space_after` says that the run ends with this word and a printed
    space. `confidence`, from 0 to 1, is how sure a recogniser is of it; a text layer is sure.
    `anchor` is a point in the cell that the word is of, where that is not its middle.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    rotation: int = 0
    text_run: int = 0
    space_after: bool = False
    confidence: float = 1.0
    anchor: tuple[float, float] | None = None


class RulingLine(NamedTuple):
    """A drawn line: at `position` on one axis, from `start` to `end` on the other."""

    position: float
    start: float
    end: float


class PaintedArea(NamedTuple):
    """A filled rectangle in points, and its colour: red, green and blue from 0 to 1."""

    x0: float
    y0: float
    x1: float
    y1: float
    red: float
    green: float
    blue: float


AsideKind = Literal["unseen", "layer", "double", "struck", "note_mark", "watermark", "annotation"]
"""Why text is no part of a value. In this order: nobody sees it; nobody sees it and it is what a
scanner recognised in the picture there; it is printed twice at one place; it is crossed out; it is
a mark that refers to a note; it is printed at a slant, or large and pale behind the text; it is the
text of an annotation."""


class AsideText(NamedTuple):
    """Text of a page that is kept apart from its words: where it lies, what it says, and why.

    `note` is the text of the note that a mark refers to, if it is found.
    """

    box: Box
    text: str
    kind: AsideKind
    reason: str
    note: str | None = None


InkKind = Literal["picture", "outline", "stroke"]
"""What the ink is: a picture, filled curves (outlines of letters), strokes as of handwriting."""


class InkRegion(NamedTuple):
    """A part of a page with ink that may be text and is none: where it lies, and what it is."""

    box: Box
    kind: InkKind


class PageRemark(NamedTuple):
    """A reader's remark on a place of a page: a code for its kind, a sentence, the text
    concerned."""

    code: str
    message: str
    box: Box
    detail: str | None = None

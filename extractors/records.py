"""The records that the extractor's stages hand to each other.

    Page ──grid──▶ PageTable ──stitch──▶ Table

All coordinates are points in the page's *reading frame*: origin at the top left, turned so that the
page's text stands upright. `Page.displayed` maps a box to the page as a viewer shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]

NO_PAGE = 0
"""The number of the one endless sheet of a file without pages; its boxes only keep the order."""


class Box(NamedTuple):
    """A rectangle in points, `x0 <= x1`, `y0 <= y1`, y growing downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def encloses(self, other: Box, slack: float = 0.0) -> bool:
        """Whether `other` lies inside, give or take `slack` points."""
        return (
            self.x0 - slack <= other.x0
            and self.y0 - slack <= other.y0
            and self.x1 + slack >= other.x1
            and self.y1 + slack >= other.y1
        )


class Word(NamedTuple):
    """A run of glyphs without white space.

    `turn` is its reading direction: 0 left to right, 90 bottom to top, 180 upside down, 270 top to
    bottom (degrees anticlockwise in the reading frame). `run` numbers the run of text that the file
    prints in one go; `spaced` says that the run ends with this word and a printed space.
    `confidence`, from 0 to 1, is how sure a recogniser is of it; a text layer is sure.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    turn: int = 0
    run: int = 0
    spaced: bool = False
    confidence: float = 1.0


class Rule(NamedTuple):
    """A drawn line: at `at` on one axis, from `lo` to `hi` on the other."""

    at: float
    lo: float
    hi: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read: its words and its rules, nothing decided yet.

    `glyphs` counts the non-space characters that the library found, before `words` are made of them
    (put together, split, turned); `turn` is the anticlockwise turn in degrees from the reading
    frame to the page as displayed. `recognised`: the words were read from its picture;
    `unread`: they should have been, and could not be; `skew`: degrees clockwise by which that
    picture lies askew in the reading frame; `scale`: points of the page as displayed in one of the
    reading frame.
    """

    number: int
    width: float
    height: float
    words: Sequence[Word]
    horizontal: Sequence[Rule]
    vertical: Sequence[Rule]
    glyphs: int
    turn: int = 0
    recognised: bool = False
    unread: bool = False
    skew: float = 0.0
    scale: float = 1.0

    def displayed(self, box: Box) -> Box:
        """The box in points from the top left of the page as a viewer shows it."""
        return displayed(self, box)


class Framed(Protocol):
    """What has the size of a reading frame and says how it lies on the page as displayed."""

    @property
    def width(self) -> float: ...  # noqa: D102
    @property
    def height(self) -> float: ...  # noqa: D102
    @property
    def turn(self) -> int: ...  # noqa: D102
    @property
    def skew(self) -> float: ...  # noqa: D102
    @property
    def scale(self) -> float: ...  # noqa: D102


def displayed(frame: Framed, box: Box) -> Box:
    """The box, in points of the frame, in points from the top left of the page as displayed."""
    box = slanted(box, frame.skew, frame.width, frame.height)
    box = turned(box, frame.turn, frame.width, frame.height)
    return box if frame.scale == 1 else Box(*(side * frame.scale for side in box))


def turned(box: Box, turn: int, width: float, height: float) -> Box:
    """A box of a `width` × `height` page after turning the page anticlockwise by `turn` degrees."""
    x0, y0, x1, y1 = box
    if turn == 90:
        return Box(y0, width - x1, y1, width - x0)
    if turn == 180:
        return Box(width - x1, height - y1, width - x0, height - y0)
    if turn == 270:
        return Box(height - y1, x0, height - y0, x1)
    return box


def slanted(box: Box, degrees: float, width: float, height: float) -> Box:
    """A box of a `width` × `height` page where it lies once the page is askew by some degrees.

    It keeps its size: the angles are too small for that to be seen.
    """
    if not degrees:
        return box
    cosine, sine = cos(radians(degrees)), sin(radians(degrees))
    x, y = (box.x0 + box.x1 - width) / 2, (box.y0 + box.y1 - height) / 2
    dx, dy = x * cosine - y * sine - x, x * sine + y * cosine - y
    return Box(box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy)


class Line(NamedTuple):
    """A printed line of a cell: its text, its width and height, the free width beside it, in
    points.

    `spaced` says that a space is printed at its end; `confidence` is that of its least sure word.
    """

    text: str
    width: float
    room: float
    height: float
    spaced: bool
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line outside every table; its words from left to right."""

    page: int
    box: Box
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def confidence(self) -> float:
        """That of its least sure word, from 0 to 1."""
        return min(word.confidence for word in self.words)


@dataclass(frozen=True, slots=True)
class CellPart:
    """The part of a cell that lies on one page; `foot` is the lowest edge of its words, if any."""

    page: int
    box: Box
    lines: tuple[Line, ...]
    foot: float | None = None
    open_top: bool = False
    open_bottom: bool = False

    @property
    def text(self) -> str:
        """The printed lines, one under the other."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of one page's table: the fine-grid rows and columns it covers, ends exclusive."""

    row: int
    row_end: int
    column: int
    column_end: int
    part: CellPart


@dataclass(frozen=True, slots=True)
class PageTable:
    """The part of a table that lies on one page: grid lines and the cells between them."""

    page: int
    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page after the grid stage: its tables from top to bottom and the text beside them.

    `footnotes` is the height, in points, below which text is footnotes.
    """

    page: int
    width: float
    height: float
    tables: tuple[PageTable, ...]
    lines: tuple[TextLine, ...]
    footnotes: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a whole table, with every part of it, over page breaks too.

    `joins` says why its parts belong together.
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    parts: tuple[CellPart, ...]
    joins: tuple[str, ...] = ()

    @property
    def text_raw(self) -> str:
        """The printed lines of all parts, one under the other."""
        return "\n".join(part.text for part in self.parts if part.lines)

    @property
    def confidence(self) -> float:
        """That of its least sure word, from 0 to 1."""
        return min([line.confidence for part in self.parts for line in part.lines], default=1.0)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed in it."""
        return not any(part.lines for part in self.parts)


class Doubt(NamedTuple):
    """A join whose signs nearly balance: on which page, and what was weighed."""

    page: int
    message: str


class Remark(NamedTuple):
    """What a reader has to say of a whole file: a word for its kind, a sentence, the text meant."""

    code: str
    message: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table: its cells in reading order and the rows that only repeat its header.

    `header_rows` counts the leading rows known to be a header; `repeats` are the cells of its
    repetitions, which stand in no row. `joins` says why page parts are one table.
    """

    boxes: tuple[tuple[int, Box], ...]
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    header_rows: int = 0
    repeats: tuple[GridCell, ...] = ()
    joins: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it lies on, in order."""
        return tuple(page for page, _ in self.boxes)


class Grid(NamedTuple):
    """The size of a table on one page: grid rows and columns, cells, and where it lies."""

    rows: int
    columns: int
    cells: int
    box: Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """What remains of a page once it is read: its size, turn, count of glyphs, and grids."""

    number: int
    width: float
    height: float
    turn: int
    glyphs: int
    recognised: bool = False
    unread: bool = False
    skew: float = 0.0
    scale: float = 1.0
    grids: tuple[Grid, ...] = ()

    def displayed(self, box: Box) -> Box:
        """The box in points from the top left of the page as a viewer shows it."""
        return displayed(self, box)

    def size(self) -> tuple[float, float]:
        """Width and height in points as a viewer shows the page."""
        _, _, width, height = self.displayed(Box(0, 0, self.width, self.height))
        return width, height


@dataclass(frozen=True, slots=True)
class Document:
    """A file without meaning: its pages, loose lines in reading order, whole tables, furniture.

    `asides` is text beside all that, in blocks: text boxes and notes of a Word file. `method` is
    how its cells are known, as in the published tables: by the `text` layer of pages and their
    rules, by a `word` file, or `inferred` from a bare text. The last two have one sheet, `NO_PAGE`.
    """

    sheets: tuple[Sheet, ...]
    lines: tuple[TextLine, ...]
    tables: tuple[Table, ...]
    furniture: tuple[TextLine, ...]
    asides: tuple[tuple[TextLine, ...], ...] = ()
    remarks: tuple[Remark, ...] = ()
    method: Literal["text", "word", "inferred"] = "text"

    @property
    def has_pages(self) -> bool:
        """Whether its pages are those of a PDF."""
        return all(sheet.number != NO_PAGE for sheet in self.sheets)

    @property
    def loose(self) -> tuple[TextLine, ...]:
        """All lines outside tables but for the furniture."""
        return (*self.lines, *(line for block in self.asides for line in block))

    def sheet(self, page: int) -> Sheet:
        """A page by its number, from 1."""
        return self.sheets[page - 1]

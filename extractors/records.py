"""The records that the extractor's stages hand to each other.

    Page ──grid──▶ PageTable ──stitch──▶ Table

All coordinates are points in the page's *reading frame*: origin at the top left, turned so that the
page's text stands upright. `Page.to_displayed` maps a box to the page as a viewer shows it.
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
"""Why text is no part of a value: nobody sees it; so too, but it is what a scanner recognised in
the picture that lies there; it is printed twice at one place; it is crossed out; it is a mark that
refers to a note; it is printed at a slant or large and pale behind the text; it is an
annotation's."""


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
"""What ink is that has no text: a picture, filled curves, strokes as of handwriting."""


class InkRegion(NamedTuple):
    """A part of a page with ink that may be text and is none: where it lies, and what it is."""

    box: Box
    kind: InkKind


class PageRemark(NamedTuple):
    """What a reader has to say of a place on a page: a word for its kind, a sentence, the text."""

    code: str
    message: str
    box: Box
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read: its words, its rules and its filled areas, nothing decided yet.

    `char_count` counts the non-space characters that the library found, before `words` are made of
    them (put together, split, turned); `rotation` is the anticlockwise turn in degrees from the
    reading frame to the page as displayed. `recognised`: the words were read from its picture;
    `needs_ocr`: they should have been, and could not be; `skew`: degrees clockwise by which that
    picture lies askew in the reading frame; `scale`: displayed points per point of the reading
    frame. `replaced_text`: what the text layer says and recognition does not confirm;
    `replaced_because`: what is wrong with that layer. `confirmed`: the layer looked wrong, and
    recognition showed that it is not. `damage`: why a part of the page is lost, as the library
    says; empty if none is. `aside_texts` are kept apart from `words`, though counted in
    `char_count` (an annotation's are not); `ink_regions` are still to be recognised; `remarks` are
    what is told of.
    """

    number: int
    width: float
    height: float
    words: Sequence[Word]
    horizontal: Sequence[RulingLine]
    vertical: Sequence[RulingLine]
    char_count: int
    rotation: int = 0
    recognised: bool = False
    needs_ocr: bool = False
    skew: float = 0.0
    scale: float = 1.0
    replaced_text: str = ""
    replaced_because: str = ""
    confirmed: bool = False
    damage: str = ""
    areas: Sequence[PaintedArea] = ()
    aside_texts: tuple[AsideText, ...] = ()
    ink_regions: tuple[InkRegion, ...] = ()
    remarks: tuple[PageRemark, ...] = ()

    def to_displayed(self, box: Box) -> Box:
        """The box in points from the top left of the page as a viewer shows it."""
        return map_to_displayed(self, box)


class ReadingFrame(Protocol):
    """What has the size of a reading frame and says how it lies on the page as displayed."""

    @property
    def width(self) -> float: ...  # noqa: D102
    @property
    def height(self) -> float: ...  # noqa: D102
    @property
    def rotation(self) -> int: ...  # noqa: D102
    @property
    def skew(self) -> float: ...  # noqa: D102
    @property
    def scale(self) -> float: ...  # noqa: D102


def map_to_displayed(frame: ReadingFrame, box: Box) -> Box:
    """The box, in points of the frame, in points from the top left of the page as displayed."""
    box = rotate_by_skew(box, frame.skew, frame.width, frame.height)
    box = rotate_box(box, frame.rotation, frame.width, frame.height)
    return box if frame.scale == 1 else Box(*(side * frame.scale for side in box))


def rotate_box(box: Box, degrees: int, width: float, height: float) -> Box:
    """A box of a `width` × `height` page after turning the page anticlockwise by `degrees`
    degrees."""
    x0, y0, x1, y1 = box
    if degrees == 90:
        return Box(y0, width - x1, y1, width - x0)
    if degrees == 180:
        return Box(width - x1, height - y1, width - x0, height - y0)
    if degrees == 270:
        return Box(height - y1, x0, height - y0, x1)
    return box


def rotate_by_skew(box: Box, degrees: float, width: float, height: float) -> Box:
    """A box of a `width` × `height` page where it lies once the page is askew by some degrees.

    It keeps its size: the angles are too small for that to be seen.
    """
    if not degrees:
        return box
    cosine, sine = cos(radians(degrees)), sin(radians(degrees))
    x, y = (box.x0 + box.x1 - width) / 2, (box.y0 + box.y1 - height) / 2
    dx, dy = x * cosine - y * sine - x, x * sine + y * cosine - y
    return Box(box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy)


class CellLine(NamedTuple):
    """A printed line of a cell: its text, its width and height, the free width beside it, in
    points.

    `space_after` says that a space is printed at its end; `confidence` is that of its least sure
    word.
    """

    text: str
    width: float
    free_width: float
    height: float
    space_after: bool
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
    """The part of a cell that lies on one page; `text_bottom` is the lowest edge of its words, if
    any."""

    page: int
    box: Box
    lines: tuple[CellLine, ...]
    text_bottom: float | None = None
    open_top: bool = False
    open_bottom: bool = False

    @property
    def text(self) -> str:
        """The printed lines, one under the other."""
        return "\n".join([line.text for line in self.lines])


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
    """The part of a table that lies on one page: grid lines and the cells between them.

    `holes` are the places of cells that the drawing does not enclose. `inference` says how lines
    that are not drawn are known; empty if all are.
    """

    page: int
    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    holes: tuple[Box, ...] = ()
    inference: str = ""


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page after the grid stage: its tables from top to bottom and the text beside them.

    `footnotes_top` is the height, in points, below which text is footnotes.
    """

    page: int
    width: float
    height: float
    tables: tuple[PageTable, ...]
    lines: tuple[TextLine, ...]
    footnotes_top: float


class ReaderNote(NamedTuple):
    """What a reader has to say of a file or a cell: a word for its kind, a sentence, the text."""

    code: str
    message: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a whole table, with every part of it, over page breaks too.

    `join_reasons` says why its parts belong together; `notes` what its reader has to say of it.
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    parts: tuple[CellPart, ...]
    join_reasons: tuple[str, ...] = ()
    notes: tuple[ReaderNote, ...] = ()

    @property
    def text_raw(self) -> str:
        """The printed lines of all parts, one under the other."""
        return "\n".join([part.text for part in self.parts if part.lines])

    @property
    def confidence(self) -> float:
        """That of its least sure word, from 0 to 1."""
        return min([line.confidence for part in self.parts for line in part.lines], default=1.0)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed in it."""
        return not any(part.lines for part in self.parts)


class DoubtfulJoin(NamedTuple):
    """A join whose signs nearly balance: on which page, and what was weighed."""

    page: int
    message: str


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table: its cells in reading order and the rows that only repeat its header.

    `header_row_count` counts the leading rows known to be a header; `repeated_header_cells` are the
    cells of its repetitions, which stand in no row. `join_reasons` says why page parts are one
    table, and how lines are known that are not drawn. `holes` are the pages and places of cells
    that the drawing does not enclose.
    """

    boxes: tuple[tuple[int, Box], ...]
    row_count: int
    column_count: int
    cells: tuple[Cell, ...]
    header_row_count: int = 0
    repeated_header_cells: tuple[GridCell, ...] = ()
    join_reasons: tuple[str, ...] = ()
    doubtful_joins: tuple[DoubtfulJoin, ...] = ()
    holes: tuple[tuple[int, Box], ...] = ()

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages it lies on, in order."""
        return tuple(page for page, _ in self.boxes)


class TableSize(NamedTuple):
    """The size of a table on one page: grid rows and columns, cells, and where it lies."""

    row_count: int
    column_count: int
    cell_count: int
    box: Box


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What remains of a page once it is read: its size, turn, count of glyphs, and grids."""

    number: int
    width: float
    height: float
    rotation: int
    char_count: int
    recognised: bool = False
    needs_ocr: bool = False
    skew: float = 0.0
    scale: float = 1.0
    replaced_text: str = ""
    replaced_because: str = ""
    damage: str = ""
    table_sizes: tuple[TableSize, ...] = ()
    aside_texts: tuple[AsideText, ...] = ()
    remarks: tuple[PageRemark, ...] = ()

    def to_displayed(self, box: Box) -> Box:
        """The box in points from the top left of the page as a viewer shows it."""
        return map_to_displayed(self, box)

    def get_displayed_size(self) -> tuple[float, float]:
        """Width and height in points as a viewer shows the page."""
        _, _, width, height = self.to_displayed(Box(0, 0, self.width, self.height))
        return width, height


@dataclass(frozen=True, slots=True)
class Document:
    """A file without meaning: its pages, loose lines in reading order, whole tables, furniture.

    `notes_and_text_boxes` is text beside all that, in blocks: text boxes and notes of a Word file.
    `method` is how its cells are known, as in the published tables: by the `text` layer of pages
    and their rules, by a `word` file, or `inferred` from a bare text. The last two have one sheet,
    `NO_PAGE`. `shared_sheet` tells where two printed pages stand on one, and how they lie.
    """

    pages: tuple[PageInfo, ...]
    lines: tuple[TextLine, ...]
    tables: tuple[Table, ...]
    furniture: tuple[TextLine, ...]
    notes_and_text_boxes: tuple[tuple[TextLine, ...], ...] = ()
    reader_notes: tuple[ReaderNote, ...] = ()
    method: Literal["text", "word", "inferred"] = "text"
    shared_sheet: tuple[int, str] | None = None

    @property
    def has_pages(self) -> bool:
        """Whether its pages are those of a PDF."""
        return all(sheet.number != NO_PAGE for sheet in self.pages)

    @property
    def lines_outside_tables(self) -> tuple[TextLine, ...]:
        """All lines outside tables but for the furniture."""
        return (*self.lines, *(line for block in self.notes_and_text_boxes for line in block))

    def get_page(self, number: int) -> PageInfo:
        """A page by its number, from 1."""
        return self.pages[number - 1]

"""A page as it is read, and what remains of it once its tables are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from extractors.records.geometry import Box, map_to_displayed
from extractors.records.page_marks import (
    AsideText,
    InkRegion,
    PageRemark,
    PaintedArea,
    RulingLine,
    Word,
)


class Page(Struct, frozen=True):
    """One page as read: its words, its ruling lines and its filled areas, nothing decided yet.

    `char_count` counts the non-space characters that the library found, before `words` are made of
    them (put together, split, turned); `rotation` is the anticlockwise turn in degrees from the
    reading frame to the page as displayed. `recognised`: the words were read from its picture;
    `needs_ocr`: they should have been, and could not be; `skew`: degrees clockwise by which that
    picture lies askew in the reading frame; `scale`: displayed points per point of the reading
    frame. `replaced_text`: what the text layer says and recognition does not confirm;
    `replaced_because`: what is wrong with that layer. `confirmed`: the layer looked wrong, and
    recognition showed that it is not. `damage`: why a part of the page is lost, as the library
    says; empty if none is. `aside_texts` are kept apart from `words`, though counted in
    `char_count` (an annotation's are not); `ink_regions` are still to be recognised; `remarks`
    become findings.
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

    def add_lines(self, horizontal: Sequence[RulingLine], vertical: Sequence[RulingLine]) -> Page:
        """The page with more ruling lines, all of them in order; itself if none are added."""
        if not horizontal and not vertical:
            return self
        return replace(
            self,
            horizontal=sorted((*self.horizontal, *horizontal)),
            vertical=sorted((*self.vertical, *vertical)),
        )


class TableSize(NamedTuple):
    """The size of a table on one page: grid rows and columns, cells, and where it lies."""

    row_count: int
    column_count: int
    cell_count: int
    box: Box


class PageInfo(Struct, frozen=True, gc=False):
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

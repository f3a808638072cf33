"""Pages in the making: what stands where, before any writer draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .style import Paper


@dataclass(frozen=True, slots=True)
class Run:
    """A line of text: where it begins, its baseline from the page's top, its size in points."""

    x: float
    y: float
    text: str
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A cell's part on a page, in points from the page's top left; no line is drawn where open."""

    x0: float
    y0: float
    x1: float
    y1: float
    open_top: bool
    open_bottom: bool
    shaded: bool = False


@dataclass
class Page:
    """A page's size, its cells and its lines of text."""

    width: float
    height: float
    boxes: list[Box] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)


@dataclass
class Flow:
    """Pages that fill up from top to bottom; `y` is where the next thing is set on the last."""

    paper: Paper
    pages: list[Page] = field(default_factory=list)
    y: float = 0.0

    def new_page(self) -> None:
        """Begins a page of the paper."""
        self.pages.append(Page(self.paper.width, self.paper.height))
        self.y = self.paper.top

    def turn_to(self, paper: Paper, *, afresh: bool) -> None:
        """Goes on with another paper: on a new page, if it is another or if asked to."""
        if afresh or paper != self.paper or not self.pages:
            self.paper = paper
            self.new_page()

    @property
    def page(self) -> Page:
        """The last page."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """Points that are left on the last page."""
        return self.paper.bottom - self.y

    @property
    def used(self) -> float:
        """Pages filled so far, the last one counted in part."""
        share = (self.y - self.paper.top) / (self.paper.bottom - self.paper.top)
        return len(self.pages) - 1 + share

    def centred(self, lines: Sequence[tuple[str, float]], size: float, leading: float) -> None:
        """Sets lines, each with its width in points, in bold in the middle of the paper's width."""
        middle = (self.paper.left + self.paper.right) / 2
        for text, width in lines:
            self.y += leading
            self.page.runs.append(Run(middle - width / 2, self.y, text, size, bold=True))

"""What a writer of PDF files has to offer, so that all of them draw the same plan."""

from __future__ import annotations

from typing import Protocol

from .fonts import Face

Place = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the page's top left corner."""


class Canvas(Protocol):
    """A PDF in the making; all places are points from the page's top left corner, y downwards."""

    def page(self, width: float, height: float) -> None:
        """Begins a page."""

    def text(self, at: tuple[float, float], text: str, size: float, *, bold: bool) -> None:
        """Prints a line of text whose baseline begins at a place."""

    def line(self, place: Place, width: float) -> None:
        """Strokes a line from one corner of `place` to the other."""

    def fill(self, place: Place, grey: float) -> None:
        """Fills a rectangle; grey is from 0, black, to 1."""

    def box(self, place: Place, width: float) -> None:
        """Strokes a rectangle."""

    def finished(self) -> bytes:
        """The PDF; the same calls give the same bytes."""


class NewCanvas(Protocol):
    """Begins a PDF with a title and a regular and a bold font."""

    def __call__(self, title: str, regular: Face, bold: Face) -> Canvas:
        """An empty canvas."""

"""The lines of text between two horizontal lines."""

from __future__ import annotations

from statistics import median

from msgspec import Struct

from extractors.records.page_marks import Word


class TextZone(Struct, frozen=True):
    """The lines of text between two horizontal lines; `bottom_y` may be no line."""

    top_y: float
    bottom_y: float
    lines: tuple[tuple[Word, ...], ...]

    @property
    def line_height(self) -> float:
        """The usual height of its words, in points."""
        return median(word[3] - word[1] for line in self.lines for word in line)

    def find_edge(self, start: int) -> float:
        """The height between a line and the one above it."""
        foot = max(word[3] for word in self.lines[start - 1])
        return (foot + min(word[1] for word in self.lines[start])) / 2

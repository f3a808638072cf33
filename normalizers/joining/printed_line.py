"""A printed line as the normalisers know it, and the characters that may stand at its end."""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

FULL_LINE_LETTERS = 1.6
"""A line with room for fewer letters than this is full."""

MIN_SPACE_LETTERS = 0.6
"""A space is as wide as half a letter, give or take what a width is measured wrong."""

SPARE_LETTERS = 1.0
"""So much more room than a word needs must be free, in letters, since widths are estimates."""

LAST_WORD, FIRST_WORD = re.compile(r"[^\W_]+$"), re.compile(r"^[^\W_]+")
"""The letters and digits at the end and at the beginning of a text."""


class PrintedLineLike(Protocol):
    """What the normalisers ask of a printed line: see `PrintedLine`."""

    @property
    def text(self) -> str:
        """What is printed."""

    @property
    def width(self) -> float:
        """The width of the text, in points."""

    @property
    def free_width(self) -> float:
        """The free width beside it in its cell, in points."""

    @property
    def space_after(self) -> bool:
        """Whether a space is printed at its end."""


class PrintedLine(NamedTuple):
    """A line with its width and the free width beside it in its cell, both in points.

    `space_after` says that a space is printed at its end.
    """

    text: str
    width: float
    free_width: float
    space_after: bool = False


def can_break_mid_word(
    line: PrintedLineLike, following: PrintedLineLike, cell_width: float
) -> bool:
    """Whether a word may be broken here without a hyphen, as far as the free width tells.

    A word too wide for its cell is moved to a line of its own to have all the room, then broken.
    """
    last, first = line.text, following.text.split(maxsplit=1)[0]
    if (
        last.split(maxsplit=1) != [last]
        or not first[0].isalnum()
        or not (last[-1].isalnum() or last[-1] == ".")
    ):
        return False
    needed_width = line.width + following.width * len(first) / len(following.text)
    return needed_width > 0.8 * cell_width and line.free_width <= 0.45 * cell_width


def is_full(line: PrintedLineLike) -> bool:
    """Whether no further letter would fit into a line."""
    return line.free_width * len(line.text) < FULL_LINE_LETTERS * line.width


def has_room_for_space(line: PrintedLineLike) -> bool:
    """Whether the space between two words would have fitted into a line, which is then printed
    where the producer prints such."""
    return line.free_width * len(line.text) > MIN_SPACE_LETTERS * line.width


def can_fit_next_word(line: PrintedLineLike, following: PrintedLineLike) -> bool:
    """Whether the first word of the next line would have fitted into a line, after a space."""
    first = following.text.split(maxsplit=1)[0]
    letter_width = following.width / len(following.text)
    return line.free_width > (len(first) + 1 + SPARE_LETTERS) * letter_width

"""A printed line as the normalisers know it, and the characters that may stand at its end."""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

SOFT = "\N{SOFT HYPHEN}"
"""Prints nothing inside a line; at a line's end it marks a break."""

HYPHENS = "-‐‑" + SOFT
"""Characters that may stand for a break inside a word."""

FULL = 1.6
"""A line with room for fewer letters than this is full."""

SPARE = 1.0
"""Room for so many letters more than a word needs must be left, as widths are estimates."""

TAIL, HEAD = re.compile(r"[^\W_]+$"), re.compile(r"^[^\W_]+")
"""The letters and digits at the end and at the beginning of a text."""


class Printed(Protocol):
    """What the normalisers ask of a printed line: see `PrintedLine`."""

    @property
    def text(self) -> str:
        """What is printed."""

    @property
    def width(self) -> float:
        """Of the text, in points."""

    @property
    def room(self) -> float:
        """Free beside it in its cell, in points."""

    @property
    def spaced(self) -> bool:
        """Whether a space is printed at its end."""


class PrintedLine(NamedTuple):
    """A line with its width and the free width beside it in its cell, both in points.

    `spaced` says that a space is printed at its end.
    """

    text: str
    width: float
    room: float
    spaced: bool = False


def may_be_broken(line: Printed, following: Printed, width: float) -> bool:
    """Whether a word without a hyphen may go on in the next line, by the room there is.

    A word too wide for its cell is moved to a line of its own to have all the room, then broken.
    """
    last, first = line.text.split()[-1], following.text.split()[0]
    if last != line.text or not first[0].isalnum() or not (last[-1].isalnum() or last[-1] == "."):
        return False
    needed = line.width + following.width * len(first) / len(following.text)
    return needed > 0.8 * width and line.room <= 0.45 * width


def is_full(line: Printed) -> bool:
    """Whether not another letter would fit into a line."""
    return line.room * len(line.text) < FULL * line.width


def had_room(line: Printed, following: Printed) -> bool:
    """Whether the first word of the next line would have fitted into a line, after a space."""
    first = following.text.split(maxsplit=1)[0]
    letter = following.width / len(following.text)
    return line.room > (len(first) + 1 + SPARE) * letter

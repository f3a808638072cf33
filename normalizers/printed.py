"""A printed line as the normalisers know it, and the characters that may stand at its end."""

from __future__ import annotations

import re
from typing import NamedTuple

SOFT = "\N{SOFT HYPHEN}"
"""Prints nothing inside a line; at a line's end it marks a break."""

HYPHENS = "-‐‑" + SOFT
"""Characters that may stand for a break inside a word."""

TAIL, HEAD = re.compile(r"[^\W_]+$"), re.compile(r"^[^\W_]+")
"""The letters and digits at the end and at the beginning of a text."""


class PrintedLine(NamedTuple):
    """A line with its width and the free width beside it in its cell, both in points.

    `spaced` says that a space is printed at its end.
    """

    text: str
    width: float
    room: float
    spaced: bool = False

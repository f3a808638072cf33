"""Text of files and plans made safe for a terminal."""

from __future__ import annotations

import re

_COLOUR = re.compile(r"(\x1b\[[0-9;]{0,8}m|\n)")


def make_safe(text: str) -> str:
    """The text with every character that could steer a terminal, or turn text around, as �."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def coloured(text: str) -> str:
    """The text as `make_safe` gives it, but that its colours and line breaks stay."""
    parts = _COLOUR.split(text)  # every second one is a colour or a line break
    return "".join(part if place % 2 else make_safe(part) for place, part in enumerate(parts))

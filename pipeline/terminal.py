"""Text of files and plans made safe for a terminal."""

from __future__ import annotations


def make_safe(text: str) -> str:
    """The text with every character that could steer a terminal, or turn text around, as �."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)

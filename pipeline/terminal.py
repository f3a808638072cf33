"""Makes text from files and plans safe for a terminal."""

from __future__ import annotations


def make_safe(text: str) -> str:
    """The text with � for every character that could control a terminal or reverse text."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)

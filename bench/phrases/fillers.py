"""Lists of fillers, written as one text."""

from __future__ import annotations


def split_fillers(text: str, sign: str | None = None) -> list[str]:
    """The fillers of a text, parted by white space or by a sign."""
    return text.split(sign)

"""How texts begin and end: the signs that tell whether one goes on in another."""

from __future__ import annotations

import re

ENUMERATOR = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?")
"""A text that is the number of a row and no more."""

STOPS = frozenset(".!?;:")
"""Signs at the end of what is said."""

HYPHENS = frozenset("-‐‑\N{SOFT HYPHEN}")
"""Signs at the end of a line whose word may go on."""

OPEN_ENDS = frozenset("-‐‑‒–—―\N{MINUS SIGN}/(+«")
"""Signs at the end of what must go on."""

DASHES_AND_COMMA = OPEN_ENDS | {","}
"""Signs at the end of what probably goes on."""

_WEB_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?:[.@][A-Za-z0-9_-]+)+")


def has_lowercase_start(text: str) -> bool:
    """Whether a text begins as one does that goes on another."""
    first = text[0]
    if not (first.isalpha() or first.isdigit()):
        first = next((char for char in text if char.isalpha() or char.isdigit()), "")
    if not (first.islower() or text[0] in ",;:.)»"):
        return False
    return not _WEB_ADDRESS.match(text)  # that begins so wherever it stands

"""How texts begin and end: the signs that show whether one continues another."""

from __future__ import annotations

import re

ENUMERATOR = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?")
"""A text that is only the number of a row."""

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
    """Whether a text begins like the rest of another: in lower case, or with a closing sign."""
    first = text[0]
    if not (first.isalpha() or first.isdigit()):
        first = next((char for char in text if char.isalpha() or char.isdigit()), "")
    if not (first.islower() or text[0] in ",;:.)»"):
        return False
    return not _WEB_ADDRESS.match(text)  # which is in lower case wherever it stands

"""Whether two texts are the same print, put on paper in two ways.

Where a line ends, a hyphen may be the word's own or the line's, and a space may be there or not: a
file without lines knows, one with lines has it only by evidence. So white space, hyphens and
dashes are how a text is set, not what it says, except between two figures, where they are part of a
number: `2024-25` is not `202425`, nor `1 000` the same as `1-000`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from normalizers.letters.signs import DASHES

Sameness = Literal["same", "spacing", "other"]
"""`spacing`: only white space, hyphens and dashes differ."""

_PRINT_GAP = re.compile(rf"[\s{re.escape(DASHES)}]+")


def compare_print(first: str, second: str) -> Sameness:
    """How far two published texts are the same; an empty one is the same as an empty one only."""
    first, second = (unicodedata.normalize("NFC", text) for text in (first, second))
    if first == second:
        return "same"
    if bool(first) != bool(second):
        return "other"
    return "spacing" if _remove_gaps(first) == _remove_gaps(second) else "other"


def _remove_gaps(text: str) -> str:
    return _PRINT_GAP.sub(_replace_gap, text)


def _replace_gap(gap: re.Match[str]) -> str:
    """What of a gap counts: whether it parts two figures, and how."""
    text, start, end = gap.string, gap.start(), gap.end()
    if not (text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()):
        return ""
    return "-" if any(sign in DASHES for sign in gap[0]) else " "

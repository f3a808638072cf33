"""Whether two texts say the same and differ at most in spaces and hyphens.

At the end of a line a hyphen may belong to the word or to the line break, and a space may be there
or not. A file without lines (Word) knows this, one with lines (PDF) has to guess. So white space,
hyphens and dashes do not count, except between two digits, where they are part of a number:
`2024-25` is not `202425`, and `1 000` is not `1-000`.
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
    """How far two published texts are the same. An empty text is the same as another empty one
    only."""
    first, second = (unicodedata.normalize("NFC", text) for text in (first, second))
    if first == second:
        return "same"
    if bool(first) != bool(second):
        return "other"
    return "spacing" if _remove_gaps(first) == _remove_gaps(second) else "other"


def _remove_gaps(text: str) -> str:
    return _PRINT_GAP.sub(_replace_gap, text)


def _replace_gap(gap: re.Match[str]) -> str:
    """What of a gap counts: nothing, unless it stands between two digits."""
    text, start, end = gap.string, gap.start(), gap.end()
    if not (text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()):
        return ""
    return "-" if any(sign in DASHES for sign in gap[0]) else " "

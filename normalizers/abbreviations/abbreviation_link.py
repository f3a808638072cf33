"""What an abbreviation in the text stands for, and how sure that is."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

LinkStatus = Literal["exact", "variant", "inline", "overlay", "known", "ambiguous", "unknown"]

CERTAIN_SCORE, VARIANT_SCORE, LIKELY_SCORE, AMBIGUOUS_SCORE = 1.0, 0.95, 0.85, 0.5
"""Scores of links: spelled the same, by look-alikes or initials, by an edit, one of two
meanings."""

KNOWN_SCORE = 0.9
"""The score of common knowledge: an institution may mean something else by it."""


class AbbreviationLink(Struct, frozen=True):
    """What an abbreviation stands for; `score` from 0 to 1, `candidates` with the likeliest first.

    `canonical` is the entry's abbreviation; None where nothing in a list is meant.
    """

    status: LinkStatus
    canonical: str | None
    expansion: str | None
    score: float
    candidates: tuple[str, ...]
    reason: str

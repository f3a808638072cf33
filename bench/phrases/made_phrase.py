"""A made phrase with what it means, and the verdict on what was read of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

Meaning = tuple[object, ...]
"""A value as it is compared: kind and days, sums with sources, or number and deadline."""

Nothing: tuple[Meaning, ...] = ()
"""What a phrase means that names no value for certain."""


@dataclass(frozen=True, slots=True)
class MadePhrase:
    """A text, and the meanings that are right; none where no value may be given.

    `rule` names the rule of the grammar that it was made by. `nothing` is the value of a reading
    that gives none. `is_noisy`: the text was spoilt, so nothing is right too, if it is told.
    """

    text: str
    rule: str
    meanings: tuple[Meaning, ...]
    nothing: Meaning
    is_noisy: bool = False


class Verdict(Enum):
    """What a reading of a made phrase is."""

    RIGHT = "right"
    TOLD = "null with a finding"
    FLAGGED = "wrong, with a finding"
    MISSED = "null without a finding"
    SILENT = "silently wrong"


def judge(phrase: MadePhrase, found: Meaning, findings: Collection[str]) -> Verdict:
    """The verdict on a value that was read of a phrase, with the codes of its findings.

    A value of which a part is missing and the rest right is no false one.
    """
    if found in phrase.meanings:
        return Verdict.RIGHT
    if found == phrase.nothing or any(_is_part(found, one) for one in phrase.meanings):
        return Verdict.TOLD if findings else Verdict.MISSED
    return Verdict.FLAGGED if findings else Verdict.SILENT


def _is_part(found: Meaning, meaning: Meaning) -> bool:
    """Whether a value is another one, some of its parts missing."""
    return len(found) == len(meaning) and all(
        one == other
        or one in (None, "none")
        or (isinstance(one, tuple) and isinstance(other, tuple) and _is_part(one, other))
        for one, other in zip(found, meaning, strict=True)
    )

"""Entries of the list of abbreviations: `ИИ – илимий иш`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from normalizers.letters.signs import fold_dashes

_ENTRY = re.compile(
    r"(?P<abbreviation>[^\W\d_][\w/.]{0,14}(?: [^\W\d_]{2,10})?)"
    r"(?:\s+[-=:]\s*|[-=]\s+|:\s+)"
    r"(?P<expansion>\S.*)",
    re.S,
)


class GlossaryEntry(NamedTuple):
    """An abbreviation and what it stands for, as printed."""

    abbreviation: str
    expansion: str


def is_abbreviation(text: str) -> bool:
    """Whether a text looks like an abbreviation: short, its first word mostly capitals."""
    words = text.split()
    if not 1 <= len(words) <= 2 or len(words[0]) > 12:
        return False
    letters = [char for char in words[0] if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return capitals >= 2 and 2 * capitals >= len(letters)


def parse_glossary_entry(text: str) -> GlossaryEntry | None:
    """The entry that a text is, or None when it does not begin with an abbreviation and a dash."""
    match = _ENTRY.fullmatch(fold_dashes(text))
    if match is None or not is_abbreviation(match["abbreviation"]):
        return None
    return GlossaryEntry(match["abbreviation"], text[match.start("expansion") :].strip())


def number_senses(entries: Sequence[GlossaryEntry]) -> list[tuple[GlossaryEntry, int]]:
    """Each entry with its sense: 1, or 2 and up for an abbreviation that was listed before."""
    sense_counts: dict[str, int] = {}
    numbered_entries = []
    for item in entries:
        sense_counts[item.abbreviation] = sense_counts.get(item.abbreviation, 0) + 1
        numbered_entries.append((item, sense_counts[item.abbreviation]))
    return numbered_entries

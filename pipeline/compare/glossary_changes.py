"""Two years' lists of abbreviations → what was defined anew, dropped, reworded or renamed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from normalizers.wording.word_diff import Piece, word_diff
from normalizers.wording.year_blind_words import without_years

Kind = Literal["same", "reworded", "renamed", "new", "dropped"]


class Definition(NamedTuple):
    """An abbreviation and what it stands for, as printed; `sense` tells its meanings apart."""

    abbreviation: str
    expansion: str
    sense: int
    origin: str


class GlossaryChange(NamedTuple):
    """An entry before and after; one of them is None where the entry is new or dropped."""

    old: Definition | None
    new: Definition | None
    kind: Kind
    pieces: tuple[Piece, ...] = ()


def glossary_changes(
    old: Sequence[Definition], new: Sequence[Definition], gap: int
) -> list[GlossaryChange]:
    """Every entry of both years once, by abbreviation.

    Entries are one if abbreviation and expansion are the same, else if the abbreviation is
    (reworded), else if the expansion is (renamed). Case and look-alike letters make no difference.
    """
    found: list[GlossaryChange] = []
    then, now = list(old), list(new)
    for kind in ("same", "reworded", "renamed"):
        for entry in list(then):
            other = next((one for one in now if _key(one, kind) == _key(entry, kind)), None)
            if other:
                pieces = tuple(word_diff(entry.expansion, other.expansion, gap))
                found.append(GlossaryChange(entry, other, kind, pieces))
                then.remove(entry)
                now.remove(other)
    found += [GlossaryChange(entry, None, "dropped") for entry in then]
    found += [GlossaryChange(None, entry, "new") for entry in now]
    return sorted(found, key=_place)


def _key(entry: Definition, kind: Kind) -> tuple[str, ...]:
    abbreviation = without_years(entry.abbreviation), ""
    expansion = "", without_years(entry.expansion)
    return {
        "same": (abbreviation[0], expansion[1]),
        "reworded": abbreviation,
        "renamed": expansion if expansion[1] else (entry.abbreviation, str(entry.sense)),
    }[kind]


def _place(change: GlossaryChange) -> tuple[str, int]:
    entry = change.new or change.old
    assert entry
    return entry.abbreviation.casefold(), entry.sense

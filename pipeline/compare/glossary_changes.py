"""Two years' lists of abbreviations → what was defined anew, dropped, reworded or renamed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from normalizers.wording.word_diff import DiffPiece, diff_words
from normalizers.wording.year_blind_words import remove_years

GlossaryChangeKind = Literal["same", "reworded", "renamed", "new", "dropped"]


class DefinedAbbreviation(NamedTuple):
    """An abbreviation and what it stands for, as printed; `sense` numbers its meanings if it has
    several."""

    abbreviation: str
    expansion: str
    sense: int
    origin: str


class GlossaryChange(NamedTuple):
    """An entry before and after; `old` is None if it is new, `new` if it was dropped."""

    old: DefinedAbbreviation | None
    new: DefinedAbbreviation | None
    kind: GlossaryChangeKind
    pieces: tuple[DiffPiece, ...] = ()


def compare_glossaries(
    old: Sequence[DefinedAbbreviation], new: Sequence[DefinedAbbreviation], years_between: int
) -> list[GlossaryChange]:
    """Every entry of both years once, sorted by abbreviation.

    Two entries belong together if abbreviation and expansion are the same, else if only the
    abbreviation is (reworded), else if only the expansion is (renamed). Case and look-alike letters
    make no difference.
    """
    changes: list[GlossaryChange] = []
    old_left, new_left = list(old), list(new)
    for kind in ("same", "reworded", "renamed"):
        for entry in list(old_left):
            other = next(
                (
                    one
                    for one in new_left
                    if _make_match_key(one, kind) == _make_match_key(entry, kind)
                ),
                None,
            )
            if other:
                pieces = tuple(diff_words(entry.expansion, other.expansion, years_between))
                changes.append(GlossaryChange(entry, other, kind, pieces))
                old_left.remove(entry)
                new_left.remove(other)
    changes += [GlossaryChange(entry, None, "dropped") for entry in old_left]
    changes += [GlossaryChange(None, entry, "new") for entry in new_left]
    return sorted(changes, key=_get_sort_key)


def _make_match_key(entry: DefinedAbbreviation, kind: GlossaryChangeKind) -> tuple[str, ...]:
    abbreviation = remove_years(entry.abbreviation), ""
    expansion = "", remove_years(entry.expansion)
    return {
        "same": (abbreviation[0], expansion[1]),
        "reworded": abbreviation,
        "renamed": expansion if expansion[1] else (entry.abbreviation, str(entry.sense)),
    }[kind]


def _get_sort_key(change: GlossaryChange) -> tuple[str, int]:
    entry = change.new or change.old
    assert entry
    return entry.abbreviation.casefold(), entry.sense

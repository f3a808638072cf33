"""The pieces of a funding cell around its sums: brackets, who pays, what for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from normalizers.amounts.funding_words import FundingRole, find_role, split_off_filler
from normalizers.letters.brackets import find_outermost_brackets, mark_inside_brackets
from normalizers.letters.signs import BULLETS, DASHES

EDGE_SIGNS = f" \t,;+:*|{BULLETS}"
"""Signs around a piece of a cell, other than dashes and slashes."""

_STEP_NUMBER = re.compile(r"(?:^|(?<=[\s,;]))(\d{1,2})[.)]\s*$")
_PIECE_END = re.compile(
    rf"[,;]\s*|\s+[{re.escape(DASHES)}]+\s+|\s*[/\\\\]\s*|(?<=[.:])\s+[{re.escape(DASHES)}]+\s*"
)
_INITIAL_AT_END = re.compile(r"\b\w\.$")
_FINAL_SIGNS = re.compile(r"\s*[.,;]+$")
_ABBREVIATION = re.compile(r"[^\W\d_]{2,9}")
_ASIDE = frozenset({FundingRole.PURPOSE, FundingRole.TIME, FundingRole.FILLER, FundingRole.EACH})
"""The roles of pieces that stand beside a source and are none."""


class SourceReading(Struct, frozen=True):
    """Who pays, as a piece says; its other words as notes.

    `role` is the role of the source's words. `is_each`: the piece says “for each of several”.
    """

    source: str | None
    notes: tuple[str, ...]
    role: FundingRole = FundingRole.FILLER
    is_each: bool = False


def read_source(text: str) -> SourceReading:
    """The source in a piece, without purposes, years and fillers before or behind it."""
    whole, bracket_note = split_source_and_note(text)
    notes = [bracket_note] if bracket_note else []
    if whole is None:
        return SourceReading(None, tuple(notes))
    places = _find_pieces(whole)
    roles = [find_role(whole[start:end]) for start, end in places]
    is_each = FundingRole.EACH in roles
    first, last = 0, len(places)
    while first < last and roles[first] in _ASIDE:
        first += 1
    while last > first and roles[last - 1] in _ASIDE:
        last -= 1
    before = [trim_edges(whole[start:end]) for start, end in places[:first]]
    behind = [trim_edges(whole[start:end]) for start, end in places[last:]]
    if first == last:
        kept = trim_edges(whole)
        return SourceReading(None, ((kept, *notes) if kept else tuple(notes)), roles[0], is_each)
    inner, fillers = split_off_filler(whole[places[first][0] : places[last - 1][1]])
    source = trim_edges(inner)
    notes = [note for note in (*before, *fillers, *behind, *notes) if note]
    role = FundingRole.SOURCE if FundingRole.SOURCE in roles[first:last] else roles[first]
    return SourceReading(source, tuple(notes), role, is_each)


def _find_pieces(text: str) -> list[tuple[int, int]]:
    """The pieces between commas, dashes and slashes outside of brackets."""
    in_brackets = mark_inside_brackets(text)
    places: list[tuple[int, int]] = []
    start = 0
    for match in _PIECE_END.finditer(text):
        if in_brackets[match.start()] or not any(map(str.isalnum, text[start : match.start()])):
            continue
        places.append((start, match.start()))
        start = match.end()
    if any(map(str.isalnum, text[start:])) or not places:
        places.append((start, len(text)))
    return places


def find_head_start(between: str, author_breaks: Sequence[int]) -> int:
    """Where the words before the next sum begin, between two sums that follow their sources.

    Behind a last comma, semicolon or new line outside of brackets; else behind a bracket that comes
    first, and where none is, at once.
    """
    in_brackets = mark_inside_brackets(between)
    places = [i + 1 for i, char in enumerate(between) if char in ",;" and not in_brackets[i]]
    places += [
        place for place in author_breaks if 0 < place < len(between) and not in_brackets[place]
    ]
    for place in sorted(places):
        if any(map(str.isalnum, between[place:])):
            return place
    notes, rest = split_leading_notes(between)
    return len(between) - len(rest) if notes else 0


def split_off_number(text: str) -> tuple[str, int | None]:
    """A text without the number of the sum that follows it, and that number."""
    match = _STEP_NUMBER.search(text)
    return (text[: match.start()], int(match[1])) if match else (text, None)


def split_leading_notes(text: str) -> tuple[list[str], str]:
    """The brackets with which a text begins, and the rest."""
    notes: list[str] = []
    rest = text.lstrip(EDGE_SIGNS + ".")
    while (
        rest.startswith(("(", "["))
        and (pairs := find_outermost_brackets(rest))
        and pairs[0][0] == 0
    ):
        notes.append(rest[1 : pairs[0][1] - 1].strip())
        rest = rest[pairs[0][1] :].lstrip(EDGE_SIGNS + ".")
    return [note for note in notes if note], rest


def split_source_and_note(text: str) -> tuple[str | None, str | None]:
    """Who pays, and what stands in brackets behind it, unless it only spells out the source."""
    whole = trim_edges(text)
    if whole is None:
        return None, None
    pairs = find_outermost_brackets(whole)
    if pairs and pairs[-1][1] == len(whole):
        start, end = pairs[-1]
        before, content = whole[:start].rstrip(), whole[start + 1 : end - 1].strip()
        if not before:
            return None, content or None
        if not _is_definition(before, content):
            return trim_edges(before), content or None
    return whole, None


def _is_definition(before: str, content: str) -> bool:
    """Whether a bracket gives an abbreviation for the words before it, or spells one out."""
    if _is_abbreviation(content):
        return True
    last = before.rsplit(maxsplit=1)[-1]
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", content))
    return _is_abbreviation(last) and initials.casefold() == last.casefold()


def _is_abbreviation(text: str) -> bool:
    return bool(_ABBREVIATION.fullmatch(text)) and sum(map(str.isupper, text)) >= 2


def trim_edges(text: str) -> str | None:
    """A piece without the signs that set it off and its final stop; None if nothing is left."""
    trimmed = text.strip(EDGE_SIGNS + DASHES + "/\\=" + " ")
    if not _INITIAL_AT_END.search(trimmed):
        trimmed = _FINAL_SIGNS.sub("", trimmed)
    if trimmed and text[text.find(trimmed) + len(trimmed) :][:1] == "+":
        trimmed += "+"  # a name ends so: `Erasmus+`
    return trimmed if any(map(str.isalnum, trimmed)) else None

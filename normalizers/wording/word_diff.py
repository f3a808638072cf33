"""Two wordings → the words that stayed, were removed and were added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from normalizers.wording.year_blind_words import WordToken, is_same_but_for_years, tokenize

DiffOperation = Literal["same", "removed", "added"]


class DiffPiece(NamedTuple):
    """A run of words, as printed, with the spaces and punctuation that follow them."""

    op: DiffOperation
    text: str


def diff_words(before: str, after: str, years_between: int) -> list[DiffPiece]:
    """The pieces in reading order; all but the `removed` ones together are the whole text after.

    `years_between` is how many years later `after` was written: a year number that moved along by
    as many, or stayed, counts as the same. The edit has as few insertions and deletions of words as
    possible.
    """
    old, new = tokenize(before), tokenize(after)
    if not old or not new:
        return _build_edit(before, after)
    if is_same_but_for_years(before, after, years_between):
        return [DiffPiece("same", after)]
    new_years = {word.year for word in new}
    old_keys = [_make_key(word, years_between, new_years) for word in old]
    new_keys = [_make_key(word, 0, new_years) for word in new]
    pieces: list[DiffPiece] = []
    removed = added = ""
    for op in Indel.opcodes(old_keys, new_keys):
        if op.tag == "delete":
            removed += _take_printed(before, old, op.src_start, op.src_end)
        elif op.tag == "insert":
            added += _take_printed(after, new, op.dest_start, op.dest_end)
        else:
            pieces += _build_edit(removed, added)
            removed = added = ""
            pieces.append(DiffPiece("same", _take_printed(after, new, op.dest_start, op.dest_end)))
    return pieces + _build_edit(removed, added)


def _build_edit(removed: str, added: str) -> list[DiffPiece]:
    both = (DiffPiece("removed", removed), DiffPiece("added", added))
    return [piece for piece in both if piece.text]


def _make_key(word: WordToken, years_between: int, new_years: set[int | None]) -> str:
    """What a word is compared by: a year as it would stand in the later text."""
    if word.year is None:
        return word.key
    moved_year = word.year + years_between
    return str(word.year if word.year in new_years and moved_year not in new_years else moved_year)


def _take_printed(text: str, tokens: Sequence[WordToken], start: int, end: int) -> str:
    """The text from word `start` to before word `end`; the first word takes what stands before
    it."""
    first = tokens[start].start if start else 0
    last = tokens[end].start if end < len(tokens) else len(text)
    return text[first:last]


def mark_changes(pieces: list[DiffPiece]) -> str:
    """The pieces as one line: `[-removed-]`, `{+added+}`."""
    marks = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    line = ""
    for op, text in pieces:
        opening, closing = marks[op]
        body = text.rstrip()
        line += f"{opening}{body}{closing}{text[len(body) :]}" if body else text
        if op == "removed" and not line.endswith(" "):
            line += " "
    return line.strip()

"""Two wordings → the words that stayed, went and came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from normalizers.wording.year_blind_words import Word, same_words, words

Op = Literal["same", "removed", "added"]


class Piece(NamedTuple):
    """A run of words, as printed, with the spaces and punctuation that follow them."""

    op: Op
    text: str


def word_diff(before: str, after: str, gap: int) -> list[Piece]:
    """The pieces in reading order; those not `removed` are the text after, whole.

    `gap` is how many years later `after` was written: a year that moved along, or one that stayed,
    is the same. The edit is a shortest one of insertions and deletions of words.
    """
    old, new = words(before), words(after)
    if not old or not new:
        return _edit(before, after)
    if same_words(before, after, gap):
        return [Piece("same", after)]
    there = {word.year for word in new}
    then = [_key(word, gap, there) for word in old]
    now = [_key(word, 0, there) for word in new]
    pieces: list[Piece] = []
    removed = added = ""
    for op in Indel.opcodes(then, now):
        if op.tag == "delete":
            removed += _printed(before, old, op.src_start, op.src_end)
        elif op.tag == "insert":
            added += _printed(after, new, op.dest_start, op.dest_end)
        else:
            pieces += _edit(removed, added)
            removed = added = ""
            pieces.append(Piece("same", _printed(after, new, op.dest_start, op.dest_end)))
    return pieces + _edit(removed, added)


def _edit(removed: str, added: str) -> list[Piece]:
    both = (Piece("removed", removed), Piece("added", added))
    return [piece for piece in both if piece.text]


def _key(word: Word, gap: int, there: set[int | None]) -> str:
    """What a word is compared by: a year as it would stand in the later text."""
    if word.year is None:
        return word.key
    moved = word.year + gap
    return str(word.year if word.year in there and moved not in there else moved)


def _printed(text: str, found: Sequence[Word], start: int, end: int) -> str:
    """The print of the words from `start` to before `end`; the first takes what stands before."""
    first = found[start].start if start else 0
    last = found[end].start if end < len(found) else len(text)
    return text[first:last]


def marked(pieces: list[Piece]) -> str:
    """The pieces as one line: `[-removed-]`, `{+added+}`."""
    marks = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    out = ""
    for op, text in pieces:
        opening, closing = marks[op]
        bare = text.rstrip()
        out += f"{opening}{bare}{closing}{text[len(bare) :]}" if bare else text
        if op == "removed" and not out.endswith(" "):
            out += " "
    return out.strip()

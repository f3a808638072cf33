"""Takes words apart that run over a vertical rule.

Text that fills its cell to the edge touches the text of the next cell, and a library then reports
both as one word. A word that merely sticks out of its cell is left whole: it has no gap at the
rule.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.records import Box, Rule, Word

INSIDE = 0.8
"""A rule this far inside a word's box, in points, runs through the word."""

GAP = 0.5
"""The least gap in points between two glyphs that a rule may pass through."""


class Glyph(NamedTuple):
    """One character and its box."""

    char: str
    box: Box


def crossing(words: Sequence[Word], vertical: Sequence[Rule]) -> dict[int, list[float]]:
    """The indices of words that a rule runs through, with the places of those rules."""
    out: dict[int, list[float]] = {}
    places = [rule.at for rule in vertical]
    for index, word in enumerate(words):
        first = bisect_left(places, word[0] + INSIDE)
        last = bisect_left(places, word[2] - INSIDE, first)
        if first < last:
            middle = (word.y0 + word.y1) / 2
            passing = vertical[first:last]
            cuts = [rule.at for rule in passing if rule.lo < middle < rule.hi]
            if cuts:
                out[index] = cuts
    return out


def split_at(
    words: Sequence[Word],
    suspects: dict[int, list[float]],
    glyphs: Iterable[Glyph],
) -> list[Word]:
    """The words, those of `suspects` cut wherever one of their rules passes between two glyphs."""
    by_row: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        by_row[round((glyph.box.y0 + glyph.box.y1) / 2)].append(glyph)
    out: list[Word] = []
    for index, word in enumerate(words):
        if index not in suspects:
            out.append(word)
            continue
        middle = round((word.y0 + word.y1) / 2)
        own = sorted(
            (
                glyph
                for row in (middle - 1, middle, middle + 1)
                for glyph in by_row[row]
                if word.x0 - 0.1 <= (glyph.box.x0 + glyph.box.x1) / 2 <= word.x1 + 0.1
            ),
            key=lambda glyph: glyph.box.x0,
        )
        if "".join(glyph.char for glyph in own) != word.text:
            out.append(word)  # overprinted or reordered glyphs: no safe place to cut
            continue
        out += _pieces(word, own, suspects[index])
    return out


def _pieces(word: Word, glyphs: Sequence[Glyph], cuts: Sequence[float]) -> list[Word]:
    """The word cut at each rule that passes through a gap between two of its glyphs."""
    out: list[Word] = []
    piece: list[Glyph] = []
    for glyph in glyphs:
        if piece and _parted(piece[-1].box.x1, glyph.box.x0, cuts):
            out.append(_word(word, piece))
            piece = []
        piece.append(glyph)
    out.append(_word(word, piece))
    return out


def _parted(end: float, start: float, cuts: Sequence[float]) -> bool:
    return start - end >= GAP and any(end - GAP <= cut <= start + GAP for cut in cuts)


def _word(word: Word, glyphs: Sequence[Glyph]) -> Word:
    text = "".join(glyph.char for glyph in glyphs)
    return word._replace(x0=glyphs[0].box.x0, x1=glyphs[-1].box.x1, text=text)

"""Splits words that run over a vertical line between two cells.

Text that fills its cell to the edge touches the text of the next cell, and a library then reports
both as one word. A word that merely sticks out of its cell is left whole: it has no gap at the
ruling line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine, Word

MIN_CROSSING_DEPTH_PT = 0.8
"""A ruling line this far inside a word's box, in points, runs through the word."""

MIN_GLYPH_GAP_PT = 0.5
"""The least gap in points between two glyphs that a ruling line may pass through."""


class GlyphBox(NamedTuple):
    """One character and its box."""

    char: str
    box: Box


def find_crossed_words(
    words: Sequence[Word], vertical: Sequence[RulingLine]
) -> dict[int, list[float]]:
    """The indices of words that a ruling line runs through, with the places of those ruling
    lines."""
    crossed: dict[int, list[float]] = {}
    positions = [rule.position for rule in vertical]
    if not positions:
        return crossed
    for index, word in enumerate(words):
        first = bisect_left(positions, word[0] + MIN_CROSSING_DEPTH_PT)
        end = word[2] - MIN_CROSSING_DEPTH_PT
        if first < len(positions) and positions[first] < end:
            last = bisect_left(positions, end, first)
            middle = (word.y0 + word.y1) / 2
            passing = vertical[first:last]
            cuts = [rule.position for rule in passing if rule.start < middle < rule.end]
            if cuts:
                crossed[index] = cuts
    return crossed


def split_crossed_words(
    words: Sequence[Word],
    crossed: dict[int, list[float]],
    glyphs: Iterable[GlyphBox],
) -> list[Word]:
    """The words, those of `crossed` cut wherever one of their ruling lines passes between two
    glyphs."""
    glyphs_by_height: dict[int, list[GlyphBox]] = defaultdict(list)
    for glyph in glyphs:
        glyphs_by_height[round((glyph.box.y0 + glyph.box.y1) / 2)].append(glyph)
    result: list[Word] = []
    for index, word in enumerate(words):
        if index not in crossed:
            result.append(word)
            continue
        middle = round((word.y0 + word.y1) / 2)
        own_glyphs = sorted(
            (
                glyph
                for row in (middle - 1, middle, middle + 1)
                for glyph in glyphs_by_height[row]
                if word.x0 - 0.1 <= (glyph.box.x0 + glyph.box.x1) / 2 <= word.x1 + 0.1
            ),
            key=lambda glyph: glyph.box.x0,
        )
        if "".join(glyph.char for glyph in own_glyphs) != word.text:
            result.append(word)  # overprinted or reordered glyphs: no safe place to cut
            continue
        result += _split_word(word, own_glyphs, crossed[index])
    return result


def _split_word(word: Word, glyphs: Sequence[GlyphBox], cuts: Sequence[float]) -> list[Word]:
    """The word cut at each ruling line that passes through a gap between two of its glyphs."""
    pieces: list[Word] = []
    piece: list[GlyphBox] = []
    for glyph in glyphs:
        if piece and _is_cut_between(piece[-1].box.x1, glyph.box.x0, cuts):
            pieces.append(_make_piece(word, piece))
            piece = []
        piece.append(glyph)
    pieces.append(_make_piece(word, piece))
    return pieces


def _is_cut_between(end: float, start: float, cuts: Sequence[float]) -> bool:
    return start - end >= MIN_GLYPH_GAP_PT and any(
        end - MIN_GLYPH_GAP_PT <= cut <= start + MIN_GLYPH_GAP_PT for cut in cuts
    )


def _make_piece(word: Word, glyphs: Sequence[GlyphBox]) -> Word:
    text = "".join(glyph.char for glyph in glyphs)
    return word._replace(x0=glyphs[0].box.x0, x1=glyphs[-1].box.x1, text=text)

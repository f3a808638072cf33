"""MuPDF's page of text → words with their runs, reading directions and glyphs.

The page of text is PyMuPDF's, though this file does not import it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine, Word
from extractors.words.rotation import find_dominant_rotation, rotate_upright, snap_to_quarter_turn
from extractors.words.split_words import GlyphBox

UPSIDE_DOWN_SAMPLE_WORDS = 60
"""So many words show whether a page is upside down, since all of it is then."""

MIN_VERTICAL_WORD_RATIO = 1.2
"""A word that is so many times as high as wide must read upwards or downwards."""

_make_tuple = tuple.__new__


def build_words(
    items: Sequence[tuple[Any, ...]], text: str, known_texts: dict[str, str]
) -> list[Word]:
    """PyMuPDF's words (box, text, numbers of block, line and word) as ours.

    Its text has a line for each of its lines, so that the ends of both tell which line ends in a
    printed space; without the text no line does. `known_texts` has each text met in the file so
    far, new ones are added: the words of a plan recur, and one object each keeps memory small over
    many pages.
    """
    runs = [item[5] << 16 | item[6] for item in items]
    ends = _find_space_ends(runs, text)
    know = known_texts.setdefault
    # Not `Word(…)` and not `intern`, each of which takes as long as all else that is done here.
    return [
        _make_tuple(Word, (x0, y0, x1, y1, know(letters, letters), 0, run, end, 1.0, None))
        for (x0, y0, x1, y1, letters, _, _, _), run, end in zip(items, runs, ends, strict=True)
    ]


def _find_space_ends(runs: Sequence[int], text: str) -> Sequence[bool]:
    """For each word, by its run, whether it ends a line of the text that ends in a space."""
    ends = [False] * len(runs)
    if text:
        ends_in_space = iter([line[-1].isspace() for line in text.splitlines() if line.strip()])
        for index, (run, next_run) in enumerate(pairwise((*runs, -1))):
            if run != next_run:
                ends[index] = next(ends_in_space, False)
    return ends


def turn_upright(
    textpage: Any,
    words: list[Word],
    lines: tuple[list[RulingLine], list[RulingLine]],
    size: tuple[float, float],
) -> tuple[list[Word], list[RulingLine], list[RulingLine], int, tuple[float, float]]:
    """Words and ruling lines turned so that most text stands upright; by how many degrees, and the
    size of the page after that.

    `lines` are the page's horizontal and vertical lines, `size` its width and height.
    """
    if not (_has_vertical_word(words) or _is_upside_down(words[:UPSIDE_DOWN_SAMPLE_WORDS])):
        return words, *lines, 0, size
    words = _add_rotations(textpage, words)
    rotation = find_dominant_rotation(words)
    words, horizontal, vertical, size = rotate_upright(words, *lines, rotation, size)
    return words, horizontal, vertical, rotation, size


def _has_vertical_word(words: Sequence[Word]) -> bool:
    """Whether a word of three letters or more stands on its side."""
    return any(
        len(word[4]) > 2
        for word in words
        if word[3] - word[1] > MIN_VERTICAL_WORD_RATIO * (word[2] - word[0])
    )


def _is_upside_down(words: Sequence[Word]) -> bool:
    """Whether most words stand left of the one before in their run: the text is upside down."""
    steps_right = [b.x0 > a.x0 for a, b in pairwise(words) if a.text_run == b.text_run]
    return 2 * sum(steps_right) < len(steps_right)


def _add_rotations(textpage: Any, words: Sequence[Word]) -> list[Word]:
    """The words with their reading directions, which only the line records tell."""
    rotations: dict[tuple[int, int], int] = {}
    for block in textpage.extractDICT()["blocks"]:
        for position, line in enumerate(block.get("lines", ())):
            rotations[block["number"], position] = snap_to_quarter_turn(line["dir"])
    return [
        word._replace(rotation=rotations.get((word.text_run >> 16, word.text_run & 0xFFFF), 0))
        for word in words
    ]


def iter_glyphs(textpage: Any) -> Iterator[GlyphBox]:
    """Every non-space glyph with its box."""
    for block in textpage.extractRAWDICT()["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                for char in span["chars"]:
                    if not char["c"].isspace():
                        yield GlyphBox(char["c"], Box(*char["bbox"]))

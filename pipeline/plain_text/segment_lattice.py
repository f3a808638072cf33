"""All ways to cut printed lines into pieces of cells.

Most lines belong to one cell, but lines of neighbouring cells may be printed as one. A node is a
place where a cell may end: the end of every line, and within a line before each word that may begin
a cell. An edge is a piece of a line from one node to a later one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from extractors.plain_text.read_lines import PlainTextLine
from normalizers.letters.signs import DASHES

_WIDE_SIGNS, _NARROW_SIGNS = (
    frozenset("жмшщфюыЖМШЩФЮЫmwMW—%№"),
    frozenset(".,:;!|()[]'\"-iljtfIІі/ "),
)
_CELL_BEGINNING = re.compile(rf"[^\W\d_]|[\d№√✓“«\"({re.escape(DASHES)}]")

MAX_CELL_LINE_WORDS = 60
"""A line with more words is a paragraph, not pieces of cells: it is not cut."""


class LatticeNode(Struct, frozen=True):
    """A place between two pieces, with the words before and after it.

    `inside_line`: it lies within a line. `blank_lines` is the number of blank lines there.
    `page_start` is 1 if a page certainly begins there, 0.5 if it may. `line_end_space`: the line
    ends with a space.
    """

    word_before: str
    word_after: str
    inside_line: bool
    blank_lines: int
    page_start: float
    line_end_space: bool


class LatticeEdge(Struct, frozen=True):
    """A piece of line `line` from one node to another; its width is in average letters."""

    start: int
    end: int
    line: int
    text: str
    width: float


class SegmentLattice(Struct, frozen=True):
    """The nodes from the first to the last line, and the edges into each of them."""

    nodes: tuple[LatticeNode, ...]
    edges_into: tuple[tuple[LatticeEdge, ...], ...]


def measure_text_width(text: str) -> float:
    """The width of a text in average letters; fonts differ little in this."""
    return sum(map(_measure_sign_width, text))


def _measure_sign_width(sign: str) -> float:
    if sign in _NARROW_SIGNS:
        return 0.6
    wide = 1.35 if sign in _WIDE_SIGNS else 1.0
    return wide * 1.3 if sign.isupper() else wide


def build_lattice(lines: Sequence[PlainTextLine], page_breaks: Sequence[int]) -> SegmentLattice:
    """The lattice of the lines of one table; `page_breaks` are the indices of lines that certainly
    begin a page."""
    nodes = [LatticeNode("", lines[0].text.split()[0], False, 0, 0.0, True)]
    edges_into: list[list[LatticeEdge]] = [[]]
    for index, line in enumerate(lines):
        words = line.text.split()
        inner_starts = [i for i in range(1, len(words)) if _may_begin_cell(words[i])]
        cut_places = [0, *(inner_starts if len(words) <= MAX_CELL_LINE_WORDS else ()), len(words)]
        first_node = len(nodes) - 1
        for place in cut_places[1:-1]:
            nodes.append(LatticeNode(words[place - 1], words[place], True, 0, 0.0, True))
            edges_into.append([])
        following = lines[index + 1] if index + 1 < len(lines) else None
        nodes.append(_build_line_end(line, following, index + 1 in page_breaks))
        edges_into.append([])
        for i, start in enumerate(cut_places):
            for j in range(i + 1, len(cut_places)):
                text = " ".join(words[start : cut_places[j]])
                edges_into[first_node + j].append(
                    LatticeEdge(
                        first_node + i, first_node + j, index, text, measure_text_width(text)
                    )
                )
    return SegmentLattice(tuple(nodes), tuple(map(tuple, edges_into)))


def _build_line_end(
    line: PlainTextLine, following: PlainTextLine | None, is_page_break: bool
) -> LatticeNode:
    last_word = line.text.split()[-1]
    if following is None:
        return LatticeNode(last_word, "", False, 0, 0.0, line.space_after)
    page_start = (
        1.0 if is_page_break or following.page > line.page else 0.5 * following.may_begin_page
    )
    next_word = following.text.split()[0]
    return LatticeNode(
        last_word, next_word, False, following.blank_lines_before, page_start, line.space_after
    )


def _may_begin_cell(word: str) -> bool:
    # Short words in lower case are function words, which begin no cell.
    return bool(_CELL_BEGINNING.match(word)) and not (word[0].islower() and len(word) < 3)

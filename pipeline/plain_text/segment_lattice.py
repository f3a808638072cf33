"""The ways in which printed lines may be cut into pieces of cells.

A line is mostly a line of one cell, but neighbouring cells' lines may stand in one. A node is a
place where a cell may end: the end of every line, and inside a line before a word that may begin a
cell. An edge is a piece of a line from one node to a later one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.plain_text.read_lines import PrintedLine

_WIDE, _NARROW = frozenset("жмшщфюыЖМШЩФЮЫmwMW—%№"), frozenset(".,:;!|()[]'\"-iljtfIІі/ ")
_BEGINNING = re.compile(r"[^\W\d_]|[\d№√✓–—“«\"(-]")

LONGEST = 60
"""A line of more words is no row of cells' lines but a paragraph: it is not cut."""


@dataclass(frozen=True, slots=True)
class Node:
    """A place between two pieces: the words before and behind it.

    `inside`: within a line; `blank`: blank lines there; `page`: 1 if a page surely begins, 0.5 if
    it may.
    """

    before: str
    behind: str
    inside: bool
    blank: int
    page: float
    spaced: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A piece of line `line` from one node to another; its breadth in letters of usual width."""

    start: int
    end: int
    line: int
    text: str
    breadth: float


@dataclass(frozen=True, slots=True)
class Lattice:
    """Nodes from the beginning to the end of the lines, and the edges into each of them."""

    nodes: tuple[Node, ...]
    into: tuple[tuple[Edge, ...], ...]


def breadth(text: str) -> float:
    """How much room a text takes, in letters of usual width: fonts differ little in this."""
    return sum(map(_breadth, text))


def _breadth(sign: str) -> float:
    if sign in _NARROW:
        return 0.6
    wide = 1.35 if sign in _WIDE else 1.0
    return wide * 1.3 if sign.isupper() else wide


def lattice(lines: Sequence[PrintedLine], breaks: Sequence[int]) -> Lattice:
    """The lattice of the lines of one table; a page surely begins before the lines `breaks`."""
    nodes = [Node("", lines[0].text.split()[0], False, 0, 0.0, True)]
    into: list[list[Edge]] = [[]]
    for index, line in enumerate(lines):
        words = line.text.split()
        inner = [i for i in range(1, len(words)) if _may_begin(words[i])]
        places = [0, *(inner if len(words) <= LONGEST else ()), len(words)]
        first = len(nodes) - 1
        for place in places[1:-1]:
            nodes.append(Node(words[place - 1], words[place], True, 0, 0.0, True))
            into.append([])
        following = lines[index + 1] if index + 1 < len(lines) else None
        nodes.append(_end(line, following, index + 1 in breaks))
        into.append([])
        for i, start in enumerate(places):
            for j in range(i + 1, len(places)):
                text = " ".join(words[start : places[j]])
                into[first + j].append(Edge(first + i, first + j, index, text, breadth(text)))
    return Lattice(tuple(nodes), tuple(map(tuple, into)))


def _end(line: PrintedLine, following: PrintedLine | None, breaks: bool) -> Node:
    last = line.text.split()[-1]
    if following is None:
        return Node(last, "", False, 0, 0.0, line.spaced)
    page = 1.0 if breaks or following.page > line.page else 0.5 * following.may_begin_page
    first = following.text.split()[0]
    return Node(last, first, False, following.blank_before, page, line.spaced)


def _may_begin(word: str) -> bool:
    return bool(_BEGINNING.match(word)) and not (word[0].islower() and len(word) < 3)

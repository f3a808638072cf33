"""The printed lines of a document's cells as whole words, each cell joined once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from extractors.document import Document
from extractors.records import Cell
from normalizers.text import Joined, PrintedLine, clean, habits, joined
from normalizers.vocabulary import Vocabulary, vocabulary

Read = Callable[[Cell], Joined]
"""Gives the joined text of a cell."""


def printed(cell: Cell) -> list[PrintedLine]:
    """The printed lines of a cell, over all its parts."""
    return [
        PrintedLine(clean(line.text), line.width, line.room, line.spaced)
        for part in cell.parts
        for line in part.lines
    ]


def own_vocabulary(document: Document) -> Vocabulary:
    """The words of a document's cells and loose text."""
    return vocabulary(texts(document))


def texts(document: Document) -> Iterable[Sequence[PrintedLine]]:
    """The printed lines of every cell, and every loose line by itself."""
    for table in document.tables:
        for cell in table.cells:
            yield printed(cell)
    for line in document.lines:
        yield [PrintedLine(clean(line.text), line.box.x1 - line.box.x0, 0.0)]


def reader(document: Document, words: Vocabulary) -> Read:
    """A function that joins a cell's lines by the evidence of `words`; it remembers what it joined."""
    lines = [printed(cell) for table in document.tables for cell in table.cells]
    usual = habits(lines, words)
    known: dict[int, Joined] = {}

    def read(cell: Cell) -> Joined:
        # By identity: the document, which lives as long, shares the parts with every copy of a cell.
        if id(cell.parts) not in known:
            known[id(cell.parts)] = joined(printed(cell), words, usual)
        return known[id(cell.parts)]

    return read

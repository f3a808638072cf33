"""The printed lines of a document's cells as whole words, each cell joined once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.records import Cell, Document
from normalizers.joining.join_lines import Joined, clean, cleaned, joined
from normalizers.joining.printed_line import Printed, PrintedLine
from normalizers.joining.producer_habits import habits
from normalizers.joining.vocabulary import Vocabulary, vocabulary

_BROWSER = re.compile(r"skia|chrom|webkit|quartz|gecko|firefox|weasyprint|prince", re.I)

Read = Callable[[Cell], Joined]
"""Gives the joined text of a cell."""


@dataclass(frozen=True, slots=True)
class Print:
    """What is printed in a document: the lines of its cells, in order, and of its loose text.

    Cells are known by the identity of their parts, which every copy of a cell shares.
    """

    cells: dict[int, list[Printed]]
    loose: list[list[Printed]]

    def lines(self) -> list[list[Printed]]:
        """The lines of every cell, and every loose line by itself."""
        return [*self.cells.values(), *self.loose]


def prints(document: Document) -> Print:
    """What is printed in a document; it must live as long as the result is used."""
    return Print(
        {id(cell.parts): printed(cell) for table in document.tables for cell in table.cells},
        [
            [PrintedLine(clean(line.text), line.box.x1 - line.box.x0, 0.0)]
            for line in document.loose
        ],
    )


def printed(cell: Cell) -> list[Printed]:
    """The printed lines of a cell, over all its parts."""
    return [cleaned(line) for part in cell.parts for line in part.lines]


def own_vocabulary(found: Print) -> Vocabulary:
    """The words of a document's cells and loose text."""
    return vocabulary(found.lines())


def reader(found: Print, words: Vocabulary, producer: str) -> Read:
    """A function that joins a cell's lines by the evidence of `words` and remembers the result.

    `producer` is the program that made the PDF, as the file names it.
    """
    browser = _BROWSER.search(producer) is not None
    usual = habits(found.cells.values(), words, cuts_at_slashes=browser)
    known: dict[int, Joined] = {}

    def read(cell: Cell) -> Joined:
        key = id(cell.parts)
        if key not in known:
            known[key] = joined(found.cells[key], words, usual)
        return known[key]

    return read


def plain(lines: Sequence[str], words: Vocabulary) -> str:
    """Lines outside cells as one text: nothing forces a break inside a word there."""
    return joined([PrintedLine(line, 0.0, 1e6) for line in lines], words).text

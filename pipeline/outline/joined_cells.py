"""The lines of a document's cells, joined into text; each cell is joined only once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from msgspec import Struct

from extractors.records.documents import Cell, CellPlace, Document
from normalizers.joining.join_lines import (
    JoinedText,
    clean_line,
    clean_text,
    join_clean_lines,
    join_lines,
)
from normalizers.joining.printed_line import PrintedLine, PrintedLineLike
from normalizers.joining.producer_habits import learn_line_habits
from normalizers.joining.vocabulary import Vocabulary, build_vocabulary

_BROWSER_PRODUCER = re.compile(r"skia|chrom|webkit|quartz|gecko|firefox|weasyprint|prince", re.I)

CellJoiner = Callable[[Cell], JoinedText]
"""Returns the joined text of a cell."""


class PrintedText(Struct, frozen=True):
    """What is printed in a document: the lines of each cell, by its place, and the lines outside
    tables.
    """

    lines_by_cell: dict[CellPlace, list[PrintedLineLike]]
    loose_lines: list[list[PrintedLineLike]]

    def list_lines(self) -> list[list[PrintedLineLike]]:
        """The lines of every cell, and every loose line by itself."""
        return [*self.lines_by_cell.values(), *self.loose_lines]


def collect_printed_text(document: Document) -> PrintedText:
    """What is printed in a document."""
    return PrintedText(
        {cell.place: list_printed_lines(cell) for table in document.tables for cell in table.cells},
        [
            [PrintedLine(clean_text(line.text), line.box.x1 - line.box.x0, 0.0)]
            for line in document.lines_outside_tables
        ],
    )


def list_printed_lines(cell: Cell) -> list[PrintedLineLike]:
    """The printed lines of a cell, over all its parts, cleaned."""
    return [clean_line(line) for part in cell.parts for line in part.lines]


def collect_own_vocabulary(printed_text: PrintedText) -> Vocabulary:
    """The words of a document's cells and loose text."""
    return build_vocabulary(printed_text.list_lines())


def make_cell_joiner(printed_text: PrintedText, words: Vocabulary, producer: str) -> CellJoiner:
    """Makes a function that joins a cell's lines with the help of `words`, and remembers the
    results.

    `producer` is the program that made the PDF, as the file names it.
    """
    # Browsers break a line after a slash without a hyphen; Word does not.
    by_browser = _BROWSER_PRODUCER.search(producer) is not None
    line_habits = learn_line_habits(
        printed_text.lines_by_cell.values(), words, cuts_at_slashes=by_browser
    )
    joined_by_cell: dict[CellPlace, JoinedText] = {}

    def join_cell(cell: Cell) -> JoinedText:
        key = cell.place
        if key not in joined_by_cell:
            joined_by_cell[key] = join_clean_lines(
                printed_text.lines_by_cell[key], words, line_habits
            )
        return joined_by_cell[key]

    return join_cell


def join_loose_lines(lines: Sequence[str], words: Vocabulary) -> str:
    """Lines outside cells as one text. Nothing forces a break within a word there, so the width
    counts as endless."""
    return join_lines([PrintedLine(line, 0.0, 1e6) for line in lines], words).text

"""The text of a single cell, joined without a vocabulary: good enough to see what the cell is, not
to publish it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from extractors.records.documents import Cell
from normalizers.joining.join_lines import join_clean_lines
from normalizers.joining.printed_line import can_break_mid_word
from normalizers.joining.vocabulary import build_vocabulary
from normalizers.letters.confusables import fold_confusables
from pipeline.outline.joined_cells import list_printed_lines

EMPTY_VOCABULARY = build_vocabulary(())
"""The vocabulary of no text."""


def join_cell_text(cell: Cell) -> str:
    """A cell's text, joined without a vocabulary."""
    if not cell.parts or cell.is_empty:
        return ""
    return join_clean_lines(list_printed_lines(cell), EMPTY_VOCABULARY).text


def join_raw_text(cell: Cell) -> str:
    """A cell's printed lines with single spaces between all words."""
    return " ".join(cell.text_raw.split())


def fold_row(cells: Sequence[Cell]) -> tuple[str, ...]:
    """A row's texts for comparison, without white space, hyphens and case."""
    return tuple(
        "".join(fold_confusables(cell.text_raw).split()).replace("-", "") for cell in cells
    )


def join_cell_without_breaks(cell: Cell) -> str:
    """A cell's text, in which every word that may have been broken without a hyphen is joined."""
    lines = [line for line in list_printed_lines(cell) if line.text.strip()]
    column_width = max((line.width + line.free_width for line in lines), default=0.0)
    joined_text = ""
    for line, next_line in zip_longest(lines, lines[1:]):
        continues = (
            next_line is not None
            and next_line.text[0].islower()
            and can_break_mid_word(line, next_line, column_width)
        )
        joined_text += line.text if continues else f"{line.text} "
    return joined_text.strip()

"""Whether lines with strips between their words are a table: no list, no contents, no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from extractors.inference.unruled_rows import RowDivider
from extractors.inference.white_strips import WhiteStrips, list_crossed, split_at_strips
from extractors.records.page_marks import Word

MIN_SHARED_ROWS = 0.6
"""At least this share of a table's lines has words in two columns or more."""

MIN_FILLED_SHARE = 0.35
"""At least this share of the places of its columns and lines holds words."""

MAX_SHORT_WORDS = 4
"""A column of a table other than the first holds at most so many words a line as a rule."""

MAX_MEAN_WORDS = 6
"""The columns of a table hold on average at most so many words a row."""

_LEADER = re.compile(r"\.{4,}|…{2,}|_{4,}")
_MARKER = re.compile(r"[\W_]*\w{0,3}[\W_]*")

Row = list[list[Word]]
"""The words of a row by column."""


def is_tabular(lines: Sequence[Sequence[Word]], strips: WhiteStrips) -> bool:
    """Whether lines with strips between their words are a table."""
    return bool(strips.spans) and are_rows_of_table([*list_rows(lines, strips)], lines)


def are_rows_of_table(rows: Sequence[Row], lines: Sequence[Sequence[Word]]) -> bool:
    """Whether the rows that some lines were divided into are those of a table."""
    columns = len(rows[0])
    if columns == 1:
        return False
    filled = [sum(map(bool, row)) for row in rows]
    if (
        sum(count > 1 for count in filled) < MIN_SHARED_ROWS * len(rows)
        or sum(filled) < MIN_FILLED_SHARE * columns * len(rows)
        # Dot leaders are those of a list of contents, underscores those of a form.
        or sum(any(_LEADER.search(word.text) for word in line) for line in lines) * 5 > len(lines)
    ):
        return False
    lengths = [
        median([len(row[column]) for row in rows if row[column]] or [0])
        for column in range(columns)
    ]
    first_are_markers = all(
        _MARKER.fullmatch(" ".join(word.text for word in row[0])) for row in rows if row[0]
    )
    own = lengths[1:] if first_are_markers else lengths
    # Markers before text are a list, unless the text is as short as a value.
    if columns == 2 and first_are_markers:
        return own[0] <= 2
    return min(own) <= MAX_SHORT_WORDS and sum(own) <= MAX_MEAN_WORDS * len(own)


def list_rows(lines: Sequence[Sequence[Word]], strips: WhiteStrips) -> Iterator[Row]:
    """The rows of some lines; those that cannot be divided are a row each."""
    split = [split_at_strips(line, strips.middles) for line in lines]
    crossed = [any(list_crossed(line, strips.middles)) for line in lines]
    whole = [row for row, is_crossed in zip(split, crossed, strict=True) if not is_crossed]
    divider = RowDivider(_join_rows(whole, len(strips.spans) + 1))
    for is_crossed, part in groupby(zip(split, crossed, strict=True), key=lambda pair: pair[1]):
        rows = [row for row, _ in part]
        columns = _join_rows(rows, len(strips.spans) + 1)
        edges = [] if is_crossed else divider.split_rows(columns)
        if not edges:
            yield from rows
        for top, foot in edges:
            yield [
                [word for word in column if top <= (word.y0 + word.y1) / 2 <= foot]
                for column in columns
            ]


def _join_rows(rows: Sequence[Row], columns: int) -> Row:
    """The words of some rows by column."""
    return [[word for row in rows for word in row[column]] for column in range(columns)]

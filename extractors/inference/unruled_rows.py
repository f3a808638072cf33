"""Lines of text in columns → rows of cells, where no line parts the rows.

The lines of one cell follow one another evenly, and stand at the head, in the middle or at the foot
of their row, as the other cells of the table do. Of all divisions into rows that keep to this, the
one is taken that has the fewest empty cells and the fewest lines broken where the next word would
have fitted; of equal ones, the one with the most rows. It is found by dynamic programming over the
lines, from top to bottom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from extractors.records.page_marks import Word
from extractors.words.text_lines import group_into_lines

MAX_LINES_IN_ROW = 14
"""Rows of more lines of text than this are not looked for."""

LEADING_TOLERANCE = 1.12
"""Lines of one cell follow one another within so many times the least leading."""

MIN_LEADING_HEIGHTS = 0.75
"""Lines that are nearer than so many of their heights overlap."""

MAX_LEADING_HEIGHTS = 1.75
"""Lines that are further apart than so many of their heights are of different cells."""

ALIGNMENT_TOLERANCE_HEIGHTS = 0.3
"""Cells of one row stand alike give or take so many heights of a line."""

FIT_TOLERANCE_HEIGHTS = 0.3
"""A word would have fitted on the line above if there was room for it and so much more."""

BROKEN_FIGURE_COST = 2.5
"""Figures under figures in one cell are as unlikely as so many empty cells."""

EARLY_BREAK_COST = 1.5
"""A line broken where its next word fitted is as unlikely as so many empty cells …"""

EARLY_BREAK_COST_OF_NAMES = 3.0
"""… or so many in the first column, whose lines begin rows as a rule."""

UNALIGNED_COST = 4.0
"""A first row, as a header, of which the cells stand neither at one head nor at one foot, is as
unlikely as so many empty cells."""

PART_TITLE_COST = 2.5
"""The title of a part, alone in the first column, is at most as unlikely as so many empty cells."""

MAX_COST_OF_ROW = 3.0
"""What costs more is rather several rows."""

SPACE_HEIGHTS = 0.22
"""The width of a space in heights of a line."""


class _Line(NamedTuple):
    """A line of text in one column."""

    column: int
    middle: float
    top: float
    foot: float
    width: float
    first_width: float
    is_figure: bool


class _Division(NamedTuple):
    """A division of some bands into rows: its cost, minus the number of its rows, and the first
    band of each row."""

    cost: float
    fewness: int
    starts: list[int]


class _Row:
    """A row that grows band by band: the height of the first line of each cell, and the last
    line."""

    def __init__(self) -> None:
        """A row without lines."""
        self.heads: dict[int, float] = {}
        self.last_lines: dict[int, _Line] = {}

    def list_alignments(self, tolerance: float) -> tuple[bool, bool, bool]:
        """Whether all cells stand at its head, in its middle, and at its foot."""
        heads = self.heads.values()
        feet = [line[1] for line in self.last_lines.values()]
        middles = [(head + foot) / 2 for head, foot in zip(heads, feet, strict=True)]
        return (
            max(heads) - min(heads) <= tolerance,
            max(middles) - min(middles) <= tolerance,
            max(feet) - min(feet) <= tolerance,
        )


class RowDivider:
    """Divides the text of one table's columns, or of a part of them, into rows."""

    def __init__(self, columns: Sequence[Sequence[Word]]) -> None:
        """`columns` are all words of the table by column: they tell how wide each column is."""
        lines = _list_lines(columns)
        self._height = median([line.foot - line.top for line in lines]) if lines else 1.0
        self._alignment_tolerance = ALIGNMENT_TOLERANCE_HEIGHTS * self._height
        self._leading = _find_leading(lines, self._height)
        self._widths = [0.0 for _ in columns]
        for line in lines:
            self._widths[line.column] = max(self._widths[line.column], line.width)

    def split_rows(self, columns: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
        """The upper and the lower edge of each row of some words; none if they are not divided."""
        bands = self._list_bands(columns)
        found = [division for division in self._divide(bands) if division is not None]
        if not bands or not found:
            return []
        starts = min(found, key=lambda division: division[:2]).starts
        rows = [
            [line for band in bands[start:end] for line in band]
            for start, end in pairwise([*starts, len(bands)])
        ]
        return [(min([line.top for line in row]), max([line.foot for line in row])) for row in rows]

    def is_one_row(self, columns: Sequence[Sequence[Word]]) -> bool:
        """Whether some words may be the cells of a single row."""
        row = _Row()
        cost = 0.0
        for band in self._list_bands(columns):
            added = self._add_band(row, band)
            if added is None:
                return False
            cost += added
        return not row.heads or (
            cost <= MAX_COST_OF_ROW and any(row.list_alignments(self._alignment_tolerance))
        )

    def _list_bands(self, columns: Sequence[Sequence[Word]]) -> list[list[_Line]]:
        """The lines by height: those of different columns at one height together."""
        bands: list[list[_Line]] = []
        tolerance = self._alignment_tolerance / 2
        for line in _list_lines(columns):
            if bands and line.middle - bands[-1][0].middle <= tolerance:
                bands[-1].append(line)
            else:
                bands.append([line])
        return bands

    def _divide(self, bands: Sequence[Sequence[_Line]]) -> list[_Division | None]:
        """The best division for each way in which cells may be aligned, if there is one."""
        nothing = _Division(0.0, 0, [])
        best: list[list[_Division | None]] = [[nothing, *(None for _ in bands)] for _ in range(3)]
        for first in range(len(bands)):
            before = [divisions[first] for divisions in best]
            if not any(before):
                continue
            for end, cost, alignments in self._iter_rows(bands, first):
                for divisions, above, is_aligned in zip(best, before, alignments, strict=True):
                    if above is None or (first and not is_aligned):
                        continue
                    total = above.cost + cost + UNALIGNED_COST * (not is_aligned)
                    known = divisions[end]
                    if known is None or (total, above.fewness - 1) < known[:2]:
                        starts = [*above.starts, first]
                        divisions[end] = _Division(total, above.fewness - 1, starts)
        return [divisions[-1] for divisions in best]

    def _iter_rows(
        self, bands: Sequence[Sequence[_Line]], first: int
    ) -> Iterator[tuple[int, float, tuple[bool, bool, bool]]]:
        """Each row that may begin with a band: the band after it, its cost, how it is aligned."""
        row = _Row()
        cost = 0.0
        for end in range(first + 1, min(first + MAX_LINES_IN_ROW, len(bands)) + 1):
            added = self._add_band(row, bands[end - 1])
            if added is None:
                return
            cost += added
            if end == len(bands) or not self._reaches_into(bands[end - 1], bands[end]):
                alignments = row.list_alignments(self._alignment_tolerance)
                yield end, cost + self._cost_empty(row), alignments

    def _cost_empty(self, row: _Row) -> float:
        """What the empty cells of a row cost."""
        empty = len(self._widths) - len(row.heads)
        return min(empty, PART_TITLE_COST) if [*row.heads] == [0] else empty

    def _add_band(self, row: _Row, band: Sequence[_Line]) -> float | None:
        """Adds lines to the cells of a row. Returns what that costs; None if a line cannot continue
        its cell."""
        cost = 0.0
        for line in band:
            column = line[0]
            last = row.last_lines.get(column)
            if last is None:
                row.heads[column] = line[1]
            else:
                if line[1] - last[1] > LEADING_TOLERANCE * self._leading:
                    return None
                room = self._widths[column] - last.width - SPACE_HEIGHTS * self._height
                if line.is_figure and last.is_figure:
                    cost += BROKEN_FIGURE_COST
                elif line.first_width < room - FIT_TOLERANCE_HEIGHTS * self._height:
                    cost += EARLY_BREAK_COST if column else EARLY_BREAK_COST_OF_NAMES
            row.last_lines[column] = line
        return cost

    def _reaches_into(self, above: Sequence[_Line], below: Sequence[_Line]) -> bool:
        """Whether the cells of a row reach down to the next band; each goes from top to bottom."""
        return below[0].middle - above[-1].middle < MIN_LEADING_HEIGHTS * self._height


def _list_lines(columns: Sequence[Sequence[Word]]) -> list[_Line]:
    """The lines of text of some columns, by their heights."""
    lines = []
    for column, words in enumerate(columns):
        for line in group_into_lines(words) if words else ():
            top, foot = min([word[1] for word in line]), max([word[3] for word in line])
            text = "".join([word[4] for word in line])
            start, first_end, end = line[0][0], line[0][2], line[-1][2]
            is_figure = 2 * sum(map(str.isdigit, text)) >= len(text)
            middle = (top + foot) / 2
            lines.append(
                _Line(column, middle, top, foot, end - start, first_end - start, is_figure)
            )
    return sorted(lines, key=itemgetter(1))


def _find_leading(lines: Sequence[_Line], height: float) -> float:
    """The least distance of two lines of one column; 0 where all are far apart."""
    last: dict[int, float] = {}
    leadings = []
    for line in lines:
        if line.column in last:
            leadings.append(line.middle - last[line.column])
        last[line.column] = line.middle
    close = sorted(
        leading
        for leading in leadings
        if MIN_LEADING_HEIGHTS * height < leading <= MAX_LEADING_HEIGHTS * height
    )
    # Not the least of all: one in fifty may be two lines of different cells set close.
    return close[len(close) // 50] if close else 0.0

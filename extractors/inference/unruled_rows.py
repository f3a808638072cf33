"""Lines of text in columns → rows of cells, where no line parts the rows.

The lines of one cell follow one another evenly, and stand at the head, in the middle or at the foot
of their row, as the other cells of the table do. Of all divisions into rows that keep to this, the
one is taken that has the fewest empty cells and the fewest lines broken where the next word would
have fitted; of equal ones, the one with the most rows. It is found by dynamic programming over the
lines, from top to bottom.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

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


class _Line(Struct, frozen=True):
    """A line of text in one column."""

    column: int
    top: float
    foot: float
    width: float
    first_width: float
    is_figure: bool

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.foot) / 2


class RowDivider:
    """Divides the text of one table's columns, or of a part of them, into rows."""

    def __init__(self, columns: Sequence[Sequence[Word]]) -> None:
        """`columns` are all words of the table by column: they tell how wide each column is."""
        lines = _list_lines(columns)
        self._height = median(line.foot - line.top for line in lines) if lines else 1.0
        self._leading = _find_leading(lines, self._height)
        self._widths = [
            max((line.width for line in lines if line.column == column), default=0.0)
            for column in range(len(columns))
        ]

    def split_rows(self, columns: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
        """The upper and the lower edge of each row of some words; none if they are not divided."""
        bands = self._list_bands(columns)
        found = [
            division
            for alignment in ("top", "middle", "foot")
            if (division := self._divide(bands, alignment)) is not None
        ]
        if not bands or not found:
            return []
        starts = min(found, key=lambda division: division[:2])[2]
        rows = [
            [line for band in bands[start:end] for line in band]
            for start, end in pairwise([*starts, len(bands)])
        ]
        return [(min(line.top for line in row), max(line.foot for line in row)) for row in rows]

    def is_one_row(self, columns: Sequence[Sequence[Word]]) -> bool:
        """Whether some words may be the cells of a single row."""
        cells: dict[int, list[_Line]] = {}
        costs = [self._add_band(cells, band) for band in self._list_bands(columns)]
        return not cells or (
            None not in costs
            and sum(cost or 0.0 for cost in costs) <= MAX_COST_OF_ROW
            and any(self._is_aligned(cells, alignment) for alignment in ("top", "middle", "foot"))
        )

    def _list_bands(self, columns: Sequence[Sequence[Word]]) -> list[list[_Line]]:
        """The lines by height: those of different columns at one height together."""
        bands: list[list[_Line]] = []
        tolerance = ALIGNMENT_TOLERANCE_HEIGHTS * self._height / 2
        for line in _list_lines(columns):
            if bands and line.middle - bands[-1][0].middle <= tolerance:
                bands[-1].append(line)
            else:
                bands.append([line])
        return bands

    def _divide(
        self, bands: Sequence[Sequence[_Line]], alignment: str
    ) -> tuple[float, int, list[int]] | None:
        """The best division: its cost, minus the number of its rows, and the first band of each
        row."""
        best: list[tuple[float, int, list[int]] | None] = [(0.0, 0, []), *(None for _ in bands)]
        for first in range(len(bands)):
            before = best[first]
            if before is None:
                continue
            cells: dict[int, list[_Line]] = {}
            cost = before[0]
            for end in range(first + 1, min(first + MAX_LINES_IN_ROW, len(bands)) + 1):
                added = self._add_band(cells, bands[end - 1])
                if added is None:
                    break
                cost += added
                reaches_on = end < len(bands) and self._reaches_into(cells, bands[end])
                is_aligned = self._is_aligned(cells, alignment)
                if reaches_on or (first and not is_aligned):
                    continue
                total = cost + self._cost_empty(cells) + UNALIGNED_COST * (not is_aligned)
                known = best[end]
                if known is None or (total, before[1] - 1) < known[:2]:
                    best[end] = (total, before[1] - 1, [*before[2], first])
        return best[-1]

    def _cost_empty(self, cells: dict[int, list[_Line]]) -> float:
        """What the empty cells of a row cost."""
        empty = len(self._widths) - len(cells)
        return min(empty, PART_TITLE_COST) if [*cells] == [0] else empty

    def _add_band(self, cells: dict[int, list[_Line]], band: Sequence[_Line]) -> float | None:
        """Adds lines to the cells of a row. Returns what that costs; None if a line cannot continue
            its
        cell."""
        cost = 0.0
        for line in band:
            above = cells.setdefault(line.column, [])
            if above:
                last = above[-1]
                if line.middle - last.middle > LEADING_TOLERANCE * self._leading:
                    return None
                room = self._widths[line.column] - last.width - SPACE_HEIGHTS * self._height
                if line.is_figure and last.is_figure:
                    cost += BROKEN_FIGURE_COST
                elif line.first_width < room - FIT_TOLERANCE_HEIGHTS * self._height:
                    cost += EARLY_BREAK_COST if line.column else EARLY_BREAK_COST_OF_NAMES
            above.append(line)
        return cost

    def _reaches_into(self, cells: dict[int, list[_Line]], band: Sequence[_Line]) -> bool:
        """Whether the cells of a row reach down to the next lines."""
        foot = max(lines[-1].middle for lines in cells.values())
        return min(line.middle for line in band) - foot < MIN_LEADING_HEIGHTS * self._height

    def _is_aligned(self, cells: dict[int, list[_Line]], alignment: str) -> bool:
        """Whether all cells of a row stand at its head, in its middle, or at its foot."""
        if alignment == "top":
            places = [lines[0].middle for lines in cells.values()]
        elif alignment == "foot":
            places = [lines[-1].middle for lines in cells.values()]
        else:
            places = [(lines[0].middle + lines[-1].middle) / 2 for lines in cells.values()]
        return max(places) - min(places) <= ALIGNMENT_TOLERANCE_HEIGHTS * self._height


def _list_lines(columns: Sequence[Sequence[Word]]) -> list[_Line]:
    lines = []
    for column, words in enumerate(columns):
        for line in group_into_lines(words) if words else ():
            text = "".join(word.text for word in line)
            lines.append(
                _Line(
                    column,
                    min(word.y0 for word in line),
                    max(word.y1 for word in line),
                    line[-1].x1 - line[0].x0,
                    line[0].x1 - line[0].x0,
                    2 * sum(map(str.isdigit, text)) >= len(text),
                )
            )
    return sorted(lines, key=lambda line: line.middle)


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

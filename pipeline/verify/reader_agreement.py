"""Whether two readings of one PDF agree, cell by cell.

Two libraries that read alike are hardly wrong in the same way, so where they differ an analyst
should look. Cells are matched by where they lie, as the readings may number their tables otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal, NamedTuple

from extractors.records import Box, Document, TextLine
from pipeline.findings import Finding

NEAR = 2.0
"""Points that a side of a cell may be off in the other reading."""

What = Literal["text", "span", "missing", "extra", "line"]


class Disagreement(NamedTuple):
    """Where two readings differ; `box` is in points on the page as displayed, pages from 1.

    `what` it is of a cell: its `text`; its `span` (with its place in the table); that it is
    `missing` in the second reading, or `extra` there. A `line` is text outside the tables. `first`
    and `second` are what each read, None for nothing; of a span, rows and columns as in `cells`.
    """

    page: int
    box: Box
    first: str | None
    second: str | None
    what: What


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two readings compare: all cells of both, those that agree, and what differs.

    `names` are those of the two readers.
    """

    names: tuple[str, str]
    cells: int
    agreeing: int
    disagreements: tuple[Disagreement, ...]

    @property
    def share(self) -> float:
        """The share of the cells that agree, from 0 to 1."""
        return self.agreeing / self.cells if self.cells else 1.0

    def findings(self) -> list[Finding]:
        """Every disagreement as a finding."""
        return [self._finding(found) for found in self.disagreements]

    def _finding(self, found: Disagreement) -> Finding:
        first, second = self.names
        told = {
            "text": "The text of a cell is read in two ways",
            "span": "The rows and columns of a cell are read in two ways",
            "missing": f"A cell is found by {first} only",
            "extra": f"A cell is found by {second} only",
            "line": "Text outside the tables is read in two ways",
        }[found.what]
        x0, y0, x1, y1 = (round(side) for side in found.box)
        read = zip(self.names, (found.first, found.second), strict=True)
        return Finding(
            "readers_disagree",
            f"{told}, at {x0}–{x1} pt from the left, {y0}–{y1} pt from the top",
            found.page,
            detail="; ".join(f"{name}: {quoted(text)}" for name, text in read),
        )


def quoted(text: str | None) -> str:
    """What one reading says, for a finding that has both."""
    return "nothing" if text is None else "“" + text.replace("\n", " | ") + "”"


class _Cell(NamedTuple):
    """A cell by its first part; one that goes on over a page break is there once."""

    page: int
    box: Box
    row: int
    column: int
    rowspan: int
    colspan: int
    text: str

    @property
    def spans(self) -> tuple[int, int]:
        """The rows and the columns that it covers."""
        return self.rowspan, self.colspan

    @property
    def grid(self) -> str:
        """Its place, its spans and its size in words."""
        size = f"{self.box.x1 - self.box.x0:.0f} × {self.box.y1 - self.box.y0:.0f} pt"
        return (
            f"row {self.row}, column {self.column}, spans {self.rowspan} × {self.colspan}, {size}"
        )


def agreement(first: Document, second: Document, names: tuple[str, str]) -> Agreement:
    """Compares two readings; `names` are those of the two readers."""
    pairs, missing, extra = _matched(list(_cells(first)), list(_cells(second)))
    found = [Disagreement(cell.page, cell.box, cell.text, None, "missing") for cell in missing]
    found += [Disagreement(cell.page, cell.box, None, cell.text, "extra") for cell in extra]
    agreeing = 0
    off = (0, 0)
    for one, other in pairs:
        before, off = off, (other.row - one.row, other.column - one.column)
        # Below a row that one reading lacks all cells are a row off: the first tells of them all.
        moved = off not in ((0, 0), before)
        spans = moved or one.spans != other.spans or not _alike(one.box, other.box)
        if spans:
            found.append(Disagreement(one.page, one.box, one.grid, other.grid, "span"))
        if one.text != other.text:
            found.append(Disagreement(one.page, one.box, one.text, other.text, "text"))
        agreeing += not spans and one.text == other.text
    found += _lines(_placed(first, first.lines), _placed(second, second.lines))
    found += _lines(_placed(first, first.furniture), _placed(second, second.furniture))
    found.sort(key=lambda one: (one.page, one.box.y0, one.box.x0))
    return Agreement(names, len(pairs) + len(missing) + len(extra), agreeing, tuple(found))


def _cells(document: Document) -> Iterator[_Cell]:
    """All cells in reading order, those of repeated headers after those of their table."""
    for table in document.tables:
        for cell in table.cells:
            part = cell.parts[0]
            box = document.sheet(part.page).displayed(part.box)
            grid = (cell.row, cell.column, cell.rowspan, cell.colspan)
            yield _Cell(part.page, box, *grid, _plain(cell.text_raw))
        for again in table.repeats:
            part = again.part
            box = document.sheet(part.page).displayed(part.box)
            span = (again.row_end - again.row, again.column_end - again.column)
            yield _Cell(part.page, box, again.row, again.column, *span, _plain(part.text))


def _plain(text: str) -> str:
    """The text with its line breaks, and one space where there is other white space."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def _matched(
    ours: Sequence[_Cell], theirs: Sequence[_Cell]
) -> tuple[list[tuple[_Cell, _Cell]], list[_Cell], list[_Cell]]:
    """The cells that lie alike or, failing that, begin at one corner; then what is left of both."""
    left: dict[int, list[_Cell]] = defaultdict(list)
    for cell in theirs:
        left[cell.page].append(cell)
    pairs: dict[int, _Cell] = {}
    for sides in (4, 2):
        for index, cell in enumerate(ours):
            if index in pairs:
                continue
            fitting = [other for other in left[cell.page] if _alike(cell.box, other.box, sides)]
            if fitting:
                pairs[index] = min(fitting, key=lambda other: _apart(cell.box, other.box))
                left[cell.page].remove(pairs[index])
    missing = [cell for index, cell in enumerate(ours) if index not in pairs]
    return (
        [(ours[index], pairs[index]) for index in sorted(pairs)],
        missing,
        [cell for cells in left.values() for cell in cells],
    )


def _alike(first: Box, second: Box, sides: int = 4) -> bool:
    """Whether the first `sides` numbers of two boxes are near; two are the upper left corner."""
    return _apart(first[:sides], second[:sides]) <= NEAR


def _apart(first: Sequence[float], second: Sequence[float]) -> float:
    return max(abs(one - other) for one, other in zip(first, second, strict=True))


class _Line(NamedTuple):
    page: int
    box: Box
    text: str


def _placed(document: Document, lines: Iterable[TextLine]) -> list[_Line]:
    return [
        _Line(line.page, document.sheet(line.page).displayed(line.box), _plain(line.text))
        for line in lines
    ]


def _lines(ours: Sequence[_Line], theirs: Sequence[_Line]) -> Iterator[Disagreement]:
    """What differs between two readings of the text outside tables.

    Lines are compared by their order, since libraries do not agree on how high letters are.
    """
    for page in sorted({line.page for line in (*ours, *theirs)}):
        first = [line for line in ours if line.page == page]
        second = [line for line in theirs if line.page == page]
        matcher = SequenceMatcher(
            None, [line.text for line in first], [line.text for line in second], autojunk=False
        )
        for tag, start, end, other_start, other_end in matcher.get_opcodes():
            if tag == "equal":
                continue
            for one, other in zip_longest(first[start:end], second[other_start:other_end]):
                box = (one or other).box
                yield Disagreement(page, box, one and one.text, other and other.text, "line")
